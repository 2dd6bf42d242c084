"""Writing without a keyboard: groups of letters, then letters, by few keys or one switch (C14)."""

from __future__ import annotations

import unicodedata
from typing import cast, get_args

import shiboken6
from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickItem

from kiosk.language.alphabets import Writing, has_latin, letter_groups, letter_name
from kiosk.language.composing import compose
from kiosk.language.message import msg
from ui.models.desk import Desk
from ui.models.rows import Row, RowList

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

SPELLING = "spelling"
SPACE = msg("Space")
DELETE = msg("Delete the last letter")
_LATIN = "en"


@QmlElement
@QmlUncreatable("Python builds it")
class SpellingModel(QObject):
    """The letters that are offered for one field; what is taken stands in the field at once."""

    changed = Signal()
    begun = Signal()
    turned = Signal()  # other letters are offered: the keys go to the first
    done = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = RowList(parent=self)
        self.clear()

    @Property(RowList, constant=True)
    def rows(self) -> RowList:
        return self._rows

    @Property(str, notify=changed)
    def label(self) -> str:
        return _text(self._field, "label")

    @Property(str, notify=changed)
    def text(self) -> str:
        return _text(self._field, "text")

    @Property(bool, notify=changed)
    def inGroup(self) -> bool:
        return self._group is not None

    @property
    def field(self) -> QQuickItem | None:
        """The field that is written in."""
        return self._field if self._field and shiboken6.isValid(self._field) else None

    def begin(self, field: QQuickItem) -> None:
        """Offer letters for a field."""
        self._field, self._group = field, None
        writing = _text(field, "inputMode")
        kind = cast(Writing, writing if writing in get_args(Writing) else "text")
        self._has_space = kind == "text"
        self._kind, self._in_latin = kind, False
        self._show()
        self.begun.emit()

    @Slot(str)
    def choose(self, key: str) -> None:
        """Open a group, or take a letter."""
        kind, _, which = key.partition("-")
        match kind:
            case "group":
                self._group = int(which)
            case "letter" if self._group is not None:
                self._write(self._groups()[self._group][int(which)])
                self._group = None
            case "latin" | "own":
                self._in_latin = kind == "latin"
            case "space":
                self._write(" ")
            case "delete":
                self._send("", 1)
        self._show()
        self.turned.emit()

    @Slot()
    def back(self) -> None:
        """Leave the group, or the letters."""
        if self._group is None:
            self.done.emit()
        else:
            self._group = None
            self._show()
            self.turned.emit()

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        if self._field is not None:
            self._show()

    def clear(self) -> None:
        """Forget the field."""
        self._field: QQuickItem | None = None
        self._group: int | None = None
        self._kind: Writing = "text"
        self._has_space = self._in_latin = False
        self._rows.show([])
        self.changed.emit()

    def _show(self) -> None:
        tag = self._desk.language.tag
        if self._group is not None:
            letters = enumerate(self._groups()[self._group])
            rows = [_row(f"letter-{n}", (letter,), tag) for n, letter in letters]
        else:
            rows = [_row(f"group-{n}", group, tag) for n, group in enumerate(self._groups())]
            if self._has_space:
                rows.append(Row("space", self._desk.say(SPACE)))
                rows += self._other_letters()
            rows.append(Row("delete", self._desk.say(DELETE)))
        self._rows.show(rows)
        self.changed.emit()

    def _groups(self) -> tuple[tuple[str, ...], ...]:
        return letter_groups(_LATIN if self._in_latin else self._desk.language.tag, self._kind)

    def _other_letters(self) -> list[Row]:
        """Offer Latin letters where a language has others, and the way back (H18)."""
        language = self._desk.language
        if has_latin(language.tag):
            return []
        return [
            Row("own", language.endonym)
            if self._in_latin
            else Row("latin", "ABC", speech="A, B, C")
        ]

    def _write(self, letter: str) -> None:
        text = self.text
        before = text[: _place(self._field, len(text))]
        written = compose(before, _capital(before, letter) if self._has_space else letter)
        self._send(written.text, written.instead_of)

    def _send(self, text: str, instead_of: int) -> None:
        """Hand text to the field the way an input method does."""
        if self._field is None or not shiboken6.isValid(self._field):
            return
        event = QInputMethodEvent()
        event.setCommitString(text, -instead_of, instead_of)
        QCoreApplication.sendEvent(self._field, event)


def _row(key: str, letters: tuple[str, ...], tag: str) -> Row:
    shown = " ".join(_visible(letter) for letter in letters)
    return Row(key, shown, speech=", ".join(letter_name(letter, tag) for letter in letters))


def _visible(letter: str) -> str:
    """Put a mark on a ring, so that it can be seen alone."""
    return f"\u25cc{letter}" if not letter.isprintable() or _is_mark(letter) else letter


def _is_mark(letter: str) -> bool:
    return len(letter) == 1 and unicodedata.category(letter).startswith("M")


def _capital(before: str, letter: str) -> str:
    """Begin names and sentences with a capital letter, in the scripts that have any."""
    begins = not before or before[-1] in " -"
    return letter.upper() if begins and len(letter.upper()) == 1 else letter


def _place(field: QQuickItem | None, otherwise: int) -> int:
    place = field.property("cursorPosition") if field is not None else None
    return place if isinstance(place, int) else otherwise


def _text(field: QQuickItem | None, name: str) -> str:
    value = field.property(name) if field is not None and shiboken6.isValid(field) else None
    return value if isinstance(value, str) else ""
