"""The voice's steps: fast and slow, soft and loud, stopped at once (A08-A10, A22, B07-B09)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt

from kiosk.voice import levels
from kiosk.voice.port import Utterance
from ui.audit.check import program_check
from ui.audit.finding import Fault
from ui.audit.visitor import Visitor

WIDEST_STEP, RANGE, MIDDLE = 10.0, 18.0, 12.0


@program_check("loudness", "B07", "B08", wants="Ten steps of 3 dB, 18 dB or more from end to end.")
def LOUDNESS(_visitor: Visitor) -> Iterator[Fault]:
    """Find steps of the volume that are too coarse, or too few."""
    gains = [levels.decibels(step) for step in range(levels.VOLUME_LOUDEST + 1)]
    steps = [two - one for one, two in pairwise(gains)]
    if max(steps) > WIDEST_STEP or min(steps) <= 0:
        yield Fault("volume", "has too wide a step", f"{max(steps):g} dB", f"{WIDEST_STEP:g} dB")
    if gains[-1] - gains[0] < RANGE:
        yield Fault(
            "volume", "has too small a range", f"{gains[-1] - gains[0]:g} dB", f"{RANGE:g} dB"
        )
    if not any(abs(gain - gains[0] - MIDDLE) <= 1 for gain in gains):
        yield Fault("volume", "has no step 12 dB over the lowest")


@program_check(
    "speed", "A22", wants="Six speeds or more, from half to double, begun at 120-125 wpm."
)
def SPEED(_visitor: Visitor) -> Iterator[Fault]:
    """Find speeds that are missing."""
    rates = levels.RATE_PERCENT
    if len(rates) < 6 or rates[0] > 50 or rates[-1] < 200:
        yield Fault("speed", "has too few steps", str(rates))
    if not 120 <= levels.WORDS_PER_MINUTE * rates[levels.RATE_DEFAULT] / 100 <= 125:
        yield Fault("speed", "does not begin at 120 to 125 words a minute")


COUNTING = "one two three four five six seven"
"""Long enough to be interrupted; heard by nobody."""


@program_check(
    "interrupt", "A08", "A09", wants="A key stops the voice; it can repeat and pause.", heard=True
)
def INTERRUPT(visitor: Visitor) -> Iterator[Fault]:
    """Find a voice that goes on when a key is pressed, cannot say it again, or cannot be held."""
    voice, narrator = visitor.app.core.voice, visitor.app.narrator
    engine = voice._engine
    instant, engine._instant = engine._instant, False
    visitor.prefer(voice=True)
    visitor.go("home")
    try:
        narrator.say(COUNTING, visitor.language, "audit")
        visitor.hands.key(Qt.Key.Key_Shift)
        visitor.script.lines.clear()
        narrator.say(COUNTING, visitor.language, "audit")
        voice.pause()
        if not voice.is_paused:
            yield Fault("voice", "cannot be held")
        voice.resume()
        visitor.hands.key(Qt.Key.Key_Down)
        if any(line.source == "audit" for line in visitor.script.lines[1:]):
            yield Fault("voice", "goes on after a key")
        voice.stop()
        voice.say(Utterance("said before", visitor.language, "audit"), asked=True)
        voice.stop()
        visitor.script.lines.clear()
        narrator.repeat()
        if not visitor.script.lines:
            yield Fault("voice", "cannot say it again")
    finally:
        voice.stop()
        engine._instant = instant
        visitor.prefer(voice=False)


@program_check("voices", "A13", wants="A language without a voice is not offered to the ear.")
def VOICES(visitor: Visitor) -> Iterator[Fault]:
    """Find a language that offers to be heard and has no voice."""
    for row in visitor.app.app_model.languages.rows:
        if row.voiced and not visitor.app.core.voice.can_speak(row.key):
            yield Fault(row.key, "is offered to the ear and has no voice")
