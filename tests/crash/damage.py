"""Databases damaged at random: the product starts and has every submission (P6, P12)."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from kiosk.outbox.queue import Outbox
from tests.fakes import FakeClock
from tests.submissions import make_submission, open_test_outbox


def fill(home: Path, count: int = 8) -> dict[str, str]:
    """Submit `count`: one acknowledged, one refused, one begun, the rest saved; return states."""
    outbox = open_test_outbox(home, FakeClock())
    ids = [outbox.submit(make_submission(outbox)).submission_id for _ in range(count)]
    for submission_id in ids[:3]:
        outbox.begin_attempt(submission_id)
    outbox.acknowledge(ids[0], "77")
    outbox.refuse(ids[1], "http-400")
    outbox.close()
    states = ["acknowledged", "refused", "sending"] + ["saved"] * (count - 3)
    return dict(zip(ids, states, strict=True))


def states_of(outbox: Outbox) -> dict[str, str]:
    with outbox.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT id, state FROM outbox")
        return {row.id: row.state for row in found}


def damage(path: Path, chance: random.Random) -> str:
    """Change the file for the worse in one of several ways; return which."""
    data = bytearray(path.read_bytes())
    how = chance.choice(["flip", "flips", "zero page", "garbage page", "cut", "empty", "gone"])
    if how == "gone":
        path.unlink()
        return how
    if how == "flip":
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif how == "flips":
        for _ in range(50):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif how in ("zero page", "garbage page"):
        start = chance.randrange(len(data) // 4096) * 4096
        data[start : start + 4096] = bytes(4096) if how[0] == "z" else chance.randbytes(4096)
    elif how == "cut":
        del data[chance.randrange(len(data)) :]
    else:
        data.clear()
    path.write_bytes(data)
    return how


def faults_after(home: Path, filled: dict[str, str]) -> list[str]:
    """Start the product on what is left and name everything that is not as promised."""
    outbox = open_test_outbox(home, FakeClock())
    found, faults = states_of(outbox), []
    for key, state in filled.items():
        if state != "acknowledged" and key not in found:
            faults.append(f"{state} one lost")
        elif state != "acknowledged" and outbox.open_document(key)["id"] != key:
            faults.append(f"{state} one not readable")
        if state != "saved" and found.get(key) == "saved":
            faults.append(f"{state} one would simply be sent again")
    if outbox.submit(make_submission(outbox)).state != "saved":
        faults.append("nothing more is taken")
    outbox.close()
    return faults


def damage_often(times: int, seed: int, without_spool: bool = False) -> int:
    """Damage `times` databases; return how many starts were not as promised.

    `without_spool` is the control: with one copy only, damage must cost submissions.
    """
    chance, failed = random.Random(seed), 0
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "home"
            filled = fill(home)
            damage(home / "outbox.db", chance)
            if without_spool:
                for file in (home / "spool").rglob("*.env"):
                    file.unlink()
            try:
                failed += bool(faults_after(home, filled))
            except Exception as error:
                print(f"  the start failed: {type(error).__name__}: {error}")
                failed += 1
    return failed
