"""What installing a pack costs beside unpacking the same bytes and summing them."""

from __future__ import annotations

import hashlib
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.clock import SystemClock
from kiosk.pack.in_use import load_published
from kiosk.pack.install import activate, install
from kiosk.pack.published import unpack
from kiosk.pack.publishing import Terms, build_pack, sign_pack
from kiosk.pack.signature import PackKey
from kiosk.pack.trust import trust_keys
from kiosk.settings import share_dir

ROUNDS = 9


def measure() -> list[dict[str, Any]]:
    """Return the install of the demo city, and its check at each start, as medians."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as temporary:
        top = Path(temporary)
        file = _publication(top)
        unpack(file, top / "content")
        zipped = _zip(top / "content", top / "same.zip")
        ours, theirs, starts, bare = [], [], [], []
        for number in range(ROUNDS):
            home, plain = top / f"home-{number}", top / f"plain-{number}"
            trust_keys(home, "riverbend", _KEYS, 2)
            ours.append(_timed(lambda home=home: _install(file, home)))
            theirs.append(_timed(lambda plain=plain: _unzip(zipped, plain)))
            empty = top / f"unpacked-{number}"
            bare.append(_timed(lambda empty=empty: unpack(file, empty)))
            starts.append(_timed(lambda home=home: load_published(home, SystemClock())))
    return [
        _row(
            "pack-unpack",
            "unpack the demo city by the capped reader, with every sum",
            bare,
            theirs,
            "unzip and SHA-256 of the same files",
        ),
        _row(
            "pack-install",
            "install the demo city: signatures, sums, all its rules, synced, activated",
            ours,
            theirs,
            "unzip and SHA-256 of the same files, unsynced and unchecked",
        ),
        _row(
            "pack-start",
            "load the installed pack at a start: signatures, sums, content",
            starts,
            theirs,
            "unzip and SHA-256 of the same files",
        ),
    ]


_PRIVATE = [Ed25519PrivateKey.generate() for _ in range(3)]
_KEYS = [PackKey(key.public_key()) for key in _PRIVATE]


def _publication(top: Path) -> Path:
    file = top / "demo.stoapack"
    build_pack(share_dir("assets") / "demo-city", file, Terms(_KEYS), SystemClock())
    for key in _PRIVATE[:2]:
        sign_pack(file, key)
    return file


def _install(file: Path, home: Path) -> None:
    install(file, home, SystemClock())
    activate(home)


def _zip(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
    return target


def _unzip(file: Path, folder: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder)
    for path in folder.rglob("*"):
        if path.is_file():
            hashlib.sha256(path.read_bytes()).hexdigest()


def _timed(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return (time.perf_counter() - began) * 1000


def _row(
    name: str, what: str, ours: list[float], theirs: list[float], beside: str
) -> dict[str, Any]:
    value, baseline = statistics.median(ours), statistics.median(theirs)
    return {
        "id": name,
        "what": what,
        "value": round(value, 1),
        "unit": "ms",
        "baseline": round(baseline, 1),
        "baseline_what": beside,
        "ratio": round(value / baseline, 2),
        "goal": None,
    }
