"""The icon family: complete, on one grid, in any colour."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from tests.ui.controls.conftest import ICONS
from ui.icons import IconProvider
from ui.input.keyboard import UI
from ui.kinds import has_property

REQUIRED = {
    "library",
    "street-light",
    "pothole",
    "card",
    "ticket",
    "truck",
    "chat",
    "trash",
    "spray",
    "drop",
    "car",
    "book",
    "home",
    "certificate",
    "bag",
    "sound",
    "tree",
    "report",
    "document",
    "heart",
    "bus",
    "vote",
    "check",
    "search",
    "globe",
    "person",
    "speaker",
    "text-size",
    "contrast",
    "lower",
    "back",
    "next",
    "printer",
    "close",
    "place",
    "here",
    "landmark",
    "street",
    "stop",
    "pen",
    "phone",
    "mail",
    "letter",
    "calendar",
    "warning",
    "info",
    "clock",
    "money",
    "plus",
    "minus",
    "edit",
    "question",
    "hand",
    "pause",
    "stop-square",
    "more",
    "radio",
    "tick",
    "wifi-off",
    "saved",
}
NAMES = sorted(path.stem for path in ICONS.glob("*.svg"))


def test_every_icon_of_the_family_is_there() -> None:
    assert set() == REQUIRED - set(NAMES)


def test_every_icon_that_a_screen_names_is_there() -> None:
    named: set[str] = set()
    for path in UI.rglob("*.qml"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.match(r"\s*(readonly property string )?(\w*[iI]con|name):", line):
                named |= set(re.findall(r'[?:]\s*"([a-z][a-z-]+)"', line))

    assert len(named) > 15
    assert set() == named - set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_icon_is_drawn_with_the_familys_pen(name: str) -> None:
    root = ElementTree.parse(ICONS / f"{name}.svg").getroot()

    assert root.get("viewBox") == "0 0 48 48"
    assert (
        root.get("stroke-width"),
        root.get("stroke-linecap"),
        root.get("stroke-linejoin"),
    ) == ("3.5", "round", "round")
    colours = {
        value
        for part in root.iter()
        for key, value in part.attrib.items()
        if key in ("fill", "stroke")
    }
    assert colours <= {"none", "currentColor"}


def _ink(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("name", NAMES)
def test_icon_takes_the_colour_it_is_given(name: str) -> None:
    drawn = IconProvider(ICONS).requestImage(f"{name}/ff0b4f6c", QSize(), QSize(40, 40))

    assert drawn.size() == QSize(40, 40)
    assert _ink(drawn)
    for colour in map(QColor, _ink(drawn)):  # blending may round by one step
        difference = (colour.red() - 0x0B, colour.green() - 0x4F, colour.blue() - 0x6C)
        assert max(map(abs, difference)) <= 1


def test_an_unknown_icon_is_an_empty_picture_and_no_fault() -> None:
    drawn = IconProvider(ICONS).requestImage("dragon/000000", QSize(), QSize(20, 20))

    assert set() == _ink(drawn)


def test_only_arrows_turn_with_the_reading_direction(open_page) -> None:
    """H06: back and next are mirrored in Arabic, a clock and a tick are not."""
    page = open_page("Question", "ar")
    icons = [item for item in page.items() if has_property(item, "isDirectional")]
    mirrored = {item.property("name") for item in icons if item.property("mirror")}

    assert {"back", "next"} == mirrored
    assert {"globe", "text-size", "person"} <= {item.property("name") for item in icons}
    assert QColor(page.theme.property("action")).isValid()
