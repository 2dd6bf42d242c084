"""The kiosk by ear: what each key does and says, as the interaction model has it (section 5)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from kiosk.language.languages import LANGUAGES
from kiosk.session.preferences import DEFAULTS
from tests.access.conftest import Kiosk


@pytest.fixture
def at_home(kiosk: Kiosk) -> Kiosk:
    """A kiosk that speaks English, on its first page, with nothing more to say."""
    kiosk.blind("en").begin("en")
    kiosk.hear()
    return kiosk


@pytest.fixture
def at_question(at_home: Kiosk) -> Kiosk:
    bot = at_home.blind("en")
    for wanted in at_home.errand("street-light", "en").way:
        bot.choose(wanted)
    bot.press("next")
    return at_home


def press(kiosk: Kiosk, *keys: str) -> list[str]:
    """Strike keys and return what the last one brought."""
    for key in keys:
        kiosk.hear()
        kiosk.strike(key)
    return kiosk.hear()


def item(kiosk: Kiosk) -> str:
    return kiosk.hands.spoken(kiosk.app.access.speech.cursor.item)


# --- the beginning -------------------------------------------------------------------------------


def test_a_jack_starts_speech_at_once(kiosk: Kiosk) -> None:
    """B02: within a second of the clock, without any key."""
    began = kiosk.clock.monotonic()
    kiosk.jack.plug()
    kiosk.hands.settle()
    assert kiosk.script.lines[0].text == "For English, press the round key."
    assert kiosk.clock.monotonic() - began <= 1
    assert kiosk.script.lines[0].route == "headset"


@pytest.mark.parametrize("key", ["back", "up", "down", "next", "action", "help", "pause"])
def test_every_key_of_the_keypad_starts_it(kiosk: Kiosk, key: str) -> None:
    """A26: who needs it can switch it on without it."""
    kiosk.strike(key)
    assert kiosk.app.access.speech.phase == "language"
    assert kiosk.script.lines[0].language == "en"


def test_each_language_is_offered_in_its_own_voice_three_times_then_it_waits(kiosk: Kiosk) -> None:
    """H03, model line 3."""
    kiosk.strike("down")
    kiosk.hear()
    languages = [line.language for line in kiosk.script.lines]
    voiced = [tag for tag in kiosk.app.core.pack.languages if LANGUAGES[tag].voice]
    assert languages == voiced * 3
    assert kiosk.app.access.speech.phase == "language"
    kiosk.strike("help")
    assert len(kiosk.script.lines) > len(languages)


def test_down_offers_the_next_language_and_the_round_key_takes_it(kiosk: Kiosk) -> None:
    kiosk.strike("action")
    kiosk.strike("down")
    kiosk.strike("down")
    offered = kiosk.script.lines[-1].language
    assert offered == kiosk.app.core.pack.languages[2]
    kiosk.strike("action")
    assert kiosk.app.desk.session.language == offered
    assert kiosk.route == "home"
    kiosk.hear()
    assert kiosk.script.lines[-1].language == offered


def test_any_key_skips_the_tour_and_the_page_is_told(kiosk: Kiosk) -> None:
    """Model line 4."""
    kiosk.strike("action")
    kiosk.strike("action")
    assert kiosk.script.lines[-1].text.startswith("Down moves")
    kiosk.strike("down")
    assert kiosk.script.lines[-1].text == "How can the city help you?"


def test_a_touch_keeps_the_kiosk_as_it_is(kiosk: Kiosk) -> None:
    kiosk.hands.touch("language-en")
    assert kiosk.script.lines == []
    assert kiosk.app.access.speech.phase == "off"


# --- walking -------------------------------------------------------------------------------------


def test_a_page_is_told_by_title_step_and_number_of_choices(at_question: Kiosk) -> None:
    """Model line 5."""
    press(at_question, "back")
    assert at_question.route == "service"
    said = press(at_question, "next")
    assert said[0] == "What is wrong with the light?"
    assert said[1].startswith("Step 1 of 6")
    assert said[-1] == "5 choices."
    assert item(at_question) == "What is wrong with the light?"


def test_down_visits_everything_and_up_comes_back_the_same_way(at_question: Kiosk) -> None:
    """A24: every spoken item in one order, both ways."""
    down = [item(at_question)]
    while not (at_question.tones and at_question.tones[-1] == "edge"):
        press(at_question, "down")
        down.append(item(at_question))
    down.pop()
    spoken = [at_question.hands.spoken(i) for i in at_question.app.access.speech.cursor.items()]
    start = spoken.index(down[0])
    assert down == spoken[start:]
    at_question.tones.clear()
    up = [item(at_question)]
    while not at_question.tones:
        press(at_question, "up")
        up.append(item(at_question))
    up.pop()
    assert up == spoken[::-1]


def test_an_edge_sounds_first_and_wraps_at_the_next_press(at_question: Kiosk) -> None:
    """Model line 7."""
    while not at_question.tones:
        said = press(at_question, "down")
    assert said[0] == "End of the page."
    last = item(at_question)
    said = press(at_question, "down")
    assert said[0] == "Top of the page."
    assert item(at_question) != last
    assert press(at_question, "up")[0] == "Top of the page."
    assert press(at_question, "up")[0] == "Bottom of the page."
    assert item(at_question) == last


def test_what_is_heard_has_the_ring(at_question: Kiosk) -> None:
    """A11."""
    for _ in range(4):
        press(at_question, "down")
        at_question.strike("down")
        focus = at_question.app.window.activeFocusItem()
        assert at_question.app.narrator.spokenItem is at_question.app.access.speech.cursor.item
        assert focus is at_question.app.access.speech.cursor.item


def test_next_without_an_answer_says_what_is_missing_and_goes_there(at_question: Kiosk) -> None:
    """Model line 8, A15: field, reason and mend."""
    said = press(at_question, "next")
    assert at_question.app.models.journey.property("question") == "problem"
    assert said[0].startswith("Not yet: Problem.")
    assert len(said[0]) > len("Not yet: Problem.")
    assert item(at_question) == "It is off all night"


def test_where_nothing_comes_next_it_says_so(at_home: Kiosk) -> None:
    assert press(at_home, "back") == ["There is no page before this one."]
    assert at_home.route == "home"
    assert at_home.tones == ["edge"]


def test_a_choice_is_said_with_its_new_state(at_question: Kiosk) -> None:
    """A21."""
    bot = at_question.blind("en")
    assert "Not chosen" in bot.go_to("It goes on and off")
    assert press(at_question, "action") == ["It goes on and off. Choice 2 of 5. Chosen."]


def test_the_round_key_holds_a_text_and_lets_it_go_on(at_question: Kiosk) -> None:
    """Model line 9, A09."""
    press(at_question, "down")
    at_question.strike("up")
    voice = at_question.app.core.voice
    assert voice.is_speaking
    at_question.strike("action")
    assert voice.is_paused
    at_question.strike("action")
    assert voice.is_speaking


def test_the_same_key_struck_twice_at_once_counts_once(at_question: Kiosk) -> None:
    """C07, model line 9."""
    press(at_question, "down", "down")
    here = item(at_question)
    at_question.strike("down")
    at_question.strike("down", after=0.1)
    at_question.strike("down", after=0.1)
    at_question.hear()
    spoken = [at_question.hands.spoken(i) for i in at_question.app.access.speech.cursor.items()]
    assert spoken.index(item(at_question)) == spoken.index(here) + 1


# --- help ----------------------------------------------------------------------------------------


def test_help_has_four_layers(at_question: Kiosk) -> None:
    """Model line 10."""
    press(at_question, "down", "down")
    first = press(at_question, "help")
    assert first[0].startswith("It is off all night")
    assert "on this page" in first[1]
    assert first[2].startswith("Step 1 of")
    second = press(at_question, "help")
    assert second[0].startswith("Answer the question")
    third = press(at_question, "help")
    assert "hear what it does" in third[0]
    assert press(at_question, "down") == ["Down: the next thing."]
    assert press(at_question, "action") == ["Round key: choose, or hold the voice."]
    volume = at_question.app.core.voice.volume
    assert press(at_question, "louder") == ["Louder."]  # it is named, and does nothing
    assert at_question.app.core.voice.volume == volume
    assert at_question.route == "question"
    assert "person" in press(at_question, "help")[0]
    press(at_question, "help")
    assert at_question.route == "help"


def test_moving_begins_help_anew(at_question: Kiosk) -> None:
    press(at_question, "down", "help", "down")
    assert "on this page" in press(at_question, "help")[1]


def test_help_leads_to_the_options(at_question: Kiosk) -> None:
    """Model line 12."""
    press(at_question, "down", "help", "help", "action")
    assert at_question.route == "options"
    bot = at_question.blind("en")
    said = bot.choose("Colors")
    assert said.startswith("Colors. Light on dark")
    press(at_question, "back")
    assert at_question.route == "question"


def test_the_options_stand_after_the_last_thing_of_each_page(at_question: Kiosk) -> None:
    """Model line 12."""
    while not at_question.tones:
        said = press(at_question, "down")
    told = "To change how this kiosk works for you, press the round key now."
    assert said == ["End of the page.", told]
    press(at_question, "up", "down")
    assert at_question.route == "question"
    at_question.tones.clear()
    while not at_question.tones:
        press(at_question, "down")
    press(at_question, "action")
    assert at_question.route == "options"
    at_question.tones.clear()
    while not at_question.tones:
        said = press(at_question, "down")
    assert said == ["End of the page."]


# --- levels --------------------------------------------------------------------------------------


def test_volume_keys_work_everywhere_and_end_nothing(at_question: Kiosk) -> None:
    """B09, model line 11."""
    at_question.strike("down")
    before = at_question.script.lines[-1].text
    at_question.strike("louder")
    assert at_question.script.lines[-1].text == "Volume 6 of 10"
    at_question.pass_time()
    assert at_question.app.core.voice.is_speaking, before
    assert at_question.app.core.voice.volume == 6
    at_question.strike("faster")
    assert at_question.app.core.voice.rate == 4
    assert at_question.app.models.journey.property("question") == "problem"


def test_everything_is_as_before_after_the_end(at_question: Kiosk) -> None:
    """F09, B10, F10."""
    for key in ("louder", "faster"):
        at_question.strike(key)
    at_question.app.models.options.change("curtain")
    at_question.app.models.options.change("touch")
    at_question.app.app_model.end("finished")
    said = at_question.hear()
    assert said[-1] == "Your information is erased."
    assert at_question.app.access.speech.phase == "off"
    assert at_question.app.desk.session.preferences == DEFAULTS
    assert at_question.app.core.voice.volume == DEFAULTS.volume
    assert not at_question.app.desk.session.is_begun


# --- headphones ----------------------------------------------------------------------------------


def test_headphones_that_come_out_hide_everything_and_silence_it(at_question: Kiosk) -> None:
    """B03, model line 19."""
    at_question.jack.plug()
    at_question.hands.settle()
    at_question.hear()
    at_question.strike("down")
    at_question.jack.pull()
    at_question.hands.settle()
    assert not at_question.app.core.voice.is_speaking
    assert at_question.hands.sees("Your headphones are out.")
    at_question.hear()
    assert at_question.hear() == []
    at_question.clock.advance(3.5)
    at_question.app.access.speech.look()
    assert at_question.hear()[0].startswith("Your headphones are out.")
    at_question.jack.plug()
    at_question.hands.settle()
    assert at_question.hear()[0] == "What is wrong with the light?"
    assert not at_question.hands.sees("Your headphones are out.")


def test_letters_under_way_are_there_again_with_the_headphones(at_home: Kiosk) -> None:
    """Pulled out in the middle of an answer."""
    at_home.strike("jack-in")
    bot = at_home.blind("en")
    bot.go_to("Search")
    press(at_home, "action", "action", "down", "action")
    assert at_home.app.app_model.overlay == "spelling"
    written = at_home.app.models.spelling.text
    assert written
    at_home.strike("jack-out")
    assert at_home.app.app_model.overlay == "unplugged"
    assert not at_home.hands.sees("spelt")
    at_home.strike("jack-in")
    assert at_home.app.app_model.overlay == "spelling"
    assert at_home.app.models.spelling.text == written
    assert at_home.hands.sees("spelt")


def test_after_a_minute_without_them_all_is_erased(at_question: Kiosk) -> None:
    at_question.jack.plug()
    at_question.hands.settle()
    at_question.jack.pull()
    at_question.hands.settle()
    at_question.clock.advance(59)
    at_question.app.access.speech.look()
    assert at_question.route == "question"
    at_question.clock.advance(1.5)
    at_question.app.access.speech.look()
    assert at_question.route == "start"
    assert at_question.app.desk.session.journey is None


def test_one_may_go_on_without_headphones(at_question: Kiosk) -> None:
    at_question.jack.plug()
    at_question.hands.settle()
    at_question.jack.pull()
    at_question.hands.settle()
    press(at_question, "next")
    at_question.clock.advance(120)
    at_question.app.access.speech.look()
    assert at_question.route == "question"
    assert not at_question.hands.sees("Your headphones are out.")


# --- the screen ----------------------------------------------------------------------------------


def corner(kiosk: Kiosk) -> QColor:
    return kiosk.app.window.grabWindow().pixelColor(540, 960)


def test_the_screen_goes_dark_only_when_it_is_wished(at_question: Kiosk) -> None:
    """B12."""
    before = corner(at_question)
    at_question.jack.plug()
    at_question.hands.settle()
    assert corner(at_question) == before
    at_question.app.models.options.change("curtain")
    at_question.hands.settle()
    assert corner(at_question) == QColor("black")
    at_question.strike("down")
    assert at_question.app.core.voice.is_speaking
    at_question.app.models.options.change("curtain")
    at_question.hands.settle()
    assert corner(at_question) == before
