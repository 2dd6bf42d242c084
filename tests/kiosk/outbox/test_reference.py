from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.language.symbols import ALPHABET
from kiosk.outbox.reference import check_word, new_reference, parse_reference
from kiosk.pack.city import KioskPlace

references = st.text(ALPHABET, min_size=6, max_size=6).map(lambda code: f"{code[:3]}-{code[3:]}")


@given(references)
def test_a_reference_reads_back_as_itself(reference: str) -> None:
    assert parse_reference(reference) == reference


@given(references, st.sampled_from(["-", " ", "", " - ", "—", "\u2013", " / ", "."]))
def test_case_spaces_and_dashes_do_not_matter(reference: str, between: str) -> None:
    typed = f" {reference.lower().replace('-', between)}\u200f "
    assert parse_reference(typed) == reference


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("KX٤-٧PM", "KX4-7PM"),  # Arabic-Indic digits
        ("KX۴-۷PM", "KX4-7PM"),  # Persian digits
        ("ＫＸ４－７ＰＭ", "KX4-7PM"),  # full width
        ("КХ4-7РМ", "KX4-7PM"),  # Cyrillic letters of the same shape
        ("ΚΧ4-7ΡΜ", "KX4-7PM"),  # Greek letters of the same shape
        ("KS2-BZU", "K52-82V"),  # twins of 5, 8, 2 and V
        ("\u2068KX4\u20697pm", "KX4-7PM"),  # bidi isolates copied from a screen
    ],
)
def test_what_looks_alike_is_read_as_meant(typed: str, meant: str) -> None:
    assert parse_reference(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "------",
        "%",
        "_",
        "*",
        "\0",
        "\u200f\u200f",
        "KX4-7P",
        "KX4-7PMX",
        "KX4-0PM",
        "KX4-7P%",
        "' OR 1=1",
        "KX4\n\n7P",
        "½½½½½½",
        "K" * 10_000,
        "０" * 64,
    ],
)
def test_a_text_that_is_no_reference_finds_nothing(typed: str) -> None:
    assert parse_reference(typed) is None  # P23: an ibis terminal listed all bookings on "------"


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(typed: str) -> None:
    found = parse_reference(typed)
    assert found is None or parse_reference(found) == found


def test_no_symbol_has_a_twin_in_the_alphabet() -> None:
    for twins in ("0OQD", "1IL", "5S", "2Z", "8B", "UV", "MN"):
        assert sum(symbol in ALPHABET for symbol in twins) <= 1, twins


def test_a_new_reference_starts_with_the_kiosk_and_is_free() -> None:
    assert new_reference("K", lambda _: False)[0] == "K"
    symbols = iter("22222" + "33333")
    assert new_reference("K", {"K22-222"}.__contains__, lambda _: next(symbols)) == "K33-333"


def test_no_free_reference_is_told_and_not_looped_for_ever() -> None:
    with pytest.raises(RuntimeError):
        new_reference("K", lambda _: True)


@pytest.mark.parametrize("prefix", ["", "0", "k", "KXY", "B"])
def test_a_prefix_outside_the_alphabet_is_refused(prefix: str) -> None:
    with pytest.raises(ValueError, match="prefix"):
        new_reference(prefix, lambda _: False)


def test_the_check_word_is_the_same_place_in_every_language() -> None:
    english, arabic = [f"en{i}" for i in range(64)], [f"ar{i}" for i in range(64)]
    assert check_word("KX4-7PM", english)[2:] == check_word("kx4 7pm", arabic)[2:]


def test_check_words_spread_over_the_whole_list() -> None:
    words = [str(i) for i in range(64)]
    used = {check_word(f"K{a}{b}-{c}22", words) for a in ALPHABET for b in ALPHABET for c in "2FX"}
    assert used == set(words)


def test_a_check_word_needs_a_reference_and_words() -> None:
    with pytest.raises(ValueError, match="check word"):
        check_word("KX4-7PM", [])
    with pytest.raises(ValueError, match="check word"):
        check_word("------", ["a"])


@pytest.mark.parametrize("prefix", [*ALPHABET, "0", "O", "B", "k", "KX", ""])
def test_a_pack_takes_just_the_prefixes_that_references_can_start_with(prefix: str) -> None:
    """Else the first resident would find out that the kiosk cannot give a reference."""
    place = {"id": "k", "name": "Library", "address": "Main St 1", "latitude": 1, "longitude": 2}
    if len(prefix) == 1 and prefix in ALPHABET:
        KioskPlace.model_validate(place | {"reference_prefix": prefix})
    else:
        with pytest.raises(ValidationError):
            KioskPlace.model_validate(place | {"reference_prefix": prefix})
