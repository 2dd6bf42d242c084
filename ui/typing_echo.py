"""What is written is heard: each letter as it comes, each as it goes (A14, model line 1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import SIGNAL, QObject
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.language.message import Message, msg, nmsg
from ui.models.spelling import SPACE
from ui.narrator import Narrator

FIELDS = ("QQuickTextInput", "QQuickTextEdit")
_CHANGED = SIGNAL("textChanged()")
_NAMED: dict[str, Message] = {" ": SPACE, "\n": msg("New line")}


def is_field(item: QQuickItem | None) -> bool:
    """Whether an item is a place to write in."""
    return item is not None and any(item.inherits(kind) for kind in FIELDS)


@dataclass(frozen=True)
class Change:
    """What a stroke did to a text: these letters went, those came."""

    gone: str
    come: str


def change_between(before: str, after: str) -> Change:
    """Return what has changed from one text to the next."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    most = min(len(before), len(after)) - start
    while end < most and before[-1 - end] == after[-1 - end]:
        end += 1
    return Change(before[start : len(before) - end], after[start : len(after) - end])


class TypingEcho(QObject):
    """Follows the field that is written in; a private answer is heard as a number of stars.

    `is_private` tells whether the page asks for something personal: on a loudspeaker it is never
    said, whatever it is typed with; in headphones it is, for then nobody else hears (B04). `spelt`
    tells the field for which letters are chosen elsewhere on the screen.
    """

    def __init__(
        self,
        narrator: Narrator,
        window: QQuickWindow,
        is_private: Callable[[], bool],
        spelt: Callable[[], QQuickItem | None],
    ) -> None:
        super().__init__(narrator)
        self._narrator, self._window = narrator, window
        self._is_private, self._spelt = is_private, spelt
        self._field: QQuickItem | None = None
        self._text = ""
        window.activeFocusItemChanged.connect(self._follow)

    def clear(self) -> None:
        """Let go of the field and of what was written in it."""
        if self._field is not None and shiboken6.isValid(self._field):
            QObject.disconnect(self._field, _CHANGED, self._look)
        self._field, self._text = None, ""

    def _follow(self) -> None:
        item = self._spelt() or self._window.activeFocusItem()
        if item is self._field:
            return
        self.clear()
        if is_field(item):
            self._field, self._text = item, item.property("text")
            QObject.connect(item, _CHANGED, self._look)

    def _look(self) -> None:
        if self._field is None or not shiboken6.isValid(self._field):
            return
        before, self._text = self._text, self._field.property("text")
        change = change_between(before, self._text)
        if change.gone or change.come:
            self._say(change)

    def _say(self, change: Change) -> None:
        if self._is_private() and not self._narrator.is_heard_alone:
            count = len(self._text)
            stars = nmsg("Star, {count} character.", "Star, {count} characters.", count)
            self._narrator.echo(stars)
        elif change.come:
            said = _NAMED.get(change.come, change.come)
            self._narrator.echo(said, private=self._is_private())
        else:
            gone = _NAMED.get(change.gone, change.gone)
            self._narrator.echo(msg("Deleted: {what}", what=gone), private=self._is_private())
