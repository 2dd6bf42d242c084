"""The demo city: whole, findable, in plain words, and each service can be walked to its end."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import pytest

from kiosk.directory.distance import metres_between
from kiosk.directory.gazetteer import Gazetteer
from kiosk.directory.services import ServiceSearch
from kiosk.forms.bounds import resolve_bound
from kiosk.forms.journey import Accepted, Journey
from kiosk.forms.questions import (
    AppointmentQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    ConsentQuestion,
    ContactQuestion,
    DateQuestion,
    InformationQuestion,
    NumberQuestion,
    PlaceQuestion,
    Question,
    TextQuestion,
    YesNoQuestion,
)
from kiosk.outbox.reference import ALPHABET
from kiosk.pack.model import Service
from kiosk.sync.endpoints import EndpointConfig
from tests.assets.demo_pack import TAGS, demo_pack, texts_for
from tests.fakes import FakeClock

TODAY = FakeClock().now().date()
SERVICES = {service.id: service for service in demo_pack().services}
MUST_EXIST = (
    "street-light",
    "pothole",
    "library-card",
    "reduced-fare",
    "bulky-waste",
    "ask-the-city",
)
WALKS = 60


def test_the_pack_is_read_without_a_fault_and_has_what_it_must_have() -> None:
    pack = demo_pack()
    assert set(MUST_EXIST) <= set(SERVICES)
    assert len(pack.services) >= 24
    assert len(pack.categories) == 4
    assert len(pack.places) >= 80
    assert pack.languages == TAGS
    assert pack.city.kiosk.reference_prefix in ALPHABET
    assert all(pack.services_in(category.id) for category in pack.categories)


def test_what_people_come_for_most_stands_first_on_its_shelf() -> None:
    first = [demo_pack().services_in(category.id)[0].id for category in demo_pack().categories]
    assert first == ["street-light", "bulky-waste", "library-card", "ask-the-city"]


def test_every_kind_of_question_and_place_is_in_the_city() -> None:
    asked = {question.type for service in demo_pack().services for question in service.questions}
    assert asked == {
        "text",
        "long-text",
        "choice",
        "choices",
        "yes-no",
        "number",
        "date",
        "place",
        "contact",
        "consent",
        "information",
        "eligibility",
        "appointment",
    }
    kinds = Counter(place.kind for place in demo_pack().places)
    assert set(kinds) == {"landmark", "street", "stop", "district"}


def test_the_city_is_one_town_around_its_kiosk() -> None:
    kiosk = demo_pack().city.kiosk
    for place in demo_pack().places:
        ends = [(place.latitude, place.longitude)]
        if place.numbers is not None and place.numbers.latitude and place.numbers.longitude:
            ends.append((place.numbers.latitude, place.numbers.longitude))
        for end in ends:
            assert metres_between((kiosk.latitude, kiosk.longitude), end) < 3000, place.id


def test_a_landmark_stands_on_its_street_where_its_number_is() -> None:
    pack = demo_pack()
    gazetteer = Gazetteer(pack.places, pack.city.kiosk, "en", texts_for)
    streets = {place.name.text for place in pack.places if place.kind == "street"}
    for place in (place for place in pack.places if place.kind == "landmark"):
        number, _, street = place.address.partition(" ")
        assert number.isdigit(), place.id
        assert street in streets, place.id
        found = gazetteer.search(place.address, "en", kinds=["street"]).places[0]
        assert found.address == place.address
        apart = metres_between((found.latitude, found.longitude), (place.latitude, place.longitude))
        assert apart < 60, f"{place.id} is {apart:.0f} m from {place.address}"


def test_endpoints_are_ones_that_the_kiosk_can_send_to() -> None:
    rows = [row for row in demo_pack().endpoints if row.get("kind", "open311") == "open311"]
    configs = [EndpointConfig.model_validate(row) for row in rows]
    assert [config.base for config in configs] == ["http://127.0.0.1:8311/open311/v2"]


def test_each_service_has_its_own_code_and_loses_no_answer_on_the_way() -> None:
    codes = [service.open311.service_code for service in SERVICES.values() if service.open311]
    assert len(codes) == len(set(codes)) == len(SERVICES)
    for service in SERVICES.values():
        assert service.open311 is not None
        carried = set(service.open311.attributes) | set(service.open311.description or ())
        for question in service.questions:
            if question.has_row:
                assert question.id in carried, f"{service.id}: {question.id} never arrives"
            if isinstance(question, ChoiceQuestion | ChoicesQuestion):
                keys = service.open311.attributes[question.id].values
                assert set(keys) == {option.id for option in question.options}, question.id


def test_what_is_personal_is_private() -> None:
    personal = {"name", "born", "guardian", "contact", "plate", "card-number", "mail-to"}
    for service in SERVICES.values():
        for question in service.questions:
            if question.id in personal or question.type == "long-text":
                assert question.private, f"{service.id}: {question.id}"


def test_nobody_needs_a_phone_or_an_email() -> None:
    for service in SERVICES.values():
        contacts = [page for page in service.questions if isinstance(page, ContactQuestion)]
        assert contacts, service.id
        assert all("none" in page.methods for page in contacts)


@pytest.mark.parametrize("service_id", ["street-light", "pothole", "tree-branch"])
def test_danger_leads_to_the_emergency_number_and_back_to_the_report(service_id: str) -> None:
    journey = Journey(service_id, SERVICES[service_id].questions, TODAY)
    journey.enter("where", {"way": "own-words", "address": "Mill Street"})
    journey.enter("problem" if journey.page("problem") else "part", _first_option(service_id))
    journey.enter("danger", "yes")
    page = journey.after("danger")
    assert isinstance(page, InformationQuestion)
    assert page.emergency
    assert page.call is not None
    assert page.call.number == "112"
    assert page.call.say.speech == "Call 1 1 2"
    assert journey.after(page.id) is not None


def test_who_has_no_bed_tonight_is_told_whom_to_call_before_the_form_goes_on() -> None:
    journey = Journey("housing-help", SERVICES["housing-help"].questions, TODAY)
    journey.enter("need", "bed")
    page = journey.after("need")
    assert isinstance(page, InformationQuestion)
    assert page.emergency
    assert page.call is not None
    assert page.call.number == "555 0150"
    journey.enter("need", "cannot-pay")
    assert journey.page(page.id) is None


def test_a_child_needs_a_guardian_and_a_grown_up_does_not() -> None:
    journey = Journey("library-card", SERVICES["library-card"].questions, TODAY)
    journey.enter("born", {"day": "25", "month": "11", "year": "2013"})
    assert journey.page("guardian")
    assert journey.page("guardian-agrees")
    journey.enter("born", {"day": "24", "month": "11", "year": "2013"})
    assert journey.page("guardian") is None
    assert journey.page("guardian-agrees") is None


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        (("no", "no", "no", "yes"), "likely"),
        (("not-sure", "no", "yes", "not-sure"), "likely"),
        (("no", "no", "no", "no"), "unlikely"),
        (("no", "not-sure", "no", "no"), "unknown"),
    ],
)
def test_the_bus_pass_tells_three_outcomes_and_all_can_go_on(
    answers: tuple[str, ...], verdict: str
) -> None:
    journey = Journey("reduced-fare", SERVICES["reduced-fare"].questions, TODAY)
    for question_id, answer in zip(
        ("age", "disability", "income-help", "student"), answers, strict=True
    ):
        journey.enter(question_id, answer)
    assert journey.eligibility("result")[0] == verdict
    following = journey.after("result")
    assert following is not None
    assert following.id == "name"


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("service_id", sorted(SERVICES))
def test_every_service_can_be_walked_to_its_end(service_id: str, tag: str) -> None:
    service, texts = SERVICES[service_id], texts_for(tag)
    seen: set[str] = set()
    for seed in range(WALKS):
        journey = _walk(service, Random(f"{service_id} {seed}"))
        seen |= {page.id for page in journey.pages()}
        if seed < 6:
            for row in journey.rows(texts):
                assert all((row.label.strip(), row.value_text.strip(), row.speech.strip())), row
    assert seen == {question.id for question in service.questions}, "a page is never reached"


@pytest.mark.parametrize("tag", TAGS)
def test_a_service_is_found_by_its_name_and_by_what_people_say(tag: str) -> None:
    texts = texts_for(tag)
    search = ServiceSearch(demo_pack(), texts_for)
    for service in SERVICES.values():
        assert search.search(texts.text(service.title), tag)[0].id == service.id
        for keyword in service.keywords:
            found = [hit.id for hit in search.search(texts.text(keyword), tag)]
            assert service.id in found[:3], f"{texts.text(keyword)} finds {found}"


@pytest.mark.parametrize("tag", TAGS)
def test_a_landmark_is_found_by_its_name_in_each_language(tag: str) -> None:
    pack, texts = demo_pack(), texts_for(tag)
    gazetteer = Gazetteer(pack.places, pack.city.kiosk, "en", texts_for)
    for place in (place for place in pack.places if place.kind == "landmark"):
        for name in (texts.text(place.name), *place.other_names):
            found = [hit.place_id for hit in gazetteer.search(name, tag).places]
            assert place.id in found[:3], f"{name} finds {found}"


def _first_option(service_id: str) -> str:
    asked = [page for page in SERVICES[service_id].questions if isinstance(page, ChoiceQuestion)]
    return asked[0].options[0].id


def _walk(service: Service, random: Random) -> Journey:
    journey = Journey(service.id, service.questions, TODAY)
    while (page := journey.first_open()) is not None:
        entered = journey.enter(page.id, _entry(page, random))
        assert isinstance(entered, Accepted), f"{page.id}: {entered}"
    assert journey.is_complete
    return journey


def _entry(asked: Question, random: Random) -> Any:
    match asked:
        case ChoiceQuestion():
            return random.choice([option.id for option in asked.options])
        case ChoicesQuestion():
            ids = [option.id for option in asked.options]
            if asked.none_of_these and random.random() < 0.3:
                return ["none-of-these"]
            return random.sample(ids, random.randint(asked.at_least, asked.at_most or len(ids)))
        case YesNoQuestion():
            return random.choice(["yes", "no", "not-sure"])
        case NumberQuestion():
            return str(random.randint(int(asked.minimum or 0), int(asked.maximum or 99)))
        case DateQuestion():
            first = resolve_bound(asked.earliest or "today-100y", TODAY)
            last = resolve_bound(asked.latest or "today", TODAY)
            day = random.choice([first, last, first + (last - first) * random.random()])
            return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}
        case PlaceQuestion():
            way = random.choice(asked.accepts)
            return {"way": way, "address": "14 Mill Street", "place_id": None}
        case ContactQuestion():
            return random.choice(
                [{"method": "none", "value": ""}, {"method": "phone", "value": "555 010 0199"}]
            )
        case AppointmentQuestion():
            return f"{TODAY.isoformat()}T{random.randint(16, 22)}:30:00+00:00"
        case ConsentQuestion():
            return True if asked.required else random.choice([True, False])
        case TextQuestion():
            return "1234 5678" if asked.pattern else "Nguyễn Thị Ánh"
        case _:
            return "مرحبا"
