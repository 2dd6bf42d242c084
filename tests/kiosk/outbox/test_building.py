"""What the city gets, and what of it the public may see."""

from __future__ import annotations

import json
from datetime import date
from gettext import NullTranslations
from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.forms.journey import Journey
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.outbox.building import DESCRIPTION_LIMIT, build_submission, destination_of
from kiosk.outbox.errors import CannotSave
from kiosk.outbox.submission import Submission
from kiosk.pack.model import Service
from tests.fakes import FakeClock

QUESTIONS: list[dict[str, Any]] = [
    {"id": "where", "type": "place", "title": "Where is it?", "label": "Place"},
    {
        "id": "what",
        "type": "choice",
        "title": "What is wrong?",
        "label": "Fault",
        "options": [{"id": "out", "text": "It is out"}, {"id": "blinks", "text": "It blinks"}],
    },
    {"id": "more", "type": "long-text", "title": "Anything else?", "required": False},
    {"id": "name", "type": "text", "title": "What is your name?", "private": True},
    {"id": "born", "type": "date", "title": "When were you born?", "private": True},
    {
        "id": "reach",
        "type": "contact",
        "title": "How can we answer?",
        "methods": ["phone", "email", "none"],
    },
]
OPEN311: dict[str, Any] = {
    "service_code": "001",
    "attributes": {"what": {"code": "FAULT", "values": {"out": "1", "blinks": "2"}}},
}
PLACE = {
    "address": "Market Square 4",
    "latitude": 41.9,
    "longitude": 12.5,
    "way": "landmark",
    "place_id": None,
}


def texts(tag: str) -> Texts:
    return Texts(LANGUAGES[tag], NullTranslations(), NullTranslations())


def service(questions: list[dict[str, Any]] = QUESTIONS, open311: Any = OPEN311) -> Service:
    return Service.model_validate(
        {
            "id": "street-light",
            "version": 3,
            "category": "streets",
            "icon": "light",
            "kind": "report",
            "title": "Street light",
            "summary": "Tell us.",
            "minutes": 3,
            "cost": "Free",
            "next": "We look at it.",
            "questions": questions,
            "open311": open311,
        }
    )


def pack(endpoints: tuple[dict[str, str], ...] = ()) -> Any:
    kiosk = SimpleNamespace(address="Library, Main Street 1", latitude=1.5, longitude=2.5)
    return SimpleNamespace(
        id="demo", version=7, endpoints=endpoints, city=SimpleNamespace(kiosk=kiosk)
    )


def filled(asked: Service, **over: Any) -> Journey:
    journey = Journey(asked.id, asked.questions, date(2026, 11, 24))
    raw = {
        "where": PLACE,
        "what": "out",
        "more": "الإنارة مطفأة",
        "name": "Amina Said",
        "born": {"day": "3", "month": "4", "year": "1980"},
        "reach": {"method": "phone", "value": "+39 06 5555 0199"},
    } | over
    for page in asked.questions:
        journey.enter(page.id, raw[page.id])
    return journey


def built(asked: Service | None = None, **over: Any) -> Submission:
    asked = asked or service()
    return build_submission(
        filled(asked, **over),
        asked,
        pack(),
        texts("ar"),
        texts("en"),
        FakeClock(),
        "demo-1",
        "KX4-7PM",
    )


def test_the_document_has_every_answer_for_the_city_and_is_plain_json() -> None:
    document = json.loads(built().to_bytes())
    assert document["service"] == {"id": "street-light", "version": 3, "title": "Street light"}
    assert document["pack"] == {"id": "demo", "version": 7}
    assert document["language"] == "ar"
    values = {answer["question"]: answer["value"] for answer in document["answers"]}
    assert values["what"] == "out"
    assert values["born"] == "1980-04-03"
    assert values["name"] == "Amina Said"
    assert values["where"]["address"] == "Market Square 4"


def test_the_public_description_has_no_private_answer_and_ends_with_the_marker() -> None:
    open311 = built().open311
    assert open311 is not None
    described = open311["description"]
    assert "It is out" in described
    assert "الإنارة مطفأة" in described
    assert described.endswith("[ref KX4-7PM]")
    for private in ("Amina", "1980", "April", "0199"):
        assert private not in described
        assert private not in json.dumps(open311["attributes"])


def test_a_phone_goes_to_its_own_field_and_coming_back_to_none() -> None:
    assert "0199" in str((built().open311 or {})["phone"])
    without = built(reach={"method": "none", "value": ""}).open311 or {}
    assert "phone" not in without
    assert "email" not in without


def test_a_choice_travels_as_the_citys_key() -> None:
    assert (built().open311 or {})["attributes"] == [["FAULT", "1"]]


def test_several_choices_travel_as_several_attributes() -> None:
    asked = service(
        [
            {
                "id": "which",
                "type": "choices",
                "title": "Which?",
                "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}],
            }
        ],
        {"service_code": "1", "attributes": {"which": {"code": "W", "values": {"a": "10"}}}},
    )
    open311 = built(asked, which=["a", "b"]).open311 or {}
    assert open311["attributes"] == [["W", "10"], ["W", "b"]]


def test_the_place_is_the_location() -> None:
    open311 = built().open311 or {}
    where = (open311["address_string"], open311["lat"], open311["long"])
    assert where == ("Market Square 4", 41.9, 12.5)


@pytest.mark.parametrize("private", [True, False])
def test_without_a_public_place_the_location_is_the_kiosk(private: bool) -> None:
    questions = [dict(QUESTIONS[0], private=True)] if private else [QUESTIONS[1]]
    open311 = built(service(questions, {"service_code": "1"})).open311 or {}
    assert open311["address_string"] == "Library, Main Street 1"
    assert open311["lat"] == 1.5
    assert "Market" not in open311["description"]


def test_a_name_goes_to_the_city_only_where_the_pack_sends_it() -> None:
    named = dict(OPEN311, attributes={"name": {"code": "first_name"}})
    open311 = built(service(open311=named)).open311 or {}
    assert open311["first_name"] == "Amina Said"
    assert "first_name" not in (built().open311 or {})


def test_a_long_story_is_cut_before_the_marker() -> None:
    asked = service(
        [
            {"id": f"more{i}", "type": "long-text", "title": "More?", "max_length": 4000}
            for i in range(2)
        ],
        {"service_code": "1"},
    )
    described = (built(asked, more0="x" * 3000, more1="y" * 3000).open311 or {})["description"]
    assert len(described) <= DESCRIPTION_LIMIT
    assert described.endswith("…\n[ref KX4-7PM]")


def test_only_what_the_pack_chooses_is_described_and_private_stays_private() -> None:
    chosen = dict(OPEN311, description=["more", "name", "reach"])
    described = (built(service(open311=chosen)).open311 or {})["description"]
    assert "الإنارة" in described
    assert "It is out" not in described
    assert "Amina" not in described
    assert "0199" not in described


def test_an_unfinished_journey_is_not_submitted() -> None:
    asked = service()
    journey = Journey(asked.id, asked.questions, date(2026, 11, 24))
    with pytest.raises(CannotSave, match="invalid"):
        build_submission(
            journey, asked, pack(), texts("en"), texts("en"), FakeClock(), "demo-1", "KX4-7PM"
        )


def test_the_destination_is_the_services_own_else_the_packs_first() -> None:
    ends = ({"id": "north"}, {"id": "south"})
    assert destination_of(service(), pack(ends)) == "north"
    own = service(open311=dict(OPEN311, endpoint="south"))
    assert destination_of(own, pack(ends)) == "south"
    assert destination_of(service(), pack()) == "city"


def test_a_service_without_open311_has_none() -> None:
    assert built(service(open311=None)).open311 is None
