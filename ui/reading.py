"""What the eye follows: the word that is heard, what a tap will choose, which row is offered."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Property, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickItem

from kiosk.language.languages import LANGUAGES
from ui.narrator import Narrator

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python follows the voice")
class Reading(QObject):
    """Follows a narrator word by word (G10); rectangles are in pixels of the window."""

    changed = Signal()

    def __init__(self, narrator: Narrator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._narrator = narrator
        self._word = QRectF()
        self._armed: QQuickItem | None = None
        self._row = QRectF()
        narrator.spokenChanged.connect(self._follow)
        narrator.pageEntered.connect(lambda: self.arm(None))

    @Property(QRectF, notify=changed)
    def word(self) -> QRectF:
        return self._word

    @Property(QQuickItem, notify=changed)
    def armed(self) -> QQuickItem | None:
        return self._armed

    @Property(QRectF, notify=changed)
    def row(self) -> QRectF:
        return self._row

    def show_row(self, place: QRectF) -> None:
        """Put a ring around the row that a switch opens next; an empty place takes it away."""
        if place != self._row:
            self._row = place
            self.changed.emit()

    def arm(self, item: QQuickItem | None) -> None:
        """Mark what the next tap on it will choose."""
        if item is not self._armed:
            self._armed = item
            self.changed.emit()

    def _follow(self) -> None:
        narrator = self._narrator
        item, length = narrator.spokenItem, narrator.wordLength
        word = QRectF()
        if item is not None and length:
            rtl = LANGUAGES[narrator.language].is_rtl
            word = word_rect(item, narrator.spoken_text, narrator.wordStart, length, rtl=rtl)
        if word != self._word:
            self._word = word
            self.changed.emit()


def word_rect(
    item: QQuickItem, spoken: str, start: int, length: int, *, rtl: bool = False
) -> QRectF:
    """Return where a word of what is said stands in the item's own texts; empty where it is not.

    `start` and `length` count code points of `spoken`, which is the item's words and its state.
    """
    for text in _texts(item):
        written = text.property("text")
        begins = spoken.find(written) if written else -1
        if begins >= 0 and begins <= start < begins + len(written):
            return text.mapRectToScene(_place(text, written, start - begins, length, rtl=rtl))
    return QRectF()


def _texts(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.inherits("QQuickText"):
        yield item
    for child in item.childItems():
        if child.isVisible():
            yield from _texts(child)


def _place(text: QQuickItem, written: str, start: int, length: int, *, rtl: bool) -> QRectF:
    font: QFont = text.property("font")
    layout = QTextLayout(written, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)  # at its beginning stands the line, mirrored or not
    layout.setTextOption(option)
    layout.beginLayout()
    step, number = float(text.property("lineHeight")), 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(text.width())
        if line.textStart() <= start < line.textStart() + line.textLength():
            left, _ = line.cursorToX(start)
            right, _ = line.cursorToX(min(start + length, line.textStart() + line.textLength()))
            layout.endLayout()
            return QRectF(min(left, right), number * step, abs(right - left), step)
        number += 1
    layout.endLayout()
    return QRectF()
