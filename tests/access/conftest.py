"""A kiosk before residents who hear it, strike keys, or press one switch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from kiosk.devices.jack import SimulatedJack
from kiosk.devices.keypad import KEYS, Key, Keymap, write_keymap
from kiosk.language.message import msg
from kiosk.pack.model import Pack
from kiosk.pack.reader import read_pack
from kiosk.settings import load_settings, share_dir
from kiosk.voice.script import Script
from kiosk.voice.silent import SilentEngine
from tests.access.blind_bot import BlindBot, Ears
from tests.access.errands import Errand
from tests.fakes import FakeClock
from ui.app import App, build_app
from ui.guide import Guide
from ui.hands import Hands

CODES: dict[Key, int] = dict(zip(KEYS, range(191, 191 + len(KEYS)), strict=True))


class Kiosk:
    """A whole kiosk with a taught keypad, a jack, and a voice that takes its time."""

    def __init__(self, home: Path, clock: FakeClock, pack: Pack) -> None:
        self.clock, self.engine, self.jack = clock, SilentEngine(clock), SimulatedJack()
        write_keymap(home, Keymap({code: key for key, code in CODES.items()}))
        self.app: App = build_app(
            load_settings(home),
            clock,
            size=(1080, 1920),
            pack=pack,
            voice_engine=self.engine,
            jack=self.jack,
        )
        self.script = Script(clock)
        self.app.core.voice.record(self.script)
        self.tones: list[str] = []
        self.app.core.tones.play = lambda tone, _gain: self.tones.append(tone)
        self.app.window.show()
        self.hands = Hands(self.app.window)
        self.hands.settle()

    def strike(self, key: Key, *, after: float = 0.5) -> None:
        """Strike a key of the keypad: a scan code that Qt has no name for (C18)."""
        self.clock.advance(after)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(
                kind, 0, Qt.KeyboardModifier.NoModifier, CODES[key], 0, 0, "", False, 1
            )
            QCoreApplication.sendEvent(self.app.window, event)
        self.hands.settle()

    def pass_time(self) -> bool:
        """Let the voice end what it says; False when it is silent."""
        self.hands.settle()
        if not self.engine._job or self.engine._held_at is not None:
            return False
        self.clock.advance(max(0.0, self.engine._ends_at - self.clock.monotonic()))
        self.engine.tick()
        self.hands.settle()
        return True

    def hear(self) -> list[str]:
        """Return everything said since the last time, to the end."""
        return self.ears.rest()

    @property
    def ears(self) -> Ears:
        """Ears that go on where they stopped."""
        if not hasattr(self, "_ears"):
            self._ears = Ears(
                lambda: [(line.text, line.language) for line in self.script.lines],
                self.pass_time,
            )
        return self._ears

    def blind(self, tag: str) -> BlindBot:
        """Return a resident who hears and strikes keys, and has nothing else."""
        field = self.app.core.texts(tag).say(msg("Write here"))
        return BlindBot(self.ears, self.strike, self.type, field)

    def type(self, words: str) -> None:
        """Type on a keyboard of any kind: what it commits arrives where the keys are."""
        self.hands.type(words)

    def errand(self, service_id: str, tag: str) -> Errand:
        """Return what a friend told somebody who goes for this service."""
        core = self.app.core
        guide = Guide(share_dir("assets") / "tours.yaml", tag, core.today)
        service, free = core.pack.service(service_id), core.offers.free_times
        return Errand(core.pack, service, core.texts(tag), guide, free)

    @property
    def route(self) -> str:
        return self.app.desk.navigator.current.name


@pytest.fixture(scope="session")
def riverbend() -> Pack:
    return read_pack(share_dir("assets") / "demo-city")


@pytest.fixture
def kiosk_at(
    qapp: QGuiApplication, tmp_path: Path, clock: FakeClock, riverbend: Pack
) -> Iterator[Callable[[], Kiosk]]:
    made: list[Kiosk] = []

    def make() -> Kiosk:
        made.append(Kiosk(tmp_path, clock, riverbend))
        return made[-1]

    yield make
    for kiosk in made:
        kiosk.app.kept.clear()
        kiosk.app.close()


@pytest.fixture
def kiosk(kiosk_at: Callable[[], Kiosk]) -> Kiosk:
    return kiosk_at()
