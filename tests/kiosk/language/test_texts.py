from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from gettext import GNUTranslations
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from kiosk.language.bidi import CONTROLS, without_controls
from kiosk.language.languages import LANGUAGES
from kiosk.language.message import msg, nmsg
from kiosk.language.text import LocalText
from kiosk.language.texts import Texts

_NO_SIGNS = str.maketrans("", "", ",. \u202f\u00a0")


def _catalog(tag: str, **texts: str | tuple[str, ...]) -> GNUTranslations:
    """Build a catalog; a plural is given as `singular|plural` → forms."""
    catalog = Catalog(locale=tag.replace("-", "_"))
    for source, translation in texts.items():
        parts = tuple(source.split("|"))
        catalog.add(parts if len(parts) > 1 else source, translation)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _texts(
    tag: str, ui: GNUTranslations | None = None, pack: GNUTranslations | None = None
) -> Texts:
    return Texts(LANGUAGES[tag], ui, pack, ZoneInfo("America/Chicago"))


def test_values_are_isolated_and_formatted() -> None:
    """H07, H08."""
    texts = _texts("fr")
    said = texts.say(msg("{a} on {b}", a=Decimal("1234.5"), b=dt.date(2026, 11, 12)))

    assert said == "\u20681\u202f234,5\u2069 on \u206812 novembre 2026\u2069"


def test_a_value_cannot_break_out_of_its_isolation() -> None:
    said = _texts("ar").say(msg("[{a}]", a="x\u2069\u202ey"))

    assert said == "[\u2068xy\u2069]"


@given(st.text())
def test_whatever_a_value_holds_isolates_stay_balanced(value: str) -> None:
    said = _texts("en").say(msg("({a})", a=value))

    assert said.count("\u2068") == said.count("\u2069") == 1
    assert said.endswith("\u2069)")


def test_braces_in_a_value_are_never_filled_in_again() -> None:
    assert _texts("en").say_aloud(msg("{a} {b}", a="{b}", b="secret")) == "{b} secret"


def test_a_value_with_a_full_stop_ends_its_sentence() -> None:
    """A half past ten that is "a. m." in Spanish does not need a second stop."""
    end = msg("It ends at {time}.", time=dt.time(10, 35))

    assert _texts("es").say_aloud(end).replace("\u202f", " ") == "It ends at 10:35 a.m."
    assert _texts("en").say_aloud(end).endswith("AM.")
    assert _texts("en").say_aloud(msg("{a}...", a="x.")) == "x...."


def test_a_place_without_a_value_stays_to_be_seen() -> None:
    assert _texts("en").say(msg("{gone}")) == "{gone}"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "لا صفحات"),
        (1, "صفحة"),
        (2, "صفحتان"),
        (3, "3 صفحات"),
        (11, "11 صفحة."),
        (100, "100 صفحة"),
    ],
)
def test_arabic_has_its_six_plurals(count: int, said: str) -> None:
    """H16; the order of the forms is that of the catalog's own header."""
    forms = ("لا صفحات", "صفحة", "صفحتان", "{count} صفحات", "{count} صفحة", "{count} صفحة.")
    texts = _texts("ar", _catalog("ar", **{"one page|{count} pages": forms}))

    assert texts.say_aloud(nmsg("one page", "{count} pages", count)) == said


def test_without_a_translation_english_counts_in_english() -> None:
    texts = _texts("ar")

    assert texts.say_aloud(nmsg("one page", "{count} pages", 1)) == "one page"
    assert texts.say_aloud(nmsg("one page", "{count} pages", 0)) == "0 pages"


def test_the_program_speaks_first_in_sentences_and_the_pack_in_its_texts() -> None:
    ui, pack = _catalog("es", Yes="Sí", Light="Luz"), _catalog("es", Yes="Afirmo", Lamp="Farola")
    texts = _texts("es", ui, pack)

    assert texts.say(msg("Yes")) == texts.ui("Yes") == "Sí"
    assert texts.text("Yes") == "Afirmo"
    assert texts.say(msg("Lamp")) == "Farola"
    assert texts.text("Light") == "Luz"
    assert texts.text("Unknown") == "Unknown"
    assert texts.ui("") == ""


def test_speech_text_is_translated_apart() -> None:
    text = LocalText(text="Mon-Fri", speech="Monday to Friday")
    pack = _catalog("es", **{"Mon-Fri": "lu-vi", "Monday to Friday": "de lunes a viernes"})
    texts = _texts("es", None, pack)

    assert (texts.text(text), texts.speech(text)) == ("lu-vi", "de lunes a viernes")
    assert texts.speech(LocalText(text="Mon-Fri")) == "lu-vi"


def test_messages_and_lists_nest() -> None:
    texts = _texts("es", _catalog("es", **{"Choose {what}.": "Elija {what}.", "red": "rojo"}))
    said = texts.say_aloud(msg("Choose {what}.", what=(msg("red"), "x", LocalText(text="y"))))

    assert said == "Elija rojo, x y y."


@pytest.mark.parametrize("tag", list(LANGUAGES))
def test_dates_name_the_month_and_never_shorten_the_year(tag: str) -> None:
    """H08: 11/12/26 means three days in three countries."""
    shown = _texts(tag).date(dt.date(2026, 11, 12))

    assert "2026" in shown
    assert "12" in shown
    assert "/" not in shown


MONDAYS = {
    "en": "Monday",
    "es": "lunes",
    "fr": "lundi",
    "ar": "الاثنين",
    "zh-Hans": "星期一",
    "vi": "Thứ Hai",
    "pt": "segunda-feira",
    "ht": "lendi",
    "fa": "دوشنبه",
    "ur": "پیر",
    "ko": "월요일",
    "hi": "सोमवार",
    "bn": "সোমবার",
    "ru": "понедельник",
    "uk": "понеділок",
    "am": "ሰኞ",
    "so": "Isniin",
}


@pytest.mark.parametrize("order", [list(LANGUAGES), list(reversed(LANGUAGES))])
def test_no_language_speaks_the_days_of_the_one_before(order: list[str]) -> None:
    """Babel may keep the names of one language for the next (its issue 1234)."""
    for tag in order:
        texts = _texts(tag)
        texts.datetime(dt.datetime(2026, 11, 25, 3, 30, tzinfo=dt.UTC))
        assert texts.weekday(0) == MONDAYS[tag]


@pytest.mark.parametrize(
    ("tag", "day"),
    [
        ("pt", "5 de março de 2026"),
        ("ht", "5 mas 2026"),
        ("fa", "5 مارس 2026"),
        ("ko", "2026년 3월 5일"),
        ("ru", "5 марта 2026 г."),
        ("am", "5 ማርች 2026"),
    ],
)
def test_dates_are_of_one_calendar_and_one_kind_of_digits(tag: str, day: str) -> None:
    """H08: as on the city's papers; ht has words of its own, since CLDR would say it in French."""
    assert " ".join(_texts(tag).date(dt.date(2026, 3, 5)).split()) == day
    assert _texts(tag).number(Decimal("1234.5")).translate(_NO_SIGNS) == "12345"


def test_korean_afternoons_and_haitian_lists_are_in_their_own_words() -> None:
    assert _texts("ko").time(dt.time(15, 5)) == "오후 3:05"
    assert _texts("ht").list_of(["a", "b", "c"]) == "a, b ak c"
    assert _texts("ht").one_of(["a", "b"]) == "a oswa b"
    moment = dt.datetime(2026, 11, 25, 3, 30, tzinfo=dt.UTC)
    assert _texts("ht").weekday_datetime(moment) == "madi 24 novanm 2026, 21:30"
    assert [_texts("ht").list_of(items) for items in ([], ["a"])] == ["", "a"]


def test_a_moment_is_told_in_the_zone_of_the_city() -> None:
    moment = dt.datetime(2026, 11, 25, 3, 30, tzinfo=dt.UTC)

    assert _texts("en").datetime(moment).replace("\u202f", " ") == "November 24, 2026, 9:30 PM"
    assert _texts("fr").datetime(moment, dt.UTC) == "25 novembre 2026, 03:30"
    assert _texts("es").weekday(0) == "lunes"


@pytest.mark.parametrize(
    ("tag", "spelt"),
    [("en", "K, X, 4. 7, P, M"), ("ar", "K، X، 4. 7، P، M"), ("zh-Hans", "K，X，4。7，P，M")],
)
def test_a_reference_is_spelt_symbol_by_symbol(tag: str, spelt: str) -> None:
    assert _texts(tag).spell("KX4-7PM") == spelt


def test_what_is_said_aloud_has_no_directional_marks() -> None:
    said = _texts("ar").say_aloud(msg("{a}", a=msg("{b}", b=3)))

    assert not set(said) & CONTROLS
    assert without_controls("\u2068a\u2069") == "a"


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", ["apple", "Éclair", "zoo"]),
        ("es", ["nube", "nylon", "ñandú", "oso"]),
        ("vi", ["an", "ăn", "ân", "dân", "đi", "em"]),
        ("ar", ["أحمد", "إيمان", "باب", "تاج"]),
        ("zh-Hans", ["北京", "上海", "天津"]),
        ("pt", ["ação", "casa", "çava", "zebra"]),
        ("fa", ["آب", "اسب", "پدر", "تاب", "کتاب", "گل", "یک"]),
        ("ur", ["آم", "باغ", "پانی", "ٹرین", "ڈاک", "کتاب", "ہاتھ", "یاد"]),
        ("ko", ["가게", "나무", "닭", "바람", "하늘"]),
        ("hi", ["अनार", "आम", "कमल", "खाना", "हाथ"]),
        ("bn", ["আম", "কলম", "খাতা", "হাত"]),
        ("ru", ["ёлка", "ель", "жук", "ишак", "йога", "кот"]),
        ("uk", ["гай", "ґанок", "дім", "єнот", "іній", "їжак", "йод", "яма"]),
        ("am", ["ሀገር", "ለሊት", "መንገድ", "ውሃ"]),
        ("so", ["aad", "buug", "xaas"]),
    ],
)
def test_lists_sort_as_readers_expect(tag: str, words: list[str]) -> None:
    """H17."""
    texts = _texts(tag)
    shuffled = words[1:] + words[:1]

    assert sorted(shuffled, key=texts.sort_key) == words
