"""What a submission costs beside a bare commit of the same size with FULL (goal: at most 5 x)."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2

from kiosk.clock import SystemClock
from tests.submissions import make_submission, open_test_outbox

ROUNDS = 200
TEXT = "الإنارة مطفأة بجانب المسجد منذ ثلاثة أيام. " * 8


def measure() -> list[dict[str, Any]]:
    """Return p50 and p95 in milliseconds, measured in turns so that both meet the same disk."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        clock = SystemClock()
        outbox = open_test_outbox(Path(folder) / "home", clock)
        size = len(outbox.envelope(outbox.submit(_next(outbox, clock)).submission_id))
        bare = _bare(Path(folder) / "bare.db", size)
        ours, theirs = [], []
        for _ in range(ROUNDS):
            submission = _next(outbox, clock)
            ours.append(_timed(lambda s=submission: outbox.submit(s)))
            theirs.append(_timed(bare))
        outbox.close()
    return [
        _row(
            "submit-p50", "submit: seal, spool, commit, receipt; half are quicker", 50, ours, theirs
        ),
        _row(
            "submit-p95", "submit: seal, spool, commit, receipt; 95 % are quicker", 95, ours, theirs
        ),
    ]


def _next(outbox: Any, clock: SystemClock) -> Any:
    return make_submission(outbox, clock.now(), text=TEXT)


def _bare(path: Path, size: int) -> Callable[[], None]:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, body BLOB)")
    body = bytes(size)

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO bare (body) VALUES (?)", (body,))
        connection.execute("COMMIT")

    return commit


def _timed(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return (time.perf_counter() - began) * 1000


def _row(
    name: str, what: str, percent: int, ours: list[float], theirs: list[float]
) -> dict[str, Any]:
    value, baseline = (statistics.quantiles(each, n=100)[percent - 1] for each in (ours, theirs))
    return {
        "id": name,
        "what": what,
        "value": round(value, 3),
        "unit": "ms",
        "baseline": round(baseline, 3),
        "baseline_what": "bare FULL commit of the same size",
        "ratio": round(value / baseline, 2),
        "goal": "<= 5 x",
    }
