"""The headphone jack: is something plugged in? (B01-B03). Three ways to know, and one for tests."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from kiosk.devices.input_events import DEVICES, headphone_switch, open_devices

LOOK_SECONDS = 0.25
"""How often a jack that must be asked is asked: speech begins within a second (B02)."""

LOOKS_UNTIL_SOUGHT = 8
"""After so many looks, two seconds, a device that went away is looked for again (C19)."""


class JackPort(Protocol):
    """A jack; `on_change` is called with the new state, perhaps from another thread."""

    on_change: Callable[[bool], None]

    @property
    def inserted(self) -> bool:
        """Whether something is plugged in now."""
        ...

    def tell(self, inserted: bool) -> None:
        """Take the word of a keypad with a jack of its own."""
        ...

    def look(self) -> None:
        """Ask the hardware, where it does not tell by itself; cheap."""
        ...

    def close(self) -> None:
        """Let go of the hardware."""
        ...


class _Jack:
    def __init__(self) -> None:
        self.on_change: Callable[[bool], None] = lambda _inserted: None
        self._inserted = False

    @property
    def inserted(self) -> bool:
        """Whether something is plugged in now."""
        return self._inserted

    def tell(self, inserted: bool) -> None:
        """Take the word of a keypad with a jack of its own."""
        self._become(inserted)

    def look(self) -> None:
        """Nothing to ask."""

    def close(self) -> None:
        """Nothing to let go of."""

    def _become(self, inserted: bool) -> None:
        if inserted != self._inserted:
            self._inserted = inserted
            self.on_change(inserted)


class SimulatedJack(_Jack):
    """A jack for tests and tours; also that of a keypad, which tells of it with a key code."""

    def plug(self) -> None:
        """Put the headphone in."""
        self._become(True)

    def pull(self) -> None:
        """Take it out."""
        self._become(False)


class InputEventJack(_Jack):
    """The jack of a sound card that the kernel knows: SW_HEADPHONE_INSERT of /dev/input."""

    def __init__(self, folder: Path = DEVICES) -> None:
        super().__init__()
        self._folder = folder
        self._device: int | None = None
        self._looks = 0
        self._seek()
        self.look()

    @property
    def is_there(self) -> bool:
        """Whether this machine has such a jack."""
        return self._device is not None

    def look(self) -> None:
        """Read the switch; a jack that has gone counts as pulled out until it is found again."""
        if self._device is None:
            self._looks += 1
            if self._looks % LOOKS_UNTIL_SOUGHT == 0:
                self._seek()
        if self._device is not None:
            state = headphone_switch(self._device)
            if state is None:
                self.close()
            self._become(bool(state))

    def close(self) -> None:
        """Close the device."""
        if self._device is not None:
            os.close(self._device)
            self._device = None

    def _seek(self) -> None:
        for device in open_devices(self._folder):
            if self._device is None and headphone_switch(device) is not None:
                self._device = device
            else:
                os.close(device)


_PORT = re.compile(r"^\s+\S+: .*type: Head(?:phones|set).*?\b(not available|available)\)", re.M)


def headphones_in(sinks: str) -> bool | None:
    """Read `pactl list sinks` (in English): is a headphone there? None where no port can tell."""
    found = [match.group(1) for match in _PORT.finditer(sinks)]
    return "available" in found if found else None


class SoundServerJack(_Jack):
    """The jack as PipeWire or PulseAudio knows it, told by `pactl subscribe`."""

    def __init__(self, program: str = "pactl") -> None:
        super().__init__()
        self._program = program
        self._told: subprocess.Popen[str] | None = None
        self.listener: threading.Thread | None = None
        self._ask()

    def watch(self) -> None:
        """Begin to listen, in a thread of its own."""
        self._told = subprocess.Popen(
            [self._program, "subscribe"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=_in_english(),
        )
        self.listener = threading.Thread(target=self._listen, args=(self._told,), daemon=True)
        self.listener.start()

    def close(self) -> None:
        """End the listener."""
        if self._told is not None:
            self._told.kill()
            self._told.wait()
            if self._told.stdout is not None and self.listener is not None:
                self.listener.join(1)
                self._told.stdout.close()
            self._told = None

    def _listen(self, told: subprocess.Popen[str]) -> None:
        for line in told.stdout or ():
            if " on sink " in line or " on card " in line:
                self._ask()

    def _ask(self) -> None:
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            answer = subprocess.run(
                [self._program, "list", "sinks"],
                capture_output=True,
                text=True,
                timeout=2,
                check=True,
                env=_in_english(),
            ).stdout
            self._become(bool(headphones_in(answer)))


class EitherJack(_Jack):
    """The machine's jack and that of the keypad: a headphone is in where one of them says so."""

    def __init__(self, machine: JackPort) -> None:
        super().__init__()
        self._machine, self._told = machine, False
        machine.on_change = lambda _inserted: self._weigh()
        self._weigh()

    def tell(self, inserted: bool) -> None:
        """Take the word of the keypad; the machine's jack keeps its own."""
        self._told = inserted
        self._weigh()

    def look(self) -> None:
        """Ask the machine."""
        self._machine.look()

    def close(self) -> None:
        """Let go of the machine's jack."""
        self._machine.close()

    def _weigh(self) -> None:
        self._become(self._told or self._machine.inserted)


def find_jack() -> JackPort:
    """Return the best jack of this machine; a keypad with a jack of its own can always tell."""
    kernel = InputEventJack()
    if kernel.is_there:
        return EitherJack(kernel)
    if shutil.which("pactl"):
        server = SoundServerJack()
        server.watch()
        return EitherJack(server)
    return SimulatedJack()


def _in_english() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C"}
