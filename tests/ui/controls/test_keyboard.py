"""The on-screen keyboard: every language types by single taps on its own keys (H18, E02, E09)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.language.languages import LANGUAGES
from tests.languages import KNOWN, sampled
from tests.ui.controls.conftest import Page
from ui.gallery import SIZES
from ui.input.keyboard import KEYBOARD

WORDS = {
    "en": "lamp",
    "es": "peñón",
    "fr": "ma sœur réparée",
    "ar": "مصباح",
    "vi": "đèn đường ấy",
    "pt": "lâmpada é não",
    "ht": "lanp kò",
    "fa": "چراغ می\u200cشود",
    "ur": "گلی کی بتی ٹھیک نہیں۔",
    "ko": "닭갈비 값",
    "hi": "सड़क की नई बत्ती।",
    "bn": "রাস্তার গাড়ি বই",
    "ru": "съёмка фонаря",
    "uk": "ґанок і м\u02bcяч",
    "am": "የጐንደር መብራት ቋንቋ",
    "so": "nalka waddada",
}
CASED = ("en", "es", "fr", "vi", "pt", "ht", "ru", "uk", "so")
"""Languages whose first letter is a capital by itself."""

TONES = "\u0300\u0301\u0303\u0309\u0323"
ORDERS = "ኡኢኣኤእኦኧ"
SIGNS = dict(zip("ािीुूृेैोौॉ", "आइईउऊऋएऐओऔऑ", strict=True))
SIGNS |= dict(zip("ািীুূৃেৈোৌ", "আইঈউঊঋএঐওঔ", strict=True))
LIPPED = {"ቋ": "ቀ", "ኋ": "ኀ", "ኳ": "ከ", "ጓ": "ገ"}
ROUND = {"ቈ": "ቀ", "ኈ": "ኀ", "ኰ": "ከ", "ጐ": "ገ"}
"""The rows of forms with round lips: other vowels of those above."""
JAMO_KEYS = (
    "ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ "
    "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ "
    "ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ "
    "ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ"
)
_PARTS = [*range(0x1100, 0x1113), *range(0x1161, 0x1176), *range(0x11A8, 0x11C3)]
JAMO = dict(zip(map(chr, _PARTS), JAMO_KEYS.split(), strict=True))
"""What is tapped for each part of a Korean syllable, as Unicode takes it apart."""


def stands_alone(word: str, place: int) -> bool:
    """Whether a vowel stands alone right after a consonant: its key is tapped twice."""
    return (
        place > 0
        and word[place] in SIGNS.values()
        and "LETTER" in (before := unicodedata.name(word[place - 1]))
        and word[place - 1] not in [*SIGNS.values(), "अ", "অ"]
        and "VOWEL" not in before
    )


def taps(letter: str) -> list[str]:
    """The keys for a letter that has no key of its own: parts, tones, or a form of a letter."""
    if "\u1200" <= letter <= "\u1357":
        if letter in LIPPED:
            return [LIPPED[letter], ORDERS[6]]
        if chr(ord(letter) & ~7) in ROUND:
            return [
                ROUND[chr(ord(letter) & ~7)],
                ORDERS[6],
                ORDERS[(6, 0, 1, 2, 3, 4)[ord(letter) & 7]],
            ]
        return [chr(ord(letter) & ~7), ORDERS[(ord(letter) & 7) - 1]]
    if letter in SIGNS:
        return [SIGNS[letter]]
    parts = unicodedata.normalize("NFD", letter)
    tones = [mark for mark in parts[1:] if mark in TONES]
    if tones:
        shape = "".join(part for part in parts if part not in TONES)
        return [unicodedata.normalize("NFC", shape), *tones]
    return [key for part in parts for key in JAMO.get(part, part)]


class Keys:
    """The panel as a finger meets it."""

    def __init__(self, page: Page, field: str = "nameField") -> None:
        self.page = page
        self.entry = page.hands.find(field)
        self.entry.property("field").forceActiveFocus(Qt.FocusReason.TabFocusReason)
        page.settle()  # the page that holds it is turned to
        page.hands.touch(self.entry.property("field"))
        page.hands.wait_for(lambda: any(True for _ in self.all()))
        page.settle()

    @property
    def panel(self) -> QQuickItem:
        return self.page.hands.find("stoaKeyboard")

    @property
    def written(self) -> str:
        self.page.settle()
        return str(self.entry.property("text"))

    def all(self) -> Iterator[QQuickItem]:
        for item in self.page.items():
            kind = item.property("keyType")
            if kind is not None and item.property("noKeyEvent") is not None:
                yield item

    def texts(self) -> list[str]:
        return [key.property("text") for key in self.all()]

    def tap(self, text: str) -> None:
        key = next((key for key in self.all() if key.property("text").lower() == text), None)
        assert key is not None, f"no key {text!r} among {self.texts()}"
        self.page.hands.touch(key)

    def tap_named(self, name: str) -> None:
        key = next(key for key in self.all() if key.objectName() == name)
        self.page.hands.touch(key)

    def write(self, word: str) -> None:
        """Tap each letter; one without a key is tapped as its parts, one after the other."""
        there = {text.lower() for text in self.texts()} | {" "}
        place = 0
        while place < len(word):
            pair = word[place : place + 2]  # the keys of letters that Unicode keeps as two
            whole = pair if pair in there else word[place]
            for key in [whole] if whole in there else taps(whole):
                self.tap(key)
                if stands_alone(word, place):
                    self.tap(key)
            place += len(whole)


@pytest.fixture
def keys_of(open_page: Callable[..., Page]) -> Callable[..., Keys]:
    return lambda tag, **shown: Keys(open_page("Fields", tag, **shown))


@pytest.mark.parametrize("tag", sampled("letters", WORDS))
def test_letters_arrive_in_the_field(tag: str, keys_of: Callable[..., Keys]) -> None:
    keys, word = keys_of(tag), WORDS[tag]
    if tag in CASED:
        keys.page.hands.touch(next(k for k in keys.all() if k.property("functionKey")))

    keys.write(word)

    assert keys.written.lower() == word
    assert unicodedata.is_normalized("NFC", keys.written)


def test_chinese_is_typed_by_sound_and_chosen(keys_of: Callable[..., Keys]) -> None:
    keys = keys_of("zh-Hans")
    keys.write("ludeng")
    page = keys.page
    page.hands.wait_for(lambda: page.hands.sees("路灯"))

    chosen = page.hands.find(lambda item: item.property("display") == "路灯")
    assert min(chosen.width(), chosen.height()) / page.px_per_mm >= 15 - 0.05
    page.hands.touch(chosen)

    assert keys.written == "路灯"


def test_more_chinese_words_come_by_a_key_and_not_by_dragging(keys_of: Callable[..., Keys]) -> None:
    keys = keys_of("zh-Hans")
    keys.write("shi")
    page = keys.page
    page.hands.wait_for(lambda: page.hands.sees("more-words"))
    page.settle()
    before = [i.property("display") for i in page.items() if i.property("display")]

    page.hands.touch("more-words")
    page.settle()

    after = [i.property("display") for i in page.items() if i.property("display")]
    assert before[0] != after[0] or before[-1] != after[-1]
    assert page.hands.find("nameField").property("field").hasActiveFocus()


def test_a_reference_is_written_in_latin_whatever_the_language(
    keys_of: Callable[..., Keys],
) -> None:
    keys = keys_of("ar")
    keys.entry.setProperty("inputMode", "reference")
    keys.page.hands.wait_for(lambda: "q" in keys.texts())

    keys.write("kx4")

    assert keys.written == "KX4"


def test_a_second_tone_takes_the_place_of_the_first(keys_of: Callable[..., Keys]) -> None:
    keys = keys_of("vi")
    for text in ("a", "\u0301", "\u0300"):
        keys.tap(text)

    assert keys.written.lower() == "à"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tag", sampled("keys", KNOWN))
def test_keys_are_fifteen_millimetres_and_their_letters_fit(
    tag: str, size: str, keys_of: Callable[..., Keys]
) -> None:
    keys = keys_of(tag, size=size)

    for key in keys.all():
        if key.width() == 0 or key.property("keyType") is None:
            continue
        short = min(key.width(), key.height()) / keys.page.px_per_mm
        assert short >= 15 - 0.05, f"{key.property('displayText')}: {short:.1f} mm"


@pytest.mark.parametrize("size", SIZES)
def test_the_field_stands_right_above_the_keyboard(size: str, keys_of: Callable[..., Keys]) -> None:
    keys = keys_of("en", size=size)
    page = keys.page
    field = page.rect(keys.entry.property("field"))
    panel = page.rect(keys.panel)

    assert field.bottom() <= panel.top() + 1
    assert page.hands.shows(keys.entry.property("field"))
    if size == "1080x1920":
        assert panel.top() >= page.view.height() * 0.55  # E09
        assert page.hands.sees("finish")  # F10: always in reach
    foot = next(item for item in page.pressables() if page.spoken(item) == "Next")
    assert panel.bottom() <= page.rect(foot).top() + 1


@pytest.mark.parametrize("tag", sampled("latin", KNOWN))
def test_only_the_language_and_latin_are_offered(tag: str, keys_of: Callable[..., Keys]) -> None:
    keys = keys_of(tag)
    switches = [key for key in keys.all() if key.objectName() == "changeLanguageKey"]
    if tag == "en":
        assert not switches
        return
    before = keys.texts()

    keys.page.hands.touch(switches[0])
    keys.page.hands.wait_for(lambda: keys.texts() != before)

    assert {"q", "w", "1"} <= set(keys.texts())

    keys.tap_named("changeLanguageKey")
    keys.page.hands.wait_for(lambda: keys.texts() == before)


def test_one_press_of_delete_takes_one_letter(keys_of: Callable[..., Keys]) -> None:
    keys = keys_of("en")
    keys.write("abc".upper() if "A" in keys.texts() else "abc")

    delete = next(key for key in keys.all() if key.property("key") == int(Qt.Key.Key_Backspace))
    keys.page.hands.touch(delete)

    assert len(keys.written) == 2


def test_done_puts_the_keyboard_away(keys_of: Callable[..., Keys]) -> None:
    keys = keys_of("en")

    keys.tap("\n")
    keys.page.settle()

    assert not QGuiApplication.inputMethod().isVisible()
    assert keys.page.theme.property("keyboardSpace") == 0


def test_no_key_hides_letters_behind_a_long_press_or_plays_a_sound(
    keys_of: Callable[..., Keys],
) -> None:
    for tag in LANGUAGES:
        keys = keys_of(tag)
        for key in keys.all():
            assert not keys.page.value(key, "alternativeKeys.length"), key.property("text")
            assert key.property("soundEffect").isEmpty()


def test_nothing_is_written_about_what_was_typed(keys_of: Callable[..., Keys]) -> None:
    """F09, P18: the pinyin engine must have its folder in memory, and writes no words there."""
    keys = keys_of("zh-Hans")
    keys.write("ludeng")
    page = keys.page
    page.hands.wait_for(lambda: page.hands.sees("路灯"))
    page.settle()
    page.hands.touch(page.hands.find(lambda item: item.property("display") == "路灯"))
    folder = Path(page.value(page.view.rootObject(), "userDataFolder.toString().slice(7)"))

    written = [path for path in folder.rglob("*") if path.is_file()]
    canaries = ["路灯".encode(code) for code in ("utf-8", "utf-16-le", "gb18030")] + [b"ludeng"]
    assert not [p for p in written for canary in canaries if canary in p.read_bytes()]


def test_every_language_has_its_layout() -> None:
    for language in LANGUAGES.values():
        folder = KEYBOARD / "layouts" / language.keyboard
        assert (folder / "main.qml").is_file(), language.keyboard
