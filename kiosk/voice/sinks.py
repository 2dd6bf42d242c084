"""Where sound goes: a sound card through a pipe, or nowhere at all. Never into a file (P26)."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from typing import Protocol

SAMPLE_RATE = 22050
"""Samples a second, one channel, 16 bits: what espeak-ng makes."""


class Sink(Protocol):
    """Takes samples as they are due; the player keeps the time."""

    def write(self, pcm: bytes) -> None:
        """Take the next samples; raises OSError when they cannot be played."""
        ...

    def kill(self) -> None:
        """Silence at once, from any thread; a write that is under way comes back."""
        ...

    def drain(self) -> None:
        """Wait until what was written has been heard, then let go."""
        ...


class SilentSink:
    """For machines with no sound card: the time passes, nothing is heard."""

    def write(self, pcm: bytes) -> None:
        """Take samples and drop them."""

    def kill(self) -> None:
        """Nothing to silence."""

    def drain(self) -> None:
        """Nothing to wait for."""


class AplaySink:
    """ALSA's player fed through a pipe. Killing it also drops what the card has buffered."""

    _ARGUMENTS = ("-q", "-t", "raw", "-f", "S16_LE", "-r", str(SAMPLE_RATE), "-c", "1")
    # A short buffer that starts at its first period: otherwise aplay waits for half a second of
    # sound before the first word is heard.
    _BUFFER = ("-B", "250000", "-F", "50000", "-R", "50000")

    def __init__(self, program: str, device: str = "") -> None:
        reader, self._pipe = os.pipe()
        arguments = [program, *self._ARGUMENTS, *self._BUFFER]
        arguments += ["-D", device] if device else []
        try:
            self._pid = os.posix_spawn(
                program,
                [*arguments, "-"],
                os.environ,
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, reader, 0),
                    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
                ],
            )
        except OSError:
            os.close(self._pipe)
            raise
        finally:
            os.close(reader)
        self._lock = threading.Lock()
        self._reaped = False
        self.ended_well = False

    def write(self, pcm: bytes) -> None:
        """Hand samples to the player; raises BrokenPipeError when it has ended."""
        rest = memoryview(pcm)
        while rest:
            rest = rest[os.write(self._pipe, rest) :]

    def kill(self) -> None:
        """Kill the player; the kernel drops the card's buffer with it."""
        with self._lock:
            if not self._reaped:
                os.kill(self._pid, signal.SIGKILL)

    def drain(self) -> None:
        """Close the pipe and wait for the player to end, by itself or killed."""
        with contextlib.suppress(OSError):
            os.close(self._pipe)
        # Look without reaping, so that kill() never meets a stranger with the same number.
        os.waitid(os.P_PID, self._pid, os.WEXITED | os.WNOWAIT)
        with self._lock:
            _, status = os.waitpid(self._pid, 0)
            self._reaped = True
            self.ended_well = status == 0


def find_program(name: str) -> str:
    """Return the full path of a program on PATH, or an empty string."""
    for folder in os.get_exec_path():
        path = os.path.join(folder, name)  # noqa: PTH118 - pathlib is a megabyte the child saves
        if os.access(path, os.X_OK):
            return path
    return ""


def has_sound_card(devices: str = "/dev/snd") -> bool:
    """Whether the kernel offers a device that plays."""
    try:
        names = os.listdir(devices)  # noqa: PTH208 - as above
    except OSError:
        return False
    return any(name.startswith("pcm") and name.endswith("p") for name in names)
