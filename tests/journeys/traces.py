"""Looks for what a resident left behind in a running kiosk: screen, Python, keyboard, memory."""

from __future__ import annotations

import gc
from pathlib import Path
from types import FrameType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent

from tests.journeys.inspection import tree
from tests.journeys.resident import Resident

SHOWN = ("text", "preeditText", "displayText", "placeholderText", "label", "value", "speech")
ASKED = (
    Qt.InputMethodQuery.ImSurroundingText,
    Qt.InputMethodQuery.ImTextBeforeCursor,
    Qt.InputMethodQuery.ImTextAfterCursor,
    Qt.InputMethodQuery.ImCurrentSelection,
)


class Marks:
    """Texts that a test types; kept backwards, so that looking for them does not find the test."""

    def __init__(self) -> None:
        self._backwards: list[str] = []

    def new(self, text: str) -> str:
        """Return a text to be typed, and remember it."""
        self._backwards.append(text[::-1])
        return text

    def forwards(self) -> list[str]:
        """Return the texts as they were typed; let go of them soon."""
        return [mark[::-1] for mark in self._backwards]

    def found_in(self, text: str) -> bool:
        """Tell whether one of them is in a text."""
        return any(mark in text[::-1] for mark in self._backwards)

    def copies_in_memory(self) -> int:
        """Count the copies in all writable memory of this process, as Python and Qt keep them."""
        codes = ("utf-8", "utf-16-le")
        wanted = [mark.encode(code) for mark in self.forwards() for code in codes]
        count = 0
        with Path("/proc/self/maps").open() as maps, Path("/proc/self/mem").open("rb", 0) as memory:
            for line in maps:
                span, rights, *_ = line.split()
                if not rights.startswith("rw") or "[v" in line:
                    continue
                start, end = (int(edge, 16) for edge in span.split("-"))
                try:
                    memory.seek(start)
                    block = memory.read(end - start)
                except OSError:
                    continue
                count += sum(block.count(mark) for mark in wanted)
        return count


def on_screen(resident: Resident, marks: Marks) -> list[str]:
    """Return what in the tree of items, seen or not, holds a mark or could bring one back."""
    found = []
    for item in tree(resident.app.window.contentItem()):
        for name in SHOWN:
            value = item.property(name)
            if isinstance(value, str) and marks.found_in(value):
                found.append(f"{item.objectName() or item}.{name}")
        if item.property("canUndo") is True or item.property("canRedo") is True:
            found.append(f"{item} can undo")
    return found


def in_python(marks: Marks) -> list[str]:
    """Return the objects of the running program that refer to a mark."""
    gc.collect()
    found = []
    wanted = marks.forwards()
    for thing in gc.get_objects():
        if thing is wanted or isinstance(thing, FrameType):
            continue
        for part in gc.get_referents(thing):
            if type(part) is str and any(mark in part for mark in wanted):
                keys = list(thing)[:3] if isinstance(thing, dict) else ""
                found.append(f"{type(thing)!r} {keys}")
    return found


def at_the_keyboard(marks: Marks) -> list[str]:
    """Return what clipboard and input method would still tell."""
    clipboard = QGuiApplication.clipboard()
    found = [
        str(mode)
        for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection, clipboard.Mode.FindBuffer)
        if marks.found_in(clipboard.text(mode))
    ]
    focus = QGuiApplication.focusObject()
    if focus is not None:
        for query in ASKED:
            event = QInputMethodQueryEvent(query)
            QGuiApplication.sendEvent(focus, event)
            if marks.found_in(str(event.value(query) or "")):
                found.append(str(query))
    return found
