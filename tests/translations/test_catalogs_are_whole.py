"""The program's own catalogs: whole, current, and their words traced (H04, H16, H19)."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
from functools import cache
from gettext import c2py
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from PySide6.QtGui import QFont, QGuiApplication, QRawFont

from kiosk.language.catalogs import Catalogs
from kiosk.language.check import check_catalogs
from kiosk.language.languages import LANGUAGES, locale_name
from kiosk.language.placeholders import placeholders
from kiosk.language.progress import PROVENANCE
from tests.languages import TRANSLATED

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "translations"
PLURAL_FORMS = {"ar": 6, "zh-Hans": 1, "vi": 1, "ko": 1, "ru": 3, "uk": 3}
"""Two where nothing is said."""
MEND = "run `make translations` and translate what is new"

SAME_AS_ENGLISH = {
    "es": {"No"},
    "fr": {"Page %1 of %2", "{count} question", "{count} questions"},
    "ht": {"Switch {n}."},
}
BUTTONS_IN_SENTENCES = {
    "Answer the question, then touch Next. You can go back at any time. Your answers stay.": "Next",
    "Ask at any kiosk. Touch “My request” and type the reference.": "My request",
    "Read what this is about. Then touch Start.": "Start",
    "Take your paper, or write down the reference. Then touch I’m finished.": "I’m finished",
    "Type the reference from your paper. Then touch Look.": "Look",
    "{label}: to go on, choose that you agree. If you do not agree, choose Help.": "Help",
}


@cache
def _catalog(tag: str) -> Catalog:
    path = FOLDER / locale_name(tag) / "LC_MESSAGES" / "stoa.po"
    return read_po(io.StringIO(path.read_text(encoding="utf-8")), locale=locale_name(tag))


def _entries(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def _forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]


def _ids(catalog: Catalog) -> set[tuple[str, ...]]:
    return {_forms(message.id) for message in _entries(catalog)}


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, ...]]:
    """What the sources say today, extracted with the very words of the script."""
    target = tmp_path_factory.mktemp("pot") / "stoa.pot"
    script = (ROOT / "packaging" / "translations.sh").read_text(encoding="utf-8")
    keywords = re.findall(r"-k (\S+)", script)
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "babel.cfg"]
    command += [part for word in keywords for part in ("-k", word)]
    subprocess.run([*command, "-o", str(target), "."], cwd=ROOT, check=True)
    return _ids(read_po(io.StringIO(target.read_text(encoding="utf-8"))))


def test_the_template_has_every_text_of_the_sources(extracted: set[tuple[str, ...]]) -> None:
    template = _ids(read_po(io.StringIO((FOLDER / "stoa.pot").read_text(encoding="utf-8"))))

    assert len(extracted) > 200
    assert not (missing := sorted(extracted - template)), f"{MEND}; not in stoa.pot: {missing}"
    assert not (gone := sorted(template - extracted)), f"{MEND}; no longer said: {gone}"


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_language_has_every_text_of_the_sources(
    tag: str, extracted: set[tuple[str, ...]]
) -> None:
    found = {_forms(m.id) for m in _entries(_catalog(tag)) if all(map(str.strip, _forms(m.string)))}

    assert not (missing := sorted(extracted - found)), f"{MEND}; {tag} lacks: {missing}"


def test_the_check_finds_nothing_to_mend() -> None:
    assert [str(problem) for problem in check_catalogs(FOLDER, TRANSLATED)] == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_form_keeps_the_places_of_its_source(tag: str) -> None:
    def wanted(message: Message) -> set[str]:
        return set().union(*(placeholders(text) for text in _forms(message.id))) - {"{count}"}

    wrong = [
        form
        for message in _entries(_catalog(tag))
        for form in _forms(message.string)
        if set(placeholders(form)) - {"{count}"} != wanted(message)
    ]
    assert wrong == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_counted_text_has_the_forms_of_its_language(tag: str) -> None:
    catalog = _catalog(tag)
    counted = [message for message in _entries(catalog) if message.pluralizable]

    assert catalog.num_plurals == PLURAL_FORMS.get(tag, 2)
    assert counted
    assert {len(_forms(message.string)) for message in counted} == {PLURAL_FORMS.get(tag, 2)}


@pytest.mark.parametrize("tag", TRANSLATED)
def test_each_number_takes_the_form_that_unicode_gives_it(tag: str) -> None:
    """H16: Hindi says none as it says one, Russian 21 as it says one."""
    catalog, rule = _catalog(tag), Locale.parse(locale_name(tag)).plural_form
    form = c2py(catalog.plural_expr)
    pairs = {(form(number), rule(number)) for number in range(200)}

    assert len(pairs) == catalog.num_plurals == len({name for _index, name in pairs})


@pytest.mark.parametrize(
    ("count", "form"), [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (99, 4), (100, 5)]
)
def test_arabic_counts_choose_the_form_that_unicode_names(count: int, form: int) -> None:
    source = ("{count} question", "{count} questions")
    chosen = Catalogs(FOLDER).for_language("ar").ngettext(*source, count)

    assert chosen == _forms(_catalog("ar").get(source[0]).string)[form]


@pytest.mark.parametrize("tag", TRANSLATED)
def test_no_text_is_left_in_english(tag: str) -> None:
    same = {
        text
        for message in _entries(_catalog(tag))
        for text in _forms(message.id)
        if text in _forms(message.string)
    }
    words = {text for text in same if re.sub(r"\{\w+\}", "", text).upper().isupper()}
    assert words - SAME_AS_ENGLISH.get(tag, set()) == set()


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_entry_says_where_its_words_come_from(tag: str) -> None:
    unmarked = [
        message.id
        for message in _entries(_catalog(tag))
        if not any(PROVENANCE.fullmatch(comment) for comment in message.user_comments)
    ]
    assert unmarked == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_sentence_calls_a_button_by_its_name_on_the_screen(tag: str) -> None:
    catalog = _catalog(tag)
    for sentence, button in BUTTONS_IN_SENTENCES.items():
        assert catalog.get(sentence), f"no longer said: {sentence}"
        assert str(catalog.get(button).string) in str(catalog.get(sentence).string)


@pytest.mark.parametrize("tag", TRANSLATED)
def test_the_fonts_of_a_language_have_every_letter(tag: str, qapp: QGuiApplication) -> None:
    families = [QRawFont.fromFont(QFont(family)) for family in LANGUAGES[tag].fonts]
    if [font.familyName() for font in families] != list(LANGUAGES[tag].fonts):
        pytest.skip(f"the fonts {LANGUAGES[tag].fonts} are not installed")
    letters = {
        letter
        for message in _entries(_catalog(tag))
        for form in _forms(message.string)
        for letter in form
    }
    assert {x for x in letters if not any(f.supportsCharacter(ord(x)) for f in families)} == set()


def test_no_sentence_goes_round_the_translators() -> None:
    """A literal handed to Texts without a mark would stay English for good."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for room in ("kiosk", "ui")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") in {"say", "say_aloud", "ui", "announce"}
        and node.args
        and isinstance(node.args[0], (ast.Constant, ast.JoinedStr))
    ]
    assert found == []


def test_no_label_of_a_screen_goes_round_the_translators() -> None:
    label = re.compile(r'\b(?:\w*[tT]ext|title|lead|label|speech|body|detail)\s*:\s*"[^"]*[a-z]{2}')
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in (ROOT / "ui" / "Stoa").rglob("*.qml")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if label.search(line) and 'title: "Stoa"' not in line and "gallery" not in path.parts
    ]
    assert found == []
