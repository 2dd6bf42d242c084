from __future__ import annotations

import random
from pathlib import Path

import pytest

from kiosk.sources.web import SlotSource
from kiosk.sync.slot_feed import SlotFeed
from tests.fakes import FakeClock
from tests.peers.city_desk import CityDesk

TIMES = b'{"v": 1, "slots": [{"starts": "2026-12-01T09:00:00-08:00"}]}'
ICAL = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//T//EN\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize("manner", ["503", "html", "404"])
def test_what_cannot_be_used_leaves_the_last_good_list(
    tmp_path: Path, clock: FakeClock, manner: str
) -> None:
    with CityDesk() as desk:
        desk.times = TIMES
        line = SlotSource(id="counter", kind="appointments", url=f"{desk.url}/times")
        feed = SlotFeed(line, tmp_path, clock, random.Random(1))
        assert feed.due_in == 0
        feed.step()
        assert 3240 <= feed.due_in <= 3960

        desk.manners = [manner] * 3
        for _ in range(3):
            feed.step()
        assert feed.trouble
        assert 30 <= feed.due_in <= 3600
        assert (tmp_path / "appointments" / "counter.json").read_bytes() == TIMES

        desk.times = ICAL
        feed.step()
        feed.close()
        assert feed.trouble == ""
        assert [p.name for p in (tmp_path / "appointments").iterdir()] == ["counter.ics"]
