"""The real window on a small city, with the hands of a resident and the hands of a clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.devices.printer import SimulatedPrinter
from kiosk.settings import load_settings
from kiosk.voice.script import Script
from kiosk.voice.silent import SilentEngine
from tests.fakes import FakeClock
from tests.ui.small_city import small_pack
from ui.app import App, build_app
from ui.hands import Hands


@dataclass
class Screen:
    """One kiosk as a test handles it."""

    app: App
    hands: Hands
    clock: FakeClock
    engine: SilentEngine
    printer: SimulatedPrinter
    script: Script
    home: Path

    @property
    def route(self) -> str:
        return self.app.desk.navigator.current.name

    @property
    def question(self) -> str:
        return self.app.models.journey.property("question")

    def touch(self, *names: str) -> None:
        """Touch items one after the other, turning to the page that holds each."""
        for name in names:
            item = self.hands.find(name)
            if not self._is_in_reach(item):
                item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
                self.paint()
            self.hands.touch(name)
            self.paint()

    def paint(self) -> None:
        """Let layouts settle as they do before each frame."""
        for _ in range(3):
            self.hands.settle()
            self.app.window.grabWindow()
        self.hands.settle()

    def write(self, name: str, text: str) -> None:
        """Put the keys into a field by name, or by a field inside it, and write."""
        item = self.hands.find(name)
        item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self.hands.type(text)
        self.paint()

    def open(self, service: str, language: str = "en") -> None:
        """Choose the language and begin a service by touch."""
        self.touch(f"language-{language}", "things", service, "next")

    def shown(self) -> list[str]:
        """Return every text that can be seen."""
        return [
            item.property("text")
            for item in self.hands.items()
            if isinstance(item.property("text"), str) and item.property("text")
        ]

    def said(self) -> list[str]:
        return [line.text for line in self.script.lines]

    def _is_in_reach(self, item: QQuickItem) -> bool:
        middle = item.mapToScene(item.boundingRect().center())
        foot = self.hands.find("help") if self.hands.sees("help") else None
        limit = foot.mapToScene(foot.boundingRect().topLeft()).y() if foot else 1e9
        inside_foot = foot is not None and middle.y() > limit
        return middle.y() >= 0 and (middle.y() < limit - 260 or inside_foot or foot is None)


@pytest.fixture
def screen(qapp: QGuiApplication, qtlog, tmp_path: Path, clock: FakeClock) -> Iterator[Screen]:
    """A kiosk with its window open; a warning about our own screens fails the test (style T3)."""
    engine, printer = SilentEngine(clock), SimulatedPrinter()
    app = build_app(
        load_settings(tmp_path),
        clock,
        pack=small_pack(),
        voice_engine=engine,
        printer=printer,
    )
    script = Script(clock)
    app.core.voice.record(script)
    app.window.show()
    made = Screen(app, Hands(app.window), clock, engine, printer, script, tmp_path)
    made.paint()
    yield made
    app.close()
    told = [record.message for record in qtlog.records if "/ui/Stoa/" in record.message]
    assert told == []
