"""Settings on paper: every combination comes back, and a wrong symbol never passes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.language.languages import LANGUAGES
from kiosk.language.symbols import ALPHABET
from kiosk.session.preferences import CHOICES, Preferences
from kiosk.session.settings_code import SIGN, TAGS, Settings, read_code, write_code

preferences = st.fixed_dictionaries(
    {name: st.sampled_from(values) for name, values in CHOICES.items()}
).map(lambda chosen: Preferences(**chosen))
settings = st.builds(Settings, preferences, st.sampled_from([None, *TAGS]))


@given(settings)
def test_what_was_set_comes_back(told: Settings) -> None:
    code = write_code(told)
    assert read_code(code) == told
    assert read_code(f" {code.lower().replace('-', ' ')} ") == told
    assert read_code(SIGN + code) == told


@given(settings, st.integers(0, 8), st.sampled_from(ALPHABET))
def test_one_wrong_symbol_is_always_noticed(told: Settings, place: int, symbol: str) -> None:
    code = write_code(told).replace("-", "")
    wrong = code[:place] + symbol + code[place + 1 :]
    assert (read_code(wrong) is None) == (wrong != code)


@given(st.text(max_size=70))
def test_any_other_text_is_none(text: str) -> None:
    told = read_code(text)
    assert told is None or write_code(told).replace("-", "") in text.upper().replace("-", "")


def test_every_language_has_a_place_in_the_code() -> None:
    assert set(TAGS) == set(LANGUAGES)


def test_a_code_means_the_same_for_ever() -> None:
    """Paper lies in drawers: a change to the registry needs another VERSION."""
    assert write_code(Settings()) == "222-7K9-GF3"
    told = Settings(Preferences(text_size=200, theme="yellow-on-black", voice=True), "ar")
    assert write_code(told) == "25P-94C-2FT"
