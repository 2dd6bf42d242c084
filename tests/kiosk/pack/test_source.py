from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.pack.explain import build
from kiosk.pack.model import City, Service
from kiosk.pack.source import Source, read_source, show_place
from kiosk.pack.starter import write_starter


def _read(folder: Path, text: str | bytes) -> Source:
    content = text.encode() if isinstance(text, str) else text
    (folder / "x.yaml").write_bytes(content)
    return read_source(folder, "x.yaml")


def test_each_place_knows_its_line(tmp_path: Path) -> None:
    source = _read(tmp_path, "a:\n  - b: 1\n    c: two\n\nd: [x,\n  y]\n")

    assert source.value == {"a": [{"b": 1, "c": "two"}], "d": ["x", "y"]}
    assert source.line(("a", 0, "c")) == 3
    assert source.line(("d", 1)) == 6
    assert source.line(("a", 0, "unknown", 7)) == 2
    assert show_place(("a", 0, "c")) == "a[0].c"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"), ("Yes", "Yes"), ("on", "on"), ("true", True), ("False", False), ("~", None),
        ("12", 12), ("-3", -3), ("012", "012"), ("0x1f", "0x1f"), ("1_000", "1_000"),
        ("3.50", 3.5), ("1e3", 1000.0), (".5", 0.5), (".inf", ".inf"), ("09:30", "09:30"),
        ("2026-11-24", "2026-11-24"), ('"12"', "12"), ("'null'", "null"), ("|\n  12\n", "12\n"),
        ("9" * 5000, "9" * 5000),
    ],
)  # fmt: skip
def test_scalars_follow_the_core_schema(tmp_path: Path, text: str, value: object) -> None:
    read = _read(tmp_path, f"v: {text}").value["v"]

    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[" * 300_000 + "]" * 300_000, "it is nested too deep"),
        ("a: &x {b: *x}", "an anchor is used here"),
        ("a: !!python/object:os.system x", "the tag"),
        ("a: 1\n---\nb: 2", "a second document begins here"),
        ("a: 1\na: 2", "the key 'a' is there twice"),
        ("{[a]: 1}", "a key is not a word"),
        ("a: 'x", "this is not YAML"),
        (b"a: \xff", "it is not UTF-8"),
        ("a: \x07", "this is not YAML"),
    ],
)
def test_what_cannot_be_followed_is_refused(
    tmp_path: Path, text: str | bytes, problem: str
) -> None:
    faults = _read(tmp_path, text).faults

    assert any(fault.problem.startswith(problem) for fault in faults), faults


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(alphabet="ab:- \n[]{},'\"&*!|>#?%@`~\t\u00e9", max_size=60))
def test_no_text_whatever_breaks_the_reading(tmp_path: Path, text: str) -> None:
    source = _read(tmp_path, text)

    assert all(fault.problem and fault.mend for fault in source.faults)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda part: (
        st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=5), part, max_size=3)
    ),
    max_leaves=5,
)


def _places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    found = [place]
    for key, part in items if isinstance(value, dict | list) else ():
        found += _places(part, (*place, key))
    return found


def _replaced(value: Any, place: tuple[Any, ...], new: Any) -> Any:
    if not place:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[place[0]] = _replaced(value[place[0]], place[1:], new)
    return copy


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data(), JSON)
@pytest.mark.parametrize(
    ("model", "file"), [(Service, "services/street-light.yaml"), (City, "city.yaml")]
)
def test_whatever_stands_in_a_file_is_taken_or_explained(
    tmp_path: Path, model: Any, file: str, data: st.DataObject, new: Any
) -> None:
    if not (tmp_path / file).exists():
        write_starter(tmp_path)
    whole = _plain(tmp_path / file)
    spoiled = _replaced(whole, data.draw(st.sampled_from(_places(whole))), new)

    built, faults = build(model, Source(file), spoiled)
    assert (built is None) == bool(faults)
    assert all(fault.problem and fault.mend for fault in faults)


def _plain(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
