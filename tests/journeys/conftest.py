"""A kiosk with every part real but its ears and its clock, for one journey."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QtMsgType
from PySide6.QtGui import QGuiApplication
from pytestqt.logging import _QtMessageCapture as QtMessages

from kiosk.clock import Clock
from kiosk.pack.model import Pack
from kiosk.pack.reader import read_pack
from kiosk.settings import load_settings, share_dir
from kiosk.voice.script import Script
from kiosk.voice.silent import SilentEngine
from tests.fakes import FakeClock
from tests.journeys.resident import Resident
from ui.app import build_app

PORTRAIT = (1080, 1920)
NOT_OURS = (
    "pipewire",  # Qt Multimedia looks for it; the keyboard's sounds are off
    "of the object PopupList_QMLTYPE",  # Qt's own keyboard
    "PinyinDecoderService",  # makes its folder, in memory
    "does not support propagateSizeHints",  # offscreen
)

Arrive = Callable[..., Resident]


@pytest.fixture(scope="session")
def riverbend() -> Pack:
    return read_pack(share_dir("assets") / "demo-city")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kiosk's home; everything else a process may write to lies beside it."""
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "TMPDIR"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    run = tmp_path / "run"
    (run / "stoa" / "keyboard").mkdir(parents=True)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(run))
    return tmp_path / "home"


@pytest.fixture
def arrive(
    qapp: QGuiApplication, home: Path, clock: FakeClock, riverbend: Pack
) -> Iterator[Arrive]:
    """Return a function that opens a kiosk and puts a resident before it."""
    there: list[Resident] = []

    def open_kiosk(
        tag: str = "en",
        *,
        size: tuple[int, int] = PORTRAIT,
        at: Path = home,
        pack: Pack = riverbend,
        time: Clock = clock,
        **parts: Any,
    ) -> Resident:
        parts.setdefault("voice_engine", SilentEngine(time, instant=True))
        app = build_app(load_settings(at), time, size=size, pack=pack, **parts)
        script = Script(time)
        app.core.voice.record(script)
        app.window.show()
        resident = Resident(app, tag, script)
        there.append(resident)
        return resident

    yield open_kiosk
    for resident in there:
        resident.leave_kiosk()


@pytest.fixture(autouse=True)
def no_warning_from_qml(qtlog: QtMessages) -> Iterator[None]:
    """Fail on every message that Qt would print as a warning or worse and that is ours."""
    yield
    grave = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}
    ours = [
        record.message
        for record in qtlog.records
        if record.type in grave and not any(part in record.message for part in NOT_OURS)
    ]
    assert ours == []
