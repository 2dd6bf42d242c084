"""The main job through the real window: a street light, each language, by touch and by keys."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from kiosk.language.bidi import without_controls
from kiosk.language.languages import LANGUAGES
from kiosk.outbox.reference import check_word
from tests.journeys.conftest import Arrive
from tests.journeys.resident import REFERENCE, Resident
from tests.languages import sampled
from ui.guide import Act
from ui.models.receipt import HAVE
from ui.models.states import HERE, TITLES

ANSWERS = {
    "problem": "off",
    "since": "this-week",
    "danger": "no",
    "contact": {"method": "none", "value": ""},
}
EVERY_PAGE = ["problem", "where", "since", "danger", "contact"]


def saved_files(home: Path) -> list[Path]:
    return sorted((home / "spool").glob("*.env"))


def printed_text(pdf: Path) -> str:
    """Return the words of a slip without the spaces between them: a PDF has its own."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(pdf).pages)


def document(resident: Resident, home: Path) -> dict[str, Any]:
    (envelope,) = saved_files(home)
    return resident.app.core.outbox.open_document(envelope.stem)


@pytest.mark.parametrize("tag", sampled("street light"))
def test_a_street_light_is_reported_by_touch_and_found_again(
    arrive: Arrive, home: Path, tag: str
) -> None:
    resident = arrive(tag)
    resident.begin()
    assert resident.title() == resident.word("How can the city help you?")
    service = resident.open("street-light")
    assert resident.answer_all(service) == EVERY_PAGE
    reference = resident.send()

    core = resident.app.core
    word = check_word(reference, core.pack.check_words[tag])
    english = core.pack.check_words["en"]
    assert resident.title() == resident.word(HAVE["report"])
    assert REFERENCE.fullmatch(reference)
    assert word in resident.texts_seen()
    place = core.pack.check_words[tag].index(word)
    assert english[place] == check_word(reference, english)
    assert resident.word(TITLES["saved"]) in resident.texts_seen()
    assert resident.word(HERE["saved"]) in resident.texts_seen()
    assert resident.word(service.next) in resident.texts_seen()

    assert core.outbox.counts()["saved"] == 1
    told = document(resident, home)
    values = {answer["question"]: answer["value"] for answer in told["answers"]}
    assert {key: values[key] for key in ANSWERS} == ANSWERS
    assert values["where"]["place_id"] == "al-noor-mosque"
    assert (told["language"], told["reference"]) == (tag, reference)
    assert told["open311"]["service_code"] == "0101"
    assert told["open311"]["description"].endswith(f"[ref {reference}]")

    slip = home / "print" / f"{reference}.png"
    assert not QImage(str(slip)).isNull()
    paper = printed_text(slip.with_suffix(".pdf"))
    assert reference in paper
    for_the_counter = core.texts("en").text(service.title)
    assert for_the_counter.replace(" ", "") in paper

    resident.press("I’m finished")
    assert resident.hands.sees(f"language-{tag}")
    assert reference not in resident.page()

    other = "fr" if tag != "fr" else "ar"
    resident.tag = other
    resident.begin()
    resident.look_up(reference.lower().replace("-", " "))
    assert reference in resident.texts_seen()
    assert resident.word(TITLES["saved"]) in resident.texts_seen()
    assert resident.word(service.title) in resident.texts_seen()


def test_english_never_says_sent_before_the_city_said_so(arrive: Arrive) -> None:
    resident = arrive("en")
    resident.begin()
    resident.answer_all(resident.open("street-light"))
    resident.send()
    said = resident.page() + "\n".join(line.text for line in resident.script.lines)
    assert not re.search(r"(?<!not )\bsent\b", said, re.IGNORECASE)


@pytest.mark.parametrize("tag", sampled("direction"))
def test_the_screen_is_laid_out_in_reading_direction(arrive: Arrive, tag: str) -> None:
    resident = arrive(tag)  # H06
    resident.begin()
    resident.open("street-light")
    window = resident.app.window.width()
    rtl = LANGUAGES[tag].is_rtl

    def middle(name: str) -> float:
        return resident.hands.rect(resident.hands.find(name)).center().x() / window

    assert (middle("back") > 0.6) if rtl else (middle("back") < 0.4)
    assert (middle("next") < 0.4) if rtl else (middle("next") > 0.6)
    assert middle("text-size") > middle("finish") if rtl else middle("text-size") < middle("finish")
    rows = [resident.named(resident.word(option.text)) for option in the_options(resident)]
    marks = [mark_of(row) for row in rows]
    for row, mark in zip(rows, marks, strict=True):
        left = resident.hands.rect(mark).center().x() < resident.hands.rect(row).center().x()
        assert left != rtl


def the_options(resident: Resident) -> Any:
    return resident.app.core.pack.service("street-light").questions[0].options


def mark_of(row: Any) -> Any:
    """Return the round mark of an option."""
    below = [row]
    while below:
        item = below.pop()
        if item.property("exclusive") is not None and item.property("text") is None:
            return item
        below += item.childItems()
    raise AssertionError("no mark")


def test_the_whole_journey_goes_by_keyboard_alone(arrive: Arrive, home: Path) -> None:
    """Tab, arrows, Enter, Esc and F1 do it all (A24, C01); no touch, no mouse."""
    resident = arrive("en")
    keys = Qt.Key

    def choose(name: str, key: Qt.Key = keys.Key_Tab) -> None:
        resident.walk_to(name, key)
        resident.hands.key(keys.Key_Return)

    choose("English")
    choose("Report a problem")
    choose("Broken street light", keys.Key_Down)
    resident.hands.key(keys.Key_F1)
    assert resident.title() == "How can we help?"
    resident.hands.key(keys.Key_Escape)
    assert resident.title() == "Broken street light"
    choose("Start")
    choose("It is off all night", keys.Key_Down)
    choose("Next")
    choose("Near a place people know")
    resident.walk_to("Which place? Type a part of its name.")
    resident.type_keys("al-noor")
    choose("Al-Noor Mosque")
    choose("Next")
    resident.hands.key(keys.Key_Escape)  # back, and the place is still there
    assert resident.title() == "Where is the light?"
    choose("Next")
    choose("In the last 7 days")
    choose("Next")
    choose("No")
    choose("Next")
    choose("I will come back here")
    choose("Next")
    assert resident.title() == "Check your answers"
    choose("Send to the city")
    reference = resident.reference()
    assert document(resident, home)["answers"][0]["value"] == "off"

    choose("I’m finished")
    choose("English")
    choose("My request", keys.Key_Up)
    resident.walk_to("Your reference")
    resident.type_keys(reference.replace("-", ""))
    resident.hands.key(keys.Key_Return)
    assert reference in resident.texts_seen()
    assert "Saved on this kiosk" in resident.texts_seen()


def test_tab_goes_round_every_page_and_never_gets_stuck(arrive: Arrive) -> None:
    resident = arrive("en")
    resident.begin()
    resident.open("street-light")
    for direction in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Down, Qt.Key.Key_Up):
        passed = []
        for _ in range(40):
            resident.hands.key(direction)
            passed.append(resident.focused())
        assert {"It is off all night", "Next", "Back", "Help", "I’m finished"} <= set(passed)
        assert "" not in passed


def test_the_language_changes_in_the_middle_of_a_question_and_nothing_is_lost(
    arrive: Arrive,
) -> None:
    resident = arrive("en")
    resident.begin()
    service = resident.open("ask-the-city")
    resident.press("Something else")
    resident.press("Next")
    question = resident.question(service)
    assert question is not None
    assert question.type == "long-text"
    resident.write("Why is the gate shut?")
    for tag in ("ar", "zh-Hans", "en"):
        resident.hands.touch("language")
        resident.tag = tag
        resident.begin()
        assert resident.title() == resident.word(question.title)
        assert resident.field().property("text") == "Why is the gate shut?"


@pytest.mark.parametrize(
    ("tag", "written"), [("en", "the lamp is out"), ("ar", "المصباح مطفأ"), ("fr", "la lampe")]
)
def test_words_are_written_on_the_keyboard_of_the_language(
    arrive: Arrive, tag: str, written: str
) -> None:
    resident = arrive(tag)
    resident.begin()
    resident.touch(resident.field())
    resident.hands.wait_for(lambda: resident.hands.sees("stoaKeyboard"))
    resident.tap_keys(written)
    assert resident.field().property("text").lower() == written


def test_changing_an_earlier_answer_drops_what_no_longer_applies_and_says_so(
    arrive: Arrive, home: Path
) -> None:
    resident = arrive("en")
    resident.begin()
    resident.speak_each_page()
    service = resident.open("reduced-fare")
    met = resident.answer_all(
        service, has_card=Act("touch", ("yes",)), card_number=Act("write", write="1234 5678")
    )
    assert "card-number" in met
    resident.press("Bus card\nYes")
    resident.press("No")
    said = len(resident.script.lines)
    resident.press("Next")
    assert resident.title() == "Check your answers"
    told = "One other answer no longer applies and was removed: Card number."
    assert told in without_controls(resident.page())
    assert any(told in line.text for line in resident.script.lines[said:])
    resident.send()
    kept = [answer["question"] for answer in document(resident, home)["answers"]]
    assert "has-card" in kept
    assert "card-number" not in kept
    assert "1234" not in str(document(resident, home))


@pytest.mark.parametrize("tag", sampled("danger"))
def test_danger_leads_to_the_emergency_page_with_its_number(arrive: Arrive, tag: str) -> None:
    resident = arrive(tag)
    resident.begin()
    service = resident.open("street-light")
    guide = resident.guide()
    for question in service.questions[:3]:
        resident.answer(question, guide.act(service.id, question))
        resident.press("Next")
    resident.answer(service.questions[3], Act("touch", ("yes",)))
    resident.press("Next")
    page = resident.page()
    assert resident.title() == resident.word(service.questions[4].title)
    assert "112" in page
    for paragraph in service.questions[4].body:
        assert resident.word(paragraph) in page
