"""The process itself: one at a time, survives a kill, stops when told, says what it did."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiosk.clock import Clock
from kiosk.outbox.opening import open_outbox
from kiosk.outbox.queue import Outbox
from kiosk.sync import daemon, running
from kiosk.sync.open311.transport import Transport
from kiosk.sync.running import AlreadyRunning, run_sync
from tests.kiosk.sync.small_street import SmallStreet

ENDLESS = 60.0


class Killed(BaseException):
    """The end of the process, without a word."""


def test_one_round_sends_what_is_due_and_reports_it(street: SmallStreet) -> None:
    peer = street.add_city()
    street.save(3)
    report = run_sync(street.home, True, street.clock)
    assert (report.sent, report.acknowledged) == (3, 3)
    assert report.waiting == {
        "saved": 0,
        "sending": 0,
        "acknowledged": 3,
        "unsure": 0,
        "refused": 0,
    }
    assert report.is_fine
    assert json.loads(json.dumps(report.to_dict()))["sent"] == 3
    assert len(peer.accepted) == 3


def test_two_at_once_are_refused(street: SmallStreet) -> None:
    street.add_city()
    found: list[BaseException] = []

    def second(_seconds: float) -> bool:
        try:
            run_sync(street.home, True, street.clock)
        except AlreadyRunning as error:
            found.append(error)
        return True

    run_sync(street.home, clock=street.clock, waiter=second)
    assert len(found) == 1


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_kill_in_the_middle_of_a_post_loses_and_doubles_nothing(
    street: SmallStreet, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    peer = street.add_city(lag_seconds=60, echoes_marker=True)
    street.save(1)
    post = Transport.post

    def cut(self: Transport, url: str, fields: list[tuple[str, str]]) -> object:
        if when == "after":
            post(self, url, fields)
        raise Killed

    monkeypatch.setattr(Transport, "post", cut)
    with pytest.raises(Killed):
        run_sync(street.home, True, street.clock)
    monkeypatch.setattr(Transport, "post", post)
    street.pass_time(1)
    assert set(street.states().values()) <= {"acknowledged", "open"}
    assert len(peer.accepted) == 1


def test_a_kiosk_without_an_endpoint_keeps_everything_and_says_so(street: SmallStreet) -> None:
    street.save(2)
    report = run_sync(street.home, True, street.clock)
    assert [alarm["kind"] for alarm in report.alarms] == ["no-endpoint"]
    assert report.waiting["saved"] == 2


def test_what_only_the_city_can_open_waits(street: SmallStreet) -> None:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    from tests.kiosk.sync.small_street import submission

    peer = street.add_city()
    public = X25519PrivateKey.generate().public_key().public_bytes_raw()
    outbox = open_outbox(street.home, street.clock, city_key=public)
    outbox.submit(submission(street.clock, "KX4-7PM"))
    outbox.close()
    report = run_sync(street.home, True, street.clock, city_key=public)
    assert report.waiting["saved"] == 1
    assert [alarm["kind"] for alarm in report.alarms] == ["cannot-open"]
    assert peer.posts == 0


def test_a_new_sealing_key_is_used_while_sync_runs(
    street: SmallStreet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pack in use changes under a sync that goes on; it opens the outbox anew by itself."""
    keys = [None, b"\1" * 32]
    opened: list[bytes | None] = []
    waits = 0

    def watched(home: Path, clock: Clock, *, city_key: bytes | None = None) -> Outbox:
        opened.append(city_key)
        return open_outbox(home, clock, city_key=city_key)

    def waiter(seconds: float) -> bool:
        nonlocal waits
        waits += 1
        street.clock.advance(max(seconds, daemon.TEND))
        if waits == 2:
            current = street.home / "packs" / "published" / "current"
            current.parent.mkdir(parents=True)
            current.write_text("2")
            keys.pop(0)
        return waits > 5

    monkeypatch.setattr(running, "open_outbox", watched)
    run_sync(street.home, False, street.clock, city_key=lambda: keys[0], waiter=waiter)
    assert opened == [None, b"\1" * 32]


def test_settings_of_the_pack_and_a_key_from_the_environment_are_used(
    street: SmallStreet,
) -> None:
    from pydantic import SecretStr

    peer = street.add_city()
    for path in (street.home / "endpoints").iterdir():
        path.unlink()
    street.save(1)
    pack = [{"id": "city-a", "url": peer.url}]
    run_sync(street.home, True, street.clock, pack_endpoints=pack, key=SecretStr("test-key"))
    assert len(peer.accepted) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(tmp_path: Path, number: int) -> None:
    street = SmallStreet(tmp_path / "home")
    try:
        peer = street.add_city(follow_seconds=1)
        reached = threading.Event()
        take = peer.now

        def told() -> object:
            reached.set()
            return take()

        peer.now = told  # type: ignore[method-assign, assignment]
        code = (
            "import sys; from pathlib import Path; from kiosk.sync.running import run_sync\n"
            "print(run_sync(Path(sys.argv[1])).to_dict()['waiting'])"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(street.home)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        )
        assert reached.wait(ENDLESS)
        process.send_signal(number)
        out, err = process.communicate(timeout=ENDLESS)
        assert process.returncode == 0, err.decode()
        assert b"'saved': 0" in out
    finally:
        street.close()
