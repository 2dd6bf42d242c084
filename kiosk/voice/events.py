"""What the voice tells those who listen to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kiosk.voice.port import Utterance


@dataclass(frozen=True)
class Began:
    """An utterance can be heard now."""

    utterance: Utterance


@dataclass(frozen=True)
class WordHeard:
    """A word can be heard now; `start` and `length` are code points of the utterance's text."""

    utterance: Utterance
    start: int
    length: int


@dataclass(frozen=True)
class SpeakingChanged:
    """Speech has begun after silence, or it is silent again (A08: the idle clock follows)."""

    speaking: bool


@dataclass(frozen=True)
class NoVoice:
    """Something was to be said in a language that has no voice here; the screen says so."""

    language: str


@dataclass(frozen=True)
class Withheld:
    """A private utterance was kept from the loudspeaker (B04)."""

    source: str


VoiceEvent: TypeAlias = Began | WordHeard | SpeakingChanged | NoVoice | Withheld
