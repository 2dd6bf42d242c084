"""The voice: order, interruption, what is withheld, what is kept and what is forgotten."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.voice import levels
from kiosk.voice.engine_process import EngineProcess
from kiosk.voice.events import Began, NoVoice, SpeakingChanged, Withheld, WordHeard
from kiosk.voice.port import Utterance, Word
from kiosk.voice.queue import Voice
from kiosk.voice.script import Script
from kiosk.voice.silent import SilentEngine, seconds_to_say
from tests.fakes import FakeClock
from tests.kiosk.voice.conftest import Heard


class Room:
    """A voice on the silent engine, with everything it said and told."""

    def __init__(self, clock: FakeClock, voices: set[str] | None = None) -> None:
        self.clock = clock
        self.engine = SilentEngine(clock, voices)
        self.voice = Voice(self.engine)
        self.script = Script(clock)
        self.voice.record(self.script)
        self.events: list[object] = []
        self.voice.listen(self.events.append)

    def pass_time(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.engine.tick()

    @property
    def said(self) -> list[str]:
        return [line.text for line in self.script.lines]


@pytest.fixture
def room(clock: FakeClock) -> Room:
    return Room(clock)


def en(text: str, source: str = "", *, private: bool = False) -> Utterance:
    return Utterance(text, "en", source, private)


def test_things_are_said_one_after_the_other(room: Room) -> None:
    room.voice.say([en("One"), en("Two")])
    assert room.said == ["One"]
    room.pass_time(10)
    assert room.said == ["One", "Two"]
    room.pass_time(10)
    assert not room.voice.is_speaking
    assert [e for e in room.events if isinstance(e, SpeakingChanged)] == [
        SpeakingChanged(True),
        SpeakingChanged(False),
    ]


def test_new_speech_interrupts_old_and_drops_what_was_to_come(room: Room) -> None:
    """A08."""
    room.voice.say([en("One"), en("Two")])
    room.voice.say(en("Three"))
    room.pass_time(10)
    room.pass_time(10)
    assert room.said == ["One", "Three"]


def test_queued_speech_waits_for_its_turn(room: Room) -> None:
    room.voice.say(en("One"))
    room.voice.enqueue(en("Two"))
    assert room.said == ["One"]
    room.pass_time(10)
    assert room.said == ["One", "Two"]


def test_stop_drops_everything(room: Room) -> None:
    room.voice.say([en("One"), en("Two")])
    room.voice.stop()
    room.pass_time(10)
    assert room.said == ["One"]
    assert room.events[-1] == SpeakingChanged(False)


def test_the_last_thing_can_be_repeated(room: Room) -> None:
    """A09."""
    room.voice.say([en("One"), en("Two")])
    room.pass_time(10)
    room.pass_time(10)
    room.voice.repeat()
    room.pass_time(10)
    assert room.said == ["One", "Two", "One", "Two"]


def test_a_pause_holds_the_time_and_counts_as_silence(room: Room) -> None:
    """A09; while it is held the idle clock may run."""
    room.voice.say([en("One"), en("Two")])
    room.voice.pause()
    assert not room.voice.is_speaking
    room.pass_time(60)
    assert room.said == ["One"]
    room.voice.resume()
    assert room.voice.is_speaking
    room.pass_time(10)
    assert room.said == ["One", "Two"]


def test_speech_lasts_as_long_as_its_rate_says(room: Room) -> None:
    """A22, by the injected clock."""
    text = "Where is the broken street light?"
    room.voice.rate = 6
    room.voice.say(en(text))
    quick = seconds_to_say(text, levels.RATE_DEFAULT) / 2
    room.pass_time(quick - 0.01)
    assert room.voice.is_speaking
    room.pass_time(0.02)
    assert not room.voice.is_speaking


def test_a_personal_answer_is_not_said_on_the_loudspeaker(room: Room) -> None:
    """B04."""
    room.voice.say([en("Your name"), en("Amal", "name", private=True), en("Next")])
    room.pass_time(10)
    room.pass_time(10)
    assert room.said == ["Your name", "Next"]
    assert Withheld("name") in room.events


def test_a_personal_answer_is_said_when_the_resident_asks(room: Room) -> None:
    room.voice.say(en("Amal", private=True), asked=True)
    assert room.said == ["Amal"]
    assert room.script.lines[0].private


def test_a_personal_answer_is_said_in_the_headset(room: Room) -> None:
    room.voice.route = "headset"
    room.voice.say(en("Amal", private=True))
    assert [(line.text, line.route) for line in room.script.lines] == [("Amal", "headset")]


def test_pulling_out_the_headset_silences_what_is_personal(room: Room) -> None:
    """B03: not in the word that is being said, not in what waits, not in a repeat."""
    room.voice.route = "headset"
    room.voice.say([en("Amal", private=True), en("Secret", private=True)])
    room.voice.route = "speaker"
    room.pass_time(10)
    room.voice.repeat()
    room.pass_time(10)
    assert room.said == ["Amal"]
    assert not room.voice.is_speaking


def test_pulling_out_the_headset_holds_what_anybody_may_hear(room: Room) -> None:
    room.voice.route = "headset"
    room.voice.say([en("Where is the light?"), en("Amal", private=True), en("Next")])
    room.voice.route = "speaker"
    assert room.voice.is_paused
    room.voice.resume()
    room.pass_time(10)
    assert room.said == ["Where is the light?", "Next"]


def test_a_language_without_a_voice_is_told_and_never_read_by_another(clock: FakeClock) -> None:
    """A12, A13."""
    room = Room(clock, {"en-us"})
    room.voice.say([Utterance("مرحبا", "ar"), Utterance("أهلا", "ar"), en("Hello")])
    assert room.said == ["Hello"]
    assert [e for e in room.events if isinstance(e, NoVoice)] == [NoVoice("ar")]
    assert not room.voice.can_speak("ar")
    assert not room.voice.can_speak("tlh")


def test_marks_for_the_eye_are_not_said(room: Room) -> None:
    room.voice.say(en("Call \u2068112\u2069\nnow\u00ad"))
    assert room.said == ["Call 112 now"]


def test_a_text_with_nothing_to_say_is_left_out(room: Room) -> None:
    room.voice.say([en("  "), en("\u2068\u2069"), en("One")])
    assert room.said == ["One"]


def test_volume_and_rate_stay_within_their_steps(room: Room) -> None:
    room.voice.volume, room.voice.rate = 99, -3
    assert (room.voice.volume, room.voice.rate) == (10, 0)
    assert room.engine.gain == 1.0


def test_nothing_said_is_left_after_the_end(room: Room) -> None:
    """Issue 2, point 10; B10."""
    room.voice.record(None)
    room.voice.volume, room.voice.rate = 10, 6
    room.voice.say([en("canary-7391"), en("canary-7392")])
    room.voice.clear()
    assert "canary" not in repr(vars(room.voice))
    assert (room.voice.volume, room.voice.rate) == (
        levels.VOLUME_DEFAULT,
        levels.RATE_DEFAULT,
    )
    room.events.clear()
    room.voice.repeat()
    room.pass_time(10)
    assert room.events == []


def test_the_script_tells_what_was_said_how_and_when(room: Room, tmp_path: Path) -> None:
    room.voice.say([en("One", "start/title"), Utterance("Dos", "es", "start/es")])
    room.clock.advance(2)
    room.engine.tick()
    room.script.write(tmp_path / "speech.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "speech.jsonl").read_text().splitlines()]
    assert lines == [
        {"n": 1, "text": "One", "language": "en", "source": "start/title", "private": False,
         "route": "speaker", "at": 0.0},
        {"n": 2, "text": "Dos", "language": "es", "source": "start/es", "private": False,
         "route": "speaker", "at": 2.0},
    ]  # fmt: skip


def test_an_instant_engine_says_all_at_once_for_tools(clock: FakeClock) -> None:
    voice = Voice(SilentEngine(clock, instant=True))
    script = Script(clock)
    voice.record(script)
    voice.say([en(str(n)) for n in range(500)])
    assert len(script.lines) == 500
    assert not voice.is_speaking


def test_an_instant_engine_does_not_wait_for_the_loop_of_the_screen(clock: FakeClock) -> None:
    posted: list[Callable[[], None]] = []
    voice = Voice(SilentEngine(clock, instant=True), posted.append)
    script = Script(clock)
    voice.record(script)
    voice.say([en("One"), en("Two")])
    assert [line.text for line in script.lines] == ["One", "Two"]
    assert posted == []


def test_events_of_a_real_engine_arrive_where_they_are_posted(
    heard: Heard, closing: Callable[[Voice], Voice]
) -> None:
    posts = Heard()
    voice = closing(Voice(EngineProcess("silent"), posts))
    voice.listen(heard)
    voice.say(en("One"))
    posts.wait_for(callable)
    assert heard.events == [SpeakingChanged(True)]
    posts.events[0]()  # type: ignore[operator]
    assert isinstance(heard.events[1], Began)


# With the real engine


@pytest.fixture
def real(heard: Heard, closing: Callable[[Voice], Voice]) -> tuple[Voice, EngineProcess]:
    engine = EngineProcess("silent")
    voice = closing(Voice(engine))
    voice.listen(heard)
    return voice, engine


def test_words_are_told_at_their_place_on_screen(
    real: tuple[Voice, EngineProcess], heard: Heard
) -> None:
    """A11: isolates round a value are not said, but they are in the text on screen."""
    voice, _ = real
    voice.rate = 6
    written = Utterance("Call \u2068City Hall\u2069 now", "en", "call")
    voice.say(written)
    heard.wait_for(lambda event: event == SpeakingChanged(False))
    spans = [(e.start, e.length) for e in heard.events if isinstance(e, WordHeard)]
    assert [written.text[s : s + n] for s, n in spans] == ["Call", "City", "Hall", "now"]


def test_what_was_cut_off_by_a_death_is_said_again_once(
    real: tuple[Voice, EngineProcess], heard: Heard
) -> None:
    voice, engine = real
    script = Script(FakeClock())
    voice.record(script)
    voice.rate = 6
    voice.say([en("This was being said when it died"), en("Then this")])
    heard.wait_for_kind(Began)
    assert engine.pid
    os.kill(engine.pid, signal.SIGKILL)
    heard.wait_for(lambda event: event == SpeakingChanged(False))
    begun = [event.utterance.text for event in heard.events if isinstance(event, Began)]
    assert begun == [
        "This was being said when it died",
        "This was being said when it died",
        "Then this",
    ]
    assert [line.n for line in script.lines] == [1, 2]


def test_a_word_in_between_goes_on_with_the_word_it_cut_off(room: Room) -> None:
    """Interaction model, line 11: volume keys do not end what is said."""
    room.voice.say([en("One two three", "a"), en("Four", "b")])
    room.engine._heard(Word(room.engine._job, 4, 3))
    room.voice.interject(en("Volume 6"))
    assert room.said == ["One two three", "Volume 6"]
    room.pass_time(10)
    assert room.events[-1] == Began(en("One two three", "a"))
    room.engine._heard(Word(room.engine._job, 4, 5))
    assert room.events[-1] == WordHeard(en("One two three", "a"), 8, 5)
    room.pass_time(10)
    assert room.said == ["One two three", "Volume 6", "Four"]
    assert not any(event == SpeakingChanged(False) for event in room.events)


def test_what_is_held_stays_held_through_a_word_in_between(room: Room) -> None:
    room.voice.say(en("One two"))
    room.voice.pause()
    room.voice.interject(en("Volume 6"))
    room.pass_time(10)
    assert not room.voice.is_speaking
    assert room.voice.is_paused
    room.voice.resume()
    assert room.voice.is_speaking
    assert not room.voice.is_paused
    room.voice.stop()
    assert not room.voice.is_paused


def test_a_private_rest_is_not_said_when_the_headset_has_gone(clock: FakeClock) -> None:
    """B03: the interrupted answer does not come back on the loudspeaker."""
    room = Room(clock)
    room.voice.route = "headset"
    room.voice.say(en("My name", private=True))
    room.voice.interject(en("Volume 6"))
    room.voice.route = "speaker"
    room.voice.resume()
    room.pass_time(10)
    room.pass_time(10)
    assert not room.voice.is_speaking
    assert [type(event) for event in room.events if isinstance(event, Withheld)] == [Withheld]
