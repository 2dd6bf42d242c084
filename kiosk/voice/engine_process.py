"""The speaking process seen from the kiosk: started early, replaced when it dies, never waited on.

Speech runs in a process of its own so that it can be silenced whatever it is doing (A08), and so
that a fault in the synthesiser takes nothing else with it.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.voice.port import Fault, Finished, SpeechEvent, Started, Word

STOP_WITHIN = 0.1
"""Seconds a stop may take (A08); a child that takes longer is killed."""

_READY_WITHIN = 5.0
_DEATHS_IN_A_ROW = 5
"""Children that may die before they speak until the machine counts as one without a voice."""
_ROOT = Path(__file__).resolve().parents[2]


class EngineProcess:
    """A SpeechEngine in a child process; safe to call from any thread.

    `sink` is `auto` (a sound card when there is one), `silent`, or the full path of a program that
    takes raw samples on stdin as aplay does.
    """

    def __init__(self, sink: str = "auto") -> None:
        self._sink = sink
        self._lock = threading.RLock()
        self._heard: Callable[[SpeechEvent], None] = lambda _event: None
        self._child: _Child | None = None
        self._gain = 1.0
        self._deaths = 0
        self._absent = False
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The child's process number while it runs; for measuring memory."""
        child = self._child
        return child.pid if child else None

    @property
    def sound(self) -> str:
        """`aplay`, `silent`, or empty when the engine is not there; waits until it is ready."""
        child = self._running()
        return str(child.greeting().get("sound", "")) if child else ""

    @property
    def voices(self) -> frozenset[str]:
        """Names of espeak-ng voices on this machine; waits until the engine is ready."""
        child = self._running()
        return frozenset(child.greeting().get("voices", ())) if child else frozenset()

    def listen(self, heard: Callable[[SpeechEvent], None]) -> None:
        """Name the one who is told of every event; called from the reading thread."""
        self._heard = heard

    def warm(self) -> None:
        """Start the child if it does not run; returns at once."""
        self._running()

    def can_speak(self, voice: str) -> bool:
        """Whether there is such a voice; waits for the child, which warm() has started."""
        return voice in self.voices

    def speak(self, job: int, text: str, voice: str, rate_step: int) -> None:
        """Begin a job, cutting off the one before it."""
        order = {"do": "speak", "job": job, "text": text, "voice": voice, "rate": rate_step}
        child = self._running()
        if child is None or not child.begin(job, order):
            fault: Fault = "no-voice" if self._absent else "engine-died"
            self._heard(Finished(job, completed=False, fault=fault))

    def stop(self) -> None:
        """Silence the running job; a child that has not done so in 100 ms is killed."""
        if child := self._child:
            child.stop()

    def wait_silent(self, seconds: float) -> bool:
        """Wait until the last stop has been carried out; False when it took longer."""
        child = self._child
        return child is None or child.silent.wait(seconds)

    def pause(self) -> None:
        """Hold the running job."""
        if child := self._child:
            child.order({"do": "pause"})

    def resume(self) -> None:
        """Let the held job go on."""
        if child := self._child:
            child.order({"do": "resume"})

    def set_gain(self, factor: float) -> None:
        """Scale samples from now on; kept for the next child too."""
        self._gain = factor
        if child := self._child:
            child.order({"do": "gain", "factor": factor})

    def forget(self) -> None:
        """Replace a child that has spoken: its memory goes with it."""
        with self._lock:
            child = self._child
            if child is None or not child.has_spoken:
                return
            self._child = None
        child.end()
        self.warm()

    def close(self) -> None:
        """End the child for good."""
        with self._lock:
            self._closed = True
            child, self._child = self._child, None
        if child:
            child.end()

    def _running(self) -> _Child | None:
        with self._lock:
            if self._closed or self._absent:
                return None
            if self._child is None and self._deaths <= _DEATHS_IN_A_ROW:
                try:
                    self._child = _Child(self._sink, self._on_event, self._on_end)
                except OSError:
                    self._absent = True
                    return None
                self._child.order({"do": "gain", "factor": self._gain})
            return self._child

    def _on_event(self, event: SpeechEvent) -> None:
        if isinstance(event, Started):
            self._deaths = 0  # it works; only a child that never speaks is given up
        self._heard(event)

    def _on_end(self, child: _Child) -> None:
        """Start anew after a death; called from the reading thread when stdout has ended."""
        with self._lock:
            unexpected = self._child is child
            if unexpected:
                self._child = None
                self._deaths += 1
                self._absent = child.has_no_espeak
        if unexpected:
            self.warm()
        if child.job:
            self._heard(Finished(child.job, completed=False, fault=child.why_it_ended()))


class _Child:
    """One run of the child process and the thread that reads from it."""

    def __init__(
        self,
        sink: str,
        on_event: Callable[[SpeechEvent], None],
        on_end: Callable[[_Child], None],
    ) -> None:
        self._on_event = on_event
        self._on_end = on_end
        self._writing = threading.Lock()
        self._ready = threading.Event()
        self._greeting: dict[str, Any] = {}
        self._ending = False
        self._watch: threading.Timer | None = None
        self.job = 0
        self._last_job = 0
        self.silent = threading.Event()
        self.silent.set()
        process = subprocess.Popen(
            [sys.executable, "-B", "-m", "kiosk.voice.engine_child", sink],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
        )
        if process.stdin is None or process.stdout is None:  # never so with PIPE; for the types
            raise OSError("The speaking process has no pipes")
        self._process, self._stdin, self._stdout = process, process.stdin, process.stdout
        threading.Thread(target=self._read, name="voice", daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def has_spoken(self) -> bool:
        return self._last_job > 0

    @property
    def has_no_espeak(self) -> bool:
        return self._greeting.get("is") == "no-espeak"

    def greeting(self) -> dict[str, Any]:
        """Return what the child said of itself when it was ready, empty when it never was."""
        self._ready.wait(_READY_WITHIN)
        return self._greeting

    def begin(self, job: int, order: dict[str, Any]) -> bool:
        self.job = self._last_job = job
        return self.order(order)

    def order(self, order: dict[str, Any]) -> bool:
        """Send a command; False when the child has gone."""
        try:
            with self._writing:
                self._stdin.write(json.dumps(order).encode() + b"\n")
                self._stdin.flush()
        except (OSError, ValueError):
            return False
        return True

    def stop(self) -> None:
        if self.job and self.silent.is_set():
            self.silent.clear()
            self._watch = threading.Timer(STOP_WITHIN, self._process.kill)
            self._watch.daemon = True
            self._watch.start()
        self.order({"do": "stop", "job": self._last_job})

    def end(self) -> None:
        """Kill the child and what it plays through."""
        self._ending = True
        self.job = 0
        self.order({"do": "stop", "job": self._last_job})  # silences the player at once
        with self._writing, contextlib.suppress(OSError):
            self._stdin.close()
        try:
            self._process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self.silent.set()

    def why_it_ended(self) -> Fault:
        if self._ending or not self.silent.is_set():
            return "stopped"
        return "no-voice" if self.has_no_espeak else "engine-died"

    def _read(self) -> None:
        for line in self._stdout:
            self._take(json.loads(line))
        self._process.wait()
        self._stdout.close()
        with self._writing, contextlib.suppress(OSError):
            self._stdin.close()
        self._ready.set()
        self._on_end(self)
        self._has_fallen_silent()

    def _take(self, event: dict[str, Any]) -> None:
        match event["is"]:
            case "ready" | "no-espeak":
                self._greeting = event
                self._ready.set()
            case "started":
                self._on_event(Started(event["job"]))
            case "word":
                self._on_event(Word(event["job"], event["start"], event["length"]))
            case "stopped":
                self._has_fallen_silent()
            case "finished":
                if self.job == event["job"]:
                    self.job = 0
                self._on_event(Finished(event["job"], event["completed"], event["fault"]))

    def _has_fallen_silent(self) -> None:
        self.silent.set()
        if self._watch:
            self._watch.cancel()
