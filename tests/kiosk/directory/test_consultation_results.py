from __future__ import annotations

from datetime import date, timedelta

import pytest

from kiosk.directory.consultations import Consultations, result_lines
from kiosk.language.message import Message
from kiosk.pack.consultation import Consultation
from kiosk.pack.model import Pack
from tests.ui.small_city import small_pack

TODAY = date(2026, 11, 24)


def _consultation(name: str, **keys: object) -> Consultation:
    return Consultation.model_validate(
        {
            "id": name,
            "kind": "survey",
            "title": name,
            "summary": name,
            "questions": [
                {"id": "bench", "type": "yes-no", "title": "A bench?"},
                {"id": "why", "type": "long-text", "title": "Why?"},
            ],
            **keys,
        }
    )


def _results(published: date) -> dict[str, object]:
    return {
        "published": published,
        "answers": 50,
        "questions": [
            {
                "question": "bench",
                "counts": [
                    {"option": "yes", "count": 40},
                    {"option": "no"},
                    {"option": "not-sure"},
                ],
            },
            {"question": "why", "comment": "Knees."},
        ],
    }


def _pack(*consultations: Consultation) -> Pack:
    small = small_pack()
    return Pack(small.city, small.categories, small.services, consultations=consultations)


def test_what_is_open_comes_first_and_what_is_over_only_with_results() -> None:
    over = TODAY - timedelta(days=1)
    listed = _pack(
        _consultation("told", closes=over, results=_results(over)),
        _consultation("old", closes=over, results=_results(TODAY - timedelta(days=366))),
        _consultation("soon", opens=TODAY + timedelta(days=1)),
        _consultation("silent", closes=over),
        _consultation("open", opens=TODAY, closes=TODAY),
    )

    assert [row.id for row in Consultations(listed).shown(TODAY)] == ["open", "told"]


def test_results_are_sentences_with_their_share() -> None:
    lines = result_lines(_consultation("told", results=_results(TODAY)))

    yes, few, _unsure, why = lines
    assert yes.heading is not None
    assert yes.share == pytest.approx(0.8)
    assert isinstance(yes.text, Message)
    assert (yes.text.values["count"], yes.text.values["total"]) == (40, 50)
    assert isinstance(few.text, Message)
    assert few.text.values["count"] == 10
    assert (few.heading, why.share) == (None, None)
    assert str(why.heading) == "Why?"


def test_before_results_there_is_nothing_to_read() -> None:
    assert result_lines(_consultation("new")) == ()
