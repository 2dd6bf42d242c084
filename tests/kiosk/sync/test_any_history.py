"""Any history of faults, kills, restarts and wrong clocks: nothing lost, nothing doubled (P12)."""

from __future__ import annotations

import contextlib
import os
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.sync.courier import Courier
from kiosk.sync.open311.transport import Transport
from tests.kiosk.sync.proofs import blind_resend
from tests.kiosk.sync.small_street import SmallStreet

POSTS = (
    "normal",
    "drop-reply",
    "drop-before",
    "duplicate-400",
    "duplicate-400-absent",
    "token",
    "token-never",
    "error-after-accept",
    "500-absent",
    "html-200",
    "html-200-accepted",
    "attribute-400",
    "cut-body",
    "empty-200",
    "redirect",
    "409",
    "429",
    "503",
    "403",
)
YEARS = 3650 * 86400
"""Longer than a request that was received is kept."""
STEPS = st.one_of(
    st.tuples(st.just("save"), st.integers(1, 3)),
    st.tuples(st.just("next"), st.lists(st.sampled_from(POSTS), min_size=1, max_size=4)),
    st.tuples(st.just("down"), st.sampled_from(["", "503", "html", "drop"])),
    st.tuples(st.just("lag"), st.sampled_from([0.0, 100.0, 1700.0])),
    st.tuples(st.just("pass"), st.sampled_from([0.01, 0.3, 2.0])),
    st.tuples(st.just("restart"), st.none()),
    st.tuples(st.just("kill"), st.booleans()),
    st.tuples(st.just("jump"), st.sampled_from([-86400, -600, 600, 86400, YEARS])),
)


class Killed(BaseException):
    """The end of the process."""


def kill_in_post(street: SmallStreet, after: bool) -> None:
    """Let the process die at its next POST, before or after the city has it."""
    post = Transport.post

    def cut(self: Transport, url: str, fields: list[tuple[str, str]]) -> object:
        if after:
            post(self, url, fields)
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Transport, "post", cut)
        with contextlib.suppress(Killed):
            street.pass_time(0.01)
    street.start()


def live_through(street: SmallStreet, history: list[tuple[str, object]]) -> None:
    peer = street.add_city()
    offset = timedelta(0)
    right = street.clock.now
    street.start()
    street.save(1)
    for name, value in history:
        match name, value:
            case "save", int(count):
                street.save(count)
            case "next", list(behaviours):
                peer.manners.script.extend(behaviours)
            case "down", str(how):
                peer.manners.down = how
            case "lag", float(lag):
                peer.manners.lag = lag
            case "pass", float(hours):
                street.pass_time(hours)
            case "restart", _:
                street.start()
            case "kill", bool(after):
                kill_in_post(street, after)
            case "jump", int(seconds):
                street.clock.jump(street.clock.now() + timedelta(seconds=seconds))
                offset += timedelta(seconds=seconds)
                moved = offset
                peer._now = lambda moved=moved: right() - moved
    peer.manners.down = ""
    peer.manners.script.clear()
    street.pass_time(24 * 9)


def check(history: list[tuple[str, object]]) -> tuple[list[str], dict[str, str], set[str]]:
    with tempfile.TemporaryDirectory() as folder:
        street = SmallStreet(Path(folder) / "home", follow_seconds=6 * 3600)
        try:
            live_through(street, history)
            peer = street.peers["city-a"]
            accepted = {report.marker for report in peer.accepted}
            return peer.duplicates(), street.states(), accepted
        finally:
            street.close()


def judge(history: list[tuple[str, object]]) -> None:
    doubled, states, accepted = check(history)
    assert doubled == []
    for reference, state in states.items():
        if state in ("acknowledged", "open"):
            assert reference in accepted
        elif state == "lost":  # its time was up on a clock that went wrong; the city has it
            assert ("jump", YEARS) in history
            assert reference in accepted
        else:  # left to staff, and never what the city has without anybody knowing
            assert state in ("refused", "unsure")
            assert state != "refused" or reference not in accepted


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(STEPS, max_size=10))
def test_any_history_loses_and_doubles_nothing(history: list[tuple[str, object]]) -> None:
    judge(history)


@pytest.mark.soak
@settings(
    max_examples=int(os.environ.get("STOA_SOAK_EXAMPLES", "400")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(STEPS, max_size=25))
def test_any_longer_history_loses_and_doubles_nothing(
    history: list[tuple[str, object]],
) -> None:
    judge(history)


def test_a_history_can_show_the_seeded_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    settle = Courier._settle
    monkeypatch.setattr(
        Courier, "_settle", lambda self, row, outcome: settle(self, row, blind_resend(outcome))
    )
    doubled, _, _ = check([("next", ["drop-reply"]), ("save", 2), ("pass", 2.0)])
    assert doubled != []
