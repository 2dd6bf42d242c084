"""Touch that is heard before it acts (C02, C12, C13, G10; model lines 13-16)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest

from kiosk.voice.port import Word
from tests.access.conftest import Kiosk


@pytest.fixture
def at_question(kiosk: Kiosk) -> Kiosk:
    """Plain touch up to the first question."""
    for name in ("language-en", "problems", "street-light", "next"):
        kiosk.hands.touch(kiosk.hands.reach(name))
        kiosk.app.window.grabWindow()
        kiosk.hands.settle()
    return kiosk


def middle(kiosk: Kiosk, name: str) -> QPointF:
    return kiosk.hands.rect(kiosk.hands.find(name)).center()


def slide(kiosk: Kiosk, *points: QPointF) -> None:
    finger, window = kiosk.hands._finger, kiosk.app.window
    for n, point in enumerate(points):
        event = QTest.touchEvent(window, finger)
        (event.press if n == 0 else event.move)(0, point.toPoint(), window)
        event.commit()
    event = QTest.touchEvent(window, finger)
    event.release(0, points[-1].toPoint(), window)
    event.commit()
    kiosk.hands.settle()


def chosen(kiosk: Kiosk) -> str:
    rows = kiosk.app.models.journey.options.rows
    return next((row.key for row in rows if row.checked), "")


def test_in_speech_mode_the_first_touch_reads_and_the_second_chooses(at_question: Kiosk) -> None:
    at_question.jack.plug()
    at_question.hands.settle()
    at_question.hear()
    at_question.hands.touch("flickers")
    assert chosen(at_question) == ""
    assert at_question.hear()[0].startswith("It goes on and off.")
    at_question.clock.advance(2)
    at_question.hands.touch("flickers")
    assert chosen(at_question) == "flickers"
    assert at_question.hear() == ["It goes on and off. Choice 2 of 5. Chosen."]


def test_sliding_reads_everything_on_the_way_and_chooses_nothing(at_question: Kiosk) -> None:
    at_question.app.models.options.change("touch")
    at_question.app.models.options.change("touch")
    assert at_question.app.desk.session.preferences.touch == "read"
    at_question.app.models.preferences.set("touch", "explore")
    slide(at_question, *(middle(at_question, n) for n in ("off", "flickers", "off")))
    said = [text.split(".")[0] for text in at_question.hear()]
    assert said == ["It is off all night", "It goes on and off", "It is off all night"]
    assert chosen(at_question) == ""


def test_two_taps_where_nothing_is_choose_what_was_heard_last(at_question: Kiosk) -> None:
    """Model line 14."""
    at_question.app.models.preferences.set("touch", "explore")
    at_question.hands.touch("flickers")
    empty = QPointF(6, 900)
    assert at_question.app.access.touch.item_at(empty) is None
    at_question.clock.advance(2)
    at_question.hands.touch_at(empty)
    assert chosen(at_question) == ""
    at_question.clock.advance(0.3)
    at_question.hands.touch_at(empty)
    assert chosen(at_question) == "flickers"


def test_two_taps_may_be_slower_for_who_needs_more_time(at_question: Kiosk) -> None:
    """Model line 14: up to a second."""
    at_question.app.models.preferences.set("touch", "explore")
    for wanted, seconds in (("", 0.9), ("flickers", 0.9)):
        at_question.hands.touch("flickers")
        at_question.clock.advance(2)
        for _ in range(2):
            at_question.hands.touch_at(QPointF(6, 900))
            at_question.clock.advance(seconds)
        assert chosen(at_question) == wanted
        at_question.clock.advance(2)
        at_question.app.models.preferences.moreTime()


def test_a_double_touch_does_not_skip_a_page(at_question: Kiosk) -> None:
    """C12: out of habit, or with a trembling hand; one page can be touched fast all the same."""
    at_question.app.access.touch.page_rest_seconds = 0.25
    at_question.hands.touch("flickers")
    at_question.hands.touch("next")
    place = at_question.app.models.journey.question
    at_question.hands.come_to_rest()
    at_question.clock.advance(0.15)
    at_question.hands.touch("next")
    assert at_question.app.models.journey.problem == ""  # it was not for this page
    at_question.clock.advance(0.3)
    at_question.hands.touch("next")
    assert at_question.app.models.journey.problem != ""
    assert at_question.app.models.journey.question == place
    size = at_question.app.desk.session.preferences.text_size
    for _ in range(2):
        at_question.hands.touch("text-size")
        at_question.clock.advance(0.1)
    assert at_question.app.desk.session.preferences.text_size == size + 50


def test_the_corners_have_a_tone_of_their_own(at_question: Kiosk) -> None:
    """Model line 15."""
    at_question.app.models.preferences.set("touch", "explore")
    at_question.hands.touch("next")
    assert at_question.tones == ["anchor"]
    at_question.hands.touch("off")
    assert at_question.tones == ["anchor"]


def test_read_to_me_reads_and_marks_first_and_chooses_second(at_question: Kiosk) -> None:
    """G10, model line 16: for people who see and do not read; the word that is heard is marked."""
    at_question.app.models.preferences.set("touch", "read")
    at_question.hands.touch("flickers")
    assert chosen(at_question) == ""
    assert at_question.hands.find("armed-mark").isVisible()
    engine = at_question.engine
    engine._heard(Word(engine._job, 3, 4))
    at_question.hands.settle()
    mark = at_question.hands.find("word-mark")
    row = at_question.hands.rect(at_question.hands.find("flickers"))
    assert row.contains(at_question.hands.rect(mark).center())
    first = at_question.hands.rect(mark).center().x()
    engine._heard(Word(engine._job, 8, 2))
    at_question.hands.settle()
    assert at_question.hands.rect(mark).center().x() > first
    at_question.hands.touch("flickers")
    assert chosen(at_question) == "flickers"
    assert not at_question.hands.sees("armed-mark")


def test_reading_another_thing_disarms_the_first(at_question: Kiosk) -> None:
    at_question.app.models.preferences.set("touch", "read")
    for name in ("flickers", "off", "flickers"):
        at_question.hands.touch(name)
    assert chosen(at_question) == ""


def test_a_resting_palm_does_not_block_a_tap(at_question: Kiosk) -> None:
    """C13."""
    finger, window = at_question.hands._finger, at_question.app.window
    event = QTest.touchEvent(window, finger)
    event.press(5, QPointF(6, 900).toPoint(), window)
    event.commit()
    spot = middle(at_question, "flickers").toPoint()
    for act in ("press", "release"):
        event = QTest.touchEvent(window, finger)
        event.stationary(5)
        getattr(event, act)(0, spot, window)
        event.commit()
    at_question.hands.settle()
    assert chosen(at_question) == "flickers"


def test_a_finger_that_comes_down_again_too_soon_counts_once(at_question: Kiosk) -> None:
    """C12: a trembling hand does not skip a page; only where it was lifted, and only if wished."""
    at_question.app.models.preferences.set("strike_ms", 500)
    question = at_question.app.models.journey.question
    at_question.hands.touch("flickers")
    at_question.hands.touch("next")
    following = at_question.app.models.journey.question
    assert following != question
    at_question.app.models.journey.choose("here")
    at_question.clock.advance(0.4)
    at_question.hands.touch("next")
    assert at_question.app.models.journey.question == following
    at_question.clock.advance(0.6)
    at_question.hands.touch("back")
    assert at_question.app.models.journey.question == question


def test_touch_is_plain_again_for_the_next_resident(at_question: Kiosk) -> None:
    """F09."""
    at_question.app.models.preferences.set("touch", "read")
    at_question.hands.touch("flickers")
    at_question.app.app_model.end("finished")
    at_question.hands.settle()
    at_question.hands.touch("language-en")
    assert at_question.route == "home"
