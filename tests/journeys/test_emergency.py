"""In danger, the page says the number and where the caller is, in the resident's language."""

from __future__ import annotations

import pytest

from kiosk.forms.questions import InformationQuestion
from kiosk.language.bidi import without_controls
from tests.journeys.conftest import Arrive
from tests.journeys.resident import Resident
from ui.guide import Act
from ui.models.question_props import where_message

SERVICES = ("street-light", "pothole", "tree-branch", "public-toilet")


def _spoken(resident: Resident) -> str:
    return " ".join(resident.hands.spoken(item) for item in resident.items())


@pytest.mark.parametrize(
    ("tag", "service_id"), [("en", SERVICES[0]), ("ar", SERVICES[1]), ("es", SERVICES[2])]
)
def test_the_number_and_the_address_are_shown_and_said(
    arrive: Arrive, tag: str, service_id: str
) -> None:
    resident = arrive(tag)
    resident.begin()
    service = resident.open(service_id)
    told = next(q for q in service.questions if isinstance(q, InformationQuestion) and q.call)
    assert told.call is not None
    heard: list[str] = []

    def look() -> None:
        if resident.question(service) is told:
            heard.append(_spoken(resident))
            assert resident.word(told.call.say) in resident.texts_seen()

    resident.look = look
    resident.answer_all(service, danger=Act("touch", ("yes",)))

    (said,) = heard
    city = resident.app.core.pack.city
    assert without_controls(resident.texts.speech(told.call.say)) in without_controls(said)
    assert "1 1 2" in said
    assert without_controls(resident.word(where_message(city))) in without_controls(said)
    assert city.kiosk.address in said


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_the_voice_says_where_we_are_in_the_residents_language(arrive: Arrive, tag: str) -> None:
    """By the script of what was said: a caller who cannot read needs the address to tell it."""
    resident = arrive(tag)
    resident.begin()
    resident.speak_each_page()
    service = resident.open("pothole")
    told = next(q for q in service.questions if isinstance(q, InformationQuestion) and q.call)
    heard: list[tuple[str, str]] = []

    def look() -> None:
        if resident.question(service) is told:
            before = len(resident.script.lines)
            resident.app.narrator.toggleReading()
            resident.hands.settle()
            heard.extend((line.text, line.language) for line in resident.script.lines[before:])

    resident.look = look
    resident.answer_all(service, danger=Act("touch", ("yes",)))

    assert told.call is not None
    called = resident.texts.speech(told.call.say)
    here = without_controls(resident.word(where_message(resident.app.core.pack.city)))
    said = [text.rstrip(".") for text, language in heard if language == tag]
    assert said.index(called.rstrip(".")) < said.index(here.rstrip("."))
    assert "1 Library Square" in here


def test_help_says_the_number_symbol_by_symbol_and_where_we_are(arrive: Arrive) -> None:
    resident = arrive("en")
    resident.begin()
    resident.press("Help")

    said = without_controls(_spoken(resident))
    assert "Call 1 1 2 now." in said
    assert "You are here: Central Library, 1 Library Square" in said


def test_every_page_of_an_emergency_has_a_number_to_call(arrive: Arrive) -> None:
    pack = arrive("en").app.core.pack
    pages = [
        (service.id, question)
        for service in pack.services
        for question in service.questions
        if isinstance(question, InformationQuestion) and question.emergency
    ]

    assert {name for name, _ in pages} >= set(SERVICES)
    assert [name for name, page in pages if page.call is None or page.when is None] == []
