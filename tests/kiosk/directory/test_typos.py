"""Small slips of the finger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.directory.typos import allowed_slips, letters_of, slips_to_prefix

words = st.text(alphabet="abcdeé", min_size=1, max_size=10)


@pytest.mark.parametrize(
    ("written", "known", "slips"),
    [
        ("mill", "mill", 0),
        ("mil", "mill", 0),
        ("mlil", "mill", 1),
        ("libary", "library", 1),
        ("librrary", "library", 1),
        ("libraty", "library", 1),
        ("libery", "library", 2),
    ],
)
def test_counts_the_slips_to_a_beginning(written: str, known: str, slips: int) -> None:
    assert slips_to_prefix(written, known, 2) == slips


def test_another_word_is_not_a_slip() -> None:
    assert slips_to_prefix("hall", "mill", 1) is None


def test_short_words_and_numbers_must_be_right() -> None:
    assert [allowed_slips(word) for word in ("mil", "mill", "libraries", "12345")] == [0, 1, 2, 0]


@given(words, st.integers(0, 9), st.sampled_from("abx"))
def test_one_wrong_letter_is_at_most_one_slip(word: str, at: int, letter: str) -> None:
    at %= len(word)
    slips = slips_to_prefix(word[:at] + letter + word[at + 1 :], word, 1)

    assert slips is not None
    assert slips <= 1


@given(words, words, st.integers(0, 2))
def test_never_more_than_allowed(written: str, known: str, allowed: int) -> None:
    slips = slips_to_prefix(written, known, allowed)

    assert slips is None or 0 <= slips <= allowed


@given(words, words, st.integers(1, 2))
def test_what_is_within_the_slips_never_lacks_more_letters(
    written: str, known: str, allowed: int
) -> None:
    """So that the index may leave out the rest without asking."""
    if slips_to_prefix(written, known, allowed) is not None:
        assert (letters_of(written) & ~letters_of(known)).bit_count() <= allowed
        assert len(known) >= len(written) - allowed
        begins = set(written[: allowed + 1])
        assert len(written) <= allowed or not begins.isdisjoint(known[: 2 * allowed + 1])
