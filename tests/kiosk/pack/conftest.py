from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.pack.installed import load_current
from tests.kiosk.pack.publications import City, snapshot


@pytest.fixture(autouse=True)
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Waiting for this machine's disk proves nothing; what must be synced is proved by cuts.

    Returns the descriptors whose sync was asked for.
    """
    asked: list[int] = []
    monkeypatch.setattr(os, "fsync", asked.append)
    return asked


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    return City(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, city: City) -> Iterator[Path]:
    """A home with version 1 in use; nothing in it or around it changes in all these tests."""
    around = tmp_path_factory.mktemp("kiosk")
    home = city.in_use_at(around / "home", 1)
    before = snapshot(around)
    yield home
    assert snapshot(around) == before
    assert load_current(home, around / "no-source", city.clock).pack.version == 1
