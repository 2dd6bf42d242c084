"""Keeps count of the promises: tries to break each, and shows that the test can fail.

    python -m tests.crash.trust --out out/trust.json [--scale quick|soak]

Writes a list of {"promise", "what", "tried", "failed", "control_failed_as_it_must", "seconds"}.
"""

from __future__ import annotations

import argparse
import errno
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import structlog

from tests.crash.damage import damage_often
from tests.crash.faults import every_step
from tests.crash.kills import BUGS
from tests.crash.power import prove
from tests.kiosk.sync.proofs import p12

Row = dict[str, Any]
SCALES = {
    "quick": {
        "kills": 60,
        "real": 12,
        "bug": 40,
        "cuts": 1000,
        "control": 200,
        "damages": 20,
        "posts": 4,
    },
    "soak": {
        "kills": 1000,
        "real": 200,
        "bug": 200,
        "cuts": 20_000,
        "control": 1500,
        "damages": 200,
        "posts": 185,
    },
}


def run_trust(out: Path, scale: str = "soak") -> list[Row]:
    """Run every proof at `scale` ("quick" or "soak"), write the rows to `out`, return them."""
    # The log of what is sent would bury the verdicts.
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    sizes, rows = SCALES[scale], []
    for proof in (_kills, _bugs, _real_sync, _power, _full, _damage, _posts):
        for row in proof(sizes):
            rows.append(row)
            print(_line(row), flush=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return rows


def _row(promise: str, what: str, tried: int, failed: int, control: bool, began: float) -> Row:
    return {
        "promise": promise,
        "what": what,
        "tried": tried,
        "failed": failed,
        "control_failed_as_it_must": control,
        "seconds": round(time.monotonic() - began, 1),
    }


def _killed(kills: int, bug: str | None = None, real: bool = False) -> dict[str, Any]:
    seed = random.randrange(10**6)
    command = [sys.executable, "-m", "tests.crash.kills", f"--kills={kills}", f"--seed={seed}"]
    command += [f"--bug={bug}"] if bug else []
    command += ["--real"] if real else []
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    outcome: dict[str, Any] = json.loads(done.stdout)
    if bug is None:
        print(f"  {done.stdout.strip()}")
    return outcome


_caught: dict[str, bool] = {}


def _kills(sizes: dict[str, int]) -> Iterator[Row]:
    began = time.monotonic()
    for bug in BUGS:
        outcome = _killed(sizes["bug"], bug)
        _caught[bug] = bool(outcome["doubled" if bug == BUGS[-1] else "lost"])
    seeded = time.monotonic()
    outcome = _killed(sizes["kills"])
    wrong = outcome["lost"] + outcome["doubled"] + (not outcome["whole"]) + outcome["fell"]
    what = "processes killed while saving and sending; receipts lost, doubled, or a broken file"
    yield _row("P1", what, outcome["kills"], wrong, all(_caught.values()), seeded)
    what = "receipts compared with what the city got"
    failed = outcome["lost"] + outcome["doubled"]
    yield _row("P1", what, outcome["receipts"], failed, all(_caught.values()), began)
    what = "canary texts searched for on disk after the kills, in every encoding"
    yield _row("P18", what, outcome["receipts"], outcome["leaks"], _finds_canaries(), seeded)


def _real_sync(sizes: dict[str, int]) -> Iterator[Row]:
    began = time.monotonic()
    outcome = _killed(sizes["real"], real=True)
    what = "reports sent by the real sync to a GeoReport server that drops replies; lost or doubled"
    wrong = outcome["lost"] + outcome["doubled"] + (not outcome["whole"])
    yield _row("P12", what, outcome["receipts"], wrong, _caught[BUGS[-1]], began)


def _finds_canaries() -> bool:
    from tests import canaries

    with tempfile.TemporaryDirectory() as folder:
        (canary,) = canaries.plant(1)
        (Path(folder) / "x").write_text(f"… {canary} …", encoding="utf-16")
        return bool(canaries.find(Path(folder), [canary]))


def _bugs(_sizes: dict[str, int]) -> Iterator[Row]:
    began = time.monotonic()
    missed = sum(not caught for caught in _caught.values())
    yield _row("P1n", "seeded bugs caught: " + ", ".join(BUGS), len(BUGS), missed, True, began)


def _power(sizes: dict[str, int]) -> Iterator[Row]:
    seed = random.randrange(10**6)
    print(f"  power cuts, seed {seed}")
    normal = prove(sizes["control"], seed, synchronous="NORMAL")
    off = prove(sizes["control"], seed, synchronous="OFF")
    lying = prove(sizes["control"], seed, lying_spool=True)
    began = time.monotonic()
    verdict = prove(sizes["cuts"], seed)
    what = "power cuts simulated; receipts lost from the database or a broken one"
    control = normal.lost_rows > 0 and off.broken > 0
    wrong = verdict.lost_rows + verdict.broken + verdict.unopened
    yield _row("P2", what, verdict.cuts, wrong, control, began)
    what = "power cuts simulated; receipts lost from the spool"
    yield _row("P2", what, verdict.cuts, verdict.lost_files, lying.lost_files > 0, began)


def _full(_sizes: dict[str, int]) -> Iterator[Row]:
    control = every_step(errno.ENOSPC, careless=True).false_receipts > 0
    for promise, code, what in (
        ("P4", errno.ENOSPC, "disk full at every step of a submission; receipts without a row"),
        ("P5", errno.EIO, "disk failing at every step of a submission; receipts without a row"),
    ):
        began = time.monotonic()
        outcomes = [every_step(code, for_ever) for for_ever in (True, False)]
        tried = sum(outcome.tried for outcome in outcomes)
        failed = sum(not outcome.kept for outcome in outcomes)
        yield _row(promise, what, tried, failed, control, began)


def _damage(sizes: dict[str, int]) -> Iterator[Row]:
    began = time.monotonic()
    failed = damage_often(sizes["damages"], seed=random.randrange(10**6))
    control = damage_often(10, seed=1, without_spool=True) > 0
    what = "databases damaged; starts that failed or submissions lost"
    yield _row("P6", what, sizes["damages"], failed, control, began)


def _posts(sizes: dict[str, int]) -> Iterator[Row]:
    began = time.monotonic()
    tried, wrong, control = p12(sizes["posts"])
    what = "submissions to cities that misbehave in nine ways; doubled, lost, or sent on in doubt"
    yield _row("P12", what, tried, wrong, control, began)


def _line(row: Row) -> str:
    verdict = "kept" if not row["failed"] and row["control_failed_as_it_must"] else "BROKEN"
    return (
        f"{row['promise']:4} {verdict:6} {row['failed']} of {row['tried']} failed, "
        f"{row['seconds']} s: {row['what']}"
    )


def main(arguments: list[str] | None = None) -> int:
    """Return 0 when every promise was kept and every control failed as it must."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash.trust", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/trust.json"))
    parser.add_argument("--scale", choices=SCALES, default="soak")
    options = parser.parse_args(arguments)
    rows = run_trust(options.out, options.scale)
    print(f"\nWritten to {options.out}")
    kept = all(not row["failed"] and row["control_failed_as_it_must"] for row in rows)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
