"""The words of the demo city: plain, short, and no check word is taken for another."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from kiosk.directory.folding import fold
from kiosk.forms.questions import ChoiceQuestion, ChoicesQuestion, Question
from tests.assets.demo_pack import TAGS, demo_pack, english_texts
from tests.assets.plain_english import grade_of, longest_sentence


def test_the_texts_are_in_plain_words() -> None:
    for service in demo_pack().services:
        said = [text for text, at in english_texts() if at.startswith(f"services/{service.id}.")]
        sentences = [text for text in said if text[-1] in ".?"]
        assert grade_of(sentences) <= 6.0, f"{service.id}: grade {grade_of(sentences):.1f}"
    for text, at in english_texts():
        assert longest_sentence(text) <= 20, f"{at}: {text}"


def test_titles_and_labels_are_short_and_a_page_can_be_taken_in() -> None:
    for service in demo_pack().services:
        assert len(service.title.text) <= 24, service.title
        for question in service.questions:
            assert len(question.short_label.text) <= 24 or not question.has_row, question.id
            if question.has_row:
                assert question.title.text.endswith("?"), f"{service.id}: {question.id}"
            assert _words_on(question) <= 60, f"{service.id}: {question.id}"
            if isinstance(question, ChoiceQuestion | ChoicesQuestion):
                assert len(question.options) <= 7, f"{service.id}: {question.id}"


@pytest.mark.parametrize("tag", TAGS)
def test_check_words_cannot_be_taken_for_each_other(tag: str) -> None:
    words = demo_pack().check_words[tag]
    assert len(words) == 64
    for one, other in combinations(words, 2):
        if tag == "zh-Hans":
            assert not set(one) & set(other), f"{one} and {other} share a character"
        else:
            assert _edits(_shape(one, tag), _shape(other, tag)) >= 2, f"{one} and {other}"


def _words_on(question: Question) -> int:
    words = 0
    for value in question.model_dump(exclude={"options", "label"}).values():
        bodies = value if isinstance(value, tuple | list) else (value,)
        for body in bodies:
            if isinstance(body, dict) and "text" in body:
                words += len(str(body["text"]).split())
    return words


_PERSIAN_AND_URDU = "پب ٹب چح ژر ڈد ڑر ںب کك یب ےب ہه ھه"
_ARABIC_SHAPES = str.maketrans(
    {
        **dict(zip("أإآىةتثنيجخذزشضظغقؤئ", "ااايهببببححدرسصطعفوب", strict=True)),
        **dict(_PERSIAN_AND_URDU.split()),
        "ء": None,
    }
)
"""Letters that differ only by their dots have one shape."""


def _shape(word: str, tag: str) -> str:
    """Reduce a word to what is seen or heard at a glance: no accents, no tones, no dots."""
    if tag in ("ar", "fa", "ur"):
        return word.translate(_ARABIC_SHAPES)
    return re.sub(" ", "", fold(word))


def _edits(one: str, other: str) -> int:
    """Count the letters to put in, take out or change (Levenshtein)."""
    row = list(range(len(other) + 1))
    for count, letter in enumerate(one, 1):
        above, row[0] = row[0], count
        for place, sign in enumerate(other, 1):
            changed = above + (letter != sign)
            above, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, changed)
    return row[-1]
