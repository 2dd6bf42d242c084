from __future__ import annotations

from datetime import date
from decimal import Decimal

from kiosk.forms.answers import (
    ChoiceAnswer,
    ChoicesAnswer,
    ConsentAnswer,
    ContactAnswer,
    DateAnswer,
    NumberAnswer,
    PlaceAnswer,
    Skipped,
    TextAnswer,
    YesNoAnswer,
)
from kiosk.forms.describe import describe, describe_aloud
from kiosk.language.bidi import without_controls
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from tests.kiosk.forms.made_forms import question

EN, AR = Texts(LANGUAGES["en"]), Texts(LANGUAGES["ar"])


def test_each_kind_of_answer_has_words() -> None:
    cases = [
        (question("text"), TextAnswer("Ána"), "Ána"),
        (question("choice"), ChoiceAnswer("red"), "Red"),
        (question("choices"), ChoicesAnswer(("red", "blue")), "Red and Blue"),
        (question("choices"), ChoicesAnswer(()), "None of these"),
        (question("yes-no"), YesNoAnswer("not-sure"), "Not sure"),
        (question("number"), NumberAnswer(Decimal(1200)), "1,200"),
        (question("number", unit="bags"), NumberAnswer(Decimal(3)), "3 bags"),
        (question("date"), DateAnswer(date(2026, 11, 4)), "November 4, 2026"),
        (question("place"), PlaceAnswer("1 Main St", None, None, "here", None), "1 Main St"),
        (question("contact"), ContactAnswer("email", "a@b.org"), "By e-mail: a@b.org"),
        (question("contact"), ContactAnswer("none", ""), "I will come back here with my paper"),
        (question("consent"), ConsentAnswer(True), "I agree"),
        (question("text"), Skipped(), "Left empty"),
        (question("text"), None, "Left empty"),
    ]
    for asked, answer, words in cases:
        assert without_controls(describe(asked, answer, EN)) == words


def test_dates_take_the_names_of_the_language() -> None:
    assert describe(question("date"), DateAnswer(date(2026, 11, 4)), AR) == "4 نوفمبر 2026"


def test_a_phone_number_is_spoken_digit_by_digit() -> None:
    asked, answer = question("contact"), ContactAnswer("phone", "+1555010")

    assert describe_aloud(asked, answer, EN) == "By phone: +, 1, 5, 5, 5, 0, 1, 0"


def test_an_option_that_the_pack_no_longer_has_shows_its_id() -> None:
    assert describe(question("choice"), ChoiceAnswer("gone"), EN) == "gone"
