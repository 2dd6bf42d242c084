"""Small scenes with one fault each, seen by the audit as it sees a page of the kiosk."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from kiosk.voice.port import Utterance
from ui.audit.check import Check
from ui.audit.finding import Fault, Where
from ui.audit.page import Page
from ui.audit.visitor import Visitor, open_kiosk
from ui.hands import Hands

PX_PER_MM = 4.0
HEAD = "import QtQuick\nimport QtQuick.Layouts\n"
BUTTON = (
    "activeFocusOnTab: true; Accessible.role: Accessible.Button; Accessible.focusable: true;"
    "TapHandler { gesturePolicy: TapHandler.ReleaseWithinBounds }"
)

Scene = Callable[..., Page]


@pytest.fixture
def scene(qapp: QGuiApplication) -> Iterator[Scene]:
    """Return a function that shows QML in a window of 150 x 250 mm and makes a page of it."""
    opened: list[tuple[QQuickView, QQmlComponent, QQuickItem]] = []

    def show(body: str, *, size: tuple[int, int] = (600, 1000), **seen: object) -> Page:
        view = QQuickView()
        component = QQmlComponent(view.engine())
        whole = f"{HEAD}Item {{ width: {size[0]}; height: {size[1]}; {body} }}"
        component.setData(whole.encode(), QUrl())
        root = component.create()
        assert isinstance(root, QQuickItem), component.errorString()
        view.setContent(QUrl(), component, root)
        view.resize(*size)
        view.show()
        QTest.qWaitForWindowExposed(view)
        opened.append((view, component, root))
        hands = Hands(view)
        hands.settle()
        view.grabWindow()
        hands.settle()
        where = Where(**{"screen": "home", "state": "topics", **seen.pop("where", {})})
        return Page(where, view, PX_PER_MM, **seen)

    yield show
    for view, *_ in opened:
        view.close()
        view.deleteLater()
    QGuiApplication.processEvents()


@pytest.fixture(scope="module")
def visitor(qapp: QGuiApplication) -> Iterator[Visitor]:
    with open_kiosk((1080, 1920)) as opened:
        yield opened


@pytest.fixture
def at_ease(visitor: Visitor) -> Visitor:
    visitor.leave()
    visitor.take("en")
    return visitor


def faults(check: Check, page: Page) -> list[Fault]:
    """What a check says of a page."""
    return list(check.look(page))


def said(*texts: str, language: str = "en") -> list[Utterance]:
    """What the voice said."""
    return [Utterance(text, language, "test") for text in texts]
