"""What the end of a resident session clears outside the session itself (F09, issue 2 point 10)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication, QPixmapCache
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.session.session import ResidentSession
from ui.models.app import AppModel
from ui.narrator import Narrator


def wipe_at_end(
    session: ResidentSession,
    app_model: AppModel,
    narrator: Narrator,
    window: QQuickWindow,
    engine: QQmlApplicationEngine,
) -> None:
    """Register every wiper with the session, in the order in which they must run.

    The keyboard lets go before the fields do, or it would hand its last word to the next field.
    Fields and their undo go with their screen; the screen goes when the way is reset.
    """
    wipers: dict[str, Callable[[], None]] = {
        "keyboard": app_model.forget.emit,
        "speech": narrator.clear,
        "screens": app_model.clear,
        "clipboard": clear_clipboard,
        "pictures": lambda: clear_pictures(window, engine),
    }
    for name, wiper in wipers.items():
        session.on_end(name, wiper)


def clear_clipboard() -> None:
    """Empty every clipboard there is."""
    clipboard = QGuiApplication.clipboard()
    for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection, clipboard.Mode.FindBuffer):
        clipboard.clear(mode)


def clear_pictures(window: QQuickWindow, engine: QQmlApplicationEngine) -> None:
    """Let go of every cached picture and of what the scene holds beyond what is shown."""
    QPixmapCache.clear()
    window.releaseResources()
    engine.collectGarbage()
