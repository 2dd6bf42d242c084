"""YAML as people write it in packs: plain values, each remembered with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from kiosk.pack.faults import Fault

Key: TypeAlias = "str | int"
Place: TypeAlias = tuple[Key, ...]
"""Where a value is inside a file: keys and positions from the top."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_DEEPEST = 40
_LONGEST_NUMBER = 30

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\d+\.\d*|\.\d+)([eE][-+]?\d+)?|[-+]?\d+[eE][-+]?\d+")
_NULL = {"", "~", "null"}
_BOOLEANS = {"true": True, "false": False}


@dataclass
class Source:
    """A parsed file: its plain value, the line of each place, and the faults of the YAML itself."""

    file: str
    value: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, place: Sequence[Key]) -> int:
        """Return the line of a place, or of the nearest thing around it; 0 for an empty file."""
        for end in range(len(place), -1, -1):
            found = self.lines.get(tuple(place[:end]))
            if found is not None:
                return found
        return 0

    def fault(self, place: Sequence[Key], problem: str, mend: str) -> Fault:
        """Build a fault at a place of this file."""
        return Fault(self.file, self.line(place), show_place(place), problem, mend)


def show_place(place: Sequence[Key]) -> str:
    """Write a place as a person would: `questions[2].title`; positions count from 0."""
    shown = ""
    for key in place:
        shown += f"[{key}]" if isinstance(key, int) else f".{key}"
    return shown.removeprefix(".")


def read_source(folder: Path, name: str) -> Source:
    """Read one YAML file of a pack; what is wrong with it is in `faults`, never raised.

    Scalars follow YAML 1.2's core schema, so that `no`, `on` and `09:30` stay words, and days stay
    text. Anchors and tags are refused: a translator's tool cannot follow them.
    """
    source = Source(name)
    try:
        text = (folder / name).read_text(encoding="utf-8-sig")
        _Builder(source, yaml.parse(text, Loader=_Loader)).build_file()
    except OSError as error:
        source.faults.append(Fault(name, 0, "", _why(error), "Put the file into the pack."))
    except UnicodeDecodeError as error:
        problem = f"it is not UTF-8 (byte {error.start})"
        source.faults.append(Fault(name, 0, "", problem, "Save it as UTF-8."))
    except _TooDeep as error:
        mend = "No file of a pack is that deep: look for a lost bracket."
        source.faults.append(Fault(name, error.line, "", "it is nested too deep", mend))
    except yaml.YAMLError as error:
        source.faults.append(_yaml_fault(name, error))
    return source


class _TooDeep(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


class _Builder:
    """Builds plain values straight from the parser's events, which cost no stack to read."""

    def __init__(self, source: Source, events: Iterator[Event]) -> None:
        self._source = source
        self._events = events

    def build_file(self) -> None:
        event = self._next()
        if isinstance(event, StreamEndEvent):
            return
        self._source.value = self._build(self._next(), ())
        self._next()  # the end of the document
        if not isinstance(event := self._next(), StreamEndEvent):
            self._refuse(event, (), "a second document begins here", "Keep one in a file.")

    def _next(self) -> Event:
        event = next(self._events)
        return self._next() if isinstance(event, StreamStartEvent) else event

    def _build(self, event: Event, place: Place) -> Any:
        self._source.lines.setdefault(place, _line(event))
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._refuse(event, place, f"the tag {tag} is not known", "Remove it.")
        if isinstance(event, ScalarEvent):
            return _scalar(event)
        if isinstance(event, AliasEvent):
            self._refuse(event, place, "an anchor is used here", "Write the value out.")
            return None
        if len(place) >= _DEEPEST:
            raise _TooDeep(_line(event))
        return self._list(place) if isinstance(event, SequenceStartEvent) else self._mapping(place)

    def _list(self, place: Place) -> list[Any]:
        built: list[Any] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            built.append(self._build(event, (*place, len(built))))
        return built

    def _mapping(self, place: Place) -> dict[str, Any]:
        built: dict[str, Any] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = str(event.value) if isinstance(event, ScalarEvent) else "?"
            inside = (*place, key)
            if not isinstance(event, ScalarEvent) or key == "<<":
                self._refuse(event, place, "a key is not a word", "Use a plain word as key.")
                self._skip(event, place)
            elif key in built:
                self._refuse(event, inside, f"the key '{key}' is there twice", "Keep one.")
            self._source.lines.setdefault(inside, _line(event))
            value = self._build(self._next(), inside)
            built.setdefault(key, value)
        return built

    def _skip(self, event: Event, place: Place) -> None:
        if not isinstance(event, ScalarEvent | AliasEvent):
            self._build(event, (*place, "?"))

    def _refuse(self, event: Event, place: Place, problem: str, mend: str) -> None:
        place_shown = show_place(place)
        fault = Fault(self._source.file, _line(event), place_shown, problem, mend)
        self._source.faults.append(fault)


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _scalar(event: ScalarEvent) -> str | int | float | bool | None:
    text = str(event.value)
    if event.style in ("'", '"', "|", ">"):
        return text
    if text.lower() in _NULL:
        return None
    if text.lower() in _BOOLEANS:
        return _BOOLEANS[text.lower()]
    if len(text) <= _LONGEST_NUMBER and _INT.fullmatch(text):
        return int(text)
    if len(text) <= _LONGEST_NUMBER and _FLOAT.fullmatch(text):
        return float(text)
    return text


def _why(error: OSError) -> str:
    missing = isinstance(error, FileNotFoundError)
    return "the file is missing" if missing else f"it cannot be read: {error.strerror}"


def _yaml_fault(name: str, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else 0
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
    if "nesting depth" in problem:  # newer PyYAML counts for itself
        mend = "No file of a pack is that deep: look for a lost bracket."
        return Fault(name, line, "", "it is nested too deep", mend)
    return Fault(name, line, "", f"this is not YAML: {problem}", "Mend the indent or the quotes.")
