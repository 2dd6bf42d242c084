"""Opening hours: rules of days, midnight, summer time, closures, and what nobody vouches for."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from kiosk.directory.occurrence import holds_on
from kiosk.directory.opening import checked_message, opening_at, opening_message
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.pack.help_places import Closure, PlaceOfHelp, Schedule

CHICAGO = ZoneInfo("America/Chicago")
WEEKDAYS = tuple((0, day) for day in range(5))
NINE_TO_FIVE = Schedule(days=WEEKDAYS, opens=dt.time(9), closes=dt.time(17))


def place(*schedules: Schedule, **more: object) -> PlaceOfHelp:
    row = {"id": "p", "service_id": "p", "language": "en", "texts": {"name": "Pantry"}, **more}
    return PlaceOfHelp.model_validate({**row, "schedules": schedules})


def at(moment: str) -> dt.datetime:
    """The wall clock of the city."""
    return dt.datetime.fromisoformat(moment).replace(tzinfo=CHICAGO).astimezone(dt.UTC)


def words(found: PlaceOfHelp, moment: str) -> str:
    texts = Texts(LANGUAGES["en"], timezone=CHICAGO)
    now = at(moment)
    said = texts.say_aloud(opening_message(opening_at(found, now, CHICAGO), now, CHICAGO))
    return said.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-24T08:59", "Closed now. Opens today at 9:00 AM"),
        ("2026-11-24T09:00", "Open now. Closes at 5:00 PM"),
        ("2026-11-24T16:59", "Open now. Closes at 5:00 PM"),
        ("2026-11-24T17:00", "Closed now. Opens tomorrow at 9:00 AM"),
        ("2026-11-27T17:30", "Closed now. Opens on Monday at 9:00 AM"),
    ],
)
def test_a_week_of_office_hours_is_told_with_the_next_change(moment: str, said: str) -> None:
    assert words(place(NINE_TO_FIVE), moment) == said


def test_hours_past_midnight_belong_to_the_day_that_they_began_on() -> None:
    night = place(Schedule(days=((0, 4),), opens=dt.time(22), closes=dt.time(2)))
    assert words(night, "2026-11-28T01:30") == "Open now. Closes at 2:00 AM"  # Saturday
    assert not opening_at(night, at("2026-11-28T22:30"), CHICAGO).is_open


@pytest.mark.parametrize("closes", [dt.time(23, 59), dt.time(0), dt.time(23, 59, 59)])
def test_midnight_to_a_minute_before_is_a_whole_day(closes: dt.time) -> None:
    always = place(Schedule(freq="daily", opens=dt.time(0), closes=closes))
    assert words(always, "2026-11-24T23:59:30") == "Open now, day and night"


def test_opening_follows_the_wall_clock_over_a_change_of_summer_time() -> None:
    daily = place(Schedule(freq="daily", opens=dt.time(9), closes=dt.time(17)))
    before = opening_at(daily, at("2026-10-31T08:00"), CHICAGO)
    after = opening_at(daily, at("2026-11-01T08:00"), CHICAGO)
    assert before.next == dt.datetime(2026, 10, 31, 14, 0, tzinfo=dt.UTC)
    assert after.next == dt.datetime(2026, 11, 1, 15, 0, tzinfo=dt.UTC)


def test_a_closure_written_as_two_schedules_is_closed_until_the_second_begins() -> None:
    autumn = NINE_TO_FIVE.model_copy(update={"valid_to": dt.date(2026, 12, 18)})
    winter = NINE_TO_FIVE.model_copy(update={"valid_from": dt.date(2027, 1, 4)})
    assert words(place(autumn, winter), "2026-12-28T10:00") == (
        "Closed now. Opens on January 4, 2027 at 9:00 AM"
    )


def test_days_of_closure_are_closed_whatever_the_schedule_says() -> None:
    holiday = Closure(first=dt.date(2026, 11, 26), last=dt.date(2026, 11, 27))
    shut = place(NINE_TO_FIVE, closures=(holiday,))
    assert words(shut, "2026-11-26T10:00") == "Closed now. Opens on Monday at 9:00 AM"


def test_after_valid_to_hours_are_not_confirmed() -> None:
    old = place(NINE_TO_FIVE.model_copy(update={"valid_to": dt.date(2026, 11, 23)}))
    assert opening_at(old, at("2026-11-23T10:00"), CHICAGO).is_open
    assert words(old, "2026-11-24T10:00") == "Hours not confirmed. Call before you go."


def test_after_until_the_service_is_no_longer_offered() -> None:
    last = dt.date(2026, 11, 23)
    gone = place(NINE_TO_FIVE.model_copy(update={"until": last, "valid_to": last}))
    assert opening_at(gone, at("2026-11-23T10:00"), CHICAGO).is_open
    assert words(gone, "2026-11-24T10:00") == "This is no longer offered."


def test_hours_without_days_are_not_guessed() -> None:
    unknown = place(Schedule(opens=dt.time(9), closes=dt.time(17), usable=False))
    assert opening_at(unknown, at("2026-11-24T10:00"), CHICAGO).state == "not-confirmed"
    assert opening_at(place(), at("2026-11-24T10:00"), CHICAGO).state == "not-confirmed"


def test_a_place_closed_for_now_is_not_open_in_its_hours() -> None:
    shut = place(NINE_TO_FIVE, status="temporarily-closed")
    assert not opening_at(shut, at("2026-11-24T10:00"), CHICAGO).is_open


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ({"freq": "weekly", "days": ((0, 1), (0, 3))}, "03 05 10 12 17 19 24 26"),
        (
            {"freq": "weekly", "interval": 2, "days": ((0, 1),), "begins": dt.date(2026, 11, 3)},
            "03 17",
        ),
        # Fortnights begin with the week: with Sunday first, Sunday the 8th is the second week.
        (
            {
                "freq": "weekly",
                "interval": 2,
                "week_start": 6,
                "days": ((0, 1), (0, 6)),
                "begins": dt.date(2026, 11, 3),
            },
            "03 15 17 29",
        ),
        ({"freq": "monthly", "days": ((2, 0), (-1, 4))}, "09 27"),
        ({"freq": "monthly", "month_days": (1, 15, -1)}, "01 15 30"),
        ({"freq": "monthly", "days": ((0, 4),), "month_days": (13,)}, "13"),
        ({"freq": "weekly", "days": ((0, 1),), "weeks": (46, -7)}, "10 17"),
        (
            {"freq": "weekly", "days": ((0, 1),), "begins": dt.date(2026, 11, 3), "count": 3},
            "03 10 17",
        ),
        ({"freq": "once", "begins": dt.date(2026, 11, 12)}, "12"),
        ({"freq": "daily", "interval": 7, "begins": dt.date(2026, 11, 2)}, "02 09 16 23 30"),
    ],
)
def test_a_rule_names_its_days_of_november(rule: dict[str, object], days: str) -> None:
    schedule = Schedule.model_validate({**rule, "opens": dt.time(9), "closes": dt.time(10)})
    month = [dt.date(2026, 11, day) for day in range(1, 31)]
    assert " ".join(f"{day.day:02}" for day in month if holds_on(schedule, day)) == days


def test_only_a_persons_check_counts_as_checked() -> None:
    texts = Texts(LANGUAGES["en"])
    assert texts.say(checked_message(place())) == "We do not know when this was last checked."
    seen = place(assured=dt.date(2026, 5, 2))
    assert texts.say_aloud(checked_message(seen)) == "Last checked on May 2, 2026"
