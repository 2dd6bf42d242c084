"""A real espeak-ng, a sink that remembers, and a clock that runs as fast as the test wants."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Iterator

import pytest

from kiosk.voice.player import Player
from kiosk.voice.queue import Voice

try:
    from kiosk.voice.espeak_driver import open_engine, voices_by_name
except (ImportError, RuntimeError):  # pragma: no cover - depends on the machine
    pytest.skip("espeak-ng is not on this machine", allow_module_level=True)


class RememberingSink:
    """Keeps what it is given, with a mark for each end."""

    def __init__(self, log: list[tuple[str, bytes]]) -> None:
        self._log = log

    def write(self, pcm: bytes) -> None:
        self._log.append(("write", pcm))

    def kill(self) -> None:
        self._log.append(("kill", b""))

    def drain(self) -> None:
        self._log.append(("drain", b""))


class Studio:
    """A player on a remembering sink, whose time passes only while it waits."""

    def __init__(self) -> None:
        self.log: list[tuple[str, bytes]] = []
        self.words: list[tuple[float, int, int]] = []
        self.started: list[float] = []
        self.time = 0.0
        self.player = Player(
            lambda: RememberingSink(self.log),
            lambda _job: self.started.append(self.time),
            lambda _job, start, length: self.words.append((self.time, start, length)),
            now=lambda: self.time,
            wait=self._wait,
        )
        self.while_waiting: Callable[[], None] = lambda: None

    def _wait(self, turn: threading.Condition, seconds: float | None) -> None:
        self.time += seconds or 0.0
        turn.release()
        try:
            self.while_waiting()
        finally:
            turn.acquire()

    @property
    def sound(self) -> array[int]:
        heard: array[int] = array("h")
        for kind, pcm in self.log:
            if kind == "write":
                heard.frombytes(pcm)
        return heard


@pytest.fixture
def studio() -> Studio:
    return Studio()


@pytest.fixture
def speak(studio: Studio) -> Callable[..., bool]:
    """Speak a text with a pyttsx3 engine into the studio; True when it came to its end."""
    engine = open_engine(studio.player)
    voices = voices_by_name(engine)
    jobs = iter(range(1, 100))

    def _speak(text: str, voice: str = "en-us", rate: int = 125, gap: int = 0) -> bool:
        if not studio.player.begin(next(jobs)):
            return False
        engine.setProperty("voice", voices[voice])
        engine.setProperty("rate", rate)
        engine.setProperty("gap", gap)
        engine.say(text)
        engine.runAndWait()
        return studio.player.finish()

    return _speak


class Heard:
    """Collects events from another thread, and waits for one."""

    def __init__(self) -> None:
        self.events: list[object] = []
        self._more = threading.Condition()

    def __call__(self, event: object) -> None:
        with self._more:
            self.events.append(event)
            self._more.notify_all()

    def wait_for(self, wanted: Callable[[object], bool], seconds: float = 10.0) -> object:
        with self._more:
            if not self._more.wait_for(lambda: any(map(wanted, self.events)), seconds):
                raise AssertionError(f"not heard; heard: {self.events}")
            return next(event for event in self.events if wanted(event))

    def wait_for_kind(self, kind: type, seconds: float = 10.0) -> object:
        return self.wait_for(lambda event: isinstance(event, kind), seconds)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def closing() -> Iterator[Callable[[Voice], Voice]]:
    """Close whatever voice is handed in, at the end of the test."""
    voices: list[Voice] = []

    def _keep(voice: Voice) -> Voice:
        voices.append(voice)
        return voice

    yield _keep
    for voice in voices:
        voice.close()
