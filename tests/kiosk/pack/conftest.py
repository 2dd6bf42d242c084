from __future__ import annotations

import os

import pytest


@pytest.fixture(autouse=True)
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Waiting for this machine's disk proves nothing; what must be synced is proved by cuts.

    Returns the descriptors whose sync was asked for.
    """
    asked: list[int] = []
    monkeypatch.setattr(os, "fsync", asked.append)
    return asked
