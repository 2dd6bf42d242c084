"""A full or failing disk at every single operation of a submission (P4, P5).

The product runs on a disk written in Python. For k = 0, 1, 2, … the k-th write, sync or rename
from the beginning of `submit` fails, until one goes through untouched.
"""

from __future__ import annotations

import contextlib
import errno
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from kiosk.outbox.envelope import Envelope
from kiosk.outbox.errors import CannotSave
from kiosk.outbox.queue import Outbox
from kiosk.outbox.spool import Spool
from kiosk.outbox.submission import Submission
from tests import canaries
from tests.crash.faulty_disk import Recorder, RecordingDisk, RecordingVFS
from tests.fakes import FakeClock
from tests.submissions import make_submission, open_test_outbox

STEPS = {errno.ENOSPC: ("write", "create", "truncate"), errno.EIO: ("write", "sync", "rename")}


@dataclass
class Outcome:
    tried: int = 0
    false_receipts: int = 0
    lost: int = 0
    leaks: int = 0
    not_healed: int = 0
    went_on: int = 0
    seconds: float = 0.0

    @property
    def kept(self) -> bool:
        bad = (self.false_receipts, self.lost, self.leaks, self.not_healed, self.went_on)
        return not any(bad)


class _Fault:
    """Fails the k-th fitting step, and with `for_ever` all after it, as a full disk does."""

    def __init__(self, number: int, code: int, for_ever: bool) -> None:
        self.left = number
        self.code = code
        self.for_ever = for_ever
        self.met = False

    def __call__(self, kind: str) -> int:
        if kind.split()[-1] not in (*STEPS[self.code], "sync_folder"):
            return 0
        self.left -= 1
        hit = self.left < 0 if self.for_ever else self.left == -1
        self.met = self.met or hit
        return self.code if hit else 0


def every_step(code: int, for_ever: bool = True, careless: bool = False) -> Outcome:
    """Fail every step once with `code` (ENOSPC or EIO) and return what came of it.

    `careless` seeds the bug: errors of the disk are swallowed and the receipt is given anyway.
    """
    began, outcome, number = time.monotonic(), Outcome(), 0
    with _careless() if careless else contextlib.nullcontext():
        # Both with a key ready and with one to be made, whose files are steps too.
        while sum(_one(number, new, code, for_ever, outcome) for new in (False, True)):
            number += 1
    outcome.seconds = round(time.monotonic() - began, 1)
    return outcome


@contextlib.contextmanager
def _careless() -> Iterator[None]:
    submit, put = Outbox.submit, Spool.put

    def careless_submit(self: Outbox, submission: Submission) -> object:
        with contextlib.suppress(CannotSave):
            submit(self, submission)
        return submission

    def careless_put(self: Spool, envelope: Envelope) -> None:
        with contextlib.suppress(OSError):
            put(self, envelope)

    with (
        patch.object(Outbox, "submit", careless_submit),
        patch.object(Spool, "put", careless_put),
    ):
        yield


def _one(number: int, new_key: bool, code: int, for_ever: bool, outcome: Outcome) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        recorder = Recorder()
        vfs = RecordingVFS(recorder)
        outbox = open_test_outbox(
            home, FakeClock(), disk=RecordingDisk(recorder), dbapi=vfs.dbapi()
        )
        first = make_submission(outbox)
        before = first.id
        outbox.submit(first)
        if new_key:
            with outbox.engine.begin() as connection:
                connection.exec_driver_sql("UPDATE sealing_key SET closed_at = 1")
        (canary,) = canaries.plant(1)
        submission = make_submission(outbox, text=canary)
        fault = _Fault(number, code, for_ever)
        recorder.fail = fault
        try:
            outbox.submit(submission)
            told = True
        except CannotSave:
            told = False
        recorder.fail = lambda _kind: 0
        if fault.met:
            outcome.tried += 1
            _judge(outbox, home, submission, told, code, canary, outcome)
        _end(outbox)
        vfs.unregister()
        if fault.met:
            _judge_again(home, submission.id, before, told, outcome)
        return fault.met


def _judge(
    outbox: Outbox,
    home: Path,
    submission: Submission,
    told: bool,
    code: int,
    canary: str,
    outcome: Outcome,
) -> None:
    outcome.leaks += len(canaries.find(home, [canary]))
    if told:
        return
    try:
        outbox.submit(submission)
        healed = True
    except CannotSave as refusal:
        healed = False
        halted = refusal.reason == "halted"
        outcome.not_healed += code == errno.ENOSPC and not halted
    outcome.went_on += healed and code == errno.EIO


def _end(outbox: Outbox) -> None:
    with contextlib.suppress(Exception):  # a handle on a failed disk may not close well
        outbox.close()


def _judge_again(home: Path, name: str, before: str, told: bool, outcome: Outcome) -> None:
    """A new start on a sound disk: what had a receipt is there and opens."""
    outbox = open_test_outbox(home, FakeClock())
    with outbox.engine.connect() as connection:
        found = {row[0] for row in connection.exec_driver_sql("SELECT id FROM outbox").all()}
    outcome.lost += before not in found or outbox.open_document(before)["id"] != before
    outcome.false_receipts += told and name not in found
    try:
        outbox.submit(make_submission(outbox))
    except CannotSave:
        outcome.not_healed += 1
    outbox.close()
