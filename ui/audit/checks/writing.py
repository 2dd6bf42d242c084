"""The on-screen keyboard: the letters of each language, and the usual order (H18, C05, C03)."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.language.pseudo import PSEUDO
from ui.audit.check import program_check
from ui.audit.finding import Fault
from ui.audit.visitor import Visitor
from ui.kinds import has_property

ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "es": "abcdefghijklmnñopqrstuvwxyzáéíóúü",
    "fr": "abcdefghijklmnopqrstuvwxyzéèàçêô",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "zh-Hans": "abcdefghijklmnopqrstuvwxyz",
    "vi": "abcdefghijklmnopqrstuvwxyzđâăêôơư",
    "pt": "abcdefghijklmnopqrstuvwxyzáâãàçéêíóôõú",
    "ht": "abcdefghijklmnopqrstuvwxyzàèò",
    "fa": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "ur": "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیے",
    "ko": "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ",
    "hi": "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह्ंँः़",
    "bn": "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহৎ্ংঁঃ",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "am": "ሀለሐመሠረሰሸቀበቨተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐኡኢኣኤእኦ",
}
_DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0")


@program_check("alphabet", "H18", "C05", wants="Every letter of the language has a key.")
def ALPHABET(visitor: Visitor) -> Iterator[Fault]:
    """Find letters of the language that cannot be typed."""
    if visitor.language in PSEUDO:
        return  # its letters are nobody's
    visitor.prefer(text_size=100)
    visitor.go("home")
    visitor.type_into("search", "")
    there = "".join(_keys(visitor)).casefold()
    visitor.hands.hide_keyboard()
    wanted = ALPHABETS.get(visitor.language, ALPHABETS["en"])
    lost = sorted(set(wanted) - set(there))
    if lost:
        yield Fault("keyboard", "has no key for", " ".join(lost))
    rows = there.find("q") < there.find("e") < there.find("r") < there.find("t")
    if visitor.language in ("en", "es", "pt", "ht", "zh-Hans", "vi", "so") and not rows:
        yield Fault("keyboard", "is not in the usual order", there[:12])


@program_check("number-pad", "C03", wants="Digits stand as on a telephone or in one row.")
def NUMBER_PAD(visitor: Visitor) -> Iterator[Fault]:
    """Find digits that are out of order, or missing."""
    visitor.ask(visitor.pack.service("bulky-waste"), "number")
    visitor.type_into("entry", "")
    found = [key for key in _keys(visitor) if key in _DIGITS]
    visitor.hands.hide_keyboard()
    if sorted(found) != sorted(_DIGITS):
        yield Fault("number pad", "has not each digit once", " ".join(found))
    elif tuple(found) not in (_DIGITS, tuple("7894561230")):
        yield Fault("number pad", "is in a strange order", " ".join(found))


def _keys(visitor: Visitor) -> list[str]:
    """Return what is on the keys, row by row from the top."""
    keyboard = visitor.hands.find("stoaKeyboard")
    keys = [item for item in visitor.hands.items(keyboard) if has_property(item, "keyType")]
    keys.sort(key=lambda k: (round(visitor.hands.rect(k).y()), visitor.hands.rect(k).x()))
    return [str(key.property("text") or "") for key in keys]
