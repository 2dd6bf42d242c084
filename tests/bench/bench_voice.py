"""How soon the voice is heard, and how soon it is silent (A08, A10)."""

from __future__ import annotations

import statistics
import threading
import time
from typing import Any

from kiosk.voice.engine_process import EngineProcess
from kiosk.voice.port import Finished, SpeechEvent, Started
from tests.bench.processes import proportional_set_size

RUNS = 30
TEXT = "Where is the broken street light? It is next to the mosque on River Street. " * 5


class _Moments:
    """The moment each job was first heard, and an event for it."""

    def __init__(self) -> None:
        self.first_sound = threading.Event()
        self.at = 0.0

    def __call__(self, event: SpeechEvent) -> None:
        if isinstance(event, Started):
            self.at = time.perf_counter()
            self.first_sound.set()
        elif isinstance(event, Finished) and event.fault == "no-voice":
            raise RuntimeError("espeak-ng is not on this machine: nothing to measure")


def measure() -> list[dict[str, Any]]:
    """Measure through the whole path: command to the process, first sample to the sink, silence."""
    engine = EngineProcess()
    moments = _Moments()
    engine.listen(moments)
    try:
        return _measure(engine, moments)
    finally:
        engine.close()


def _measure(engine: EngineProcess, moments: _Moments) -> list[dict[str, Any]]:
    if not engine.voices:
        return []
    firsts, stops = [], []
    for job in range(1, RUNS + 1):
        moments.first_sound.clear()
        began = time.perf_counter()
        engine.speak(job, TEXT, "en-us", 3)
        if not moments.first_sound.wait(5):
            raise RuntimeError("nothing was heard")
        firsts.append((moments.at - began) * 1000)
        time.sleep(0.05)  # in the middle of a word
        began = time.perf_counter()
        engine.stop()
        if not engine.wait_silent(5):
            raise RuntimeError("it did not fall silent")
        stops.append((time.perf_counter() - began) * 1000)
    memory = proportional_set_size(engine.pid or 0)
    sink = f"{engine.sound} sink"
    return [
        _row("voice-stop", f"speech stops, p95 ({sink})", _p95(stops), "ms", "<= 100 ms"),
        _row(
            "voice-first", f"first sound after say, p95 ({sink})", _p95(firsts), "ms", "<= 250 ms"
        ),
        _row("voice-memory", "the speaking process, PSS", memory, "MiB", ""),
    ]


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def _row(name: str, what: str, value: float, unit: str, goal: str) -> dict[str, Any]:
    return {
        "id": name,
        "what": what,
        "value": round(value, 2),
        "unit": unit,
        "baseline": None,
        "baseline_what": "",
        "ratio": None,
        "goal": goal,
    }
