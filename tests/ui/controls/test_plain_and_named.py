"""Text is only text (P30), and everything that takes the keys has a name (A05)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication

from tests.ui.controls.conftest import Page, is_text
from ui.gallery import PAGES
from ui.kinds import kind_of


@pytest.mark.parametrize("page", PAGES)
def test_every_text_is_plain_text(page: str, open_page: Callable[..., Page]) -> None:
    shown = open_page(page)
    if page == "Fields":
        shown.hands.find("nameField").forceActiveFocus()
        QGuiApplication.inputMethod().show()
        shown.settle()
    texts = [item for item in shown.texts() if not item.inherits("QQuickTextInput")]

    assert len(texts) > 5
    for item in texts:
        is_plain = "textFormat === (this instanceof TextEdit ? TextEdit.PlainText : Text.PlainText)"
        plain = shown.value(item, "textFormat")
        assert plain == 0, f"{kind_of(item)} {item.property('text')} {is_plain}"


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_takes_the_keys_has_a_role_and_a_name(
    page: str, open_page: Callable[..., Page]
) -> None:
    QAccessible.setActive(True)
    shown = open_page(page)
    takers = [
        item
        for item in shown.items()
        if (item.activeFocusOnTab() and not item.isFocusScope()) or item in shown.pressables()
    ]

    assert takers
    for item in takers:
        face = QAccessible.queryAccessibleInterface(item)
        assert face is not None, kind_of(item)
        assert face.text(QAccessible.Text.Name), kind_of(item)
        assert face.role() not in (QAccessible.Role.NoRole, QAccessible.Role.Client)


def test_a_field_says_what_to_mend(open_page: Callable[..., Page]) -> None:
    shown = open_page("Fields")
    field = shown.hands.find("nameField").property("field")
    face = QAccessible.queryAccessibleInterface(field)

    assert face.text(QAccessible.Text.Name) == "Your full name"
    assert face.text(QAccessible.Text.Description) == "Write the year with four numbers."


@pytest.mark.parametrize("injected", ["<b>bold</b>", '<img src="file:///etc/passwd">', "&lt;"])
def test_markup_in_a_text_stays_letters(injected: str, open_page: Callable[..., Page]) -> None:
    shown = open_page("Question")
    option = shown.hands.find("option0")
    option.setProperty("text", injected)
    shown.settle()

    written = [item.property("text") for item in shown.items() if is_text(item)]
    assert injected in written
    label = next(item for item in shown.texts() if item.property("text") == injected)
    assert label.property("contentWidth") > 40
