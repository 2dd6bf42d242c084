"""A place of help on paper: what to take along, each line in the language it is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.devices.slip import Rule, Slip, SlipBlock, SlipLine, Style, plain_code
from kiosk.language.languages import LANGUAGES, Language
from kiosk.language.texts import Texts
from kiosk.pack.model import City

REFERENCE = "place"
"""What the paper is called where it is a file: the same for every place, so the next replaces it
and the name tells nothing."""

Line = tuple[str, str]
"""A text and the tag of its language."""


@dataclass(frozen=True)
class PlaceFact:
    """One thing worth knowing: what it is called in the resident's language, and its lines.

    Without a `label` it is about all of the paper, and a rule parts it from what is above.
    """

    label: str
    lines: tuple[Line, ...]
    strong: bool = False


def build_place_slip(
    city: City,
    name: Sequence[Line],
    facts: Sequence[PlaceFact],
    contact: str,
    today: date,
    texts: Texts,
) -> Slip:
    """Build the paper of a place; the first line of `name` is its heading.

    `today` is the day in the city: hours on paper grow old. `contact` becomes a QR code of plain
    text, so that a phone opens nothing; "" is no code, and neither is what is too long for paper.
    """
    own = texts.language
    blocks: list[SlipBlock] = [
        SlipLine(texts.text(city.name), "city", own),
        SlipLine(texts.weekday_date(today), "body", own),
    ]
    for place, (text, tag) in enumerate(name):
        blocks.append(SlipLine(text, "body" if place else "heading", _language(tag, own)))
    for fact in facts:
        blocks.append(SlipLine(fact.label, "label", own) if fact.label else Rule())
        style: Style = "strong" if fact.strong else "body"
        blocks += [
            SlipLine(line, style, _language(tag, own))
            for text, tag in fact.lines
            for line in text.split("\n")
        ]
    code = plain_code(contact) if contact else None
    if code is not None:
        blocks += [Rule(), code]
    return Slip(REFERENCE, own, tuple(blocks))


def _language(tag: str, own: Language) -> Language:
    """Return the language of a tag; that of the resident where it has no fonts of its own here."""
    return LANGUAGES.get(tag, own)
