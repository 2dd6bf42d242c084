"""What stands in the queue of the voice, and what may not: private, or without a voice for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from kiosk.voice.port import Route, Utterance
from kiosk.voice.spoken import Spoken, spoken


@dataclass(frozen=True)
class Entry:
    """One utterance on its way; `asked` is one that the resident has just asked to hear (B04)."""

    utterance: Utterance
    spoken: Spoken
    asked: bool
    tries: int = 1
    offset: int = 0  # where in the utterance the spoken text begins
    again: bool = False  # it was begun before

    def may_be_heard(self, route: Route) -> bool:
        """Whether nothing private would be heard by others."""
        return self.asked or not self.utterance.private or route == "headset"

    def rest(self, word: int) -> Entry:
        """Return what is left from a word on, by its place in the utterance."""
        start = max(word, self.offset)
        return replace(self, spoken=spoken(self.utterance.text[start:]), offset=start, again=True)


@dataclass
class Sorted:
    """What was given to say, sorted: what can be said, what is withheld, what has no voice."""

    entries: list[Entry] = field(default_factory=list)
    withheld: list[Utterance] = field(default_factory=list)
    voiceless: set[str] = field(default_factory=set)


def sort_out(
    given: Iterable[Utterance], *, asked: bool, route: Route, can_speak: Callable[[str], bool]
) -> Sorted:
    """Sort what is to be said; what is empty when it is said is left out."""
    found = Sorted()
    for utterance in given:
        entry = Entry(utterance, spoken(utterance.text), asked)
        if not entry.spoken.text.strip():
            continue
        if not can_speak(utterance.language):
            found.voiceless.add(utterance.language)
        elif entry.may_be_heard(route):
            found.entries.append(entry)
        else:
            found.withheld.append(utterance)
    return found
