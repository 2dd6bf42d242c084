"""What the resident takes along: the slip, as content in two languages, without a page yet (G15).

The slip carries the reference and no answer: whoever finds it on the floor learns nothing but that
somebody asked the city for something. So a slip written to a file is no leak either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kiosk.language.languages import Language
from kiosk.language.message import Message, msg
from kiosk.language.text import LocalText
from kiosk.language.texts import Texts
from kiosk.pack.model import City, OpeningHours, Service

Style = Literal["city", "heading", "reference", "word", "label", "body", "strong", "sign"]

QR_PREFIX = "STOA:"
SETTINGS_TITLE = msg("How this kiosk works for you")
_MOST_BYTES = 180
"""What a code of 53 modules holds with a seventh of it lost: the widest that the paper takes."""
WISH = msg("The time you want")
NOT_SURE_YET = msg("This is a wish. It is not sure yet. The city confirms it.")
THE_CITY_SAYS: dict[str, Message] = {
    "confirmed": msg("The city says yes to this time."),
    "changed": msg("The city has another time for you."),
    "gone": msg("The city cannot keep this time. Please ask the staff."),
}
"""What became of the wish, by the city's word."""


@dataclass(frozen=True)
class SlipLine:
    """One paragraph of one language; `style` says how large and where."""

    text: str
    style: Style
    language: Language


@dataclass(frozen=True)
class QrCode:
    """A QR code as rows of modules, dark is True; `quiet` modules of white belong around it."""

    modules: tuple[tuple[bool, ...], ...]
    content: str
    quiet: int = 4


@dataclass(frozen=True)
class Rule:
    """A line across the slip."""


SlipBlock = SlipLine | QrCode | Rule


@dataclass(frozen=True)
class Slip:
    """The whole slip, top to bottom."""

    reference: str
    language: Language
    blocks: tuple[SlipBlock, ...]

    @property
    def lines(self) -> tuple[SlipLine, ...]:
        """Only the lines, for whoever reads the slip aloud."""
        return tuple(block for block in self.blocks if isinstance(block, SlipLine))


@dataclass(frozen=True)
class SlipFacts:
    """What goes on a slip; `saved_at` is aware, in UTC."""

    reference: str
    saved_at: datetime
    service: Service
    city: City
    check_words: dict[str, str]
    """The check word by language tag; a language without words has none."""
    appointment: datetime | None = None
    booking: str = ""
    """What the city says of that time, one of `THE_CITY_SAYS`; "" as long as it is a wish."""
    """The time wished for; aware."""


def build_slip(facts: SlipFacts, resident: Texts, official: Texts) -> Slip:
    """Build the slip in the resident's language and, where that is another, in the city's too."""
    blocks: list[SlipBlock] = [
        _line(resident, "city", facts.city.name),
        *_reference(facts, resident),
        qr_code(facts.reference),
        *_body(facts, resident),
    ]
    if official.language.tag != resident.language.tag:
        blocks += [Rule(), *_for_the_counter(facts, official)]
    return Slip(facts.reference, resident.language, tuple(blocks))


def build_settings_slip(code: str, scanned: str, city: City, resident: Texts) -> Slip:
    """Build the slip that brings a resident's settings back: the code, and nobody's name.

    `scanned` is what the QR code carries.
    """
    from qrcode.constants import ERROR_CORRECT_Q  # noqa: PLC0415

    how = msg(
        "To have these settings again, touch Help at any kiosk,"
        " then “How this kiosk works for you”, and type this code."
    )
    blocks = (
        _line(resident, "city", city.name),
        _line(resident, "heading", SETTINGS_TITLE),
        SlipLine(code, "reference", resident.language),
        QrCode(_modules(scanned, ERROR_CORRECT_Q), scanned),
        _line(resident, "body", how),
    )
    return Slip(code, resident.language, blocks)


def qr_code(reference: str) -> QrCode:
    """Return the code that carries the reference and nothing else, as plain text.

    Plain text and no address: a phone that reads it opens nothing.
    """
    from qrcode.constants import ERROR_CORRECT_Q  # noqa: PLC0415 (not before a slip is wanted)

    content = QR_PREFIX + reference
    return QrCode(_modules(content, ERROR_CORRECT_Q), content)  # paper is folded and rubbed


def plain_code(content: str) -> QrCode | None:
    """Return a code that carries a text as it is; None where it is too long for a slip."""
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415

    if len(content.encode()) > _MOST_BYTES:
        return None
    return QrCode(_modules(content, ERROR_CORRECT_M), content)


def _modules(content: str, correction: int) -> tuple[tuple[bool, ...], ...]:
    from qrcode.main import QRCode  # noqa: PLC0415

    code = QRCode(border=0, error_correction=correction)
    code.add_data(content)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def hours_lines(hours: Sequence[OpeningHours], texts: Texts) -> list[str]:
    """Return one line per row of opening hours: days, from, to."""
    order = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    lines = []
    for row in hours:
        places = [order.index(day) for day in row.days]
        names = [texts.weekday(place) for place in places]
        in_a_row = len(places) > 2 and places == list(range(places[0], places[0] + len(places)))
        days: Message | str = (
            msg("{first} to {last}", first=names[0], last=names[-1])
            if in_a_row
            else texts.list_of(names)
        )
        line = msg(
            "{days}: {opens} to {closes}",
            days=days,
            opens=texts.time(row.opens),
            closes=texts.time(row.closes),
        )
        lines.append(texts.say(line))
    return lines


def _reference(facts: SlipFacts, texts: Texts) -> list[SlipBlock]:
    return [
        _line(texts, "sign", msg("Your reference")),
        SlipLine(facts.reference, "reference", texts.language),
        *_check_word(facts, texts),
    ]


def _check_word(facts: SlipFacts, texts: Texts) -> list[SlipBlock]:
    word = facts.check_words.get(texts.language.tag)
    if word is None:
        return []
    return [_line(texts, "sign", msg("Check word")), SlipLine(word, "word", texts.language)]


def _for_the_counter(facts: SlipFacts, texts: Texts) -> list[SlipBlock]:
    """What whoever helps the resident must read: shorter, since paper is long enough as it is."""
    contact = facts.city.contact
    return [
        _line(texts, "heading", facts.service.title),
        *_check_word(facts, texts),
        _line(texts, "body", msg("Saved on {moment}", moment=facts.saved_at)),
        *_wish(facts, texts),
        _line(texts, "body", facts.service.next),
        _line(texts, "strong", msg("Phone: {phone}", phone=contact.phone)),
    ]


def _body(facts: SlipFacts, texts: Texts) -> list[SlipBlock]:
    service, city = facts.service, facts.city
    blocks: list[SlipBlock] = [
        _line(texts, "heading", service.title),
        _line(texts, "body", msg("Saved on {moment}", moment=facts.saved_at)),
        *_wish(facts, texts),
        _line(texts, "label", msg("What happens next")),
        _line(texts, "body", service.next),
    ]
    if service.duration is not None:
        blocks.append(_line(texts, "body", service.duration))
    blocks += [
        _line(texts, "label", msg("Where is my request?")),
        _line(texts, "body", msg("Ask at any kiosk. Touch “My request” and type the reference.")),
        _line(texts, "label", msg("Where to ask")),
        _line(texts, "body", city.contact.counter),
        _line(texts, "strong", msg("Phone: {phone}", phone=city.contact.phone)),
    ]
    blocks += [
        SlipLine(line, "body", texts.language) for line in hours_lines(city.contact.hours, texts)
    ]
    return blocks


def _wish(facts: SlipFacts, texts: Texts) -> list[SlipBlock]:
    """The time wished for, and that it is not sure yet; or what the city says of it."""
    if facts.appointment is None:
        return []
    said = THE_CITY_SAYS.get(facts.booking)
    moment = SlipLine(texts.weekday_datetime(facts.appointment), "strong", texts.language)
    if said is not None:
        return [_line(texts, "label", said), moment]
    return [_line(texts, "label", WISH), moment, _line(texts, "body", NOT_SURE_YET)]


def _line(texts: Texts, style: Style, said: Message | LocalText) -> SlipLine:
    return SlipLine(texts.say(said), style, texts.language)
