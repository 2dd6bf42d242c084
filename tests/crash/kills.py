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
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import text

from kiosk.clock import SystemClock
from kiosk.outbox.queue import Outbox
from tests import canaries
from tests.crash.children import save_for_ever, send_due, send_for_ever, start
from tests.crash.recording_city import RecordingCity
from tests.submissions import open_test_outbox

BUGS = ("receipt before commit", "commits in batches", "sends again after a doubt")


@dataclass
class Outcome:
    kills: int
    receipts: int
    posts: int
    lost: int
    doubled: int
    whole: bool
    leaks: int
    fell: int
    seconds: float

    @property
    def kept(self) -> bool:
        return self.lost == 0 and self.doubled == 0 and self.whole and self.leaks == self.fell == 0


def run(home: Path, kills: int, seed: int, bug: str | None = None) -> Outcome:
    """Kill `kills` processes (two a round) and return what came of it."""
    began = time.monotonic()
    chance = random.Random(seed)
    texts = canaries.plant(6)
    receipts = home.parent / f"{home.name}.receipts"
    # Forked children must not find this process's threads: the city lives in a process of its own.
    city_ask, city = _city(seed)
    told = os.open(receipts, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    rounds = (kills + 1) // 2
    fell = 0
    for number in range(rounds):
        pids = [
            _fork(lambda: save_for_ever(home, told, texts, bug)),
            _fork(lambda: send_for_ever(home, city["port"], bug)),
        ]
        _let_them_work(receipts, number, chance)
        chance.shuffle(pids)
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        fell += sum(not os.WIFSIGNALED(os.waitpid(pid, 0)[1]) for pid in pids)
    os.close(told)
    outbox = open_test_outbox(home, SystemClock())
    start(outbox, bug)
    while send_due(outbox, city["port"], bug):
        pass
    whole = _is_whole(outbox)
    outbox.close()
    posts: dict[str, int] = city_ask()
    ids = receipts.read_text().split()
    return Outcome(
        kills=rounds * 2,
        receipts=len(ids),
        posts=sum(posts.values()),
        lost=sum(name not in posts for name in ids),
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


def _city(seed: int) -> tuple[Callable[[], dict[str, int]], dict[str, int]]:
    """Start the city in its own process; return how to end it and get its counts, and its port."""
    to_city, from_parent = os.pipe()
    from_city, to_parent = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(from_parent)
        city = RecordingCity(seed)
        city.start()
        os.write(to_parent, f"{city.port}\n".encode())
        os.read(to_city, 1)
        with os.fdopen(to_parent, "w") as out:
            json.dump(dict(city.counts()), out)
        os._exit(0)
    os.close(to_parent)
    reader = os.fdopen(from_city)
    port = int(reader.readline())

    def end() -> dict[str, int]:
        os.write(from_parent, b"x")
        counts: dict[str, int] = json.load(reader)
        os.waitpid(pid, 0)
        return counts

    return end, {"port": port}


def _is_whole(outbox: Outbox) -> bool:
    with outbox.engine.connect() as connection:
        return connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--bug", choices=BUGS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(Path(folder) / "home", options.kills, options.seed, options.bug)
    print(json.dumps({"seed": options.seed, "bug": options.bug, **asdict(outcome)}))
    return 0 if outcome.kept == (options.bug is None) else 1


if __name__ == "__main__":
    sys.exit(main())
