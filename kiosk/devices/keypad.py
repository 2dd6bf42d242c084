"""The keypad: which key is which, and which strikes count.

A keypad's keys arrive as scan codes that mean nothing to the system or, worse, something else (F20
mutes the microphone, C18). So they are known by the code that somebody taught this kiosk, kept in
`<home>/keypad.json`: `{"version": 1, "keys": {"back": 191}}`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from kiosk.language.message import Message, msg

Key: TypeAlias = Literal[
    "back",
    "up",
    "down",
    "next",
    "action",
    "help",
    "quieter",
    "louder",
    "slower",
    "faster",
    "pause",
    "switch-1",
    "switch-2",
    "jack-in",
    "jack-out",
]

KEYS: tuple[Key, ...] = get_args(Key)
NEEDED: tuple[Key, ...] = KEYS[:8]
"""The keys without which nobody can finish anything; the others are extra."""

NAMES: dict[Key, Message] = {
    "back": msg("Back: one page back."),
    "up": msg("Up: the thing before."),
    "down": msg("Down: the next thing."),
    "next": msg("Next: one page on."),
    "action": msg("Round key: choose, or hold the voice."),
    "help": msg("Diamond key: help."),
    "quieter": msg("Softer."),
    "louder": msg("Louder."),
    "slower": msg("Slower."),
    "faster": msg("Faster."),
    "pause": msg("Pause: hold the voice, or go on."),
    "switch-1": msg("Switch {n}.", n=1),
    "switch-2": msg("Switch {n}.", n=2),
    "jack-in": msg("Headphones in."),
    "jack-out": msg("Headphones out."),
}
"""What a key says of itself while keys are described or taught."""

FILE = "keypad.json"
STRIKE_SECONDS = 0.25


class KeymapFault(Exception):
    """The file of learned keys cannot be used; the message says what to do."""


@dataclass(frozen=True)
class Keymap:
    """Native scan codes of the keypad; empty where none was taught (any keyboard still works)."""

    codes: Mapping[int, Key] = field(default_factory=dict)

    def key_of(self, code: int) -> Key | None:
        """Return the key with a native scan code."""
        return self.codes.get(code)

    def taught(self, key: Key, code: int) -> Keymap:
        """Return a map in which the key has this code, and only it."""
        kept = {c: k for c, k in self.codes.items() if k != key and c != code}
        return Keymap({**kept, code: key})

    @property
    def missing(self) -> tuple[Key, ...]:
        """Needed keys that have no code."""
        return tuple(key for key in NEEDED if key not in self.codes.values())


def read_keymap(home: Path) -> Keymap:
    """Return what was taught to the kiosk of this home; raises KeymapFault for a broken file."""
    file = home / FILE
    try:
        keys = json.loads(file.read_text(encoding="utf-8"))["keys"]
        codes = {int(code): key for key, code in keys.items()}
    except FileNotFoundError:
        return Keymap()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeymapFault(f"{file} cannot be read: run kiosk keypad learn again.") from error
    unknown = sorted(set(codes.values()) - set(KEYS))
    if unknown:
        raise KeymapFault(f"{file} names keys that are unknown: {', '.join(unknown)}.")
    return Keymap(codes)


def write_keymap(home: Path, keymap: Keymap) -> Path:
    """Keep what was taught; returns the file."""
    home.mkdir(parents=True, exist_ok=True)
    file, draft = home / FILE, home / f"{FILE}.new"
    keys = {key: code for code, key in sorted(keymap.codes.items())}
    draft.write_text(json.dumps({"version": 1, "keys": keys}, indent=2) + "\n", encoding="utf-8")
    draft.replace(file)
    return file


def learn(
    ask: Callable[[Key], int | None], keys: Iterable[Key] = KEYS, known: Keymap | None = None
) -> Keymap:
    """Teach a kiosk its keypad: `ask` returns the native scan code pressed for a key, or None."""
    keymap = known or Keymap()
    for key in keys:
        code = ask(key)
        if code is not None:
            keymap = keymap.taught(key, code)
    return keymap


class StrikeFilter:
    """Drops a strike that is the same as the one before and too soon after it (C07)."""

    def __init__(self, seconds: float = STRIKE_SECONDS) -> None:
        self.seconds = seconds
        self._last: tuple[object, float] | None = None

    def takes(self, what: object, at: float) -> bool:
        """Whether a strike at this time (seconds) counts; one that counts starts the time anew."""
        if self._last is not None and self._last[0] == what and at - self._last[1] < self.seconds:
            return False
        self._last = (what, at)
        return True

    def note(self, what: object, at: float) -> None:
        """Note a strike that is not filtered: the one before it is not the last any more."""
        self._last = (what, at)

    def clear(self) -> None:
        """Forget the last strike, and how long this resident asked for."""
        self._last = None
        self.seconds = STRIKE_SECONDS
