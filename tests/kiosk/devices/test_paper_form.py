"""The empty form: the same questions on paper, with the way through them in words."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from kiosk.devices.paper_conditions import ConditionWords
from kiosk.devices.paper_form import Lines, PaperForm, Tick, Words, build_form
from kiosk.forms.conditions import Condition
from kiosk.forms.questions import EligibilityQuestion
from kiosk.language.bidi import without_controls
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.pack.model import Pack, Service
from kiosk.pack.reader import read_pack
from kiosk.settings import share_dir

EN = Texts(LANGUAGES["en"])


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_pack(share_dir("assets") / "demo-city", check_texts=False)


def words(form: PaperForm, *styles: str) -> list[str]:
    return [
        without_controls(block.text)
        for part in form.parts
        for block in part.blocks
        if isinstance(block, Words) and (not styles or block.style in styles)
    ]


def test_every_question_is_there_once_and_numbered(pack: Pack) -> None:
    for service in pack.services:
        form = build_form(service, pack, EN)
        asked = [q for q in service.questions if not isinstance(q, EligibilityQuestion)]
        heads = words(form, "question")
        numbers = [int(head.split(".")[0]) for head in heads if head.split(".")[0].isdigit()]
        assert numbers == list(range(1, len([q for q in asked if q.has_row]) + 1)), service.id
        for question in asked:
            assert any(head.endswith(str(question.title)) for head in heads), question.id


def test_a_condition_is_said_once_and_says_where_to_go_on(pack: Pack) -> None:
    form = build_form(pack.service("library-card"), pack, EN)

    assert words(form, "way") == [
        "Only if the age in question 3 is below 13. If not, go to question 6.",
        (
            "Only if question 6 is: Yes, I live here or No, I live in another town. "
            "If not, go to question 8."
        ),
    ]


def test_the_last_question_leads_to_the_end(pack: Pack) -> None:
    service = pack.service("library-card")
    short = service.model_copy(update={"questions": service.questions[:5]})

    assert words(build_form(short, pack, EN), "way")[-1].endswith("If not, go to the end.")


def test_the_form_is_known_by_its_code(pack: Pack) -> None:
    form = build_form(pack.service("senior-meals"), pack, EN)

    assert form.form_id == "riverbend/senior-meals/1"
    assert form.code is not None
    assert form.code.content == "STOA-FORM:riverbend/senior-meals/1"


def test_each_kind_of_answer_has_its_room(pack: Pack) -> None:
    form = build_form(pack.service("library-card"), pack, EN)
    by_title = {
        block.text.split(". ", 1)[-1]: part.blocks
        for part in form.parts
        for block in part.blocks
        if isinstance(block, Words) and block.style == "question"
    }

    assert Lines(("Month", "Day", "Year")) in by_title["When was this person born?"]
    ticks = [b for b in by_title["How can we reach you?"] if isinstance(b, Tick)]
    assert [tick.line for tick in ticks] == [True, True, True, False]
    assert Tick("None of these") in by_title["What would you like to use?"]


QUESTIONS = Service.model_validate(
    {
        "id": "x",
        "category": "x",
        "icon": "x",
        "kind": "report",
        "title": "x",
        "summary": "x",
        "minutes": 1,
        "cost": "x",
        "next": "x",
        "questions": [
            {
                "id": "pet",
                "type": "choices",
                "title": "Pet?",
                "options": [{"id": "dog", "text": "Dog"}, {"id": "cat", "text": "Cat"}],
            },
            {"id": "many", "type": "number", "title": "How many?"},
            {"id": "born", "type": "date", "title": "Born?"},
            {"id": "ok", "type": "yes-no", "title": "OK?"},
        ],
    }
).questions


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"question": "pet", "includes": "dog"}, "question 1 is: Dog"),
        ({"question": "many", "at_least": 3}, "question 2 is 3 or more"),
        ({"question": "many", "at_most": 3}, "question 2 is 3 or less"),
        ({"question": "born", "age_at_least": 65}, "the age in question 3 is 65 or more"),
        ({"question": "many", "answered": True}, "question 2 is filled in"),
        ({"question": "many", "answered": False}, "question 2 is left empty"),
        ({"not": {"question": "ok", "is": "yes"}}, "not: question 4 is: Yes"),
        (
            {"any": [{"question": "ok", "is": "not-sure"}, {"question": "many", "at_least": 1}]},
            "question 4 is: I am not sure or question 2 is 1 or more",
        ),
        (
            {"all": [{"question": "ok", "is": "no"}, {"question": "pet", "includes": "cat"}]},
            "question 4 is: No and question 1 is: Cat",
        ),
    ],
)
def test_every_kind_of_condition_has_words(written: dict[str, object], said: str) -> None:
    condition = TypeAdapter(Condition).validate_python(written)
    numbers = {question.id: place for place, question in enumerate(QUESTIONS, 1)}
    by_id = {question.id: question for question in QUESTIONS}

    assert without_controls(ConditionWords(by_id, numbers, EN).say(condition)) == said
