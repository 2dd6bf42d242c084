"""What every test stands on: an offscreen screen, quiet and private state, and the clock."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

import ui  # noqa: F401 (keeps None alive under PySide6 before Python 3.12)
from tests.fakes import FakeClock
from ui.faults import hush
from ui.input.keyboard import prepare_keyboard_environment


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def qapp_cls(tmp_path_factory: pytest.TempPathFactory) -> type[QGuiApplication]:
    """Qt as the kiosk starts it: no widgets, Stoa's own keyboard, painted without a card."""
    prepare_keyboard_environment(tmp_path_factory.mktemp("keyboard"))
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    hush()
    return QGuiApplication
