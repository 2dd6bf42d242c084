"""What the voice says is what the script says: an ear that knows no script hears it (A04, A13).

pocketsphinx listens in grammar mode to the samples of the real voice. Its grammar holds what the
kiosk says, and for each sentence decoys that differ from it by a word, many by one sound: it must
pick the one that was written down.

Four pairs are beyond this ear at the usual rate and are not asked of it: finish and finished before
"and", clear and clean, "choice two" and "choice ten", answer and answers at the end. A slower voice
is no help: of 39 sentences it misses 4 at 125 words a minute, 7 at 88 and 14 at half the rate, for
the model was made of people who talk at their own pace.
"""

from __future__ import annotations

import random
import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import pytest
from pocketsphinx import Decoder

from kiosk.voice.sinks import SAMPLE_RATE
from tests.kiosk.voice.conftest import Studio

HEARS_AT = 16000
"""Samples a second of the model that comes with pocketsphinx."""

ROOM = 20
"""Noise of a room, in steps of a sample: perfect silence is nothing that the model knows."""


@dataclass(frozen=True)
class Line:
    """A line of the speech script, and what an ear that does not listen may take it for."""

    said: str
    decoys: tuple[str, ...]


LINES = (
    Line("How can the city help you?", ("How can the city hear you?", "Who can the city help?")),
    Line("Report a problem", ("Reply to a problem", "Report a person", "Report the problem")),
    Line("Ask for a service", ("Ask for a surface", "Pay for a service", "Ask for the service")),
    Line("Find help near me", ("Find help for me", "Find health near me", "Find help near you")),
    Line(
        "Broken street light",
        ("Broken street sign", "Broken traffic light", "Broken street lights"),
    ),
    Line(
        "What is wrong with the light?", ("What is wrong with the line?", "What is on the light?")
    ),
    Line("It is off all night", ("It is on all night", "It is off all day")),
    Line(
        "It goes on and off", ("It goes on all night", "It goes up and down", "It goes on and on")
    ),
    Line(
        "Where is the light?",
        ("Where is the lake?", "When is the light?", "Where is the right?", "Where was the light?"),
    ),
    Line("Near this kiosk", ("Near this street", "Not near this kiosk", "Hear this kiosk")),
    Line(
        "When did you see it?",
        ("Why did you see it?", "When did you hear it?", "When did we see it?"),
    ),
    Line(
        "In the last seven days",
        ("In the last eleven days", "In the next seven days", "In the past seven days"),
    ),
    Line("Is it dangerous?", ("Is it generous?", "It is dangerous.")),
    Line("Yes", ("No", "Not sure", "No sure")),
    Line("No", ("Yes", "Next")),
    Line("Not sure", ("For sure", "No")),
    Line(
        "I will come back here",
        ("I will not come back", "I will come by here", "I will come back there"),
    ),
    Line("Check your answers", ("Change your answers", "Check your letters", "Check our answers")),
    Line(
        "Send to the city",
        ("Send to the sister", "Sent by the city", "Sent to the city", "Send to a city"),
    ),
    Line(
        "Your report is saved",
        (
            "Your report is lost",
            "Your reply is saved",
            "Your report is safe",
            "Your report was saved",
        ),
    ),
    Line("Finish and clear", ("Finish and close", "Finish the year")),
    Line(
        "Choice two of five", ("Choice three of five", "Choice two of nine", "Choice two of four")
    ),
)


def words_of(text: str) -> str:
    """Return a sentence as the model's dictionary writes it."""
    return " ".join(re.findall(r"[a-z']+", text.lower()))


class Ear:
    """Hears which of some sentences was said."""

    def __init__(self, sentences: set[str]) -> None:
        self._decoder = Decoder(samprate=HEARS_AT, lm=None, loglevel="FATAL")
        unknown = {word for text in sentences for word in text.split() if not self._knows(word)}
        assert unknown == set(), "the dictionary of the model has no such words"
        grammar = " | ".join(sorted(sentences))
        self._decoder.add_jsgf_string(
            "kiosk", f"#JSGF V1.0; grammar kiosk; public <said> = {grammar};"
        )
        self._decoder.activate_search("kiosk")

    def _knows(self, word: str) -> bool:
        return self._decoder.lookup_word(word) is not None

    def hear(self, samples: array[int]) -> str:
        """Return the sentence that was said; empty where it was none of them."""
        noise = random.Random(1)
        quiet = array("h", bytes(HEARS_AT))
        sound = quiet + at_rate(samples, HEARS_AT) + quiet
        room = array("h", (_within(v + noise.randint(-ROOM, ROOM)) for v in sound))
        self._decoder.start_utt()
        self._decoder.process_raw(room.tobytes(), no_search=False, full_utt=True)
        self._decoder.end_utt()
        heard = self._decoder.hyp()
        return str(heard.hypstr) if heard is not None else ""


def _within(value: int) -> int:
    return min(max(value, -32768), 32767)


def at_rate(samples: array[int], rate: int) -> array[int]:
    """Return 22050 samples a second as so many, each the mean of those around its moment."""
    step = Fraction(SAMPLE_RATE, rate)
    last = len(samples) - 1
    found: array[int] = array("h")
    for number in range(int(last / step)):
        place = number * step
        at = int(place)
        part = float(place - at)
        found.append(round(samples[at] * (1 - part) + samples[min(at + 1, last)] * part))
    return found


@pytest.fixture(scope="module")
def ear() -> Ear:
    return Ear({words_of(text) for line in LINES for text in (line.said, *line.decoys)})


@pytest.mark.soak
@pytest.mark.parametrize("line", LINES, ids=lambda line: words_of(line.said))
def test_what_is_said_is_heard_among_decoys(
    line: Line, ear: Ear, studio: Studio, speak: Callable[..., bool]
) -> None:
    assert speak(line.said)

    assert ear.hear(studio.sound) == words_of(line.said)


@pytest.mark.soak
def test_another_sentence_than_the_script_has_is_noticed(
    ear: Ear, studio: Studio, speak: Callable[..., bool]
) -> None:
    speak("Report a person")

    assert ear.hear(studio.sound) != words_of("Report a problem")
