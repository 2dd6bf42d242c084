"""What a question asks: one thing, few choices, none made beforehand, each more than a colour."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible

from kiosk.language.bidi import without_controls
from ui.audit.check import page_check
from ui.audit.finding import Fault
from ui.audit.page import Page
from ui.audit.part import Part

MOST_CHOICES = 7
_CHOICES = (QAccessible.Role.RadioButton, QAccessible.Role.CheckBox)


@page_check("one-question", "G01", wants="One question on a page, with seven choices at most.")
def ONE_QUESTION(page: Page) -> Iterator[Fault]:
    """Find pages that ask more than one thing, or offer too much at once."""
    if page.where.screen != "question" or page.keyboard is not None:
        return
    choices = [part for part in page.parts if _is_choice(part)]
    fields = [part for part in page.controls if part.is_field]
    kind = page.facts.get("kind", "")
    if len(choices) > MOST_CHOICES + (kind == "choices") and kind != "place":
        yield Fault("choices", "are too many for one page", str(len(choices)), str(MOST_CHOICES))
    if len(fields) > (3 if kind == "date" else 1):
        yield Fault("fields", "are more than one on a page", str(len(fields)), "1")


@page_check("nothing-preset", "G11", wants="Nothing is chosen before the resident chooses.")
def NOTHING_PRESET(page: Page) -> Iterator[Fault]:
    """Find ticks on a page that nobody has answered."""
    if page.facts.get("answered") != "no":
        return
    for part in page.parts:
        if _is_choice(part) and part.item.property("checked") is True:
            yield page.fault(part, "is chosen by itself")


@page_check("state-spoken", "A21", "D07", wants="What is chosen is said, and drawn as a shape.")
def STATE_SPOKEN(page: Page) -> Iterator[Fault]:
    """Find choices whose state is not in the accessibility tree, or only a colour."""
    for part in page.controls:
        face = QAccessible.queryAccessibleInterface(part.item)
        if face is None or not _is_choice(part):
            continue
        state = face.state()
        if not (state.checkable or state.checked):
            yield page.fault(part, "does not say whether it is chosen")
        if bool(state.checked) != bool(part.item.property("checked")):
            yield page.fault(part, "says another state than it shows")
        if not _marked(page, part):
            yield page.fault(part, "shows by its colour alone that it is chosen")


@page_check("icon-beside-words", "G09", wants="A tile has a drawing and words, both.")
def ICON_BESIDE_WORDS(page: Page) -> Iterator[Fault]:
    """Find drawings without words, and tiles without a drawing."""
    inside = {id(part.control) for part in page.parts if part.is_text and part.control is not None}
    drawn = {id(part.control) for part in page.pictures if part.control is not None}
    for part in page.controls:
        kind = part.kind
        if id(part) in drawn and id(part) not in inside and not _is_listen(part):
            yield page.fault(part, "is a drawing without words")
        began = part.seen.top() <= part.rect.top() + 1  # else its drawing is on the page before
        if kind == "Tile" and began and id(part) not in drawn:
            yield page.fault(part, "is a tile without a drawing")


@page_check("error-said", "A15", "B14", wants="A problem is shown, said, and says what to do.")
def ERROR_SAID(page: Page) -> Iterator[Fault]:
    """Find problems that are not on the page, or not spoken with it."""
    problem = page.facts.get("problem", "")
    if not problem or page.where.view > 1:
        return
    heard = without_controls(" ".join(utterance.text for utterance in page.said))
    for line in problem.split("\n"):
        plain = without_controls(line)
        if plain not in heard:
            yield Fault("problem", "is not said", plain)
        if not any(plain in part.text for part in page.parts if part.is_text):
            yield Fault("problem", "is not shown", plain)


def _is_choice(part: Part) -> bool:
    return part.role in _CHOICES and part.item.property("exclusive") is not None


def _marked(page: Page, part: Part) -> bool:
    return any(p.control is part and p.kind == "ChoiceMark" for p in page.parts)


def _is_listen(part: Part) -> bool:
    """A loudspeaker beside a language's own name: its words are in the name it is spoken by."""
    return bool(part.spoken.strip()) and not part.item.objectName() and part.rect.width() > 0
