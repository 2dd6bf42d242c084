"""`kiosk keypad learn --on-screen`: one key after the other, as this screen hears them (C18).

What a key is called by depends on who reads it: the kernel, Wayland and X11 count differently. Here
the codes are those that the kiosk itself will get (`nativeScanCode`), so no offset can be wrong.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import Property, QEvent, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickWindow

from kiosk.devices.keypad import KEYS, NAMES, Keymap, KeymapFault, read_keymap, write_keymap
from kiosk.language.catalogs import Catalogs
from kiosk.language.languages import LANGUAGES
from kiosk.language.message import msg
from kiosk.language.texts import Texts
from kiosk.settings import Panel, load_settings, share_dir
from ui.app import application, build_engine, panel_of
from ui.input.keyboard import UI
from ui.size import size_of
from ui.translator import LabelTranslator

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = UI / "Stoa" / "staff" / "KeypadLesson.qml"
PRESS = msg("Press this key now. If there is no such key, choose Next.")


@QmlElement
@QmlUncreatable("Python builds it")
class KeypadLesson(QObject):
    """Asks for each key in turn; what is struck is kept when the last page is left.

    `keep` gets the map at the end.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, texts: Texts, known: Keymap, keep: Callable[[Keymap], object]) -> None:
        super().__init__()
        self._texts, self._keymap, self._keep = texts, known, keep
        self._place = 0

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._texts.say(msg("Done") if self.isDone else NAMES[KEYS[self._place]])

    @Property(str, notify=changed)
    def lead(self) -> str:
        if not self.isDone:
            return self._texts.say(PRESS)
        missing = [self._texts.say(NAMES[key]) for key in self._keymap.missing]
        told = msg("Not yet: {what}", what=" ".join(missing))
        return self._texts.say(told) if missing else ""

    @Property(int, notify=changed)
    def step(self) -> int:
        return min(self._place, len(KEYS) - 1) + 1

    @Property(int, constant=True)
    def steps(self) -> int:
        return len(KEYS)

    @Property(bool, notify=changed)
    def isDone(self) -> bool:
        return self._place == len(KEYS)

    @property
    def keymap(self) -> Keymap:
        """What is known now."""
        return self._keymap

    def take(self, code: int) -> None:
        """Note the native scan code of the key that was struck."""
        if not self.isDone:
            self._keymap = self._keymap.taught(KEYS[self._place], code)
            self.next()

    @Slot()
    def next(self) -> None:
        """Leave this key as it was; on the last page keep all and end."""
        if self.isDone:
            self._keep(self._keymap)
            self.end()
            return
        self._place += 1
        self.changed.emit()

    @Slot()
    def back(self) -> None:
        """Ask for the key before again."""
        self._place = max(0, self._place - 1)
        self.changed.emit()

    @Slot()
    def end(self) -> None:
        """Close the page; what was not kept is as before."""
        self.ended.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take every key for the lesson, held ones once."""
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return False
        is_struck = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_struck and not event.isAutoRepeat() and event.nativeScanCode():
            self.take(event.nativeScanCode())
        return True


class Lesson:
    """The lesson in its window."""

    def __init__(self, home: Path, language: str, panel: Panel) -> None:
        catalog = Catalogs(share_dir("translations")).for_language(language)
        texts = Texts(LANGUAGES[language], catalog)
        self.model = KeypadLesson(texts, known_keys(home), lambda keys: write_keymap(home, keys))
        self._translator = LabelTranslator()
        self._translator.speak(language, catalog)
        self._engine = build_engine()
        self._engine.setInitialProperties({"lesson": self.model})
        # The theme comes after this: loading needs Python in a thread, for the factory of networks.
        self._engine.load(QUrl.fromLocalFile(str(PAGE)))
        set_theme(self._engine.singletonInstance("Stoa.theme", "Theme"), language, panel)
        self.window: QQuickWindow = self._engine.rootObjects()[0]
        self.window.resize(panel.width_px, panel.height_px)
        self.window.installEventFilter(self.model)

    def close(self) -> None:
        """Take the window down."""
        self.window.removeEventFilter(self.model)
        self.window.close()
        shiboken6.delete(self._engine)  # before the model that it shows
        self._translator.close()


def known_keys(home: Path) -> Keymap:
    """Return what is known, or nothing where the file is broken: the lesson mends it."""
    try:
        return read_keymap(home)
    except KeymapFault:
        return Keymap()


def set_theme(theme: QObject, language: str, panel: Panel) -> None:
    """Tell the theme of the panel and the language."""
    spoken = LANGUAGES[language]
    for name, value in (
        ("pxPerMm", panel.density),
        ("viewportWidth", panel.width_px),
        ("viewportHeight", panel.height_px),
        ("fontFamilies", list(spoken.fonts)),
        ("lineHeightFactor", spoken.line_height),
        ("mirrored", spoken.is_rtl),
    ):
        theme.setProperty(name, value)


def main(arguments: Sequence[str]) -> int:
    """Teach the keypad on this screen; returns 1 where a key that everybody needs is missing."""
    parser = argparse.ArgumentParser(
        prog="kiosk keypad learn --on-screen",
        description="Teach this kiosk its keypad on its own screen.",
    )
    parser.add_argument("--home", type=Path, help="folder that holds all state")
    parser.add_argument("--language", choices=sorted(LANGUAGES), default="en")
    parser.add_argument("--size", type=size_of, help="open a window of this size")
    options = parser.parse_args(arguments)
    settings = load_settings(options.home)
    application(settings)
    lesson = Lesson(settings.home, options.language, panel_of(settings, options.size))
    lesson.model.ended.connect(QGuiApplication.quit)
    if options.size is None:
        lesson.window.showFullScreen()
    else:
        lesson.window.show()
    QGuiApplication.exec()
    lesson.close()
    return 1 if read_keymap(settings.home).missing else 0
