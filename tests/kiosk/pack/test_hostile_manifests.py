"""P39: manifests that lie, signed by the city's own keys, and any at all."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.pack.manifest import read_manifest
from kiosk.pack.refused import Refused
from tests.kiosk.pack.hostile import refused
from tests.kiosk.pack.publications import City

MANIFESTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "version 0": lambda m: m.update(version=0),
    "a negative version": lambda m: m.update(version=-1),
    "a version beyond all": lambda m: m.update(version=2**53 - 1),
    "a version that is true": lambda m: m.update(version=True),
    "a version in words": lambda m: m.update(version="2"),
    "half a version": lambda m: m.update(version=2.5),
    "another format": lambda m: m.update(format="stoa-pack-2"),
    "no format": lambda m: m.pop("format"),
    "a pack that is a path": lambda m: m.update(pack="../my-city"),
    "no keys": lambda m: m.update(keys=[]),
    "many keys": lambda m: m.update(keys=m["keys"] * 100),
    "a date that is none": lambda m: m.update(expires="2027-02-30T09:00:00Z"),
    "a date in local time": lambda m: m.update(expires="2027-02-03T09:00:00+02:00"),
    "a date at the end of time": lambda m: m.update(expires="9999-12-31T23:59:59Z"),
    "a date that is a number": lambda m: m.update(expires=1e300),
    "endless grace": lambda m: m.update(grace_days=2**40),
    "a min_app of a thousand dots": lambda m: m.update(min_app="1" + ".1" * 1000),
    "no files": lambda m: m.update(files={}),
    "files in a list": lambda m: m.update(files=list(m["files"])),
    "a sum in capitals": lambda m: m["files"]["city.yaml"].update(sha256="A" * 64),
    "another sum": lambda m: m["files"]["city.yaml"].update(sha256="a" * 64),
    "a negative size": lambda m: m["files"]["city.yaml"].update(size=-1),
    "a size that lies": lambda m: m["files"]["city.yaml"].update(size=5),
    "a file more": lambda m: m["files"].update({"z.yaml": {"sha256": "a" * 64, "size": 0}}),
    "a file less": lambda m: m["files"].pop("places.yaml"),
}


@pytest.mark.parametrize("what", MANIFESTS)
def test_a_manifest_is_refused_with(what: str, tmp_path: Path, city: City, home: Path) -> None:
    written = city.crafted(change=MANIFESTS[what])

    assert refused(tmp_path, city, home, written) in ("manifest", "content")


def test_a_city_that_is_not_the_one_of_the_manifest_is_refused(
    tmp_path: Path, city: City, home: Path
) -> None:
    assert refused(tmp_path, city, home, city.crafted(version=3)) == "content"


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    changes=st.dictionaries(
        st.sampled_from(
            [
                "format",
                "pack",
                "version",
                "created",
                "expires",
                "grace_days",
                "min_app",
                "keys",
                "files",
                "more",
            ]
        ),
        JSON_VALUES,
        min_size=1,
        max_size=3,
    )
)
def test_whatever_a_manifest_says_it_is_read_or_refused(changes: dict[str, Any]) -> None:
    sound = {
        "format": "stoa-pack-1",
        "pack": "my-city",
        "version": 2,
        "created": "2026-11-24T09:00:00Z",
        "expires": "2027-05-23T09:00:00Z",
        "grace_days": 30,
        "min_app": "0.1.0",
        "keys": ["0" * 16],
        "files": {"a.yaml": {"sha256": "0" * 64, "size": 0}},
    }
    with contextlib.suppress(Refused):
        read_manifest(json.dumps(sound | changes).encode())
