"""After many sessions, some cut off by SIGKILL, no word of a resident is on the disk (P18)."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest

from tests.canaries import SCRIPTS, Find, find
from tests.languages import OFFERED

ROOT = Path(__file__).resolve().parents[2]
ENDS = ["submit", "finish", "submit", "idle", "kill"]
IN_MEMORY_OR_REBUILT = {"XDG_RUNTIME_DIR", "XDG_CACHE_HOME"}
SERVICES = ["ask-the-city", "pothole", "library-card", "ask-the-city", "pothole"]
FIELDS = 6
TOKEN = secrets.token_hex(6)
XDG = {
    "XDG_RUNTIME_DIR": "run",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "TMPDIR": "tmp",
    "HOME": "user",
}


def live(disk: Path, process: int, ends: list[str], *more: str) -> None:
    """Run one kiosk process with a session for each end."""
    tags, places = list(OFFERED), range(len(ends))
    bases = cycle(SCRIPTS.values())
    canaries = [[f"{next(bases)} {TOKEN}{number:02}" for _ in range(FIELDS)] for number in places]
    sessions = [
        {
            "language": tags[(process + number) % len(tags)],
            "service": SERVICES[(process + number) % len(SERVICES)],
            "canaries": canaries[number],
            "end": ends[number],
        }
        for number in places
    ]
    for folder in XDG.values():
        (disk / folder).mkdir(parents=True, exist_ok=True)
    environment = os.environ | {name: str(disk / folder) for name, folder in XDG.items()}
    with (disk / "stderr").open("ab") as said:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.lived_sessions", str(disk / "home"), *more],
            cwd=ROOT,
            env=environment | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        )
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(json.dumps(sessions))
        child.stdin.close()
        lived = [line.strip() for _, line in zip(ends, child.stdout, strict=False)]
        if "kill" in ends:
            child.kill()
        child.wait(30)
        child.stdout.close()
    assert lived == ends, (disk / "stderr").read_text(errors="replace")[-2000:]


def traces(disk: Path) -> list[Find]:
    """Return where a canary lies, in any form: each has one of these words and the token."""
    return find(disk, [*SCRIPTS.values(), TOKEN])


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    return tmp_path / "disk"


def test_twenty_sessions_leave_no_word_on_the_disk(disk: Path) -> None:
    for process in range(4):
        live(disk, process, ENDS)
    assert len(list((disk / "home" / "spool").glob("*.env"))) == 8
    assert (disk / "home" / "outbox.db").stat().st_size > 0
    assert traces(disk) == []
    elsewhere = [disk / XDG[name] for name in XDG if name not in IN_MEMORY_OR_REBUILT]
    assert [path for folder in elsewhere for path in folder.rglob("*") if path.is_file()] == []


@pytest.mark.soak
def test_five_hundred_sessions_leave_no_word_on_the_disk(disk: Path) -> None:
    for process in range(100):
        live(disk, process, ENDS)
        assert traces(disk) == []


def test_a_kiosk_that_keeps_a_draft_is_found_out(disk: Path) -> None:
    live(disk, 2, ["submit"], "--leak")
    found = traces(disk)
    assert {one.path.name for one in found} == {"drafts.json"}
    assert TOKEN in {one.canary for one in found}
