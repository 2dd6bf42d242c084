"""Linux input devices read without a library: key strikes, and whether a headphone is plugged in.

The layout is that of <linux/input.h>: an event is a time, a type, a code and a value. python-evdev
would need a compiler on the kiosk for two numbers, so it is not used.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import struct
from collections.abc import Iterator
from pathlib import Path

DEVICES = Path("/dev/input")
X_OFFSET = 8
"""The native scan code of Wayland and X11 is the kernel's code and eight (C18)."""

_EVENT = struct.Struct("llHHi")
_EV_KEY, _EV_SW = 1, 5
_SW_HEADPHONE_INSERT = 2
_READ, _BYTES = 2, 8


def _ask(number: int) -> int:
    """Return the ioctl that reads `_BYTES` bytes: _IOR('E', number, char[8])."""
    return (_READ << 30) | (_BYTES << 16) | (ord("E") << 8) | number


_EVIOCGSW = _ask(0x1B)
_EVIOCGBIT_SW = _ask(0x20 + _EV_SW)


def open_devices(folder: Path = DEVICES) -> list[int]:
    """Return descriptors of every input device that may be read; the caller closes them."""
    opened = []
    for path in sorted(folder.glob("event*")):
        with contextlib.suppress(OSError):
            opened.append(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
    return opened


def headphone_switch(device: int) -> bool | None:
    """Return whether a headphone is plugged in; None where the device has no such switch."""
    try:
        if not _bit(fcntl.ioctl(device, _EVIOCGBIT_SW, bytes(_BYTES)), _SW_HEADPHONE_INSERT):
            return None
        return _bit(fcntl.ioctl(device, _EVIOCGSW, bytes(_BYTES)), _SW_HEADPHONE_INSERT)
    except OSError:
        return None


def struck_codes(data: bytes) -> Iterator[int]:
    """Yield the kernel codes of keys that go down in raw events; repeats are left out (C06)."""
    for _, _, kind, code, value in _EVENT.iter_unpack(data[: len(data) - len(data) % _EVENT.size]):
        if kind == _EV_KEY and value == 1:
            yield code


def next_scan_code(devices: list[int], seconds: float) -> int | None:
    """Wait for one key on any device; its native scan code, or None when nobody struck one."""
    ready, _, _ = select.select(devices, [], [], seconds)
    for device in ready:
        with contextlib.suppress(OSError):
            for code in struck_codes(os.read(device, _EVENT.size * 64)):
                return code + X_OFFSET
    return None


def _bit(data: bytes, number: int) -> bool:
    return bool(data[number // 8] >> (number % 8) & 1)
