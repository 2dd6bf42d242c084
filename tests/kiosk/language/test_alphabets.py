"""Letters offered one group after the other, and what they make of each other."""

from __future__ import annotations

import pytest

from kiosk.language.alphabets import letter_groups
from kiosk.language.composing import compose
from kiosk.language.languages import LANGUAGES

STROKES = {"vi": "tiê\u0301ng viê\u0323t", "ko": "ㅎㅏㄴㄱㅜㄱㅇㅓ", "am": "አመኣረእኘኣ"}


def spelt(letters: str) -> str:
    text = ""
    for letter in letters:
        written = compose(text, letter)
        text = text[: len(text) - written.instead_of] + written.text
    return text


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_offers_its_letters_in_short_groups(tag: str) -> None:
    groups = letter_groups(tag)
    letters = [letter for group in groups for letter in group]
    assert max(map(len, groups)) <= 7
    assert len(letters) == len(set(letters)) > 26
    assert "7" in letters


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_name_of_each_language_can_be_spelt(tag: str) -> None:
    """H18: with the letters that are offered, every endonym can be written."""
    if tag == "zh-Hans":
        pytest.skip("Chinese is spelt as pinyin")
    offered = {letter for group in letter_groups(tag) for letter in group}
    name = LANGUAGES[tag].endonym.lower()
    strokes = STROKES.get(tag, name)
    assert set(strokes) <= offered | {" "}, set(strokes) - offered
    assert spelt(strokes) == name


@pytest.mark.parametrize(
    ("letters", "word"),
    [
        ("ㅎㅏㄴㄱㅡㄹ", "한글"),
        ("ㄱㅏㄱㅏ", "가가"),  # a tail moves on to its vowel
        ("ㄷㅏㄹㄱㅇㅣ", "닭이"),
        ("ㄱㅗㅏ", "과"),
        ("ㅋㅋ", "ㅋㅋ"),
        ("መኣ", "ማ"),
        ("ነኣ", "ና"),
        ("ኘኣ", "ኛ"),
        ("ረእ", "ር"),
        ("ገኧ", "ጓ"),
        ("ገኧኧ", "ጐ"),  # another vowel of the form with round lips
        ("ቀኧኢ", "ቊ"),
        ("ቀኧኡ", "ቁ"),
        ("a\u0301", "á"),
        ("ê\u0301", "ế"),
        ("ê\u0301\u0323", "ệ"),  # a second tone takes the place of the first
        ("x\u0301", "x\u0301"),
        ("कि", "कि"),
    ],
)
def test_letters_join_with_the_one_before(letters: str, word: str) -> None:
    assert spelt(letters) == word


def test_fields_of_numbers_and_codes_offer_only_what_they_take() -> None:
    assert "a" not in "".join(sum(letter_groups("en", "digits"), ()))
    assert "@" in sum(letter_groups("en", "email"), ())
    assert "O" not in sum(letter_groups("en", "reference"), ())
