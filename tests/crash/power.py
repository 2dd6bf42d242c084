"""Power cuts, simulated: what is on the disk after a cut is what was synced and chance (P2).

The product's own code and SQL run once on a recorded disk. Then the timeline is cut at random
places. Of what was not synced each file keeps nothing, everything, a random part, or a part torn
within a write at 512 bytes; names that were not synced keep a random beginning. The same model
holds for SQLite's files, the spool and the keys. Controls that must fail: SQLite with synchronous
NORMAL (loses), OFF (breaks), a spool whose syncs lie (loses).
"""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from pysqlite3 import dbapi2

from kiosk.outbox.envelope import read_envelope
from kiosk.outbox.errors import CannotOpen
from kiosk.outbox.queue import Outbox
from kiosk.store import connecting
from tests.crash.faulty_disk import Op, Recorder, RecordingDisk, RecordingVFS
from tests.fakes import FakeClock
from tests.submissions import make_submission, open_test_outbox

SECTOR = 512


@dataclass
class Verdict:
    cuts: int = 0
    lost_rows: int = 0
    lost_files: int = 0
    lost: int = 0
    broken: int = 0
    unopened: int = 0
    seconds: float = 0.0


def record(home: Path, synchronous: str = "FULL", lying_spool: bool = False) -> Recorder:
    """Live through a day on a recorded disk: saving, sending, retrying, purging, key rotation."""
    recorder = Recorder(lying_syncs=lying_spool)
    vfs = RecordingVFS(recorder)
    clock = FakeClock()
    pragmas = {**connecting.PRAGMAS, "synchronous": synchronous, "wal_autocheckpoint": "60"}
    with ExitStack() as stack:
        stack.enter_context(
            patch.object(connecting.connect_engine, "__defaults__", (None, pragmas))
        )
        if synchronous != "FULL":
            stack.enter_context(patch("kiosk.store.engine.verify"))
        outbox = open_test_outbox(home, clock, disk=RecordingDisk(recorder), dbapi=vfs.dbapi())
        for number in range(30):
            receipt = outbox.submit(make_submission(outbox, clock.now()))
            recorder.receipt(receipt.submission_id)
            clock.advance(400)
            row = outbox.due()[0]
            if number % 3 == 0:
                outbox.begin_attempt(row.id)
                outbox.acknowledge(row.id, str(number))
            elif number % 3 == 1:
                outbox.begin_attempt(row.id)
                outbox.unsure(row.id, "timeout", clock.now())
            if number % 10 == 9:
                outbox.tend()
        clock.advance(15 * 86400)
        for submission_id in _acknowledged(outbox):
            recorder.step("forgotten", path=submission_id)
        outbox.tend()
        receipt = outbox.submit(make_submission(outbox, clock.now()))
        recorder.receipt(receipt.submission_id)
        outbox.close()
    vfs.unregister()
    return recorder


def _acknowledged(outbox: Outbox) -> list[str]:
    with outbox.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT id FROM outbox WHERE state = 'acknowledged'")
        return [row[0] for row in found.all()]


@dataclass
class Model:
    """The disk's state while the timeline runs: what is safe, and what hangs in the air."""

    safe: dict[int, bytearray] = field(default_factory=dict)
    pending: dict[int, list[Op]] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    name_ops: list[Op] = field(default_factory=list)

    def take(self, op: Op) -> None:
        if op.kind in ("write", "truncate"):
            self.pending.setdefault(op.inode, []).append(op)
        elif op.kind == "sync":
            content = self.safe.setdefault(op.inode, bytearray())
            for each in self.pending.pop(op.inode, []):
                _apply(content, each)
        elif op.kind in ("create", "rename", "remove"):
            self.name_ops.append(op)
        elif op.kind == "sync_folder":
            rest = []
            for each in self.name_ops:
                if str(Path(each.path).parent) == op.path or (
                    each.target and str(Path(each.target).parent) == op.path
                ):
                    _name(self.names, each)
                else:
                    rest.append(each)
            self.name_ops = rest

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return the files as they are found after a cut at this point."""
        names = dict(self.names)
        for op in self.name_ops[: chance.randint(0, len(self.name_ops))]:
            _name(names, op)
        return {path: self._content(inode, chance) for path, inode in names.items()}

    def _content(self, inode: int, chance: random.Random) -> bytes:
        content = bytearray(self.safe.get(inode, b""))
        pending = self.pending.get(inode, [])
        how = chance.choice(["none", "all", "some", "torn"])
        for op in pending:
            if how == "all" or (how == "some" and chance.random() < 0.5):
                _apply(content, op)
            elif how == "torn" and op.kind == "write":
                for start in range(0, len(op.data), SECTOR):
                    if chance.random() < 0.5:
                        _put(content, op.offset + start, op.data[start : start + SECTOR])
        return bytes(content)


def _apply(content: bytearray, op: Op) -> None:
    if op.kind == "truncate":
        del content[op.offset :]
        content.extend(bytes(op.offset - len(content)))
    else:
        _put(content, op.offset, op.data)


def _put(content: bytearray, offset: int, data: bytes) -> None:
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _name(names: dict[str, int], op: Op) -> None:
    if op.kind == "create":
        names[op.path] = op.inode
    elif op.kind == "rename" and op.path in names:
        names[op.target] = names.pop(op.path)
    elif op.kind == "remove":
        names.pop(op.path, None)


def cut_often(
    recorder: Recorder, home: Path, cuts: int, seed: int, open_every: int = 50
) -> Verdict:
    """Cut at `cuts` random places; every `open_every`th time the product itself starts again."""
    began = time.monotonic()
    chance = random.Random(seed)
    places = sorted(chance.randrange(1, len(recorder.ops) + 1) for _ in range(cuts))
    model, told, verdict, done = Model(), [], Verdict(), 0
    with tempfile.TemporaryDirectory(dir=_memory()) as scratch:
        for number, place in enumerate(places):
            for op in recorder.ops[done:place]:
                model.take(op)
                if op.kind == "receipt":
                    told.append(op.path)
                elif op.kind == "forgotten":
                    told.remove(op.path)
            done = place
            image = model.cut(chance)
            _judge(image, home, told, Path(scratch), verdict)
            if number % open_every == 0:
                _start_again(image, home, told, Path(scratch) / "again", verdict)
    verdict.seconds = round(time.monotonic() - began, 1)
    return verdict


def _memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _judge(
    image: dict[str, bytes], home: Path, told: list[str], scratch: Path, verdict: Verdict
) -> None:
    verdict.cuts += 1
    rows = _rows(image, home, scratch)
    files = set(_files(image, home))
    if rows is None:
        verdict.broken += 1
        rows = set()
    else:
        verdict.lost_rows += sum(name not in rows for name in told)
    verdict.lost_files += sum(name not in files for name in told)
    verdict.lost += sum(name not in files and name not in rows for name in told)


def _rows(image: dict[str, bytes], home: Path, scratch: Path) -> set[str] | None:
    """Return the ids in the database of the image, None where it is broken."""
    path = scratch / "outbox.db"
    for suffix in ("", "-wal", "-shm"):
        (scratch / f"outbox.db{suffix}").unlink(missing_ok=True)
        data = image.get(str(home / f"outbox.db{suffix}"))
        if data is not None:
            (scratch / f"outbox.db{suffix}").write_bytes(data)
    connection = dbapi2.connect(str(path))
    try:
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return None
        there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'outbox'").fetchone()
        return {row[0] for row in connection.execute("SELECT id FROM outbox")} if there else set()
    except dbapi2.Error:
        return None
    finally:
        connection.close()


def _files(image: dict[str, bytes], home: Path) -> Iterator[str]:
    spool = str(home / "spool")
    for path, data in image.items():
        if path.startswith(spool) and path.endswith(".env"):
            try:
                yield read_envelope(data).header.submission_id
            except CannotOpen:
                continue


def _start_again(
    image: dict[str, bytes], home: Path, told: list[str], again: Path, verdict: Verdict
) -> None:
    """Let the product open what is left: every receipt must be there and, unsent, be readable."""
    shutil.rmtree(again, ignore_errors=True)
    for path, data in image.items():
        target = again / Path(path).relative_to(home)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    outbox = open_test_outbox(again, FakeClock())
    with outbox.engine.connect() as connection:
        found = dict(
            tuple(row) for row in connection.exec_driver_sql("SELECT id, state FROM outbox").all()
        )
    for name in told:
        if name not in found or (
            found[name] != "acknowledged" and outbox.open_document(name)["id"] != name
        ):
            verdict.unopened += 1
    outbox.close()


def prove(cuts: int, seed: int, synchronous: str = "FULL", lying_spool: bool = False) -> Verdict:
    """Record once, cut often. `unopened` is only counted on honest disks."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        recorder = record(home, synchronous, lying_spool)
        honest = synchronous == "FULL" and not lying_spool
        return cut_often(recorder, home, cuts, seed, 50 if honest else 10**9)
