"""Our question types cover those of a national form service, on its own file (GOV.UK Forms)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kiosk.forms.journey import Accepted, Journey
from kiosk.language.bidi import without_controls
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from tests.kiosk.forms.made_forms import TODAY, question

DATA = Path(os.environ.get("STOA_TEST_DATA", Path(__file__).parents[4] / "shared" / "data"))


def _file(name: str) -> Any:
    path = DATA / "forms" / name
    if not path.is_file():
        pytest.skip(f"the form data is not at {path}: set STOA_TEST_DATA")
    return json.loads(path.read_text(encoding="utf-8"))


def _ours(answer_type: str, settings: dict[str, Any]) -> dict[str, Any]:
    """Translate a GOV.UK answer type into one of our question types."""
    match answer_type:
        case "text":
            return {"type": "long-text" if settings["input_type"] == "long_text" else "text"}
        case "number":
            return {"type": "number", "whole": False}
        case "date":
            return {"type": "date"}
        case "address":
            return {"type": "place", "accepts": ["street", "own-words"]}
        case "email":
            return {"type": "contact", "methods": ["email"]}
        case "phone_number":
            return {"type": "contact", "methods": ["phone"]}
        case "national_insurance_number":
            number = r"(?i)[a-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d]"
            help_ = "enter two letters, six digits and a letter."
            return {"type": "text", "private": True, "pattern": number, "pattern_help": help_}
        case "selection":
            options = [
                {"id": f"option-{number}", "text": option["name"]}
                for number, option in enumerate(settings["selection_options"], start=1)
            ]
            several = settings["only_one_option"] == "0"
            return {"type": "choices" if several else "choice", "options": options}
        case _:
            raise AssertionError(f"no question type for {answer_type}")


ENTRIES: dict[str, Any] = {
    "text": "Łukasz",
    "number": "12.5",
    "address": {"way": "own-words", "address": "10 High Street, Leeds"},
    "email": {"method": "email", "value": "name@example.org"},
    "date": {"day": "24", "month": "11", "year": "2026"},
    "national_insurance_number": "QQ 12 34 56 C",
    "phone_number": {"method": "phone", "value": "01632 960 001"},
    "selection": ["option-3", "option-1"],
}
TOLD = [
    "Łukasz",
    "12.5",
    "10 High Street, Leeds",
    "By e-mail: name@example.org",
    "November 24, 2026",
    "QQ 12 34 56 C",
    "By phone: 01632960001",
    "Option 1 and Option 3",
    "Left empty",
]


def test_every_question_type_of_the_form_can_be_asked_answered_and_told() -> None:
    form = _file("govuk_forms_all_question_types.json")
    steps = [step["data"] for step in form["steps"]]
    questions = []
    for number, step in enumerate(steps):
        ours = _ours(step["answer_type"], step["answer_settings"] or {})
        made = question(
            ours.pop("type"),
            f"q{number}",
            title=step["question_text"],
            required=not step["is_optional"],
            **ours,
        )
        questions.append(made)
    journey = Journey("all-types", questions, TODAY)
    texts = Texts(LANGUAGES["en"])

    for asked, step in zip(questions[:-1], steps, strict=False):
        assert isinstance(journey.enter(asked.id, ENTRIES[step["answer_type"]], texts), Accepted)
    journey.enter(questions[-1].id, "", texts)

    assert journey.is_complete
    assert [without_controls(row.value_text) for row in journey.rows(texts)] == TOLD


def test_a_finished_journey_gives_what_the_submission_schema_asks_of_an_answer() -> None:
    schema = _file("govuk_forms_json_submission_schema_v1.json")
    wanted = schema["properties"]["answers"]["items"]["required"]
    journey = Journey("s", [question("yes-no", "wires")], TODAY)
    journey.enter("wires", "yes")
    row = journey.rows(Texts(LANGUAGES["en"]))[0]
    given = {
        "question_text": row.label,
        "question_id": row.question_id,
        "answer_text": row.value_text,
    }

    assert sorted(given) == sorted(wanted)
    assert all(isinstance(value, str) and value for value in given.values())
