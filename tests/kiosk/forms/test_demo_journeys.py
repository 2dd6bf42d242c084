"""The services of the demo city, walked by residents who answer anything and change their minds."""

from __future__ import annotations

import re
from datetime import UTC, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.forms.bounds import resolve_bound
from kiosk.forms.journey import Accepted, Journey, Rejected
from kiosk.forms.questions import (
    AppointmentQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    ConsentQuestion,
    ContactQuestion,
    DateQuestion,
    NumberQuestion,
    PlaceQuestion,
    Question,
    TextQuestion,
    YesNoQuestion,
)
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.pack.model import Pack
from kiosk.pack.reader import Reading
from kiosk.settings import share_dir
from tests.kiosk.forms.made_forms import TODAY

SERVICES = sorted(
    path.stem for path in (share_dir("assets") / "demo-city" / "services").glob("*.yaml")
)
EN = Texts(LANGUAGES["en"])
TEXTS = {tag: Texts(language) for tag, language in LANGUAGES.items()}


@cache
def _pack() -> Pack:
    pack = Reading(share_dir("assets") / "demo-city").read(check_texts=False)
    assert pack is not None
    return pack


def _entries(asked: Question) -> st.SearchStrategy[Any]:
    match asked:
        case ChoiceQuestion():
            return st.sampled_from([option.id for option in asked.options])
        case ChoicesQuestion():
            ids = [option.id for option in asked.options]
            return st.lists(
                st.sampled_from(ids),
                min_size=asked.at_least or 1,
                max_size=asked.at_most or 9,
                unique=True,
            )
        case YesNoQuestion():
            return st.sampled_from(["yes", "no", "not-sure"])
        case NumberQuestion():
            least = int(asked.minimum or 0)
            return st.integers(least, int(asked.maximum or least + 50)).map(str)
        case DateQuestion():
            first = resolve_bound(asked.earliest or "today-100y", TODAY)
            last = resolve_bound(asked.latest or "today+1y", TODAY)
            return st.integers(0, (last - first).days).map(
                lambda days: _parts(first + timedelta(days=days))
            )
        case AppointmentQuestion():
            return st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.isoformat())
        case PlaceQuestion():
            return st.sampled_from(asked.accepts).map(lambda way: {"way": way, "address": "1 Elm"})
        case ContactQuestion():
            return st.sampled_from(asked.methods).map(
                lambda method: {"method": method, "value": _CONTACTS[method]}
            )
        case ConsentQuestion():
            return st.just(True)
        case TextQuestion(pattern=str(pattern)):
            written = st.from_regex(pattern, fullmatch=True).map(
                lambda text: " ".join(text.split())
            )
            return written.filter(lambda text: re.fullmatch(pattern, text) is not None)
        case _:
            return st.sampled_from(["U", "Nguyễn Ánh", "محمد", "李"])


_CONTACTS = {"phone": "555 010 0199", "email": "a@b.org", "letter": "Ana, 1 Elm", "none": ""}


def _parts(day: Any) -> dict[str, str]:
    return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}


@pytest.mark.parametrize("service_id", SERVICES)
@settings(max_examples=12, deadline=None)
@given(st.data())
def test_every_service_can_be_finished_whatever_is_answered(
    service_id: str, data: st.DataObject
) -> None:
    service = _pack().service(service_id)
    journey = Journey(service_id, service.questions, TODAY)
    for turn in range(len(service.questions) * 2 + 1):
        page = journey.first_open()
        if page is None:
            break
        if turn % 3 == 2 and turn < len(service.questions):  # a change of mind
            page = data.draw(st.sampled_from(journey.pages()))
        assert isinstance(journey.enter(page.id, data.draw(_entries(page)), EN), Accepted)

    assert journey.is_complete
    for texts in TEXTS.values():
        assert all(row.label and row.value_text and row.speech for row in journey.rows(texts))


@pytest.mark.parametrize("service_id", SERVICES)
def test_no_service_can_be_finished_without_an_answer(service_id: str) -> None:
    journey = Journey(service_id, _pack().service(service_id).questions, TODAY)
    page = journey.first_open()
    assert page is not None

    first_required = next(page for page in journey.pages() if page.required and page.has_row)
    assert isinstance(journey.enter(first_required.id, None), Rejected)
    assert not journey.is_complete


def test_the_danger_of_a_street_light_diverts_to_the_emergency_number() -> None:
    service = _pack().service("street-light")
    emergency = next(
        asked for asked in service.questions if asked.type == "information" and asked.emergency
    )
    journey = Journey("street-light", service.questions, TODAY)

    assert journey.page(emergency.id) is None
    for _ in service.questions:
        page = journey.first_open()
        if page is None or page.id == emergency.id:
            break
        entry = "yes" if isinstance(page, YesNoQuestion) else _first_entry(page)
        assert isinstance(journey.enter(page.id, entry), Accepted)
    assert journey.page(emergency.id) is not None
    assert emergency.call is not None


def _first_entry(page: Question) -> Any:
    match page:
        case PlaceQuestion():
            return {"way": page.accepts[0], "address": "1 Elm"}
        case ChoiceQuestion():
            return page.options[0].id
        case ChoicesQuestion():
            return [page.options[0].id]
        case DateQuestion():
            return _parts(TODAY)
        case ContactQuestion():
            return {"method": "none"}
        case _:
            return "1"
