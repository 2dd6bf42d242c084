from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.outbox.queue import Outbox
from tests.fakes import FakeClock
from tests.submissions import open_test_outbox


@pytest.fixture
def outbox(tmp_path: Path, clock: FakeClock) -> Iterator[Outbox]:
    opened = open_test_outbox(tmp_path / "home", clock)
    yield opened
    opened.close()
