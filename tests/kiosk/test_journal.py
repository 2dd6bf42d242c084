"""The journal holds codes and never a resident's words (P25)."""

import io
import json
import sys
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journal import ALLOWED, allow_listed, note, open_journal
from tests.fakes import FakeClock

CANARY = "Canary Nguyễn lives at 14 Mill Street"


@pytest.fixture
def journal(clock: FakeClock) -> Iterator[io.StringIO]:
    stream = io.StringIO()
    before = sys.excepthook
    open_journal("debug", clock, stream)
    yield stream
    sys.excepthook = before
    structlog.reset_defaults()


def lines(journal: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in journal.getvalue().splitlines()]


def test_an_event_has_its_time_and_its_allowed_fields(journal: io.StringIO) -> None:
    note("submission-saved", reference="KX4-7PM", attempts=2)

    assert lines(journal) == [
        {
            "event": "submission-saved",
            "level": "info",
            "at": "2026-11-24T09:00:00Z",
            "reference": "KX4-7PM",
            "attempts": 2,
        }
    ]


def test_a_field_that_is_not_on_the_list_is_left_out_and_named(journal: io.StringIO) -> None:
    note("submission-saved", name="Canary", answers={"name": CANARY})

    assert lines(journal)[0]["dropped"] == ["answers", "name"]
    assert "Canary" not in journal.getvalue()


def test_a_sentence_in_an_allowed_field_is_left_out(journal: io.StringIO) -> None:
    note("submission-saved", reason=CANARY)
    note(CANARY)

    assert "Canary" not in journal.getvalue()


def test_an_exception_leaves_its_class_and_place_and_not_its_text(journal: io.StringIO) -> None:
    name = CANARY
    try:
        int(name)
    except ValueError:
        note("failed", "error", exc_info=True)
    try:
        raise RuntimeError(name) from ValueError(name)
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    first, second = lines(journal)
    assert first["fault"] == "ValueError"
    assert str(first["where"]).startswith("kiosk/test_journal.py:")
    assert second["event"] == "uncaught"
    assert second["fault"] == "RuntimeError"
    assert "Canary" not in journal.getvalue()


@given(st.dictionaries(st.sampled_from([*sorted(ALLOWED), "name", "answer", "text"]), st.text()))
def test_no_free_text_ever_passes(fields: dict[str, str]) -> None:
    spaced = {name: f"{value} {value}" for name, value in fields.items()}

    assert set(allow_listed(None, "info", spaced)) <= {"dropped"}
