"""The demo city with one service more, whose times a counter lends."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from kiosk.pack.model import Pack
from kiosk.pack.reader import read_pack
from kiosk.settings import share_dir

SERVICE = """\
id: come-by
category: cards
icon: card
kind: request
title: Come by
summary: Choose a time to come.
minutes: 3
cost: Free
next: The city confirms the time.
paper: true
questions:
  - {id: time, type: appointment, title: When do you want to come?, slots: counter}
  - {id: contact, type: contact, title: How can we reach you?, label: How we reach you}
"""
TIMES = """\
{"v": 1, "slots": [
  {"starts": "2026-12-01T09:00:00-08:00"},
  {"starts": "2026-12-01T09:30:00-08:00"},
  {"starts": "2026-12-03T16:00:00-08:00"}
]}
"""


def city_with_times(
    folder: Path, times: str = TIMES, rows: Sequence[Mapping[str, object]] = ()
) -> Pack:
    """Write the pack and read it; its new texts are in English only. `rows` are of endpoints."""
    shutil.copytree(share_dir("assets") / "demo-city", folder)
    (folder / "services" / "come-by.yaml").write_text(SERVICE, encoding="utf-8")
    (folder / "appointments").mkdir(exist_ok=True)
    (folder / "appointments" / "counter.json").write_text(times, encoding="utf-8")
    endpoints = folder / "endpoints.yaml"
    known = yaml.safe_load(endpoints.read_text(encoding="utf-8")) or []
    endpoints.write_text(yaml.safe_dump([*known, *rows]), encoding="utf-8")
    return read_pack(folder, check_texts=False)
