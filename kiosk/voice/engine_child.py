"""The process that speaks: commands as JSON lines on stdin, events as JSON lines on stdout.

It ends when stdin ends, so it never outlives the kiosk. Nothing it is told goes to a file or into
a message; faults are reported by kind only. Imports are kept few: this process stays small.

Commands: speak {job, text, voice, rate}, stop {job}, pause, resume, gain {factor}.
Events: ready {voices, sound}, started {job}, word {job, start, length}, stopped {job},
finished {job, completed, fault}, no-espeak.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

from kiosk.voice.levels import pace
from kiosk.voice.player import Player
from kiosk.voice.sinks import AplaySink, SilentSink, Sink, find_program, has_sound_card

NO_ESPEAK = 3
"""Exit code when espeak-ng is not on this machine."""


class Reports:
    """Writes events, one line each, from any thread."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lock = threading.Lock()

    def tell(self, kind: str, **values: Any) -> None:
        """Write one event; silent when the kiosk has gone."""
        line = json.dumps({"is": kind, **values}).encode() + b"\n"
        with self._lock:
            try:
                os.write(self._descriptor, line)
            except OSError:
                os._exit(0)


class Speaker:
    """Speaks the newest job in its own thread; an older one that has not begun is dropped."""

    def __init__(self, player: Player, engine: Any, voices: dict[str, str], tell: Any) -> None:
        self._player = player
        self._engine = engine
        self._voices = voices
        self._tell = tell
        self._next: dict[str, Any] | None = None
        self._stopped = 0
        self._there_is_work = threading.Condition()
        threading.Thread(target=self._work, name="speaker", daemon=True).start()

    def speak(self, order: dict[str, Any]) -> None:
        """Cut off what runs and speak this."""
        self._player.stop(order["job"] - 1)
        with self._there_is_work:
            dropped, self._next = self._next, order
            self._there_is_work.notify()
        self._tell_stopped(dropped)

    def stop(self, job: int) -> None:
        """Silence every job up to this one."""
        self._player.stop(job)
        with self._there_is_work:
            dropped, self._next = self._next, None
        self._tell_stopped(dropped)
        self._tell("stopped", job=job)

    def _tell_stopped(self, order: dict[str, Any] | None) -> None:
        if order is not None:
            self._tell("finished", job=order["job"], completed=False, fault="stopped")

    def _work(self) -> None:
        while True:
            with self._there_is_work:
                while self._next is None:
                    self._there_is_work.wait()
                order, self._next = self._next, None
                begun = self._player.begin(order["job"])
            completed, fault = self._say(order) if begun else (False, "stopped")
            self._tell("finished", job=order["job"], completed=completed, fault=fault)

    def _say(self, order: dict[str, Any]) -> tuple[bool, str]:
        identifier = self._voices.get(order["voice"])
        if identifier is None:
            return False, "no-voice"
        chosen = pace(order["rate"])
        self._engine.setProperty("voice", identifier)
        self._engine.setProperty("rate", chosen.words_per_minute)
        self._engine.setProperty("gap", chosen.word_gap)
        self._engine.say(order["text"])
        self._engine.runAndWait()
        completed = self._player.finish()
        return completed, "" if completed else "stopped"


def choose_sink(wanted: str) -> tuple[str, Callable[[], Sink]]:
    """Return what sound goes to, `aplay` or `silent`, and how to open it."""
    program = find_program("aplay") if wanted == "auto" and has_sound_card() else ""
    if wanted.startswith("/"):
        program = wanted
    if not program:
        return "silent", SilentSink
    device = os.environ.get("KIOSK_VOICE_DEVICE", "")
    return "aplay", lambda: AplaySink(program, device)


def serve(wanted_sink: str) -> int:
    """Serve commands until stdin ends; return the exit code."""
    reports = Reports(os.dup(1))
    os.dup2(2, 1)  # whatever a library prints does not get between the events
    sound, open_sink = choose_sink(wanted_sink)
    player = Player(
        open_sink,
        on_started=lambda job: reports.tell("started", job=job),
        on_word=lambda job, start, length: reports.tell(
            "word", job=job, start=start, length=length
        ),
    )
    try:
        from kiosk.voice.espeak_driver import open_engine, voices_by_name  # noqa: PLC0415

        engine = open_engine(player)
    except (ImportError, RuntimeError, OSError):
        reports.tell("no-espeak")
        return NO_ESPEAK
    voices = voices_by_name(engine)
    speaker = Speaker(player, engine, voices, reports.tell)
    reports.tell("ready", voices=sorted(voices), sound=sound)
    while line := sys.stdin.buffer.readline():
        _obey(json.loads(line), speaker, player)
    return 0


def _obey(order: dict[str, Any], speaker: Speaker, player: Player) -> None:
    match order["do"]:
        case "speak":
            speaker.speak(order)
        case "stop":
            speaker.stop(order["job"])
        case "pause":
            player.hold()
        case "resume":
            player.go_on()
        case "gain":
            player.set_gain(order["factor"])


def main() -> None:
    """Run the child: no core dumps (P25); Ctrl+C is for the parent to answer."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    code = serve(sys.argv[1] if len(sys.argv) > 1 else "auto")
    os._exit(code)  # the speaker's thread is not waited for; its sound ends with it


if __name__ == "__main__":
    main()
