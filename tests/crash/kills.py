"""SIGKILL at random points of saving and sending, with the real store (P1, P1n).

    python -m tests.crash.kills --kills 200 --seed 7 [--bug "receipt before commit"]

Each round forks both processes, kills them at a random moment, and the next round starts from what
they left. At the end everything is sent and the ids are compared: none lost, none doubled, the
database whole, and no text of a resident anywhere under the home folder.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import text

from kiosk.clock import SystemClock
from kiosk.outbox.queue import Outbox
from tests import canaries
from tests.crash.children import save_for_ever, send_due, send_for_ever, start, sync_for_ever
from tests.crash.recording_city import RecordingCity
from tests.peers.geo_report import GeoReportPeer
from tests.submissions import open_test_outbox

BUGS = ("receipt before commit", "commits in batches", "sends again after a doubt")


@dataclass
class Outcome:
    kills: int
    receipts: int
    posts: int
    parked: int
    lost: int
    doubled: int
    whole: bool
    leaks: int
    fell: int
    seconds: float

    @property
    def kept(self) -> bool:
        return self.lost == 0 and self.doubled == 0 and self.whole and self.leaks == self.fell == 0


def run(home: Path, kills: int, seed: int, bug: str | None = None, real: bool = False) -> Outcome:
    """Kill `kills` processes (two a round) and return what came of it.

    With `real` the sender is the product's sync and the city a GeoReport v2 server.
    """
    began = time.monotonic()
    chance = random.Random(seed)
    texts = canaries.plant(6)
    receipts = home.parent / f"{home.name}.receipts"
    end_city, address = _city(_geo_report if real else _recording, seed)
    told = os.open(receipts, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    rounds = (kills + 1) // 2
    fell = 0
    for number in range(rounds):
        pids = [
            _fork(lambda: save_for_ever(home, told, texts, bug)),
            _fork(
                lambda: (
                    sync_for_ever(home, address) if real else send_for_ever(home, int(address), bug)
                )
            ),
        ]
        _let_them_work(receipts, number, chance)
        chance.shuffle(pids)
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        fell += sum(not os.WIFSIGNALED(os.waitpid(pid, 0)[1]) for pid in pids)
    os.close(told)
    if real:
        _drain(home, address)
    outbox = open_test_outbox(home, SystemClock())
    start(outbox, bug)
    while not real and send_due(outbox, int(address), bug):
        pass
    whole = _is_whole(outbox)
    parked = {_name(f"{row.id} {row.reference}", real) for row in outbox.refused()}
    outbox.close()
    posts = end_city()
    ids = [_name(line, real) for line in receipts.read_text().splitlines()]
    return Outcome(
        kills=rounds * 2,
        receipts=len(ids),
        posts=sum(posts.values()),
        lost=sum(name not in posts and name not in parked for name in ids),
        parked=len(parked),
        doubled=sum(count > 1 for count in posts.values()),
        whole=whole,
        leaks=len(canaries.find(home, texts)),
        fell=fell,
        seconds=round(time.monotonic() - began, 1),
    )


def _let_them_work(receipts: Path, number: int, chance: random.Random) -> None:
    """Wait a random while: every third round from the start, else from the first receipt."""
    if number % 3:
        before, until = receipts.stat().st_size, time.monotonic() + 5
        while receipts.stat().st_size == before and time.monotonic() < until:
            time.sleep(0.002)
    time.sleep(chance.uniform(0.0, 0.15))


def _fork(job: Callable[[], None]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        job()
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(code)


City = Callable[[int], tuple[str, Callable[[], dict[str, int]]]]
"""Starts a city; returns its address and what tells how often each submission came."""


def _recording(seed: int) -> tuple[str, Callable[[], dict[str, int]]]:
    city = RecordingCity(seed)
    city.start()
    return str(city.port), lambda: dict(city.counts())


def _geo_report(seed: int) -> tuple[str, Callable[[], dict[str, int]]]:
    chance = random.Random(seed)
    peer = GeoReportPeer()
    manners = ["normal"] * 9 + ["drop-reply", "error-after-accept", "drop-before"]
    peer.manners.script.extend(chance.choice(manners) for _ in range(20_000))
    peer.__enter__()
    return peer.url, lambda: dict(Counter(report.marker for report in peer.accepted))


def _city(city: City, seed: int) -> tuple[Callable[[], dict[str, int]], str]:
    """Start the city in its own process; return how to end it and get its counts, and where it is.

    Forked children must not find the threads of a city in their parent.
    """
    to_city, from_parent = os.pipe()
    from_city, to_parent = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(from_parent)
        address, counts = city(seed)
        os.write(to_parent, f"{address}\n".encode())
        os.read(to_city, 1)
        with os.fdopen(to_parent, "w") as out:
            json.dump(counts(), out)
        os._exit(0)
    os.close(to_parent)
    reader = os.fdopen(from_city)
    where = reader.readline().strip()

    def end() -> dict[str, int]:
        os.write(from_parent, b"x")
        counts: dict[str, int] = json.load(reader)
        os.waitpid(pid, 0)
        return counts

    return end, where


def _drain(home: Path, address: str) -> None:
    """Let the real sync run until nothing waits any more, but for what it parked for a person."""
    until = time.monotonic() + 120
    pid = _fork(lambda: sync_for_ever(home, address))
    outbox = open_test_outbox(home, SystemClock())
    while time.monotonic() < until:
        if outbox.next_due_at() is None and not outbox.counts()["sending"]:
            break
        time.sleep(0.1)
    outbox.close()
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _name(line: str, real: bool) -> str:
    """Return what the city knows a receipt by: its reference on Open311, else its id."""
    submission_id, reference = line.split()
    return reference if real else submission_id


def _is_whole(outbox: Outbox) -> bool:
    with outbox.engine.connect() as connection:
        return connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--bug", choices=BUGS)
    parser.add_argument("--real", action="store_true", help="use the product's own sync")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(Path(folder) / "home", options.kills, options.seed, options.bug, options.real)
    print(
        json.dumps(
            {"seed": options.seed, "bug": options.bug, "real": options.real, **asdict(outcome)}
        )
    )
    return 0 if outcome.kept == (options.bug is None) else 1


if __name__ == "__main__":
    sys.exit(main())
