"""Pseudo languages show what is not translated, not mirrored, or has no room (H15)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.language.catalogs import Catalogs
from kiosk.language.languages import LANGUAGES
from kiosk.language.message import msg, nmsg
from kiosk.language.placeholders import placeholders
from kiosk.language.pseudo import PSEUDO, pseudo
from kiosk.language.texts import Texts
from kiosk.pack.city import City
from kiosk.pack.pseudo import with_pseudo
from tests.ui.small_city import small_pack

TRANSLATIONS = Path(__file__).parents[3] / "translations"


@pytest.fixture
def residents_only() -> Iterator[None]:
    yield
    for tag in PSEUDO:
        LANGUAGES.pop(tag, None)


@given(st.text("abc xyz{n}%1ABC.", max_size=80), st.sampled_from(sorted(PSEUDO)))
def test_places_stay_and_the_text_grows_by_two_fifths(text: str, tag: str) -> None:
    made = pseudo(text, tag)

    assert placeholders(made) == placeholders(text)
    assert made.count("%1") == text.count("%1")
    assert len(made) >= len(text) * 1.35
    assert (made[0], made[-1]) == ("[", "]")


@given(st.text("abcdefghijklmnopqrstuvwxyz ", min_size=1, max_size=30))
def test_the_mirrored_one_is_written_from_right_to_left_by_its_letters_alone(text: str) -> None:
    letters = [sign for sign in pseudo(text, "qps-plocm") if sign.isalpha()]

    assert {unicodedata.bidirectional(letter) for letter in letters} <= {"AL"}


def test_sentences_of_the_program_and_labels_are_made_strange() -> None:
    catalog = Catalogs(TRANSLATIONS).for_language("qps-ploc")
    texts = Texts(PSEUDO["qps-ploc"], catalog)

    assert texts.ui("Next").startswith("[Ñéẋţ")
    assert texts.say_aloud(msg("Step {n}", n=3)).startswith("[Šţéþ 3")
    assert texts.say_aloud(nmsg("{count} day", "{count} days", 2)).startswith("[2 đáýš")
    assert "Next" in vars(catalog)["_catalog"]  # Qt's labels are listed


def test_only_tools_know_them_and_no_pack_can_offer_them(residents_only: None) -> None:
    pack = small_pack()
    offered = {**pack.city.model_dump(), "languages": ["en", "qps-ploc"]}
    with pytest.raises(ValueError, match="does not know the language"):
        City.model_validate(offered)
    assert with_pseudo(pack, ["ar"]) is pack
    assert not set(PSEUDO) & set(LANGUAGES)

    strange = with_pseudo(pack, ["qps-ploc"])

    assert strange.languages == (*pack.languages, "qps-ploc")
    assert strange.translations("qps-ploc").gettext("Things").startswith("[Ţĥíñğš")
    assert pack.languages[-1] != "qps-ploc"
