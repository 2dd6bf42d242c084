"""What the demo city offers beside its services: places that help, buses, warnings, events."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections import Counter
from functools import cache
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from icalendar import Calendar

from kiosk.alerts.area import Standpoint
from kiosk.alerts.cap import Alert
from kiosk.alerts.chains import current
from kiosk.alerts.hazards import here_and_now
from kiosk.alerts.reader import read_alert
from kiosk.directory.distance import metres_between
from kiosk.directory.opening import opening_at
from kiosk.importers.gtfs import import_gtfs
from kiosk.pack.help_file import read_help
from kiosk.pack.help_places import HelpDirectory, text_hash
from kiosk.transit.board import read_board
from kiosk.transit.timetable import Timetable
from tests.assets.demo_pack import FOLDER, TAGS, demo_pack, texts_for
from tests.assets.plain_english import grade_of, longest_sentence
from tests.fakes import FakeClock
from tests.languages import TRANSLATED

ZONE = ZoneInfo("America/Los_Angeles")
NOW = FakeClock().now()
NOON = dt.datetime(2026, 11, 24, 12, 0, tzinfo=ZONE)


@cache
def directory() -> HelpDirectory:
    (found,) = read_help(FOLDER)
    return found


def test_two_hundred_places_help_near_the_kiosk() -> None:
    kiosk = demo_pack().city.kiosk
    places = directory().places
    assert len(places) >= 200
    assert len({place.id for place in places}) == len(places)
    for place in places:
        assert place.point or place.phones, f"{place.id} can be neither visited nor called"
        assert all(phone.shown.startswith("555 01") for phone in place.phones), place.id
        if place.point:
            assert metres_between((kiosk.latitude, kiosk.longitude), place.point) < 3000, place.id


def test_the_places_show_all_that_a_directory_can_say() -> None:
    places = directory().places
    states = Counter(opening_at(place, NOON, ZONE).state for place in places)
    assert set(states) >= {"open", "closed", "not-confirmed", "closed-for-now"}
    assert states["open"] >= 40
    for field in ("step_free", "free"):
        told = Counter(getattr(place, field) for place in places)
        assert min(told[True], told[False]) >= 10, field
        assert told[None], field
    assert any(place.assured is None for place in places)
    assert any(not place.languages for place in places)
    spoken = Counter(tag for place in places for tag in place.languages)
    for tag in demo_pack().languages:
        assert spoken[tag.split("-")[0]] >= 5, tag


def test_every_topic_has_a_place() -> None:
    topics = {topic.id: topic for topic in directory().topics}
    listed = {topic for place in directory().places for topic in place.topics}
    assert listed <= set(topics)
    for topic in topics.values():
        narrower = {one.id for one in topics.values() if one.parent == topic.id}
        assert listed & {topic.id, *narrower}, topic.id


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_text_of_a_place_is_in_every_language(tag: str) -> None:
    told = {(one.id, one.field): one for one in directory().translations if one.language == tag}
    wanted = [(topic.id, "name", topic.name) for topic in directory().topics]
    for place in directory().places:
        wanted += [(place.id, field, text) for field, text in place.texts.items()]
    for subject, field, text in wanted:
        found = told.get((subject, field))
        assert found is not None, f"{subject} {field}: {text}"
        assert found.source_hash == text_hash(text), f"{subject} {field} was reworded"
        assert found.text.strip(), f"{subject} {field}: {text}"


def test_the_texts_of_places_warnings_and_events_are_in_plain_words() -> None:
    said = {text for place in directory().places for text in place.texts.values()}
    said |= {
        text
        for alert in _alerts().values()
        for info in alert.infos
        if info.language == "en"
        for text in (info.description, info.instruction)
    }
    said |= {str(event.get("DESCRIPTION", "")) for event in _calendar().walk("VEVENT")}
    sentences = sorted(text for text in said if text.endswith((".", "?")))
    assert grade_of(sentences) <= 6.0
    assert max(map(longest_sentence, sentences)) <= 20


@pytest.fixture(scope="module")
def timetable(tmp_path_factory: pytest.TempPathFactory) -> Timetable:
    folder = tmp_path_factory.mktemp("timetable")
    feed = folder / "feed.zip"
    with zipfile.ZipFile(feed, "w") as archive:
        for path in sorted((FOLDER / "timetable").glob("*.txt")):
            archive.write(path, path.name)
    report = import_gtfs(feed, folder / "timetable.db")
    assert report.rejected_by_reason == {}
    assert report.notes == []
    return Timetable(folder / "timetable.db")


def test_the_stop_of_the_kiosk_has_both_lines_and_both_platforms(timetable: Timetable) -> None:
    stop = demo_pack().city.kiosk.stop
    assert stop is not None
    board = read_board(timetable, [stop], NOON, "en")
    assert board is not None
    assert {row.line for row in board.departures} == {"1", "2"}
    assert {row.platform for row in board.departures} == {"A", "B"}
    assert not board.out_of_date


def test_buses_run_on_a_holiday_as_on_a_sunday_and_long_after_today(timetable: Timetable) -> None:
    for day in (dt.date(2026, 11, 26), dt.date(2031, 3, 2)):
        at = dt.datetime.combine(day, dt.time(12), ZONE)
        board = read_board(timetable, ["stop-library-square"], at, "en")
        assert board is not None
        assert any(row.every for row in board.departures), day


@pytest.mark.parametrize("tag", TAGS)
def test_a_bus_stop_has_one_name_on_the_board_and_in_the_search(
    timetable: Timetable, tag: str
) -> None:
    texts = texts_for(tag)
    stops = [place for place in demo_pack().places if place.kind == "stop"]
    for place in stops:
        board = read_board(timetable, [place.id], NOON, tag)
        assert board is not None, place.id
        assert board.stop.text == texts.text(place.name), place.id


def test_a_warning_and_a_small_notice_hold_and_the_exercise_is_silent() -> None:
    kiosk = demo_pack().city.kiosk
    rows = here_and_now(
        "riverbend",
        current(_alerts().values()),
        Standpoint(kiosk.latitude, kiosk.longitude),
        NOW,
    )
    held = {telling.alert.identifier: telling.info.severity for row in rows for telling in row}
    assert held == {"riverbend-high-river": "Moderate", "riverbend-brown-tap-water": "Minor"}
    assert _alerts()["flood-exercise"].status == "Exercise"


def test_warnings_are_in_every_language() -> None:
    for name in ("high-river", "brown-tap-water"):
        told = {info.language for info in _alerts()[name].infos}
        assert told >= set(demo_pack().languages), name


@pytest.mark.parametrize("year", [2026, 2028, 2033])
def test_something_is_on_in_every_week(year: int) -> None:
    first = dt.date(year, 9, 7)
    for week in range(52):
        begin = first + dt.timedelta(weeks=week)
        events = recurring_ical_events.of(_calendar()).between(begin, begin + dt.timedelta(7))
        assert len(events) >= 2, begin


def test_the_calendar_has_every_kind_of_event() -> None:
    events = _calendar().walk("VEVENT")
    assert any(event.get("STATUS") == "CANCELLED" for event in events)
    assert any("EXDATE" in event for event in events)
    assert any(not isinstance(event.decoded("DTSTART"), dt.datetime) for event in events)
    places = {place.name.text for place in demo_pack().places}
    assert {str(event["LOCATION"]) for event in events} <= places


def test_residents_have_a_say_and_read_what_came_of_it() -> None:
    rows = demo_pack().consultations
    today = NOON.date()
    assert {row.kind for row in rows if row.is_open(today)} == {"survey", "consultation"}
    over = [row for row in rows if not row.is_open(today)]
    assert all(row.results is not None and row.results.questions for row in over)
    assert over


@cache
def _alerts() -> dict[str, Alert]:
    return {path.stem: read_alert(path.read_bytes()) for path in (FOLDER / "alerts").glob("*.xml")}


@cache
def _calendar() -> Calendar:
    return Calendar.from_ical((FOLDER / "events" / "library.ics").read_bytes())
