"""What a resident must know of one place of help, as labelled lines for the screen and for paper.

Each line names the language it is in: what a publisher wrote and nobody translated is shown and
said as it is, in its own language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from kiosk.directory.gazetteer import FoundPlace
from kiosk.directory.help_search import FoundHelp
from kiosk.directory.week import closure_lines, week_lines, week_of
from kiosk.language.bidi import without_controls
from kiosk.language.message import Message, msg
from kiosk.language.texts import Texts
from kiosk.pack.help_places import Phone, TextField

FactKey = Literal[
    "phone",
    "where",
    "way",
    "hours",
    "cost",
    "who",
    "how",
    "bring",
    "access",
    "languages",
    "email",
    "checked",
]

LABELS: dict[FactKey, Message] = {
    "phone": msg("By phone"),
    "where": msg("Where"),
    "way": msg("How to get there"),
    "hours": msg("The next seven days"),
    "cost": msg("What it costs"),
    "who": msg("Who can come"),
    "how": msg("How to begin"),
    "bring": msg("What you need"),
    "access": msg("Way in"),
    "languages": msg("Languages"),
    "email": msg("By email"),
}
FREE = msg("Free of charge")
STEP_FREE = msg("No steps")
_UNKNOWN = msg("We do not know. Call to ask.")


@dataclass(frozen=True)
class FactLine:
    """One line: its text, the tag of its language, and what is said where that is another thing."""

    text: str
    language: str
    speech: str = ""


@dataclass(frozen=True)
class HelpFact:
    """One thing worth knowing: what it is called, and its lines."""

    key: FactKey
    label: str
    lines: tuple[FactLine, ...]


def help_facts(
    found: FoundHelp,
    texts: Texts,
    stops: Sequence[FoundPlace],
    now: dt.datetime,
    zone: ZoneInfo,
) -> tuple[HelpFact, ...]:
    """Return what is known of a place, most needed first, in the language of `texts`.

    `stops` are those near the place, each with the way from it to the place; `now` is aware.
    """
    told = _Telling(found, texts)
    today = now.astimezone(zone).date()
    lines: dict[FactKey, list[FactLine]] = {
        "phone": [told.phone(phone) for phone in found.place.phones],
        "where": list(told.where()),
        "way": [*told.way(stops), *told.published("directions")],
        "hours": [
            *told.own(*week_lines(week_of(found.place, today, zone), texts)),
            *told.own(*closure_lines(found.place, today, texts)),
            *told.published("hours"),
        ],
        "cost": told.cost(),
        "who": [*told.published("who"), *told.ages()],
        "how": told.published("how"),
        "bring": told.published("bring"),
        "access": told.access(),
        "languages": [*told.languages(), *told.published("interpreters")],
        "email": told.own(found.place.email),
    }
    return tuple(
        HelpFact(key, texts.say(label), tuple(lines[key]))
        for key, label in LABELS.items()
        if lines[key]
    )


def contact_text(found: FoundHelp) -> str:
    """Return what a phone keeps of a place: name, address, number; "" where there is no contact."""
    place = found.place
    contact = [
        place.address.one_line if place.address else "",
        *(phone.shown for phone in place.phones[:1]),
    ]
    if not any(contact):
        return ""
    return "\n".join(filter(None, [place.texts["name"], *contact]))


class _Telling:
    """Tells of one place in one language."""

    def __init__(self, found: FoundHelp, texts: Texts) -> None:
        self._found = found
        self._texts = texts

    def own(self, *said: str) -> list[FactLine]:
        """Return the program's own lines; those that are empty are left out."""
        return [FactLine(text, self._texts.language.tag) for text in said if text]

    def say(self, *messages: Message) -> list[FactLine]:
        return self.own(*(self._texts.say(message) for message in messages))

    def published(self, field: TextField) -> list[FactLine]:
        """Return what the publisher says, in the language it is in."""
        shown = self._found.texts.get(field)
        return [FactLine(shown.text, shown.language)] if shown and shown.text.strip() else []

    def phone(self, phone: Phone) -> FactLine:
        spelt = self._texts.spell(phone.shown)
        shown = Message("{number}", {"number": phone.shown})  # keeps its order among RTL words
        if phone.extension:
            spelt = without_controls(self._say_extension(spelt, self._texts.spell(phone.extension)))
            return FactLine(
                self._say_extension(phone.shown, phone.extension), self._texts.language.tag, spelt
            )
        return FactLine(self._texts.say(shown), self._texts.language.tag, spelt)

    def where(self) -> Iterator[FactLine]:
        """The name of the house, then the address as on a letter, in the publisher's language."""
        place = self._found.place
        yield from self.published("location")
        if place.address is not None:
            lines = [*place.address.lines, place.address.city]
            yield FactLine("\n".join(filter(None, lines)), place.language)

    def way(self, stops: Sequence[FoundPlace]) -> list[FactLine]:
        here = self._found.distance
        found = self.say(msg("From this kiosk: {way}", way=here)) if here else []
        for stop in stops:
            if stop.distance is not None:
                found += self.say(
                    msg("From the stop {stop}: {way}", stop=stop.name, way=stop.distance)
                )
        return found

    def cost(self) -> list[FactLine]:
        published = self.published("cost")
        if self._found.place.free:
            return [*self.say(FREE), *published]
        return published or self.say(_UNKNOWN)

    def ages(self) -> list[FactLine]:
        least, most = self._found.place.minimum_age, self._found.place.maximum_age
        return self.say(
            *([msg("From {age} years", age=least)] if least else []),
            *([msg("Up to {age} years", age=most)] if most is not None else []),
        )

    def access(self) -> list[FactLine]:
        published = self.published("accessibility")
        if not self._is_somewhere:
            return published
        step_free = self._found.place.step_free
        if step_free is None:
            return published or self.say(_UNKNOWN)
        return [*self.say(STEP_FREE if step_free else msg("There are steps.")), *published]

    def languages(self) -> list[FactLine]:
        spoken = self._found.place.languages
        names = [self._texts.language_name(code) for code in spoken]
        return self.own(self._texts.list_of(names)) if names else []

    @property
    def _is_somewhere(self) -> bool:
        return self._found.place.address is not None or self._found.place.point is not None

    def _say_extension(self, number: str, extension: str) -> str:
        return self._texts.say(
            msg("{number}, extension {extension}", number=number, extension=extension)
        )
