"""The pyttsx3 driver on a real espeak-ng: every language sounds, and nothing is written down."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.language.languages import LANGUAGES
from kiosk.voice.espeak_driver import open_engine, voices_by_name
from kiosk.voice.levels import RATE_PERCENT, pace
from kiosk.voice.sinks import SAMPLE_RATE
from tests.kiosk.voice.conftest import Studio
from tests.languages import sampled

SAID = {
    "en": "Where is the broken street light?",
    "es": "¿Dónde está la farola rota?",
    "fr": "Où est le lampadaire cassé ?",
    "ar": "أين مصباح الشارع المعطل؟",
    "zh-Hans": "坏了的路灯在哪里？",
    "vi": "Đèn đường bị hỏng ở đâu?",
    "pt": "Onde está a lâmpada quebrada?",
    "ht": "Ki kote limyè lari a ki kase a ye?",
    "fa": "چراغ خراب خیابان کجاست؟",
    "ur": "گلی کی خراب بتی کہاں ہے؟",
    "ko": "고장 난 가로등은 어디에 있습니까?",
    "hi": "सड़क की खराब बत्ती कहाँ है?",
    "bn": "রাস্তার নষ্ট বাতিটি কোথায়?",
    "ru": "Где сломанный уличный фонарь?",
    "uk": "Де зламаний вуличний ліхтар?",
    "am": "የተበላሸው የመንገድ መብራት የት ነው?",
}
VOICED = {tag: language.voice for tag, language in LANGUAGES.items() if language.voice}


@pytest.mark.parametrize("tag", sampled("voices", VOICED))
def test_every_language_makes_sound_with_its_own_voice(
    tag: str, studio: Studio, speak: Callable[..., bool]
) -> None:
    assert speak(SAID[tag], VOICED[tag])
    loudest = max(map(abs, studio.sound))
    assert len(studio.sound) > SAMPLE_RATE  # a second at least
    assert 8000 < loudest <= 32767  # clear, and not clipped to a square wave


def test_only_somali_has_no_voice() -> None:
    """A13: it is the worked case of a language that is read and printed only."""
    assert set(LANGUAGES) - set(VOICED) == {"so"}


def test_two_languages_do_not_sound_the_same(studio: Studio, speak: Callable[..., bool]) -> None:
    """A12: a voice that was not found would quietly speak as the one before it."""
    speak("radio", "en-us")
    english = studio.sound
    studio.log.clear()
    speak("radio", "fr-fr")
    assert studio.sound != english


def test_a_voice_that_is_not_there_is_an_error(studio: Studio) -> None:
    engine = open_engine(studio.player)
    assert "tlh-none" not in voices_by_name(engine)
    with pytest.raises(ValueError, match="no such voice"):
        engine.proxy._driver.setProperty("voice", "tlh/none")


@pytest.mark.parametrize("step", range(len(RATE_PERCENT)))
def test_each_rate_step_changes_how_long_it_takes(
    step: int, studio: Studio, speak: Callable[..., bool]
) -> None:
    """A22: 50 to 200 per cent."""
    text = "Where is the broken street light? It is next to the mosque on River Street. " * 2
    speak(text)
    usual = len(studio.sound)
    studio.log.clear()
    chosen = pace(step)
    speak(text, rate=chosen.words_per_minute, gap=chosen.word_gap)
    assert usual / len(studio.sound) == pytest.approx(RATE_PERCENT[step] / 100, rel=0.06)


def test_the_rate_leaves_the_pitch_as_it_is(studio: Studio, speak: Callable[..., bool]) -> None:
    engine = open_engine(studio.player)
    before = engine.getProperty("pitch")
    speak("one", rate=250)
    assert engine.getProperty("pitch") == before == 50


def test_words_are_told_where_they_stand_in_the_text(
    studio: Studio, speak: Callable[..., bool]
) -> None:
    text = SAID["ar"]
    speak(text, "ar")
    assert [text[start : start + length] for _, start, length in studio.words] == [
        "أين",
        "مصباح",
        "الشارع",
        "المعطل",
    ]
    times = [time for time, _, _ in studio.words]
    assert times == sorted(times)
    assert times[-1] > 1.0  # told when it is heard, not when it is synthesised


def test_speech_is_never_saved_to_a_file(studio: Studio, tmp_path: Path) -> None:
    """P26."""
    driver = open_engine(studio.player).proxy._driver
    with pytest.raises(PermissionError):
        driver.save_to_file("secret", str(tmp_path / "said.wav"))
    assert not list(tmp_path.iterdir())


def test_the_driver_that_writes_files_is_not_even_loaded(studio: Studio) -> None:
    open_engine(studio.player)
    assert "pyttsx3.drivers.espeak" not in sys.modules
