"""Each language whole: nothing left in English, mirrored where it must be (H04, H06, H01)."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.language.languages import LANGUAGES
from kiosk.language.pseudo import PSEUDO
from ui.audit.check import page_check
from ui.audit.finding import Fault
from ui.audit.page import Page

_FED = frozenset(
    [
        "places",
        "places-topic",
        "places-language",
        "place",
        "departures",
        "events",
        "event",
        "alerts",
        "alert",
        "warning",
    ]
)
"""What feeds bring has its own languages; nobody makes it strange."""


@page_check("left-in-english", "H04", wants="Nothing on a page is in another language.")
def LEFT_IN_ENGLISH(page: Page) -> Iterator[Fault]:
    """Find English sentences that have no translation on a page of another language."""
    if page.where.language == "en":
        return
    if page.where.language in PSEUDO and page.where.screen in _FED:
        return
    for part in page.texts:
        own = part.control is not None and part.control.item.parentItem().property("tag")
        if part.text in page.english and not part.is_field and own not in LANGUAGES:
            yield page.fault(part, "is left in English", part.text[:80])


@page_check(
    "mirrored", "H06", wants="From right to left the whole page is mirrored, and only then."
)
def MIRRORED(page: Page) -> Iterator[Fault]:
    """Find frames, texts and arrows that go against the direction of the language."""
    rtl = page.language.is_rtl
    for first, second in (("back", "next"), ("back", "help"), ("text-size", "finish")):
        one, two = page.named(first), page.named(second)
        if one is None or two is None or abs(one.rect.center().y() - two.rect.center().y()) > 5:
            continue
        if (one.rect.center().x() > two.rect.center().x()) != rtl:
            yield page.fault(one, f"is on the wrong side of {second}")
    pill = page.named("language")
    at_left = pill is not None and pill.rect.center().x() < page.window.width() / 2
    if pill is not None and page.is_portrait and at_left != rtl:
        yield page.fault(pill, "is on the wrong side")
    for part in page.pictures:
        points = part.item.property("isDirectional") is True
        if points and bool(part.item.property("mirror")) != rtl:
            yield page.fault(part, "is an arrow that points the wrong way")
    yield from _sides(page, rtl)


@page_check(
    "language-names", "H01", "H02", "H03", wants="Each language by its own name, with voice."
)
def LANGUAGE_NAMES(page: Page) -> Iterator[Fault]:
    """Find languages that are named in another one, or cannot be heard."""
    if page.where.screen not in ("start", "language"):
        return
    tiles = [p for p in page.parts if p.kind == "LanguageTile"]
    for part in tiles:
        tag = part.item.property("tag")
        if tag not in LANGUAGES:
            yield page.fault(part, "has no language", str(tag))
        elif part.item.property("endonym") != LANGUAGES[tag].endonym:
            wanted = LANGUAGES[tag].endonym
            yield page.fault(part, "has another name than its own", part.text, wanted)
        elif LANGUAGES[tag].voice and part.item.property("canListen") is not True:
            yield page.fault(part, "cannot be heard")
    if not tiles:
        yield Fault("languages", "are not on this page")


def _sides(page: Page, rtl: bool) -> Iterator[Fault]:
    """Yield paragraphs that do not begin at the side where reading begins."""
    right = 2
    for part in page.texts:
        if part.is_field or part.number("lineCount") < 2:
            continue
        side = part.value("effectiveHorizontalAlignment")
        if side in (1, right) and (side == right) != rtl:
            yield page.fault(part, "begins at the wrong side")
