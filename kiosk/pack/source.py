"""YAML as people write it in packs: plain values, each remembered with its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kiosk.pack.faults import Fault

Key: TypeAlias = "str | int"
Place: TypeAlias = tuple[Key, ...]
"""Where a value is inside a file: keys and positions from the top."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

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
    text. Anchors are refused: a translator's tool cannot follow them.
    """
    source = Source(name)
    try:
        text = (folder / name).read_text(encoding="utf-8-sig")
        node = _compose(text)
    except OSError as error:
        source.faults.append(Fault(name, 0, "", _why(error), "Put the file into the pack."))
    except UnicodeDecodeError as error:
        problem = f"it is not UTF-8 (byte {error.start})"
        source.faults.append(Fault(name, 0, "", problem, "Save it as UTF-8."))
    except yaml.YAMLError as error:
        source.faults.append(_yaml_fault(name, error))
    else:
        if node is not None:
            source.value = _Builder(source).build(node, ())
    return source


def _compose(text: str) -> Node | None:
    loader = _Loader(text)
    try:
        node: Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


class _Builder:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._seen: set[int] = set()

    def build(self, node: Node, place: Place) -> Any:
        self._source.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, ScalarNode):
            return _scalar(node)
        if id(node) in self._seen:
            self._refuse(node, place, "an anchor is used again here", "Write the value out.")
            return None
        self._seen.add(id(node))
        if isinstance(node, SequenceNode):
            return [self.build(item, (*place, index)) for index, item in enumerate(node.value)]
        return self._mapping(node, place) if isinstance(node, MappingNode) else None

    def _mapping(self, node: MappingNode, place: Place) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else None
            if key is None or key == "<<":
                self._refuse(key_node, place, "a key is not a word", "Use a plain word as key.")
            elif key in built:
                inside = (*place, key)
                self._refuse(key_node, inside, f"the key '{key}' is there twice", "Keep one.")
            else:
                self._source.lines[(*place, key)] = key_node.start_mark.line + 1
                built[key] = self.build(value_node, (*place, key))
        return built

    def _refuse(self, node: Node, place: Place, problem: str, mend: str) -> None:
        line = node.start_mark.line + 1
        self._source.faults.append(Fault(self._source.file, line, show_place(place), problem, mend))


def _scalar(node: ScalarNode) -> str | int | float | bool | None:
    text = str(node.value)
    if node.style in ("'", '"', "|", ">"):
        return text
    if text.lower() in _NULL:
        return None
    if text.lower() in _BOOLEANS:
        return _BOOLEANS[text.lower()]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def _why(error: OSError) -> str:
    missing = isinstance(error, FileNotFoundError)
    return "the file is missing" if missing else f"it cannot be read: {error.strerror}"


def _yaml_fault(name: str, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else 0
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
    return Fault(name, line, "", f"this is not YAML: {problem}", "Mend the indent or the quotes.")
