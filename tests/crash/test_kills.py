"""P1, P1n: processes are killed; nothing told is lost, nothing is sent twice, nothing leaks.

`STOA_KILLS=200 pytest tests/crash/test_kills.py` runs more; `make soak` runs a thousand.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.crash.kills import BUGS

KILLS = int(os.environ.get("STOA_KILLS", "60"))


def killed(kills: int, seed: int, bug: str | None = None, real: bool = False) -> dict:
    """Run in a process of its own: it forks, and a test process has threads."""
    command = [sys.executable, "-m", "tests.crash.kills", f"--kills={kills}", f"--seed={seed}"]
    command += [f"--bug={bug}"] if bug else []
    command += ["--real"] if real else []
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def test_killing_both_processes_loses_nothing_and_doubles_nothing() -> None:
    outcome = killed(KILLS, seed=20261124)
    assert outcome["receipts"] > KILLS, outcome
    assert outcome["lost"] == outcome["doubled"] == 0, outcome
    assert outcome["whole"], outcome
    assert outcome["leaks"] == 0, outcome
    assert outcome["fell"] == 0, outcome


def test_the_real_sync_killed_again_and_again_reports_each_exactly_once() -> None:
    """P12: what the city may have is looked for; in doubt a person decides, nobody sends twice."""
    outcome = killed(max(KILLS // 6, 8), seed=4, real=True)
    assert outcome["receipts"] > 0, outcome
    assert outcome["lost"] == outcome["doubled"] == 0, outcome
    assert outcome["parked"] <= outcome["kills"], outcome
    assert outcome["whole"], outcome
    assert outcome["fell"] == outcome["leaks"] == 0, outcome


@pytest.mark.parametrize("bug", BUGS)
def test_the_seeded_bug_is_caught(bug: str) -> None:
    outcome = killed(24, seed=7, bug=bug)
    wrong = "doubled" if bug == "sends again after a doubt" else "lost"
    assert outcome[wrong] > 0, outcome
