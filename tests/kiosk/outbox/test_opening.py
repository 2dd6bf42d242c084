"""P6: whatever happened to the database or the spool, the kiosk starts and nothing is lost."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.outbox.queue import Outbox
from tests.crash.damage import damage, faults_after, fill, states_of
from tests.fakes import FakeClock
from tests.submissions import make_submission, open_test_outbox


def reopen(home: Path) -> Outbox:
    return open_test_outbox(home, FakeClock())


def alarms(outbox: Outbox) -> set[str]:
    with outbox.engine.connect() as connection:
        return set(connection.scalars(text("SELECT event FROM audit")))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_a_row_without_a_file_gets_its_file_back(home: Path) -> None:
    filled = fill(home)
    for path in (home / "spool").glob("*.env"):
        path.unlink()
    outbox = reopen(home)
    waiting = {key for key, state in filled.items() if state != "acknowledged"}
    assert {path.stem for path in (home / "spool").glob("*.env")} == waiting
    assert states_of(outbox) == filled
    outbox.close()


def test_a_file_without_a_row_is_adopted(home: Path) -> None:
    fill(home)
    for name in ("outbox.db", "outbox.db-wal", "outbox.db-shm"):
        (home / name).unlink(missing_ok=True)
    filled = dict.fromkeys(fill_ids(home), "")
    outbox = reopen(home)
    found = states_of(outbox)
    assert set(found) == set(filled)
    assert sorted(found.values()) == sorted(["acknowledged", "unsure", "unsure"] + ["saved"] * 5)
    assert all(outbox.open_document(key)["id"] == key for key in found)
    outbox.close()


def fill_ids(home: Path) -> set[str]:
    return {path.stem for path in (home / "spool").rglob("*.env")}


def test_an_acknowledged_file_left_in_the_queue_is_moved_not_sent(home: Path) -> None:
    filled = fill(home)
    (done,) = (key for key, state in filled.items() if state == "acknowledged")
    kept = home / "spool/acknowledged" / f"{done}.env"
    kept.rename(home / "spool" / f"{done}.env")
    outbox = reopen(home)
    assert states_of(outbox) == filled
    assert kept.exists()
    outbox.close()


def test_an_unreadable_file_is_set_aside_alone_and_never_deleted(home: Path) -> None:
    fill(home)
    (home / "spool" / "torn.env").write_bytes(b"STOA-ENV1\n half of it")
    outbox = reopen(home)
    assert [path.name for path in (home / "spool/quarantine").iterdir()] == ["torn.env.0"]
    assert outbox.counts()["saved"] == 5
    outbox.close()


def test_an_envelope_under_a_foreign_name_is_set_aside(home: Path) -> None:
    filled = fill(home)
    path = next((home / "spool").glob("*.env"))
    (home / "spool" / "01a20c3d-bc48-7f4e-97d5-000000000000.env").write_bytes(path.read_bytes())
    outbox = reopen(home)
    assert set(states_of(outbox)) == set(filled)
    assert len(list((home / "spool/quarantine").iterdir())) == 1
    outbox.close()


def test_a_broken_file_of_a_sound_row_is_written_anew(home: Path) -> None:
    filled = fill(home)
    path = next((home / "spool").glob("*.env"))
    whole = path.read_bytes()
    path.write_bytes(whole[:100])
    outbox = reopen(home)
    assert path.read_bytes() == whole
    assert states_of(outbox) == filled
    outbox.close()


def test_a_file_that_is_no_database_is_set_aside_and_rebuilt(home: Path) -> None:
    filled = fill(home)
    (home / "outbox.db").write_bytes(b"this is not a database" * 1000)
    for name in ("outbox.db-wal", "outbox.db-shm"):
        (home / name).unlink(missing_ok=True)
    outbox = reopen(home)
    assert set(states_of(outbox)) == set(filled)
    assert (home / "quarantine/0/outbox.db").read_bytes().startswith(b"this is not")
    assert "rebuilt" in alarms(outbox)
    assert outbox.submit(make_submission(outbox)).state == "saved"
    outbox.close()


@pytest.mark.parametrize("seed", range(24))
def test_a_damaged_database_never_stops_the_start_nor_loses_a_submission(
    seed: int, home: Path
) -> None:
    filled = fill(home)
    how = damage(home / "outbox.db", random.Random(seed))
    assert faults_after(home, filled) == [], how


def test_what_the_city_said_is_carried_over_from_a_broken_database(home: Path) -> None:
    filled = fill(home)
    path = home / "outbox.db"
    data = bytearray(path.read_bytes())
    place = data.find(b"STOA-ENV1\n")
    data[place + 2000] ^= 1  # inside one envelope: SQLite does not see it, we do
    path.write_bytes(data)
    outbox = reopen(home)
    assert "rebuilt" in alarms(outbox)
    found = states_of(outbox)
    assert set(found) == set(filled)
    with outbox.engine.connect() as connection:
        assert connection.execute(text("SELECT city_id FROM request_status")).scalar() == "77"
    outbox.close()


def test_leftovers_of_a_cut_write_are_cleared_in_time(home: Path) -> None:
    fill(home)
    old, young = home / "spool/old.env.tmp", home / "spool/young.env.tmp"
    now = FakeClock().now().timestamp()
    for path, age in ((old, 4000), (young, 10)):
        path.write_bytes(b"half")
        os.utime(path, (now - age, now - age))
    reopen(home).close()
    assert not old.exists()
    assert young.exists()  # another process may be writing it
