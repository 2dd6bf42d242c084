"""The gallery's pages as tests see them: laid out, visible, and put away afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickView

from ui.gallery import Shot
from ui.gallery_stage import Stage, open_theme
from ui.gallery_texts import samples
from ui.hands import Hands
from ui.input.keyboard import UI

ICONS = UI.parent / "assets" / "icons"


@dataclass
class Page:
    """One page of the gallery in its window."""

    shot: Shot
    view: QQuickView
    hands: Hands

    @property
    def theme(self) -> QObject:
        return open_theme(self.view.engine())

    @property
    def px_per_mm(self) -> float:
        return self.theme.property("pxPerMm")

    def items(self) -> Iterator[QQuickItem]:
        """Every visible item of the page, the keyboard's too."""
        return self.hands.items()

    def value(self, item: QObject, expression: str) -> object:
        """A QML expression in an item's scope: enums cannot be read by `property()` (P30)."""
        made = QQmlExpression(qmlContext(item), item, expression)
        result, undefined = made.evaluate()
        assert not made.hasError(), made.error().toString()
        return None if undefined else result

    def texts(self) -> list[QQuickItem]:
        """Every item that shows text."""
        return [item for item in self.items() if is_text(item)]

    def pressables(self) -> list[QQuickItem]:
        """Every control of ours that can be pressed or written in."""
        return [
            item
            for item in self.items()
            if item.property("ringRadius") is not None or is_field(item)
        ]

    def rect(self, item: QQuickItem) -> QRectF:
        return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))

    def settle(self) -> None:
        for _ in range(3):
            self.hands.settle()
            self.view.grabWindow()

    def middle(self, item: QQuickItem) -> QPointF:
        return self.rect(item).center()

    def spoken(self, item: QQuickItem) -> str:
        face = QAccessible.queryAccessibleInterface(item)
        return face.text(QAccessible.Text.Name) if face is not None else ""


def is_text(item: QQuickItem) -> bool:
    return any(item.inherits(name) for name in ("QQuickText", "QQuickTextInput", "QQuickTextEdit"))


def is_field(item: QQuickItem) -> bool:
    return item.inherits("QQuickTextInput") or item.inherits("QQuickTextEdit")


@pytest.fixture(scope="session")
def stage(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(ICONS, QUrl.fromLocalFile(str(tmp_path_factory.mktemp("keys"))))


@pytest.fixture
def open_page(stage: Stage, qtlog) -> Iterator[Callable[..., Page]]:
    """Open pages of the gallery; a warning about our own QML fails the test (style T3)."""
    opened: list[QQuickView] = []

    def make(page: str, language: str = "en", **shown: object) -> Page:
        shot = Shot(page, language, **shown)
        view = stage.view(shot, samples(language))
        opened.append(view)
        made = Page(shot, view, Hands(view))
        made.settle()
        return made

    yield make
    for view in opened:
        focus = view.activeFocusItem()
        if focus is not None:
            focus.setProperty("focus", False)
        QGuiApplication.inputMethod().hide()
        view.close()
        view.deleteLater()
    QGuiApplication.processEvents()
    told = [record.message for record in qtlog.records if "/ui/Stoa/" in record.message]
    assert told == []


__all__ = ["ICONS", "Page", "Qt", "is_field", "is_text"]
