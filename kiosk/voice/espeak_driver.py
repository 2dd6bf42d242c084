"""A pyttsx3 driver for espeak-ng that hands samples on in memory.

pyttsx3's own espeak driver collects the sound in a WAV file under the temp folder and has a shell
play it: what a resident said would be on disk. This one uses pyttsx3's espeak bindings only, runs
espeak-ng synchronously in the thread that speaks, and gives each buffer to a stage (P18, P26).
"""

from __future__ import annotations

import ctypes
import os
import sys
from array import array
from typing import Any, Protocol

import pyttsx3
from pyttsx3.drivers import _espeak
from pyttsx3.voice import Voice

from kiosk.voice.sinks import SAMPLE_RATE

NAME = "stoa"
_BUFFER_MS = 60
_WORD_GAP = 7  # espeakWORDGAP of speak_lib.h, which pyttsx3's bindings call LINELENGTH - 1
_GO_ON, _ABORT = 0, 1


class Stage(Protocol):
    """Takes the samples of one utterance as they are made."""

    def feed(self, samples: array[int], words: list[tuple[int, int, int]]) -> bool:
        """Take samples and `(sample, start, length)` of words; False ends the synthesis."""
        ...


def open_engine(stage: Stage) -> Any:
    """Return a pyttsx3 engine whose sound goes to the stage; raises RuntimeError without espeak."""
    StreamingDriver.stage = stage
    sys.modules[f"pyttsx3.drivers.{NAME}"] = sys.modules[__name__]
    return pyttsx3.init(NAME)


def buildDriver(proxy: Any) -> StreamingDriver:  # noqa: N802 - pyttsx3 looks for this name
    """Return the driver; called by pyttsx3."""
    return StreamingDriver(proxy)


class StreamingDriver:
    """What pyttsx3 asks of a driver; speaks inside `say`, so the loop has nothing to poll."""

    stage: Stage

    def __init__(self, proxy: Any) -> None:
        if _initialize() != SAMPLE_RATE:
            raise RuntimeError("espeak-ng did not start at 22050 samples a second")
        self._proxy = proxy
        self._looping = False
        self._text = ""
        self._spoke_to_the_end = True
        _espeak.SetSynthCallback(self._on_samples)

    def destroy(self) -> None:
        """Let espeak-ng forget the callback."""
        _espeak.SetSynthCallback(lambda _wav, _count, _events: _ABORT)

    def say(self, text: str) -> None:
        """Synthesise the text; comes back when the stage has taken it all, or wants no more."""
        self._proxy.setBusy(True)
        self._spoke_to_the_end = True
        self._proxy.notify("started-utterance")
        flags = _espeak.CHARS_UTF8 | _espeak.ENDPAUSE
        _espeak.Synth(text.encode("utf-8", "replace"), flags=flags)
        self._proxy.notify("finished-utterance", completed=self._spoke_to_the_end)
        self._proxy.setBusy(False)

    def stop(self) -> None:
        """Nothing to do: the stage ends an utterance by refusing its samples."""

    def save_to_file(self, _text: str, _filename: str) -> None:
        """Refuse: speech is never written down."""
        raise PermissionError("Speech is not written to files here.")

    def startLoop(self) -> None:  # noqa: N802
        """Work through pyttsx3's queue; the queue itself calls endLoop."""
        self._looping = True
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802
        """End the loop."""
        self._looping = False

    def iterate(self) -> None:
        """Nothing to poll."""

    def getProperty(self, name: str) -> Any:  # noqa: N802
        """Return `voices`, `voice`, `rate`, `pitch`, `volume` or `gap`; raises KeyError."""
        if name == "voices":
            return [_voice(entry) for entry in _espeak.ListVoices(None)]
        if name == "voice":
            return _espeak.GetCurrentVoice().contents.identifier.decode()
        if name == "volume":
            return _espeak.GetParameter(_espeak.VOLUME) / 100
        return _espeak.GetParameter(_PARAMETERS[name])

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802
        """Set `voice` (an identifier), `rate`, `pitch`, `volume` or `gap`; raises ValueError."""
        if name == "voice":
            if _espeak.SetVoiceByName(str(value).encode()) != _espeak.EE_OK:
                raise ValueError("espeak-ng has no such voice")
            return
        number = round(value * 100) if name == "volume" else int(value)
        _espeak.SetParameter(_PARAMETERS[name], number, 0)

    def _on_samples(self, wave: Any, count: int, events: Any) -> int:
        samples: array[int] = array("h")
        if wave and count > 0:
            samples.frombytes(ctypes.string_at(wave, count * 2))
        if self.stage.feed(samples, _words(events)):
            return _GO_ON
        self._spoke_to_the_end = False
        return _ABORT


def _initialize() -> int:
    """Start espeak-ng and return its sample rate.

    It opens a sound server in every mode, though nothing is played through it here; libpulse then
    leaves folders in HOME and TMPDIR. So for this moment there is no sound server (P26).
    """
    nowhere = {"PULSE_SERVER": "unix:/dev/null", "PULSE_COOKIE": "/dev/null"}
    before = {name: os.environ.get(name) for name in nowhere}
    os.environ.update(nowhere)
    try:
        return int(_espeak.Initialize(_espeak.AUDIO_OUTPUT_SYNCHRONOUS, _BUFFER_MS))
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


_PARAMETERS = {
    "rate": _espeak.RATE,
    "volume": _espeak.VOLUME,
    "pitch": _espeak.PITCH,
    "gap": _WORD_GAP,
}


def _words(events: Any) -> list[tuple[int, int, int]]:
    words = []
    index = 0
    while events[index].type != _espeak.EVENT_LIST_TERMINATED:
        event = events[index]
        if event.type == _espeak.EVENT_WORD and event.text_position > 0:
            at = event.audio_position * SAMPLE_RATE // 1000
            words.append((at, event.text_position - 1, event.length))
        index += 1
    return words


def _voice(entry: Any) -> Voice:
    return Voice(
        id=entry.identifier.decode(),
        name=entry.name.decode(),
        languages=_language_names(entry),
    )


def _language_names(entry: Any) -> list[tuple[int, str]]:
    """Read the names a voice goes by: each is a rank (lower fits better) and a string; 0 ends."""
    place = ctypes.c_void_p.from_buffer(entry, type(entry).languages.offset).value
    names = []
    while place and (rank := ctypes.string_at(place, 1)[0]):
        name = ctypes.string_at(place + 1)
        names.append((rank, name.decode()))
        place += len(name) + 2
    return names


def voices_by_name(engine: Any) -> dict[str, str]:
    """Return the identifier of the best voice for each language name, `fr-fr` to `roa/fr`.

    espeak-ng's own search by name knows `en-us` but not `fr-fr`, so the kiosk asks by identifier.
    """
    best: dict[str, tuple[int, str]] = {}
    for voice in engine.getProperty("voices"):
        for rank, name in voice.languages:
            if not voice.id.startswith("mb/") and rank < best.get(name, (256, ""))[0]:
                best[name] = (rank, voice.id)
    return {name: identifier for name, (_, identifier) in best.items()}
