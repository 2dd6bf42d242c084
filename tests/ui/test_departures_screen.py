"""Departures on screen: what is live and what is not, told by more than colour, and kept up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from google.transit import gtfs_realtime_pb2 as gtfs
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.language.bidi import without_controls
from kiosk.transit.departures import Departures
from kiosk.transit.live_files import LiveFiles
from kiosk.transit.live_sources import KIND, LiveSource
from kiosk.transit.timetable import Timetable
from tests.fakes import FakeClock
from tests.timetables import live_message, open_town
from tests.ui.conftest import Screen
from ui.models.departures import READ_AGAIN_SECONDS
from ui.navigator import Route

NOW = datetime(2026, 11, 24, 8, 55, tzinfo=UTC)  # 9:55 in town
FEED = LiveSource(
    id="town", kind=KIND, trip_updates="https://town.example/t", alerts="https://town.example/a"
)
TWO_STOPS = ("S1", "MILL")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Timetable]:
    with open_town(tmp_path_factory.mktemp("town")) as opened:
        yield opened


class Stop:
    """The kiosk at a stop of the town, and what its live feed tells."""

    def __init__(self, screen: Screen, town: Timetable) -> None:
        self.screen, self._town = screen, town
        self.live = LiveFiles(screen.home, [FEED])
        self.stand_at("S1")

    def stand_at(self, *stops: str) -> None:
        departures = Departures(self._town, stops, self.live, self.screen.clock)
        offers = self.screen.app.core.offers
        offers._opened_departures = lambda: departures

    def late(self, trip: str, seconds: int, *, cancelled: bool = False) -> None:
        message = live_message(self.screen.clock.now().timestamp())
        update = message.entity.add(id="1").trip_update
        update.trip.trip_id = trip
        if cancelled:
            update.trip.schedule_relationship = gtfs.TripDescriptor.CANCELED
        else:
            update.stop_time_update.add(stop_sequence=1).departure.delay = seconds
        self.live.keep("town", "trips", message.SerializeToString())

    def warn(self, tag: str, words: str) -> None:
        message = live_message(self.screen.clock.now().timestamp())
        alert = message.entity.add(id="lift").alert
        alert.informed_entity.add(stop_id="S1")
        alert.header_text.translation.add(language=tag, text=words)
        self.live.keep("town", "alerts", message.SerializeToString())

    def look(self, tag: str = "en") -> str:
        self.screen.app.app_model.chooseLanguage(tag)
        self.screen.app.desk.navigator.go(Route("departures"))
        self.screen.paint()
        return self.page()

    def wait(self, seconds: float) -> str:
        self.screen.clock.advance(seconds)
        self.screen.app.models.offers.departures.look()
        self.screen.paint()
        return self.page()

    def page(self) -> str:
        return "\n".join(self.screen.shown()).replace("\u202f", " ")

    def lines(self) -> list[QQuickItem]:
        return self.screen.hands.all(lambda item: item.objectName().startswith("line-"))


@pytest.fixture
def stop(screen: Screen, town: Timetable) -> Stop:
    return Stop(screen, town)


def test_a_timetable_without_live_times_says_what_it_is(stop: Stop) -> None:
    page = stop.look()
    assert "Main St Stn" in page
    assert {"10:00 AM", "10:30 AM"} <= set(page.split("\n"))
    assert "Timetable" in page
    assert "It is not known if anything runs late." in page
    assert "Live" not in page
    (line,) = stop.lines()
    assert stop.screen.hands.spoken(line).startswith("Line 34 E to Harbour, platform 1: at 10:00")


def test_live_times_have_a_word_and_a_sign_and_say_how_old_they_are(stop: Stop) -> None:
    stop.late("a", 60)
    page = stop.look()
    assert "in \u20686\u2069 minutes" in page
    assert {"Live", "Timetable"} <= set(stop.screen.shown())
    assert "Live times as of \u20689:55 AM\u2069." in page

    page = stop.wait(120)
    assert "Live times have stopped." in page
    assert "Live times as of \u20689:55 AM\u2069." in page
    assert "minutes" not in page


def test_what_does_not_come_is_said(stop: Stop) -> None:
    stop.late("a", 0, cancelled=True)
    page = stop.look()
    assert "Cancelled: at 10:00 AM." in without_controls(page)
    assert "10:30 AM" in page


def test_the_board_is_read_again_and_the_keys_stay_where_they_are(stop: Stop) -> None:
    screen = stop.screen
    stop.stand_at("S")
    screen.app.models.preferences.set("voice", True)
    stop.look()
    line = stop.lines()[-1]
    line.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    screen.app.narrator.stop()
    screen.hands.settle()
    spoken = len(screen.said())

    stop.late("a", 120)
    assert "minutes" not in stop.wait(READ_AGAIN_SECONDS - 1)
    assert "in \u20686\u2069 minutes" in stop.wait(1)
    assert QGuiApplication.focusObject() is line
    assert stop.lines()[-1] is line
    assert len(screen.said()) == spoken


def test_another_stop_of_the_kiosk_can_be_chosen(stop: Stop) -> None:
    stop.stand_at(*TWO_STOPS)
    page = stop.look()
    assert {"10:00 AM", "10:30 AM"} <= set(page.split("\n"))
    stop.screen.touch("MILL")
    page = stop.page()
    assert "10:12 AM" in page
    assert stop.screen.hands.sees("S1")
    assert "You may not be able to get on every one with a wheelchair." in page


def test_nothing_and_an_ended_timetable_are_said_as_they_are(stop: Stop) -> None:
    stop.screen.clock.jump(datetime(2027, 3, 1, 9, 0, tzinfo=UTC))
    page = stop.look()
    assert "This timetable is out of date. It may be wrong." in page
    assert "Nothing is known to leave from here soon." in page


def test_names_and_news_of_another_language_are_said_by_its_voice(stop: Stop) -> None:
    stop.warn("en", "The lift is broken.")
    stop.look("es")
    screen = stop.screen
    screen.app.narrator.readPage()
    while screen.engine._job:
        screen.clock.advance(max(0.0, screen.engine._ends_at - screen.clock.monotonic()))
        screen.engine.tick()
        screen.hands.settle()
    said = {(line.text.rstrip("."), line.language) for line in screen.script.lines}
    assert {("Main Street Station", "en"), ("Harbour", "en")} <= said
    assert ("The lift is broken", "en") in said
    assert any(tag == "es" and "34 E" in text for text, tag in said)


def test_how_sure_the_times_are_is_said_once(stop: Stop) -> None:
    """It opens the page; where it stands on it, it was said."""
    stop.look()
    before = len(stop.screen.said())
    stop.screen.touch("read-aloud")

    said = " ".join(stop.screen.said()[before:])
    assert said.count("It is not known if anything runs late.") == 1


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_a_lying_panel_shows_a_line_on_its_first_page(stop: Stop, size: tuple[int, int]) -> None:
    """A title never stands alone where the first line fits below it."""
    stop.screen.app.window.resize(*size)
    stop.look()

    assert stop.screen.hands.shows(stop.lines()[0])
