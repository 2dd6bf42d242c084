"""What the tests of sync share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.sync.small_street import SmallStreet


@pytest.fixture
def street(tmp_path: Path) -> Iterator[SmallStreet]:
    made = SmallStreet(tmp_path / "home")
    yield made
    made.close()
