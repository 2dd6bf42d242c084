"""What goes wrong while a submission is saved: no receipt, and nothing lost (P4, P5)."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from kiosk.outbox.errors import CannotSave, OutOfSpace
from kiosk.outbox.queue import Outbox
from kiosk.outbox.space import Space
from kiosk.store.disk import Disk
from tests import canaries
from tests.fakes import FakeClock
from tests.submissions import make_submission, open_test_outbox


def test_below_the_floor_no_submission_is_taken_and_what_was_there_stays(tmp_path: Path) -> None:
    free = [10**12]
    home = tmp_path / "home"
    home.mkdir()
    space = Space(home, measure=lambda _: (free[0], 10**12))
    outbox = open_test_outbox(home, FakeClock(), space=space)
    first = make_submission(outbox)
    receipt = outbox.submit(first)
    free[0] = 256 * 1024 * 1024 - 1
    with pytest.raises(OutOfSpace):
        outbox.submit(make_submission(outbox))
    assert outbox.counts()["saved"] == 1
    assert outbox.submit(first) == receipt  # a second tap on a full disk is still the same receipt
    assert (home / "spool" / f"{first.id}.env").exists()
    free[0] = 10**12
    assert outbox.submit(make_submission(outbox)).state == "saved"
    outbox.close()


class FailingDisk(Disk):
    """Fails at one call of one kind, with one error; counts calls when told nothing."""

    def __init__(self) -> None:
        self.kind = ""
        self.error = errno.EIO
        self.calls: list[str] = []

    def _step(self, kind: str) -> None:
        self.calls.append(kind)
        if kind == self.kind:
            raise OSError(self.error, "injected")

    def create(self, path):
        self._step("create")
        return super().create(path)

    def write(self, descriptor, data):
        if self.kind == "half":
            super().write(descriptor, data[: len(data) // 2])
            raise OSError(self.error, "injected")
        self._step("write")
        super().write(descriptor, data)

    def sync(self, descriptor):
        self._step("sync")
        super().sync(descriptor)

    def rename(self, source, target):
        self._step("rename")
        super().rename(source, target)

    def sync_folder(self, folder):
        self._step("sync_folder")
        super().sync_folder(folder)


KINDS = ["create", "write", "half", "sync", "rename", "sync_folder"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("first", [True, False], ids=["no-key-yet", "key-ready"])
def test_a_full_disk_at_any_file_step_gives_no_receipt_and_heals(
    tmp_path: Path, kind: str, first: bool
) -> None:
    disk = FailingDisk()
    outbox = open_test_outbox(tmp_path / "home", FakeClock(), disk=disk)
    if not first:
        outbox.submit(make_submission(outbox))
    before = outbox.counts()["saved"]
    (canary,) = canaries.plant(1)
    submission = make_submission(outbox, text=canary)
    disk.kind, disk.error = kind, errno.ENOSPC
    with pytest.raises(OutOfSpace):
        outbox.submit(submission)
    disk.kind = ""
    assert outbox.counts()["saved"] == before
    assert canaries.find(tmp_path, [canary]) == []
    if kind != "sync_folder":  # there the withdrawal failed too: only a new start may go on
        assert outbox.submit(submission).submission_id == submission.id
    outbox.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_failing_disk_gives_no_receipt_and_halts(tmp_path: Path, kind: str) -> None:
    disk = FailingDisk()
    outbox = open_test_outbox(tmp_path / "home", FakeClock(), disk=disk)
    outbox.submit(make_submission(outbox))
    disk.kind, disk.error = kind, errno.EIO
    with pytest.raises(CannotSave, match="storage"):
        outbox.submit(make_submission(outbox))
    disk.kind = ""
    with pytest.raises(CannotSave, match="halted"):  # P5: never again on this handle
        outbox.submit(make_submission(outbox))
    outbox.close()
    again = open_test_outbox(tmp_path / "home", FakeClock())
    assert again.submit(make_submission(again)).state == "saved"
    again.close()


FAULTS = {
    "to_bytes": "kiosk.outbox.submission.Submission.to_bytes",
    "seal": "kiosk.outbox.queue.seal",
    "bucket": "kiosk.outbox.queue.bucket_for",
    "key": "kiosk.outbox.keyring.OwnKeyring.sealing_key",
    "check": "kiosk.outbox.queue.check_submission",
    "put": "kiosk.outbox.spool.Spool.put",
    "row": "kiosk.outbox.queue.Outbox.add_row",
    "audit": "kiosk.outbox.ledger.Ledger.note",
    "load": "kiosk.outbox.keyring.OwnKeyring._load",
    "space": "kiosk.outbox.space.Space.check",
}


@pytest.mark.parametrize("where", sorted(FAULTS))
@pytest.mark.parametrize("error", [MemoryError, RuntimeError, OSError, ValueError, KeyError])
def test_sealing_fails_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, error: type[Exception]
) -> None:
    """P19: at every step, any failure leaves no plaintext and no receipt (collect#3264)."""
    outbox = open_test_outbox(tmp_path / "home", FakeClock())
    outbox.submit(make_submission(outbox))
    (canary,) = canaries.plant(1)
    submission = make_submission(outbox, text=canary)

    def broken(*_args: object, **_kw: object) -> None:
        raise error(canary)

    with monkeypatch.context() as patch:
        patch.setattr(FAULTS[where], broken)
        with pytest.raises(CannotSave) as refusal:
            outbox.submit(submission)
    assert canary not in repr(refusal.value)
    assert refusal.value.__suppress_context__
    assert outbox.counts()["saved"] == 1
    assert not (tmp_path / "home/spool" / f"{submission.id}.env").exists()
    assert canaries.find(tmp_path, [canary]) == []
    outbox.close()


def test_no_random_numbers_means_no_receipt(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dry(_count: int) -> bytes:
        raise NotImplementedError("no randomness")

    monkeypatch.setattr("secrets.token_hex", dry)
    with pytest.raises(CannotSave, match="sealing"):
        outbox.submit(make_submission(outbox))


def test_a_database_held_by_another_is_refused_but_not_for_ever(
    outbox: Outbox, tmp_path: Path
) -> None:
    from pysqlite3 import dbapi2

    outbox.submit(make_submission(outbox))
    with outbox.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
        connection.exec_driver_sql("BEGIN")
    other = dbapi2.connect(str(tmp_path / "home/outbox.db"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    submission = make_submission(outbox)
    with pytest.raises(CannotSave, match="storage"):
        outbox.submit(submission)
    other.execute("ROLLBACK")
    other.close()
    assert outbox.submit(submission).submission_id == submission.id
