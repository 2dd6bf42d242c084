"""Text is only text (P30), on every screen of the demo city; and nothing leads out."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.language.text import LocalText
from kiosk.pack.model import Pack
from tests.journeys.conftest import Arrive
from tests.journeys.inspection import faults
from tests.journeys.resident import Resident
from ui.guide import Act
from ui.network import NoNetwork

UI = Path(__file__).resolve().parents[2] / "ui"
PAYLOADS = [
    '<img src="http://127.0.0.1:9/a.png">',
    '<img src="file:///etc/hostname">',
    '<img src="qrc:/a.png"><img src="data:image/png;base64,AAAA">',
    '<a href="http://127.0.0.1:9/">touch</a> <a href="javascript:quit()">me</a>',
    "<table><tr><td><table><tr><td>" + "<b><i><u>" * 40,
    "\u202egnitirw\u202c \u200b\u200d\ufeff\u2066x",
    "%1 %2 %n {label} {0} {n:d} %s %(x)s",
    "![a](http://127.0.0.1:9/a.png) [b](file:///) `c` **d** # e",
    "<script>Qt.quit()</script><style>*{color:red}</style>",
    "&lt;b&gt;&amp;&#60;img src=x&#62; \x0b\x1b[31m \ufffd",
    "'; DROP TABLE outbox; --",
]
SMALL = (1024, 768)
LONG = "<img src=http://127.0.0.1:9/a>" * 35_000  # 1 MB


def poisoned(thing: Any, payloads: Iterator[str]) -> Any:
    """Return a pack, or a part of it, with something nasty in each of its texts."""
    if isinstance(thing, LocalText):
        return LocalText(text=f"{next(payloads)} {thing.text}", speech=thing.speech)
    if isinstance(thing, BaseModel):
        fields = {name: getattr(thing, name) for name in type(thing).model_fields}
        changed = {name: poisoned(value, payloads) for name, value in fields.items()}
        return thing.model_copy(update=changed)
    if isinstance(thing, tuple):
        return tuple(poisoned(part, payloads) for part in thing)
    return thing


def poisoned_city(pack: Pack, shift: int, longest: str = "") -> Pack:
    """Return the city with other texts; with `longest` it is the title of every next step."""
    payloads = (PAYLOADS[(number + shift) % len(PAYLOADS)] for number in count())
    parts = {
        name: poisoned(getattr(pack, name), payloads)
        for name in ("city", "categories", "services", "places")
    }
    if longest:
        parts["services"] = tuple(
            service.model_copy(update={"next": LocalText(text=longest)})
            for service in parts["services"]
        )
    return dataclasses.replace(pack, catalogs={}, **parts)


def walk(resident: Resident, service_id: str, **instead: Act) -> list[str]:
    """Walk to the receipt and through help; return what is wrong on any page."""
    found: list[str] = []

    def look() -> None:
        found.extend(faults(resident))

    resident.look = look
    resident.begin()
    look()
    resident.answer_all(resident.open(service_id), **instead)
    look()
    resident.send()
    look()
    for page in ("Help", "About this kiosk"):
        resident.press(page)
        look()
    return found


@pytest.mark.parametrize(
    ("shift", "service_id"),
    [(0, "street-light"), (3, "reduced-fare"), (6, "library-card"), (9, "bulky-waste")],
)
def test_every_text_of_the_city_is_shown_as_it_is_written(
    arrive: Arrive, riverbend: Pack, shift: int, service_id: str
) -> None:
    asked = NoNetwork.asked
    pack = poisoned_city(riverbend, shift)
    resident = arrive("en", pack=pack)
    place = next(place for place in pack.places if place.id == "al-noor-mosque")
    assert walk(resident, service_id) == []
    assert NoNetwork.asked == asked
    assert str(place.name).startswith(tuple(PAYLOADS))
    resident.press("Back")
    resident.press("Back")
    resident.press("I’m finished")
    assert any(str(pack.city.name) in text for text in resident.texts_seen())


@pytest.mark.parametrize("shift", range(0, len(PAYLOADS), 3))
def test_every_text_of_a_resident_is_shown_as_it_is_written(arrive: Arrive, shift: int) -> None:
    asked = NoNetwork.asked
    name, place, letter = (PAYLOADS[(shift + number) % len(PAYLOADS)] for number in range(3))
    resident = arrive("en", size=SMALL)
    resident.begin()
    for payload in (name, place, letter):
        resident.write(payload)
    assert faults(resident) == []
    resident.app.app_model.end("staff")
    resident.hands.settle()
    found = walk(
        resident,
        "library-card",
        name=Act("write", write=name),
        where=Act("place", way="own-words", write=place),
        contact=Act("touch", touch=("letter",), write=letter),
    )
    assert found == []
    assert NoNetwork.asked == asked


def test_a_megabyte_that_a_resident_pastes_hurts_nobody(arrive: Arrive) -> None:
    resident = arrive("en", size=SMALL)
    found = walk(
        resident,
        "ask-the-city",
        question=Act("write", write=LONG),
        contact=Act("touch", touch=("letter",), write=LONG),
    )
    assert found == []


@pytest.mark.soak
def test_a_megabyte_in_a_pack_hurts_nobody(arrive: Arrive, riverbend: Pack) -> None:
    resident = arrive("en", pack=poisoned_city(riverbend, 0, longest=LONG))
    assert walk(resident, "ask-the-city") == []


CONTROL, ALT, SHIFT, META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.MetaModifier,
)
CHORDS = [
    *((getattr(Qt.Key, f"Key_{key}"), CONTROL) for key in "WQNOPSTFRLHJKUD"),
    (Qt.Key.Key_I, CONTROL | SHIFT),
    (Qt.Key.Key_U, CONTROL | SHIFT),
    (Qt.Key.Key_F4, ALT),
    (Qt.Key.Key_F2, ALT),
    (Qt.Key.Key_Space, ALT),
    (Qt.Key.Key_Tab, ALT),
    (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Print, Qt.KeyboardModifier.NoModifier),
    *((getattr(Qt.Key, f"Key_{key}"), META) for key in "RSLD"),
]


def test_no_chord_of_keys_leads_out(arrive: Arrive) -> None:
    """B17-B26 and B32-B36, as far as the program itself could answer them."""
    resident = arrive("en")
    resident.begin()
    service = resident.open("ask-the-city")
    resident.answer(service.questions[0], resident.guide().act(service.id, service.questions[0]))
    for _ in range(2):
        title = resident.title()
        for key, modifiers in CHORDS:
            resident.hands.key(key, modifiers)
            assert resident.title() == title, (key, modifiers)
            assert resident.app.window.isVisible()
            assert len([w for w in QGuiApplication.topLevelWindows() if w.isVisible()]) == 1
        resident.press("Next")
    assert faults(resident) == []


FORBIDDEN = {
    "qml": (
        r"import QtQuick\.(Controls|Dialogs)",
        r"import Qt\.labs",
        r"openUrlExternally",
        r"linkActivated|onLinkActivated",
        r"createQmlObject|\beval\(",
        r"XMLHttpRequest|WebSocket",
        r"RichText|StyledText|MarkdownText|AutoText",
        r"ContextMenu|MessageDialog|FileDialog|FolderDialog|ColorDialog|FontDialog",
    ),
    "py": (
        r"(from|import) PySide6\.(QtWidgets|QtPrintSupport|QtWebEngine\w*|QtQuickControls2)",
        r"import .*(QDesktopServices|QFileDialog|QMessageBox|QInputDialog)",
        r"import (requests|httpx|urllib\.request|socket)\b|from (requests|httpx|socket)\b",
    ),
}


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_nothing_in_the_screen_could_open_a_door(kind: str) -> None:
    found = [
        f"{file.relative_to(UI)}: {match[0]}"
        for file in UI.rglob(f"*.{kind}")
        for pattern in FORBIDDEN[kind]
        for match in re.finditer(pattern, file.read_text(encoding="utf-8"))
    ]
    assert found == []
