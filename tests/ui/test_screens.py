"""A resident walks through the real window, by touch and by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from tests.ui.conftest import Screen


def test_touch_leads_from_the_language_wall_to_the_receipt(screen: Screen) -> None:
    screen.open("short")
    screen.touch("lamp", "next", "no", "next")

    assert screen.route == "check"

    screen.touch("next")

    assert screen.route == "receipt"
    assert screen.app.core.outbox.counts()["saved"] == 1
    reference = screen.app.models.receipt.property("reference")
    assert reference in screen.shown()
    assert [reference] == [slip.reference for slip in screen.printer.slips]


def test_keys_alone_finish_a_journey(screen: Screen) -> None:
    """Tab and Enter reach everything; Esc goes back (C, style 35)."""
    hands = screen.hands

    def press(name: str) -> None:
        for _ in range(40):
            focus = screen.app.window.activeFocusItem()
            if focus is not None and _named(focus, name):
                break
            hands.key(Qt.Key.Key_Tab)
        else:
            raise AssertionError(f"Tab never came to {name}")
        screen.clock.advance(1)  # the same key at once would be a double strike (C07)
        hands.key(Qt.Key.Key_Return)
        screen.paint()

    for name in ("language-en", "things", "short", "next", "tree", "next", "no", "next"):
        press(name)

    assert screen.route == "check"

    hands.key(Qt.Key.Key_Escape)

    assert (screen.route, screen.question) == ("question", "yes-no")

    press("next")
    press("next")

    assert screen.route == "receipt"


def _named(item, name: str) -> bool:
    while item is not None:
        if item.objectName():
            return item.objectName() == name
        item = item.parentItem()
    return False


def test_a_missing_answer_is_said_and_nothing_moves(screen: Screen) -> None:
    screen.open("short")
    screen.touch("next")

    assert screen.question == "choice"
    assert any("choose one" in text for text in screen.shown())


def test_every_kind_of_question_can_be_answered(screen: Screen) -> None:
    screen.open("everything")
    screen.write("entry", "Amal")
    screen.touch("next")
    screen.touch("next")  # the long text may stay empty
    screen.touch("lamp", "next", "red", "blue", "next", "no", "next")
    screen.write("entry", "3")
    screen.touch("next")
    _write_date(screen, day="5", month="11", year="1980")
    screen.touch("next", "here", "next", "none", "next", "yes", "next")

    assert screen.question == "eligibility"
    assert "We cannot tell" in screen.shown()

    screen.touch("next")

    rows = {row.key: row.value for row in screen.app.models.check._rows.rows}
    assert rows["text"] == "Amal"
    assert rows["choices"] == "Red and Blue"
    assert rows["date"] == "November 5, 1980"
    assert "Town hall" in rows["place"]

    screen.touch("next")

    assert screen.route == "receipt"


def _write_date(screen: Screen, **parts: str) -> None:
    for label, text in parts.items():
        field = screen.hands.all(
            lambda item, label=label: (
                screen.hands.spoken(item).lower() == label
                and screen.hands.role(item) == QAccessible.Role.EditableText
            )
        )[0]
        field.forceActiveFocus()
        screen.hands.type(text)
    screen.paint()


def test_an_emergency_is_shown_large_before_the_form_goes_on(screen: Screen) -> None:
    screen.open("short")
    screen.touch("lamp", "next", "yes", "next")

    assert screen.question == "information"
    assert "Call 112 now." in screen.shown()


def test_changing_an_answer_comes_back_and_tells_what_was_dropped(screen: Screen) -> None:
    screen.open("short")
    screen.touch("lamp", "next", "yes", "next", "next")
    screen.touch("change-yes-no", "no", "next")

    assert screen.route == "check"

    screen.touch("change-choice")
    screen.hands.key(Qt.Key.Key_Escape)

    assert screen.route == "check"


def test_a_place_is_found_by_a_part_of_its_name(screen: Screen) -> None:
    screen.open("everything")
    journey = screen.app.models.journey
    journey.change("place")
    screen.paint()
    screen.touch("landmark")
    screen.write("place-search", "noor")

    assert "Al-Noor Mosque" in screen.shown()

    screen.touch("0", "back")

    assert any("Al-Noor Mosque, Mill Street 14" in text for text in screen.shown())


def test_the_printer_without_paper_is_told_large_and_by_voice(screen: Screen) -> None:
    screen.app.models.preferences.set("voice", True)
    screen.printer.problem = "out-of-paper"
    screen.open("short")
    screen.touch("lamp", "next", "no", "next", "next")

    assert screen.app.app_model.property("overlay") == "paper"
    assert any("has no paper" in text for text in screen.shown())
    assert any("has no paper" in text for text in screen.said())

    screen.touch("I have written it down")

    assert screen.app.app_model.property("overlay") == ""
    assert screen.route == "receipt"


def test_a_request_is_found_again_by_its_reference_alone(screen: Screen) -> None:
    screen.open("short")
    screen.touch("lamp", "next", "no", "next", "next")
    reference = screen.app.models.receipt.property("reference")
    screen.touch("next")

    assert screen.route == "start"

    screen.touch("language-es", "my-request")
    screen.write("reference-entry", reference.lower().replace("-", " "))
    screen.touch("next")

    assert reference in screen.shown()


def test_a_wrong_reference_gets_one_kind_sentence(screen: Screen) -> None:
    screen.touch("language-en", "my-request")
    screen.write("reference-entry", "KKK-KKK")
    screen.touch("next")

    assert any("We cannot find this reference" in text for text in screen.shown())
    assert not screen.app.models.request.property("found")


@pytest.mark.parametrize("name", ["help", "language"])
def test_help_and_language_keep_the_page_below(screen: Screen, name: str) -> None:
    screen.open("short")
    screen.touch("tree", name)

    assert name == screen.route

    screen.touch("back")

    assert screen.route == "question"
    assert screen.app.models.journey.property("text") == "tree"


ROUTES = ("home", "category", "service", "question", "check", "receipt", "request", "help", "about")


def test_everything_that_takes_the_keys_has_a_role_and_a_name(screen: Screen) -> None:
    """A05: a crawler over the screens finds nothing that can be reached and not be called."""
    nameless: list[str] = []

    def look() -> None:
        for item in screen.hands.items():
            if item.activeFocusOnTab() and item.isEnabled():
                role = screen.hands.role(item)
                if not screen.hands.spoken(item) or role is None:
                    nameless.append(f"{screen.route}: {item}")

    look()
    screen.open("everything")
    look()
    for page in screen.app.desk.session.journey.pages():
        screen.app.models.journey.change(page.id)
        screen.paint()
        look()
    for name in ("help", "about", "back", "back"):
        screen.touch(name)
        look()

    assert nameless == []


@pytest.mark.parametrize("service", ["talk", "words"])
def test_a_page_in_large_text_begins_at_its_question(screen: Screen, service: str) -> None:
    """D03: the question is in sight on arrival, however much the answers need."""
    screen.touch("language-en")
    screen.app.models.preferences.set("text_size", 200)
    screen.paint()
    screen.app.models.journey.begin(screen.app.desk.service(service))
    screen.paint()
    title = screen.app.models.journey.property("title")

    heading = QAccessible.Role.Heading
    heads = [head for head in screen.hands.all(title) if screen.hands.role(head) == heading]

    assert any(0 < screen.hands.rect(head).top() < 900 for head in heads)
