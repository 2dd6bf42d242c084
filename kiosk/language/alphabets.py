"""Letters to choose from, for whoever writes with a few keys or one switch (C01, C14, H18).

Groups are short, so that nobody hears or waits through a whole alphabet for one letter.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from kiosk.language.symbols import ALPHABET

Writing: TypeAlias = Literal["text", "reference", "digits", "phone", "email", "decimal"]
"""What a field takes; the names are those of the fields."""

MOST = 6
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"
_INDIC_FORMS = "अआइईउऊ ऋएऐओऔऑ कखगघङ चछजझञ टठडढण तथदधन पफबभम यरलवळ शषसह क़ज़ड़ढ़फ़ ािीुूृ ेैोौॉ ्ंँः़"
_BENGALI = "অআইঈউঊ ঋএঐওঔ কখগঘঙ চছজঝঞ টঠডঢণ তথদধন পফবভম যরলশষস হড়ঢ়য়ৎ ািীুূৃ েৈোৌ ্ংঃঁ"
_ALPHABETS: dict[str, str] = {
    "es": f"{_LATIN} áéíñóúü",
    "fr": f"{_LATIN} àâæçéè êëîïôœ ùûüÿ",
    "pt": f"{_LATIN} áâãàç éêíóôõú",
    "ht": f"{_LATIN} àèò",
    "vi": "aăâbcd đeêghi klmnoô ơpqrst uưvxy fjwz \u0300\u0301\u0309\u0303\u0323",
    "ar": "ابتثجح خدذرزس شصضطظع غفقكلم نهوي أإآؤئء ةى",
    "fa": "آابپتث جچحخدذ رزژسشص ضطظعغف قکگلمن وهی ئءأؤة",
    "ur": "آابپتٹ ثجچحخد ڈذرڑزژ سشصضطظ عغفقکگ لمنںو ہھءیے ئؤأۂ",
    "ko": "ㄱㄲㄴㄷㄸㄹ ㅁㅂㅃㅅㅆㅇ ㅈㅉㅊㅋㅌㅍㅎ ㅏㅐㅑㅒㅓㅔ ㅕㅖㅗㅛㅜㅠ ㅡㅣ",
    "hi": _INDIC_FORMS,
    "bn": _BENGALI,
    "ru": "абвгде ёжзийк лмнопр стуфхц чшщъыь эюя",
    "uk": "абвгґд еєжзиі їйклмн опрсту фхцчшщ ьюяʼ",
    "am": "ሀለሐመሠረ ሰሸቀበተቸ ኀነኘአከኸ ወዐዘዠየደ ጀገጠጨጰጸ ፀፈፐቨ ኡኢኣኤእኦኧ",
}
_SIGNS = {
    "ar": "-،.؟",
    "fa": "-،.؟",
    "ur": "-،۔؟",
    "zh-Hans": "-，。？",
    "hi": "-,।?",
    "bn": "-,।?",
}
_NAMES: dict[str, dict[str, str]] = {
    "vi": {"\u0300": "huyền", "\u0301": "sắc", "\u0309": "hỏi", "\u0303": "ngã", "\u0323": "nặng"},
    "uk": {"\u02bc": "апостроф"},
}


def letter_groups(tag: str, writing: Writing = "text") -> tuple[tuple[str, ...], ...]:
    """Return the groups of letters that somebody chooses from who writes this in that language.

    A language without an alphabet of its own writes Latin letters: Chinese is written as pinyin.
    """
    match writing:
        case "reference":
            told = ALPHABET
        case "digits":
            told = _DIGITS
        case "phone":
            told = f"{_DIGITS} +"
        case "decimal":
            told = f"{_DIGITS} .,"
        case "email":
            told = f"{_LATIN} @.-_ {_DIGITS}"
        case _:
            signs = _SIGNS.get(tag, "-'.,?")
            told = f"{_ALPHABETS.get(tag, _LATIN)} {_DIGITS} {signs}"
    return tuple(group for part in told.split() for group in _short(part))


def has_latin(tag: str) -> bool:
    """Whether a language offers Latin letters by itself; a number plate may want them in any."""
    return "a" in _ALPHABETS.get(tag, _LATIN)


def letter_name(letter: str, tag: str) -> str:
    """Return how a letter is called aloud; most are said as they are."""
    return _NAMES.get(tag, {}).get(letter, letter)


def _short(letters: str) -> list[tuple[str, ...]]:
    """Cut letters into groups; those written as a letter and a dot stay whole."""
    whole: list[str] = []
    for letter in letters:
        if letter in "\u093c\u09bc" and len(letters) > 1 and whole and whole[-1] not in "्ँः":
            whole[-1] += letter
        else:
            whole.append(letter)
    most = MOST + 1  # seven forms stay together
    size = MOST if len(whole) > most else most
    return [tuple(whole[n : n + size]) for n in range(0, len(whole), size)]
