from __future__ import annotations

from datetime import UTC, datetime
from gettext import NullTranslations
from zoneinfo import ZoneInfo

import pytest

from kiosk.forms.answers import AppointmentAnswer, Skipped
from kiosk.forms.describe import describe, describe_aloud
from kiosk.forms.entry import read_entry
from kiosk.forms.problems import Problems
from kiosk.forms.questions import AppointmentQuestion
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from tests.kiosk.forms.made_forms import TODAY

ASKED = AppointmentQuestion(id="time", type="appointment", title="When?", slots="desk")


def test_a_time_with_its_zone_is_taken() -> None:
    read = read_entry(ASKED, "2026-12-01T09:00:00-08:00", TODAY)

    assert read == AppointmentAnswer(datetime(2026, 12, 1, 17, tzinfo=UTC))


@pytest.mark.parametrize("raw", ["", "tomorrow", "2026-12-01T09:00:00", "2026-12-01", None])
def test_anything_else_asks_for_a_day_and_a_time(raw: str | None) -> None:
    read = read_entry(ASKED, raw, TODAY)

    assert isinstance(read, Problems)
    assert read.messages[0].msgid == "{label}: choose a day and a time."


def test_it_may_be_left_out_where_it_is_not_required() -> None:
    optional = ASKED.model_copy(update={"required": False})

    assert read_entry(optional, "", TODAY) == Skipped()


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("en", "Tuesday, December 1, 2026, 11:30 PM"),
        ("fr", "mardi 1 décembre 2026, 23:30"),
        ("zh-Hans", "2026年12月1日星期二 23:30"),
        ("ht", "madi 1 desanm 2026, 23:30"),
    ],
)
def test_it_is_said_with_its_weekday_in_the_zone_of_the_city(tag: str, told: str) -> None:
    nothing = NullTranslations()
    texts = Texts(LANGUAGES[tag], nothing, nothing, ZoneInfo("America/Los_Angeles"))
    answer = AppointmentAnswer(datetime(2026, 12, 2, 7, 30, tzinfo=UTC))

    assert describe(ASKED, answer, texts).replace("\u202f", " ") == told
    assert describe_aloud(ASKED, answer, texts).replace("\u202f", " ") == told
