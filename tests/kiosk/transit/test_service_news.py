"""Service alerts: whom they reach, in whose words, and that a lift out of order is never missed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from google.transit import gtfs_realtime_pb2 as gtfs

from kiosk.transit.board import read_board
from kiosk.transit.news import read_service_alerts
from kiosk.transit.timetable import Timetable
from tests.timetables import live_message, open_town

NOW = datetime(2026, 11, 24, 8, 55, tzinfo=UTC)
Effect = gtfs.Alert.Effect


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Timetable]:
    with open_town(tmp_path_factory.mktemp("town")) as opened:
        yield opened


def alert(header: str = "Works", language: str = "", **entity: object) -> gtfs.Alert:
    made = gtfs.Alert()
    if entity:
        made.informed_entity.add(**entity)
    made.header_text.translation.add(text=header, language=language)
    return made


def feed(*alerts: gtfs.Alert) -> bytes:
    message = live_message(NOW.timestamp())
    for number, one in enumerate(alerts):
        message.entity.add(id=str(number)).alert.CopyFrom(one)
    return message.SerializeToString()


def reaches(town: Timetable, stop: str, *alerts: gtfs.Alert, now: datetime = NOW) -> list[str]:
    board = read_board(town, [stop], now, "en", None, read_service_alerts(feed(*alerts)))
    assert board is not None
    return [each.text_in("en").header for each in board.alerts]


@pytest.mark.parametrize(
    ("entity", "where"),
    [
        ({"stop_id": "S"}, {"S", "S1", "S2"}),
        ({"stop_id": "S1"}, {"S", "S1"}),
        ({"stop_id": "MILL"}, {"MILL"}),
        ({"route_id": "R1"}, {"S", "S1", "MILL", "END"}),
        ({"route_id": "R1", "stop_id": "MILL"}, {"MILL"}),
        ({"route_id": "R2", "stop_id": "MILL"}, set()),
        ({"route_id": "R2"}, {"S", "S2", "END"}),
        ({"agency_id": "T"}, {"S", "S1", "S2", "MILL", "END"}),
        ({"agency_id": "other"}, set()),
        ({"route_type": 3}, {"S", "S1", "S2", "MILL", "END"}),
        ({"route_type": 2}, set()),
        ({"trip": gtfs.TripDescriptor(trip_id="b")}, {"S", "S1", "MILL"}),
        ({}, set()),
    ],
)
def test_an_alert_reaches_the_stops_that_it_concerns(
    town: Timetable, entity: dict[str, object], where: set[str]
) -> None:
    found = {
        stop
        for stop in ("S", "S1", "S2", "MILL", "END")
        if reaches(town, stop, alert(**entity)) == ["Works"]
    }
    assert found == where


def test_a_lift_out_of_order_reaches_every_platform_and_stands_first(town: Timetable) -> None:
    lift = alert("Lift out", stop_id="LIFT")
    lift.effect = Effect.ACCESSIBILITY_ISSUE
    other = alert("Works", stop_id="S1")
    assert reaches(town, "S1", other, lift) == ["Lift out", "Works"]
    assert reaches(town, "S2", other, lift) == ["Lift out"]
    assert reaches(town, "MILL", lift) == []
    lift.effect = Effect.DETOUR
    assert reaches(town, "S2", lift) == []


def test_an_alert_is_shown_in_its_time_only(town: Timetable) -> None:
    one = alert(stop_id="S1")
    one.active_period.add(start=int(NOW.timestamp()), end=int(NOW.timestamp()) + 60)
    assert reaches(town, "S1", one) == ["Works"]
    assert reaches(town, "S1", one, now=NOW + timedelta(seconds=60)) == []
    assert reaches(town, "S1", one, now=NOW - timedelta(seconds=1)) == []


@pytest.mark.parametrize(
    ("tag", "header", "language"),
    [
        ("es", "Obras", "es-ES"),
        ("fr", "Works", "en"),
        ("zh-Hans", "施工", "zh-CN"),
        ("en", "Works", "en"),
    ],
)
def test_the_words_are_the_residents_or_else_the_feeds(
    tag: str, header: str, language: str
) -> None:
    one = alert("Obras", "es-ES", stop_id="S1")
    for text, words in (("en", "Works"), ("zh-TW", "工程"), ("zh-CN", "施工")):
        one.header_text.translation.add(text=words, language=text)
    one.tts_header_text.translation.add(text="Works, spoken", language="en")
    one.description_text.translation.add(text="Stop moved", language="en")
    (news,) = read_service_alerts(feed(one)).alerts
    told = news.text_in(tag, "en")
    assert (told.header, told.language) == (header, language)
    assert told.header_aloud == ("Works, spoken" if language == "en" else header)
    assert told.body == ("Stop moved" if language == "en" else ""), "no second language in a text"


def test_an_alert_without_a_language_is_of_the_feed(town: Timetable) -> None:
    (news,) = read_service_alerts(feed(alert("Bauarbeiten\x07\u202e", stop_id="S1"))).alerts
    told = news.text_in("vi", "de")
    assert (told.header, told.language) == ("Bauarbeiten", "de")


def test_causes_that_nobody_knows_yet_and_empty_alerts_do_no_harm() -> None:
    one = alert(stop_id="S1")
    one.MergeFromString(b"\x30\x63\x38\x63")  # fields 6 and 7, cause and effect: 99
    read = read_service_alerts(feed(one, gtfs.Alert()))
    assert [(each.cause, each.effect) for each in read.alerts] == [
        ("unknown-cause", "unknown-effect")
    ]


def test_the_age_of_the_alerts_is_on_the_board(town: Timetable) -> None:
    later = NOW + timedelta(minutes=11)
    board = read_board(town, ["S"], later, "en", None, read_service_alerts(feed(alert())))
    assert board is not None
    assert (board.alerts_are_fresh, board.alerts_age) == (False, timedelta(minutes=11))
