"""What a screen is given: warnings for here and now in a language, and how sure that is."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from kiosk.alerts import words
from kiosk.alerts.cap import Info
from kiosk.alerts.choosing import choose, known_tag
from kiosk.alerts.hazards import Hazard
from kiosk.alerts.wording import clean, is_mixed, one_line
from kiosk.language.message import Message

Layout = Literal["screen", "band"]
Freshness = Literal["fresh", "old", "never", "part"]
State = Literal["off", "unknown", "quiet", "warned"]

_TAKES_THE_SCREEN = ("Extreme", "Severe")


@dataclass(frozen=True)
class AlertView:
    """One danger as it is shown.

    `key` is the same as long as the words and the severity are: what a session remembers as spoken
    or dismissed. `language` is the kiosk's tag of the texts, or the alert's own where the kiosk
    does not know it (then there is no voice for it). The texts are the sender's, as plain text.
    """

    key: str
    layout: Layout
    severity: str
    label: Message
    headline: str
    paragraphs: tuple[str, ...]
    """The description; empty where only the headline can be trusted to one voice."""
    instruction: tuple[str, ...]
    area: str
    language: str
    is_residents_language: bool
    is_headline_only: bool
    is_all_clear: bool
    source_id: str
    source: str
    """Who warns, in the sender's words or as the city calls the feed."""
    sent: datetime
    begins: datetime | None
    """When the danger itself is expected, where it is told."""
    ends: datetime
    facts: tuple[Message, ...]
    """Who sent it, when, and until when it holds; always to be shown."""


@dataclass(frozen=True)
class SourceView:
    """One feed and how well it is known.

    `read_at` is when it was last read, None for never; `age` is how long ago. "part" means that
    some of its messages could not be read.
    """

    id: str
    name: str
    freshness: Freshness
    read_at: datetime | None
    age: timedelta | None
    problem: str
    """A code for staff; "" where the last try was good."""
    checked: Message
    """When it was last read, always to be shown."""

    @property
    def is_sure(self) -> bool:
        """Whether silence of this feed means that it has nothing to say."""
        return self.freshness == "fresh"


@dataclass(frozen=True)
class AlertsView:
    """All that is known about warnings at one moment.

    `state` is "quiet" only where every feed was read whole a short while ago; where one was not and
    there is no warning, nothing is known: "unknown".
    """

    state: State
    alerts: tuple[AlertView, ...]
    """The list: worst first, dismissed ones included."""
    dismissed: frozenset[str]
    sources: tuple[SourceView, ...]
    summary: Message
    """One sentence for the band and the head of the list."""
    doubts: tuple[Message, ...]
    """What is not known, beside warnings as well as without; always to be shown."""

    @property
    def full_screen(self) -> AlertView | None:
        """The worst warning that takes the screen and was not yet dismissed."""
        return next(
            (one for one in self.alerts if one.layout == "screen" and self._is_open(one)), None
        )

    @property
    def band(self) -> tuple[AlertView, ...]:
        """The warnings for the band that were not yet dismissed."""
        return tuple(one for one in self.alerts if one.layout == "band" and self._is_open(one))

    def _is_open(self, one: AlertView) -> bool:
        return one.key not in self.dismissed


def layout_of(info: Info) -> Layout:
    """Severity decides; an all-clear and what is over never take the screen."""
    if info.is_all_clear or info.urgency == "Past":
        return "band"
    return "screen" if info.severity in _TAKES_THE_SCREEN else "band"


def key_of(hazard: Hazard) -> str:
    """Return a key that changes with the words, the severity or the sender, and with nothing else.

    So a warning that is re-issued word for word is not spoken again, and one that now says
    "leave" instead of "stay inside" is.
    """
    said = sorted(
        {
            (
                telling.source_id,
                telling.alert.sender,
                telling.info.language.casefold(),
                telling.info.severity,
                telling.info.event,
                telling.info.headline,
                telling.info.description,
                telling.info.instruction,
            )
            for telling in hazard.tellings
        }
    )
    return hashlib.sha256(repr(said).encode("utf-8", "backslashreplace")).hexdigest()[:24]


def view_of(hazard: Hazard, language: str, fallbacks: Sequence[str], source_name: str) -> AlertView:
    """Return one danger for a resident's language.

    `fallbacks` are languages to try next, in order; `source_name` stands where no sender is named.
    """
    telling, is_theirs = choose(hazard.tellings, language, fallbacks)
    info = telling.info
    mixed = is_mixed(info)
    sender = one_line(info.sender_name, 100) or source_name
    return AlertView(
        key=key_of(hazard),
        layout=layout_of(info),
        severity=info.severity,
        label=words.label(info),
        headline=one_line(info.headline) or one_line(info.event),
        paragraphs=() if mixed else clean(info.description),
        instruction=() if mixed else clean(info.instruction),
        area=one_line("; ".join(area.description for area in info.areas), 300),
        language=known_tag(info.language) or info.language,
        is_residents_language=is_theirs,
        is_headline_only=mixed,
        is_all_clear=info.is_all_clear,
        source_id=telling.source_id,
        source=sender,
        sent=telling.alert.sent,
        begins=info.onset,
        ends=telling.alert.ends(info),
        facts=words.facts(telling, sender),
    )
