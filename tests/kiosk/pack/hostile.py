"""What all hostile packs are tried by: refused, with nothing changed anywhere (P39)."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.pack.faults import PackFaults
from kiosk.pack.install import install
from kiosk.pack.refused import Refused
from tests.kiosk.pack.publications import City, snapshot

MIB = 1024 * 1024
DEEP = 100_000


def refused(tmp_path: Path, city: City, home: Path, written: bytes) -> str:
    """Try to install it; the home and what is around must be as they were."""
    (tmp_path / "hostile.stoapack").write_bytes(written)
    before = snapshot(home.parent)
    with pytest.raises((Refused, PackFaults)) as caught:
        install(tmp_path / "hostile.stoapack", home, city.clock)
    assert snapshot(home.parent) == before
    assert [path.name for path in tmp_path.iterdir()] == ["hostile.stoapack"]
    return caught.value.code if isinstance(caught.value, Refused) else "faults"
