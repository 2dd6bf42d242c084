"""qsTr() is answered by Qt's own translator over catalogs compiled in memory."""

from __future__ import annotations

import gettext

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QTranslator

from ui.qm import qm_bytes
from ui.translator import LabelTranslator, plain_words


class Catalog(gettext.NullTranslations):
    """A catalog as gettext keeps one, with a counted sentence in it."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self._catalog = {"": "header", ("{count} page", 0): "x", **words}


def _ask(source: str) -> str:
    return QCoreApplication.translate("AnyScreen", source)


@given(st.dictionaries(st.text(min_size=1), st.text(min_size=1), max_size=20))
def test_every_word_is_found_again(words: dict[str, str]) -> None:
    words = {key: said for key, said in words.items() if "\0" not in key + said}
    words = {key: said for key, said in words.items() if key.isprintable() and said.isprintable()}
    translator = QTranslator()
    data = qm_bytes(words)
    translator.load(data)

    for source, said in words.items():
        assert said == translator.translate("AnyScreen", source)


def test_counted_sentences_and_the_header_are_left_to_python() -> None:
    assert plain_words(Catalog({"Help": "مساعدة"})) == {"Help": "مساعدة"}


def test_another_language_answers_from_then_on(qapp) -> None:
    labels = LabelTranslator()
    labels.speak("ar", Catalog({"Help": "مساعدة", "I’m finished": "انتهيت"}))

    assert (_ask("Help"), _ask("I’m finished")) == ("مساعدة", "انتهيت")
    assert _ask("Nothing") == "Nothing"

    labels.speak("en", gettext.NullTranslations())

    assert _ask("Help") == "Help"

    labels.speak("ar", Catalog({}))  # compiled once per language

    assert _ask("Help") == "مساعدة"

    labels.close()

    assert _ask("Help") == "Help"


def test_the_translator_is_qts_own(qapp) -> None:
    """Qt's threads ask it while the screen waits for them: one in Python would never answer."""
    assert type(LabelTranslator()._translator) is QTranslator
