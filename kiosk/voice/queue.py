"""What is to be said, in order; and what is not: nothing private on the loudspeaker unasked."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from kiosk.language.languages import LANGUAGES
from kiosk.voice import levels
from kiosk.voice.entry import Entry, sort_out
from kiosk.voice.events import Began, NoVoice, SpeakingChanged, VoiceEvent, Withheld, WordHeard
from kiosk.voice.port import Finished, Route, SpeechEngine, SpeechEvent, Started, Utterance, Word
from kiosk.voice.script import Script

Poster: TypeAlias = Callable[[Callable[[], None]], None]


class Voice:
    """The one voice of the kiosk, over any SpeechEngine.

    `post` runs a piece of work where events shall arrive, as in the screen's event loop; without it
    they arrive in the thread that reads from the engine.
    """

    def __init__(
        self, engine: SpeechEngine, post: Poster | None = None, route: Route = "speaker"
    ) -> None:
        self._engine = engine
        self._post: Poster = post or (lambda work: work())
        self._lock = threading.RLock()
        self._told: list[Callable[[VoiceEvent], None]] = []
        self._waiting: deque[Entry] = deque()
        self._current: Entry | None = None
        self._last: tuple[Entry, ...] = ()
        self._kept: tuple[Entry, ...] = ()
        self._word = 0
        self._job = 0
        self._speaking = False
        self._paused = False
        self._going_on = False
        self._route: Route = route
        self._volume = levels.VOLUME_DEFAULT
        self._rate = levels.RATE_DEFAULT
        self._script: Script | None = None
        self._speaking_thread = 0
        engine.listen(self._on_engine)
        engine.set_gain(levels.gain(self._volume))
        engine.warm()

    def listen(self, told: Callable[[VoiceEvent], None]) -> None:
        """Add one who is told of every event."""
        self._told.append(told)

    def deliver_through(self, post: Poster) -> None:
        """Let events arrive by another way from now on, such as a screen's event loop."""
        self._post = post

    def record(self, script: Script | None) -> None:
        """Write down what is said from now on, or stop doing so; for tools only."""
        self._script = script

    # Saying

    def say(
        self,
        utterances: Utterance | Iterable[Utterance],
        *,
        interrupt: bool = True,
        asked: bool = False,
    ) -> None:
        """Say these in order, instead of what is being said or after it (A08).

        With `asked` the resident has just asked to hear exactly this, so private ones are said on
        the loudspeaker too (B04).
        """
        with self._lock:
            given = [utterances] if isinstance(utterances, Utterance) else list(utterances)
            if interrupt:
                self._silence()
            entries = self._sayable(given, asked=asked)
            self._last = tuple(entries) if interrupt else (*self._last, *entries)
            self._waiting.extend(entries)
            self._go_on()

    def enqueue(self, utterances: Utterance | Iterable[Utterance], *, asked: bool = False) -> None:
        """Say these after what is being said."""
        self.say(utterances, interrupt=False, asked=asked)

    def interject(self, utterance: Utterance) -> None:
        """Say this at once, then go on with the word that was cut off; what is held stays held."""
        with self._lock:
            rest = [self._current.rest(self._word)] if self._current else []
            interrupted, held = (*rest, *self._waiting), self.is_paused
            interrupted, last = (interrupted or self._kept), self._last
            self._silence()
            self._waiting.extend(self._sayable([utterance], asked=False))
            if held:
                self._kept = interrupted
            else:
                self._waiting.extend(interrupted)
            self._last = last
            self._go_on()

    def stop(self) -> None:
        """Fall silent within 100 ms and drop what was still to come (A08)."""
        with self._lock:
            self._silence()
            self._tell_speaking()

    def repeat(self) -> None:
        """Say the last thing again from its start (A09)."""
        with self._lock:
            self._silence()
            self._waiting.extend(e for e in self._last if e.may_be_heard(self._route))
            self._go_on()

    def pause(self) -> None:
        """Hold where it is (A09)."""
        with self._lock:
            if self._current and not self._paused:
                self._paused = True
                self._engine.pause()
                self._tell_speaking()

    def resume(self) -> None:
        """Go on from where it was held."""
        with self._lock:
            if self._kept:
                kept = self._kept
                self._silence()
                self._waiting.extend(kept)
                self._go_on()
            elif self._paused:
                self._paused = False
                self._engine.resume()
                self._tell_speaking()
                self._go_on()

    def clear(self) -> None:
        """End of a resident session: nothing that was said stays, every level is as at first.

        A script asked for by a tool is kept, for it belongs to the tool.
        """
        with self._lock:
            self._silence()
            self._last = ()
            self.volume = levels.VOLUME_DEFAULT
            self.rate = levels.RATE_DEFAULT
            self._tell_speaking()
        self._engine.forget()

    def close(self) -> None:
        """End the voice and its engine."""
        with self._lock:
            self._silence()
        self._engine.close()

    # Asking and setting

    def can_speak(self, language: str) -> bool:
        """Whether there is a voice for a language tag on this machine (A13)."""
        voice = LANGUAGES[language].voice if language in LANGUAGES else None
        return voice is not None and self._engine.can_speak(voice)

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said; false while it is held."""
        return self._speaking

    @property
    def is_paused(self) -> bool:
        """Whether something is held."""
        return self._paused or bool(self._kept)

    @property
    def volume(self) -> int:
        """The volume step, 0 to 10 (B08); takes effect in what is being said."""
        return self._volume

    @volume.setter
    def volume(self, step: int) -> None:
        self._volume = levels.volume_step(step)
        self._engine.set_gain(levels.gain(self._volume))

    @property
    def rate(self) -> int:
        """The rate step, 0 to 6 (A22); takes effect with the next utterance."""
        return self._rate

    @rate.setter
    def rate(self, step: int) -> None:
        self._rate = levels.rate_step(step)

    @property
    def route(self) -> Route:
        """Where sound goes. Pulling the headset out holds the speech (B03)."""
        return self._route

    @route.setter
    def route(self, route: Route) -> None:
        with self._lock:
            if route == self._route:
                return
            self._route = route
            if route == "headset":
                return
            if self._current and not self._current.may_be_heard(route):
                self._silence()
                self._tell_speaking()
            self.pause()

    # Inside, with the lock held
    def _sayable(self, given: list[Utterance], *, asked: bool) -> list[Entry]:
        found = sort_out(given, asked=asked, route=self._route, can_speak=self.can_speak)
        for utterance in found.withheld:
            self._tell(Withheld(utterance.source))
        for language in sorted(found.voiceless):
            self._tell(NoVoice(language))
        return found.entries

    def _silence(self) -> None:
        self._waiting.clear()
        self._kept = ()
        self._paused = False
        if self._current:
            self._current = None
            self._job += 1  # whatever still comes from the old job is not listened to
            self._engine.stop()

    def _go_on(self) -> None:
        if self._going_on:
            return  # an engine that is done at once comes back here; the loop below goes on
        self._going_on = True
        try:
            self._begin_next()
        finally:
            self._going_on = False
        self._tell_speaking()

    def _begin_next(self) -> None:
        while self._current is None and self._waiting and not self._paused:
            entry = self._waiting.popleft()
            if entry.may_be_heard(self._route):
                self._begin(entry)
            else:
                self._tell(Withheld(entry.utterance.source))

    def _begin(self, entry: Entry) -> None:
        voice = LANGUAGES[entry.utterance.language].voice or ""
        self._current = entry
        self._word = entry.offset
        self._job += 1
        if self._script and entry.tries == 1 and not entry.again:
            self._script.add(entry.utterance, entry.spoken.text, self._route)
        self._speaking_thread = threading.get_ident()
        self._engine.speak(self._job, entry.spoken.text, voice, self._rate)
        self._speaking_thread = 0

    def _on_engine(self, event: SpeechEvent) -> None:
        if self._speaking_thread == threading.get_ident():
            self._on_event(event)  # an engine that answers within the call is heard at once
        else:
            self._post(lambda: self._on_event(event))

    def _on_event(self, event: SpeechEvent) -> None:
        with self._lock:
            entry = self._current
            if entry is None or event.job != self._job:
                return
            match event:
                case Started():
                    self._tell(Began(entry.utterance))
                case Word():
                    start, length = entry.spoken.written_span(event.start, event.length)
                    start += entry.offset
                    self._word = start
                    self._tell(WordHeard(entry.utterance, start, length))
                case Finished():
                    self._end(entry, event)

    def _end(self, entry: Entry, event: Finished) -> None:
        self._current = None
        if event.fault == "no-voice":
            self._tell(NoVoice(entry.utterance.language))
        elif event.fault == "engine-died" and entry.tries == 1:
            self._waiting.appendleft(replace(entry, tries=2))
        self._go_on()

    def _tell_speaking(self) -> None:
        speaking = self._current is not None and not self._paused
        if speaking != self._speaking:
            self._speaking = speaking
            self._tell(SpeakingChanged(speaking))

    def _tell(self, event: VoiceEvent) -> None:
        for told in self._told:
            told(event)
