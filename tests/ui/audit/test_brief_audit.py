"""Before every commit: each walk, language and way of showing at least once, and no finding."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import ui
from tests.languages import OFFERED
from ui.audit.checks import CHECKS
from ui.audit.plan import ALL, BRIEF, SIZES, TEXT_SIZES, THEMES, brief
from ui.audit.run import Audit
from ui.navigator import RouteName

SLOW = "program"
"""Checks that go through every service: for the soak."""


def test_the_brief_sample_covers_each_walk_and_each_way_of_showing() -> None:
    jobs = brief(OFFERED)
    ways = [how for how, _ in jobs]

    assert len(BRIEF) >= len(ALL)
    assert {walk for _, walks in jobs for walk in walks} == set(BRIEF)
    assert {how.language for how in ways} == set(OFFERED)
    assert {how.text_size for how in ways} == set(TEXT_SIZES)
    assert {how.theme for how in ways} == set(THEMES)
    assert {how.size for how in ways} == set(SIZES)
    assert {how.mode for how in ways} == {"touch", "speech", "reach"}


def test_the_brief_sample_finds_nothing(qapp: object) -> None:
    checks = [check for check in CHECKS if check.scope != SLOW]

    result = Audit(checks=checks).run(brief(OFFERED), None)

    told = [
        f"{found.check}: {found.fault.element} {found.fault.what} ({found.fault.measured})"
        f" {found.where.screen}/{found.where.state} {found.where.language}"
        f" {found.where.text_size} % {found.where.size}"
        for found in result.findings
    ]
    assert told == []
    assert len(result.states) > 70
    assert result.shown == {*get_args(RouteName), *(f"over {name}" for name in _overlays())}


def _overlays() -> list[str]:
    """Return what can lie over a page, as the screen map has it."""
    source = (Path(ui.__file__).parent / "Stoa/screens/ScreenMap.qml").read_text(encoding="utf-8")
    chosen = source.partition("function overlay")[2].partition("default:")[0]
    return re.findall(r'case "([a-z-]+)":', chosen)
