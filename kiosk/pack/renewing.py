"""When a published pack that waits is put into use: at a start, or while nobody is there."""

from __future__ import annotations

from pathlib import Path

import structlog

from kiosk.clock import Clock
from kiosk.pack.faults import PackFaults
from kiosk.pack.installed import Loaded, load_current, waits

_log = structlog.get_logger("kiosk")


def first_pack(home: Path, source: Path, clock: Clock) -> Loaded:
    """Return the pack to start with, the one that waits where there is one.

    Raises PackFaults where there is no pack to use.
    """
    if waits(home):
        from kiosk.pack.install import activate  # noqa: PLC0415 (signatures are slow to import)

        try:
            activate(home)
        except OSError as error:
            _log.error("pack_not_activated", fault=type(error).__name__)
    return load_current(home, source, clock)


def next_pack(home: Path, source: Path, clock: Clock) -> Loaded | None:
    """Return the pack that waits, now in use; None where none does, or where it cannot be read."""
    if not waits(home):
        return None
    from kiosk.pack.install import activate  # noqa: PLC0415 (signatures are slow to import)

    try:
        return None if activate(home) is None else load_current(home, source, clock)
    except (OSError, PackFaults) as error:
        _log.error("pack_not_renewed", fault=type(error).__name__)
        return None
