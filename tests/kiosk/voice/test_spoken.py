"""What the engine gets of a written text, and where in the text each word of it stands."""

from __future__ import annotations

from kiosk.voice.spoken import spoken


def test_marks_for_the_eye_are_not_said() -> None:
    said = spoken("at \u2068KX4\u2069\nnow")

    assert said.text == "at KX4 now"
    assert said.written_span(3, 3) == (4, 3)


def test_a_voice_says_morning_in_arabic_and_spells_no_letter() -> None:
    """`ص` behind a time would be heard as the name of the letter."""
    said = spoken("الساعة \u206810:35\u00a0ص\u2069 والساعة 1:05 م.", "ar")

    assert said.text == "الساعة 10:35\u00a0صباحًا والساعة 1:05 مساءً."
    whole = said.text.index("صباحًا")
    assert said.written_span(whole, len("صباحًا")) == (14, 1)


def test_words_that_begin_so_and_other_languages_stay() -> None:
    for text, language in (("10:35 مكتبة", "ar"), ("رقم 5 م", "ar"), ("10:35 ص", "fa")):
        assert spoken(text, language).text == text
