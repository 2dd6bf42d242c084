"""Every letter of every language can be drawn, typed, and broken into lines (H09, H13, H18)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
import yaml
from PySide6.QtGui import QFont, QGuiApplication, QRawFont, QTextLayout

from kiosk.language.alphabets import letter_groups
from kiosk.language.bidi import CONTROLS
from kiosk.language.catalogs import catalog_path, translated
from kiosk.language.languages import LANGUAGES, locale_name
from kiosk.language.po import parse_catalog
from kiosk.language.texts import Texts
from tests.ui.controls.test_keyboard import taps
from ui.input.keyboard import KEYBOARD

ROOT = Path(__file__).parents[2]
TAGS = translated(ROOT / "translations")
UNSEEN = {"Zs", "Cc", "Cf"}
WITH_CONVERSION = ("zh-Hans",)
"""Typed by their sound, not letter by letter."""

SELDOM: dict[str, set[str]] = {
    "pt": {"ò"},  # in no word since the spelling of 1945
    "ar": set(POINTS := "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654\u0670"),
    "fa": set(POINTS),
    "hi": set("ऌऍॅऽॐ"),  # of Sanskrit and Marathi
    "bn": set("ঌৠৡৄৢৣৗঽ৺\u09bc"),  # of Sanskrit and old accounts; a dot comes with its letter
}
"""Letters that nobody needs for a name or a report: points are written in books alone."""

THAI = "เมืองนี้มีห้องสมุดกลางและโรงพยาบาลใกล้สถานีรถไฟ"
THAI_WORDS = ("เมือง", "นี้", "มี", "ห้อง", "สมุด", "กลาง", "และ", "โรง", "พยาบาล")
THAI_WORDS += ("ใกล้", "สถานี", "รถไฟ", "รถ", "ไฟ", "ห้องสมุด", "โรงพยาบาล")


@cache
def texts_of(tag: str) -> tuple[str, ...]:
    """Every translation of the program and of the demo city."""
    pack = ROOT / "assets" / "demo-city" / "translations" / f"{locale_name(tag)}.po"
    sources = [catalog_path(ROOT / "translations", tag), pack]
    return tuple(
        form
        for source in sources
        if source.is_file()
        for message in parse_catalog(source)
        for form in ([message.string] if isinstance(message.string, str) else message.string)
        if message.id
    )


def letters(tag: str) -> set[str]:
    """Every sign of a language that leaves ink."""
    week = "".join(Texts(LANGUAGES[tag]).weekday(day) for day in range(7))
    shown = set(LANGUAGES[tag].endonym + week).union(*texts_of(tag)) - CONTROLS
    return {letter for letter in shown if unicodedata.category(letter) not in UNSEEN}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_fonts_of_a_language_have_its_letters(tag: str, qapp: QGuiApplication) -> None:
    """H09, H10: in the families of the language itself, in both weights it is set in."""
    for weight in (QFont.Weight.Normal, QFont.Weight.Bold):
        families = [QRawFont.fromFont(QFont(name, 20, weight)) for name in LANGUAGES[tag].fonts]
        assert [font.familyName() for font in families] == list(LANGUAGES[tag].fonts)
        lost = {x for x in letters(tag) if not any(f.supportsCharacter(ord(x)) for f in families)}
        assert lost == set()


@pytest.mark.parametrize("tag", TAGS)
def test_no_text_has_a_box_in_it_once_it_is_shaped(tag: str, qapp: QGuiApplication) -> None:
    """H09: letters that join have a drawing together, too."""
    font = QFont()
    font.setFamilies(list(LANGUAGES[tag].fonts))

    assert [text for text in texts_of(tag) if _boxes(text, font)] == []


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag not in WITH_CONVERSION])
def test_every_letter_of_a_language_can_be_typed(tag: str) -> None:
    """H18: on its own keys, or by two taps of them."""
    keys = keys_of(LANGUAGES[tag].keyboard)
    alphabet = {
        letter
        for letter in "".join(letters(tag)).casefold()
        if unicodedata.category(letter)[0] in "LM" and not _is_foreign(letter, tag)
    }
    missing = {
        letter for letter in alphabet if letter not in keys and not set(taps(letter)) <= keys
    }
    assert missing == set()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_fonts_of_a_language_have_its_whole_alphabet(tag: str, qapp: QGuiApplication) -> None:
    """H09: a name may have letters that no text of ours has."""
    families = [QRawFont.fromFont(QFont(name, 20)) for name in LANGUAGES[tag].fonts]
    alphabet = set("".join(exemplars(tag)).replace(" ", ""))

    assert len(alphabet) > 15
    lost = {x for x in alphabet if not any(f.supportsCharacter(ord(x)) for f in families)}
    assert lost == set()


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag not in WITH_CONVERSION])
@pytest.mark.parametrize("way", ["keys", "groups"])
def test_the_whole_alphabet_can_be_written(tag: str, way: str) -> None:
    """H18: every letter that Unicode counts to a language, by the keyboard and by few keys."""
    offered = (
        keys_of(LANGUAGES[tag].keyboard) if way == "keys" else set(sum(letter_groups(tag), ()))
    )
    alphabet = {letter for word in exemplars(tag) for letter in word} - SELDOM.get(tag, set())
    missing = {x for x in alphabet if x not in offered and not set(taps(x)) <= offered}

    assert missing == set()


def exemplars(tag: str) -> list[str]:
    """The letters of a language by CLDR; those of Korean are too many for a list."""
    if tag == "ko":
        return [chr(code) for code in range(ord("가"), ord("힣") + 1)]
    lists = yaml.safe_load((Path(__file__).parent / "exemplars.yaml").read_text(encoding="utf-8"))
    return list(lists[tag].split())


def test_thai_breaks_between_words(qapp: QGuiApplication) -> None:
    """H13: Thai has no spaces; without libthai its line would run out of the screen."""
    layout = QTextLayout(THAI, QFont("Noto Sans Thai", 40))
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(300)
        lines.append(THAI[line.textStart() : line.textStart() + line.textLength()])
        assert line.naturalTextWidth() <= 300
    layout.endLayout()

    assert len(lines) >= 3
    word = "|".join(sorted(THAI_WORDS, key=len, reverse=True))
    assert [line for line in lines if not re.fullmatch(f"(?:{word})+", line)] == []


def keys_of(layout: str) -> set[str]:
    """What the keys of a layout write."""
    source = (KEYBOARD / "layouts" / layout / "main.qml").read_text(encoding="utf-8")
    for name in re.findall(r"(\w+Input) \{", source):
        if (own := KEYBOARD / f"{name}.qml").is_file():
            source += own.read_text(encoding="utf-8")
    written = re.findall(r'"((?:[^"\\]|\\.)*)"', source)
    return {re.sub(r"\\u(....)", lambda code: chr(int(code[1], 16)), key) for key in written}


def _is_foreign(letter: str, tag: str) -> bool:
    """Whether nobody looks for it here: a Latin letter in a language of others, whose keys are one
    tap away, or an Arabic point that only books write. Bengali dots come with their letters."""
    if "\u064b" <= letter <= "\u0654" or letter == "\u09bc":
        return True
    own = LANGUAGES[tag].fonts[0] != "Noto Sans" or tag in ("ru", "uk")
    return own and "LATIN" in unicodedata.name(letter)


def _boxes(text: str, font: QFont) -> bool:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())
