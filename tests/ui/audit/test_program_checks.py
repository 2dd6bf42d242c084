"""Each check that tries the kiosk, its keys or its sources finds the fault that was put there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from kiosk.forms.journey import Journey
from kiosk.session import preferences
from kiosk.session.session import ResidentSession
from kiosk.session.timing import IdleTimer
from kiosk.voice import levels
from kiosk.voice.script import Script
from tests.ui.audit.conftest import BUTTON, Scene
from ui.audit.check import Check
from ui.audit.checks import (
    CHECKS,
    contrast,
    first_and_help,
    forms,
    frame,
    keys_walk,
    orientations,
    sentences,
    sources,
    timing,
    touch,
    voice,
    writing,
)
from ui.audit.finding import Where
from ui.audit.outline import Outline
from ui.audit.visitor import Visitor

# Some of them go through every service: longer than a commit can wait.
pytestmark = pytest.mark.soak

PROGRAM = [check for check in CHECKS if check.scope == "program"]


@pytest.mark.parametrize("check", PROGRAM, ids=lambda check: check.name)
def test_the_kiosk_as_it_is_passes(at_ease: Visitor, check: Check) -> None:
    assert list(check.look(at_ease)) == []


def test_a_pale_theme_is_found() -> None:
    def color(role: str) -> QColor:
        return QColor("#777777" if role == "soft" else "#FFFFFF" if role != "ink" else "#000000")

    assert any("soft" in fault.element for fault in contrast.theme_faults("light", color))


def test_a_short_wait_is_found(at_ease: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(IdleTimer, "limit", 60.0)

    assert list(timing.IDLE_LIMITS.look(at_ease)) != []


def test_a_silent_warning_is_found(at_ease: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_ease, "script", Script(at_ease.clock))  # hears nothing

    assert any("not said" in fault.what for fault in timing.IDLE_WARNING.look(at_ease))


def test_more_time_that_is_little_is_found(
    at_ease: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ResidentSession, "more_time", lambda _self: 1)

    assert list(timing.MORE_TIME.look(at_ease)) != []


def test_a_service_that_does_not_tell_its_time_is_found(
    at_ease: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(at_ease.models.service), "timeout", "")

    assert list(timing.TOLD_BEFORE.look(at_ease)) != []


def test_a_preference_that_outlives_the_end_is_found(
    at_ease: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget = ResidentSession._forget

    def forgetful(self: ResidentSession) -> None:
        kept = getattr(self, "_preferences", preferences.DEFAULTS)
        forget(self)
        self._preferences = kept

    monkeypatch.setattr(ResidentSession, "_forget", forgetful)

    found = [fault.element for fault in timing.RESET.look(at_ease)]
    monkeypatch.undo()
    at_ease.app.app_model.end("finished")

    assert "theme" in found


def test_a_bare_value_is_found(at_ease: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.language.texts.isolate", lambda value: value)

    assert list(sentences.ISOLATED.look(at_ease)) != []


def test_a_date_in_figures_is_found(at_ease: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.language.texts.Texts.date", lambda _self, _day: "11/12/26")

    assert list(sentences.DATES.look(at_ease)) != []


def test_a_reference_read_as_a_word_is_found(
    at_ease: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.language.texts.Texts.spell", lambda _self, reference: reference)

    assert list(sentences.SPELT.look(at_ease)) != []


def test_one_step_of_loudness_is_found(at_ease: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels, "DECIBEL_STEP", 12.0)

    assert list(voice.LOUDNESS.look(at_ease)) != []


def test_one_speed_is_found(at_ease: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels, "RATE_PERCENT", (100,) * 4)

    assert list(voice.SPEED.look(at_ease)) != []


def test_a_voice_that_cannot_repeat_is_found(
    at_ease: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_ease.app.core.voice, "repeat", lambda: None)

    assert any("again" in fault.what for fault in voice.INTERRUPT.look(at_ease))


def test_a_form_that_needs_a_phone_is_found(
    at_ease: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = at_ease.pack.service("street-light")
    contact = next(q for q in service.questions if q.type == "contact")
    bare = contact.model_copy(update={"methods": ("phone",)})
    monkeypatch.setitem(service.__dict__, "questions", (bare, bare))

    assert list(forms.NO_PHONE_NEEDED.look(at_ease)) != []
    assert list(forms.ASKED_ONCE.look(at_ease)) != []


def test_a_name_that_is_refused_is_found(at_ease: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "read_entry", lambda *_args: ())

    assert list(forms.TOLERANT.look(at_ease)) != []


def test_an_answer_missing_before_sending_is_found(
    at_ease: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = Journey.rows
    monkeypatch.setattr(Journey, "rows", lambda self, texts: rows(self, texts)[1:])

    assert list(forms.CHECKED_BEFORE_SENT.look(at_ease)) != []


def test_an_answer_lost_with_the_language_is_found(
    at_ease: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = at_ease.take

    def losing(tag: str) -> None:
        take(tag)
        at_ease.journey._drafts.clear()

    monkeypatch.setattr(at_ease, "take", losing)

    assert list(forms.LANGUAGE_KEPT.look(at_ease)) != []


def test_a_letter_without_a_key_is_found(at_ease: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(writing.ALPHABETS, "en", "þ")

    assert list(writing.ALPHABET.look(at_ease)) != []


def test_digits_in_a_strange_order_are_found(
    at_ease: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_keys", lambda _visitor: list("3216549870"))

    assert list(writing.NUMBER_PAD.look(at_ease)) != []


def test_a_tile_that_acts_too_early_is_found(
    at_ease: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touch, "_left", lambda _visitor: True)

    assert any("comes down" in fault.what for fault in touch.SLIDE_OFF.look(at_ease))


def test_a_held_key_that_acts_again_is_found(
    at_ease: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    press = touch._press
    monkeypatch.setattr(touch, "_press", lambda visitor, repeat: press(visitor, repeat=False))

    assert list(touch.NO_KEY_REPEAT.look(at_ease)) != []


def test_help_without_a_person_is_found(at_ease: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(at_ease.models.help), "counter", "")

    assert list(first_and_help.HELP_TELLS.look(at_ease)) != []


def test_a_frame_that_moves_is_found() -> None:
    def page(screen: str, x: int, size: str = "1080x1920", more: str = "") -> Outline:
        where = Where(screen, "one", size=size)
        names = frozenset({"help", more} - {""})
        return Outline(where, (("help", (x, 0, 90, 90)),), names, False, 4.0)

    assert list(frame.FRAME_PLACE.look([page("home", 0), page("service", 40)])) != []
    assert list(frame.FRAME_PLACE.look([page("home", 0), page("service", 4)])) == []
    there = [page("home", 0, more="search"), page("home", 0, "1920x1080")]
    assert [fault.element for _, fault in orientations.ORIENTATIONS.look(there)] == ["search"]


TRAP = f"""
Rectangle {{ width: 90; height: 90; focus: true; Accessible.name: "One"; {BUTTON}
    Keys.onDownPressed: {{}} }}
Rectangle {{ y: 200; width: 90; height: 90; Accessible.name: "Two"; {BUTTON} }}
"""


def test_keys_that_are_caught_are_found(scene: Scene) -> None:
    assert any("never reached" in f.what for f in keys_walk.KEY_ORDER.look(scene(TRAP)))


TICKS_BY_PASSING = f"""
Rectangle {{ width: 90; height: 90; focus: true; Accessible.name: "One"; {BUTTON}
    Keys.onDownPressed: two.forceActiveFocus() }}
Rectangle {{ id: two; y: 200; width: 90; height: 90; Accessible.name: "Two"; {BUTTON}
    property bool checked: activeFocus }}
"""


def test_a_choice_made_by_passing_over_it_is_found(scene: Scene) -> None:
    assert list(keys_walk.FOCUS_CHANGES_NOTHING.look(scene(TICKS_BY_PASSING))) != []


SOURCES = {
    sources.ONE_FINGER: "Item { PinchHandler {} }",
    sources.NO_SCROLLING: "Item { Flickable {} }",
    sources.NO_MOTION: "NumberAnimation { loops: Animation.Infinite }",
    sources.NO_MEDIA: "SoundEffect { source: 'x' }",
    sources.OWN_CONTROLS: "import QtQuick.Controls",
    sources.NO_BODY: "QAudioInput {}",
    sources.ACT_ON_RELEASE: "TapHandler { onTapped: x() }",
}


@pytest.mark.parametrize("check", SOURCES, ids=lambda check: check.name)
def test_a_source_that_may_not_be_is_found(check: Check, tmp_path: Path) -> None:
    (tmp_path / "A.qml").write_text("// Flickable PinchHandler SoundEffect\nItem {}")
    assert list(check.look(tmp_path)) == []

    (tmp_path / "A.qml").write_text(SOURCES[check])

    assert len(list(check.look(tmp_path))) == 1
