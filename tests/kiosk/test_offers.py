"""What the demo city offers beside its services, without a line and without a screen."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.offers import Offers
from kiosk.pack.commands import new_pack
from kiosk.pack.reader import read_pack
from kiosk.settings import load_settings, share_dir
from tests.fakes import FakeClock


@pytest.fixture
def offers(tmp_path: Path) -> Iterator[Offers]:
    pack = read_pack(share_dir("assets") / "demo-city", check_texts=False)
    clock = FakeClock(datetime(2026, 11, 24, 18, tzinfo=UTC))
    made = Offers(load_settings(tmp_path), clock, pack, lambda _tag: None)  # type: ignore[arg-type]
    yield made
    made.close()


def test_the_demo_city_has_places_departures_and_warnings(offers: Offers) -> None:
    assert (offers.has_help, offers.has_departures, offers.has_alerts) == (True, True, True)
    search, board, view = offers.help_search, offers.departures("es"), offers.alerts("es")
    assert search is not None
    assert search.find("food", "en").total > 0
    assert board is not None
    assert len(board.departures) > 3
    assert view is not None
    assert view.state == "warned"
    assert "es" in {one.language for one in view.alerts}
    assert not [one for one in view.alerts if "xercise" in one.headline]


def test_a_warning_that_was_put_away_is_told_so(offers: Offers) -> None:
    first = offers.alerts("en")
    assert first is not None
    keys = frozenset(one.key for one in first.alerts)
    after = offers.alerts("en", keys)
    assert after is not None
    assert (after.band, after.full_screen) == ((), None)


def test_a_damaged_index_is_built_again(offers: Offers) -> None:
    assert offers.help_search is not None
    offers.close()
    (index,) = (offers.settings.home / "index").glob("help-*.db")
    index.write_bytes(b"torn" * 1000)
    again = Offers(offers.settings, offers.clock, offers.pack, offers.texts)
    assert again.help_search is not None
    again.close()
    assert again.help_search is None


def test_a_city_that_offers_nothing_has_nothing(tmp_path: Path) -> None:
    new_pack(tmp_path / "pack")
    pack = read_pack(tmp_path / "pack")
    made = Offers(load_settings(tmp_path / "home"), FakeClock(), pack, lambda _tag: None)  # type: ignore[arg-type]
    assert (made.help_search, made.departures("en"), made.alerts("en")) == (None, None, None)
    made.close()
