"""What this kiosk tells about itself, made from its real configuration (P47).

The labels are those of DTPR v1's device data chain (standards 3.8, CC BY 4.0): accountable,
purpose, tech, data, process, access, storage, retention. The sentences are our own, since DTPR's
exist in few languages and its words for a microphone are wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import SplitResult, urlsplit

from kiosk.language.message import Message, msg, nmsg
from kiosk.language.text import LocalText
from kiosk.outbox.upkeep import KEPT, STATUS_KEPT
from kiosk.pack.model import Pack
from kiosk.settings import Settings

Category = Literal[
    "accountable", "purpose", "tech", "data", "process", "access", "storage", "retention"
]

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""An endpoint on this very machine, as in the demo: nothing travels."""

TITLES: dict[Category, Message] = {
    "accountable": msg("Who runs this kiosk"),
    "purpose": msg("What it is for"),
    "tech": msg("What is built in"),
    "data": msg("What it takes in"),
    "process": msg("How it keeps that safe"),
    "access": msg("Who can read it"),
    "storage": msg("Where it is kept"),
    "retention": msg("How long it is kept"),
}


@dataclass(frozen=True)
class Disclosed:
    """One thing told: `element` is DTPR's id of it, `key` names it uniquely on a page."""

    category: Category
    element: str
    body: Message

    @property
    def key(self) -> str:
        """Category and element."""
        return f"{self.category}/{self.element}"

    @property
    def title(self) -> Message:
        """The question that this answers."""
        return TITLES[self.category]


def disclose(settings: Settings, pack: Pack) -> tuple[Disclosed, ...]:
    """Return all that is told, in the order of DTPR's chain."""
    return (
        *_who_and_why(pack),
        *_technology(settings),
        *_data(),
        *_process(pack),
        *_access(pack),
        *_keeping(),
    )


def has_city_key(pack: Pack) -> bool:
    """Whether only the city can open what residents send."""
    return pack.city.sealing_key is not None


def _who_and_why(pack: Pack) -> list[Disclosed]:
    about = pack.city.about
    return [
        Disclosed("accountable", "organization", _as_written(about.operator)),
        Disclosed("purpose", "agency_interaction", _as_written(about.purpose)),
        Disclosed(
            "purpose",
            "accessibility",
            msg(
                "You can use it in your language, with large text, with a voice, and without a "
                "phone or an email."
            ),
        ),
    ]


def _as_written(text: LocalText) -> Message:
    """Carry a text of the pack; there is nothing of ours in it to translate."""
    return Message("{text}", {"text": text})


def _technology(settings: Settings) -> list[Disclosed]:
    told = [
        Disclosed(
            "tech",
            "system_screen",
            msg("A touch screen. It has no camera, no microphone and no sensor for people."),
        )
    ]
    if settings.voice == "espeak":
        told.append(
            Disclosed(
                "tech",
                "text-to-speech",
                msg(
                    "A computer voice that is made in this kiosk. It only speaks. It never listens."
                ),
            )
        )
    if settings.printer != "none":
        told.append(
            Disclosed(
                "tech",
                "printer",
                msg("A printer. Your paper shows a reference and none of your answers."),
            )
        )
    return told


def _data() -> list[Disclosed]:
    return [
        Disclosed(
            "data", "personal", msg("Only the answers that you give, and only when you send them.")
        )
    ]


def _process(pack: Pack) -> list[Disclosed]:
    sealed = (
        msg("Your answers are locked with the city's key before they are saved.")
        if has_city_key(pack)
        else msg("Your answers are locked before they are saved. This kiosk holds the key.")
    )
    told = [Disclosed("process", "encrypted_at_rest", sealed)]
    takers = (row for row in pack.endpoints if row.get("kind", "open311") == "open311")
    lines = [url for url in map(_address, takers) if url.hostname not in LOOPBACK]
    if lines and all(url.scheme == "https" for url in lines):
        protected = msg("They travel to the city over a protected line.")
        told.append(Disclosed("process", "transport_layer_security", protected))
    elif lines:
        open_line = msg("They travel to the city over a line that is not protected.")
        told.append(Disclosed("process", "raw_data", open_line))
    return told


def _address(endpoint: Mapping[str, Any]) -> SplitResult:
    return urlsplit(str(endpoint.get("url", "")))


def _access(pack: Pack) -> list[Disclosed]:
    """Who can read a report: with a hub only the city, without one this kiosk as well (P18)."""
    if has_city_key(pack):
        told = [
            Disclosed(
                "access",
                "available_to_the_accountable_organization",
                msg("The kiosk cannot read what you send. Only the city can."),
            ),
            Disclosed(
                "access",
                "not_available_to_vendor",
                msg("Whoever made or repairs the kiosk cannot read it."),
            ),
        ]
    else:
        open_here = msg(
            "Until the city has confirmed it, this kiosk could open your report in order to send "
            "it. After that, nobody can open it here."
        )
        told = [Disclosed("access", "available_to_the_accountable_organization", open_here)]
    own = msg("With your reference you can ask at any kiosk how far your request is.")
    return [*told, Disclosed("access", "available_to_me", own)]


def _keeping() -> list[Disclosed]:
    return [
        Disclosed(
            "storage", "stored_locally", msg("In this kiosk until it is sent, then at the city.")
        ),
        Disclosed(
            "retention",
            "no_data_retained",
            msg(
                "What you type is erased when you finish, or when nobody touches the screen for "
                "a while."
            ),
        ),
        Disclosed(
            "retention",
            "data_retained",
            nmsg(
                "A locked copy stays here for {count} day after the city has it.",
                "A locked copy stays here for {count} days after the city has it.",
                KEPT.days,
            ),
        ),
        Disclosed(
            "retention",
            "status_retained",
            nmsg(
                "The news about your request stays here for {count} day.",
                "The news about your request stays here for {count} days.",
                STATUS_KEPT.days,
            ),
        ),
    ]
