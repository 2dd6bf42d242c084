"""The published pack that a kiosk uses, and what its staff must know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from kiosk.clock import Clock
from kiosk.pack.faults import Fault, PackFaults
from kiosk.pack.manifest import MANIFEST, Manifest
from kiosk.pack.model import Pack
from kiosk.pack.names import PUBLISHED
from kiosk.pack.reader import read_pack
from kiosk.pack.refused import Refused
from kiosk.pack.shelf import Pointer, Shelf
from kiosk.pack.trust import Trust, read_floor, read_trust

_MEND = "Fetch a newer publication and run: kiosk pack install."


@dataclass(frozen=True)
class InUse:
    """A home that has a published pack.

    `pack` is None where no copy can be used; `faults` say what is wrong with the newest copy;
    `notices` are for staff while the pack works. `pack_id` is whose packs this kiosk takes.
    """

    pack: Pack | None
    pack_id: str | None
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()


def load_published(home: Path, clock: Clock) -> InUse | None:
    """Load the published pack in use, or the last good one; None where none was ever activated.

    Its signatures and sums are checked each time. A pack past its date stays in use, with a notice:
    a kiosk without services helps nobody, and an old pack cannot be installed any more (P40).
    """
    shelf = Shelf(home)
    if shelf.at("current") is None and shelf.at("before") is None:
        return None
    try:
        trust = read_trust(home)
    except (Refused, OSError) as error:
        return InUse(None, None, _faults(shelf, error))
    faults: tuple[Fault, ...] = ()
    pointers: tuple[Pointer, ...] = ("current", "before")
    for pointer in pointers:
        try:
            pack, manifest = _read(shelf, pointer, trust)
        except (Refused, PackFaults, OSError) as error:
            faults += _faults(shelf, error)
        else:
            return InUse(pack, trust.pack, faults, _notices(manifest, clock))
    return InUse(None, trust.pack, faults)


def status_of(home: Path, clock: Clock) -> dict[str, Any]:
    """Sum up what is in use, what waits and what is trusted, as plain data; raises OSError."""
    shelf = Shelf(home)
    told: dict[str, Any] = {"pack": None, "threshold": None, "trusted_keys": [], "floor": None}
    problems: list[dict[str, str]] = []
    trust: Trust | None = None
    try:
        trust = read_trust(home)
        told |= {"pack": trust.pack, "threshold": trust.threshold}
        told["trusted_keys"] = [key.id for key in trust.keys]
        floor = read_floor(home)
        told["floor"] = floor.version if floor else None
    except Refused as refused:
        problems.append(refused.to_dict())
    pointers: tuple[Pointer, ...] = ("current", "staged", "before")
    for pointer in pointers:
        name = shelf.at(pointer)
        told[pointer] = None
        if name is None or trust is None:
            continue
        try:
            told[pointer] = _sum_up(shelf.read(name, trust).manifest, clock)
        except Refused as refused:
            problems.append({"where": pointer, **refused.to_dict()})
    used = load_published(home, clock)
    told["notices"] = [fault.to_dict() for fault in (*used.faults, *used.notices)] if used else []
    return {**told, "problems": problems}


def _sum_up(manifest: Manifest, clock: Clock) -> dict[str, Any]:
    return {
        "version": manifest.version,
        "created": manifest.created.isoformat(),
        "expires": manifest.expires.isoformat(),
        "freshness": manifest.freshness(clock.now()),
    }


def _read(shelf: Shelf, pointer: Pointer, trust: Trust) -> tuple[Pack, Manifest]:
    name = shelf.at(pointer)
    if name is None:
        mend = "Install the pack again."
        raise Refused("damaged", f"the pointer '{pointer}' is missing or damaged", mend)
    head = shelf.read(name, trust)
    return read_pack(shelf.folder(name), check_texts=False), head.manifest


def _faults(shelf: Shelf, error: Refused | PackFaults | OSError) -> tuple[Fault, ...]:
    if isinstance(error, PackFaults):
        return tuple(error.faults)
    if isinstance(error, Refused):
        return (Fault(f"packs/{PUBLISHED}", 0, "", error.problem, error.mend),)
    problem = f"it cannot be read: {error.strerror}"
    return (Fault(str(error.filename or shelf.root), 0, "", problem, "Look at the disk."),)


def _notices(manifest: Manifest, clock: Clock) -> tuple[Fault, ...]:
    freshness = manifest.freshness(clock.now())
    if freshness == "current":
        return ()
    problem = f"the pack was good until {manifest.expires:%Y-%m-%d}"
    last = manifest.expires + timedelta(days=manifest.grace_days)
    problem += (
        f"; its days of grace end on {last:%Y-%m-%d}"
        if freshness == "grace"
        else ", and its days of grace are over: it is still shown, and may be out of date"
    )
    return (Fault(MANIFEST, 0, "expires", problem, _MEND),)
