"""Letters that become one with the letter before them, as they are chosen one after the other."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_TAILS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_JOINED = (
    "ㅗㅏㅘㅗㅐㅙㅗㅣㅚㅜㅓㅝㅜㅔㅞㅜㅣㅟㅡㅣㅢ"
    "ㄱㅅㄳㄴㅈㄵㄴㅎㄶㄹㄱㄺㄹㅁㄻㄹㅂㄼㄹㅅㄽㄹㅌㄾㄹㅍㄿㄹㅎㅀㅂㅅㅄ"
)
"""Two letters and the one that they become, again and again."""
_DOUBLE = {_JOINED[n : n + 2]: _JOINED[n + 2] for n in range(0, len(_JOINED), 3)}
_PARTS = {whole: parts for parts, whole in _DOUBLE.items()}
_HANGUL = range(0xAC00, 0xD7A4)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
"""One takes the place of the other, as on the keyboard for Vietnamese."""
_FORMS = "ኡኢኣኤእኦኧ"
_ETHIOPIC = range(0x1200, 0x1358)
_LIPPED = {0x1240: 0x124B, 0x1280: 0x128B, 0x12A8: 0x12B3, 0x1308: 0x1313}
_ROUND = {1: 2, 2: 3, 3: 4, 4: 5, 6: 0}
"""Where a vowel finds the form with round lips, in a row of its own after that of its letter."""


@dataclass(frozen=True)
class Written:
    """What a chosen letter writes, and how many letters before it give way to it."""

    text: str
    instead_of: int = 0


def compose(before: str, letter: str) -> Written:
    """Return what a letter writes after a text: itself, or one letter made of it and the last.

    Marks join as Unicode composes them, Korean letters to syllables; the seven Ethiopic vowels
    turn the letter before them into its form.
    """
    last = before[-1:]
    turned = _syllable(last, letter) or _form(last, letter) or _marked(last, letter)
    return Written(turned, 1) if turned else Written(letter)


def _marked(last: str, mark: str) -> str:
    if not last or not unicodedata.combining(mark):
        return ""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", last) if sign not in _TONES)
    joined = unicodedata.normalize("NFC", bare + mark)
    return joined if len(joined) == 1 else ""


def _form(last: str, vowel: str) -> str:
    if not last or vowel not in _FORMS or ord(last) not in _ETHIOPIC:
        return ""
    place, code = _FORMS.index(vowel), ord(last)
    row = code - code % 8
    is_lipped = row - 8 in _LIPPED
    if is_lipped and place in _ROUND:
        return chr(row + _ROUND[place])
    if place < len(_FORMS) - 1:
        return chr((row - 8 if is_lipped else row) + place + 1)
    return last if row == 0x12D0 else chr(_LIPPED.get(row, row + 7))


def _syllable(last: str, letter: str) -> str:
    """Join Korean letters; a tail moves on to the vowel that follows it, as two syllables."""
    if not last or letter not in _LEADS + _VOWELS:
        return ""
    if last in _LEADS:
        return _hangul(last, letter) if letter in _VOWELS else ""
    if ord(last) not in _HANGUL:
        return ""
    lead, vowel, tail = _parts(last)
    if letter in _VOWELS:
        if not tail:
            double = _DOUBLE.get(vowel + letter)
            return _hangul(lead, double) if double else ""
        kept, moved = tuple(_PARTS.get(tail, f" {tail}"))
        if moved not in _LEADS:
            return ""
        return _hangul(lead, vowel, kept.strip()) + _hangul(moved, letter)
    double = _DOUBLE.get(tail + letter, "") if tail else letter
    return _hangul(lead, vowel, double) if double and double in _TAILS else ""


def _hangul(lead: str, vowel: str, tail: str = "") -> str:
    place = _LEADS.index(lead) * len(_VOWELS) + _VOWELS.index(vowel)
    return chr(_HANGUL.start + place * 28 + (_TAILS.index(tail) + 1 if tail else 0))


def _parts(syllable: str) -> tuple[str, str, str]:
    place, tail = divmod(ord(syllable) - _HANGUL.start, 28)
    lead, vowel = divmod(place, len(_VOWELS))
    return _LEADS[lead], _VOWELS[vowel], _TAILS[tail - 1] if tail else ""
