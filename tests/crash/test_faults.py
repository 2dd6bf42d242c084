"""P4, P5: the disk is full or fails at every single step of a submission."""

from __future__ import annotations

import errno

import pytest
from sqlalchemy import text

from kiosk.outbox.errors import OutOfSpace
from kiosk.outbox.space import MIB, Space
from tests.crash.faults import every_step
from tests.fakes import FakeClock
from tests.submissions import make_submission, open_test_outbox


@pytest.mark.parametrize("for_ever", [True, False], ids=["from then on", "once"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO], ids=["full", "failing"])
def test_no_receipt_without_a_durable_row(code: int, for_ever: bool) -> None:
    outcome = every_step(code, for_ever)
    assert outcome.tried > 20
    assert outcome.kept, outcome


def test_a_careless_outbox_is_caught() -> None:
    assert every_step(errno.ENOSPC, careless=True).false_receipts > 0


def test_a_database_that_cannot_grow_gives_no_receipt_and_heals(tmp_path) -> None:
    outbox = open_test_outbox(tmp_path / "home", FakeClock())
    outbox.submit(make_submission(outbox))
    with outbox.engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        connection.rollback()
    refused = make_submission(outbox, text="x" * 60_000)
    with pytest.raises(OutOfSpace):
        outbox.submit(refused)
    assert not list((tmp_path / "home/spool").glob(f"{refused.id}*"))
    with outbox.engine.connect() as connection:
        connection.execute(text("PRAGMA max_page_count = 1000000"))
        connection.rollback()
    assert outbox.submit(refused).submission_id == refused.id
    outbox.close()


def test_the_ballast_is_laid_when_there_is_room_and_dropped_to_purge(tmp_path) -> None:
    clock = FakeClock()
    home = tmp_path / "home"
    home.mkdir()
    free = [10**12]
    space = Space(home, ballast=65536, measure=lambda _: (free[0], 10**12))
    outbox = open_test_outbox(home, clock, space=space)
    submission_id = outbox.submit(make_submission(outbox)).submission_id
    outbox.tend()
    assert (home / "ballast").stat().st_size == 65536
    outbox.begin_attempt(submission_id)
    outbox.acknowledge(submission_id, "1")
    clock.advance(15 * 86400)
    with outbox.engine.begin() as connection:
        connection.execute(
            text(
                "CREATE TEMP TRIGGER full BEFORE DELETE ON outbox BEGIN "
                "SELECT RAISE(ABORT, 'database or disk is full'); END"
            )
        )
    tries = []

    def drop() -> bool:
        tries.append(1)
        with outbox.engine.begin() as connection:
            connection.execute(text("DROP TRIGGER temp.full"))
        return Space.drop_ballast(space)

    space.drop_ballast = drop
    assert outbox.purge() == 1
    assert tries == [1]
    assert not (home / "ballast").exists()
    outbox.close()


@pytest.mark.parametrize(
    ("free", "total", "taken"),
    [
        (256 * MIB, 1000 * MIB, True),
        (255 * MIB, 1000 * MIB, False),
        (399 * MIB, 8000 * MIB, False),  # 5 % of a small disk
        (401 * MIB, 8000 * MIB, True),
        (1100 * MIB, 1_000_000 * MIB, True),  # a large disk is not full at 5 %
        (1000 * MIB, 1_000_000 * MIB, False),
    ],
)
def test_the_limit_is_256_mib_or_five_percent(tmp_path, free, total, taken) -> None:
    space = Space(tmp_path, measure=lambda _: (free, total))
    if taken:
        space.check()
    else:
        with pytest.raises(OutOfSpace):
            space.check()


def test_no_ballast_is_laid_where_it_would_make_the_disk_full(tmp_path) -> None:
    space = Space(tmp_path, measure=lambda _: (300 * MIB, 1000 * MIB))
    assert not space.load_ballast()
    assert not (tmp_path / "ballast").exists()
