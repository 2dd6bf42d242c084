"""Waiting: with jitter, capped, obedient, and not all at once (P15)."""

from __future__ import annotations

import heapq
import random
from collections import Counter
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from kiosk.sync.destination import PACE
from kiosk.sync.schedule import (
    BASE,
    CAP,
    LONGEST_RETRY_AFTER,
    LOOKS,
    backoff,
    look_after,
    retry_after,
    token_wait,
)

OUTAGE = 2 * 3600.0


@given(st.integers(1, 10_000), st.integers())
def test_a_wait_is_never_longer_than_the_cap(failures: int, seed: int) -> None:
    assert (
        0.0
        <= backoff(failures, random.Random(seed))
        <= min(CAP, BASE * 2.0 ** min(failures - 1, 30))
    )


@given(st.floats(0, 1e7), st.integers(1, 40), st.integers())
def test_retry_after_is_obeyed_up_to_an_hour(asked: float, failures: int, seed: int) -> None:
    wait = backoff(failures, random.Random(seed), asked)
    assert wait >= min(asked, LONGEST_RETRY_AFTER)
    assert wait <= LONGEST_RETRY_AFTER + CAP


def test_those_who_were_told_the_same_do_not_come_together() -> None:
    waits = {round(backoff(9, random.Random(seed), 60.0)) for seed in range(100)}
    assert len(waits) > 50


@given(st.text(max_size=20))
def test_any_retry_after_is_read_or_ignored(text: str) -> None:
    read = retry_after(text, datetime(2026, 11, 24, tzinfo=UTC))
    assert read is None or read >= 0.0


def test_the_last_look_is_not_before_the_lag_is_over() -> None:
    assert [look_after(n, 1800.0) for n in range(LOOKS)] == [60.0, 900.0, 1800.0]


def test_tokens_are_asked_after_less_and_less_often() -> None:
    rng = random.Random(1)
    assert 40.0 < token_wait(0.0, rng) < 80.0
    assert token_wait(86400.0, rng) < 8 * 3600.0


def fleet(kiosks: int, queue: int, jitter: bool) -> tuple[int, float]:
    """Let a fleet run through an outage; return the peak per second and seconds to drain."""
    rng = random.Random(7)
    events: list[tuple[float, int]] = []
    failures = Counter[int]()
    left = dict.fromkeys(range(kiosks), queue)
    for kiosk in left:
        heapq.heappush(events, (rng.uniform(0.0, 60.0) if jitter else 0.0, kiosk))
    seconds: Counter[int] = Counter()
    drained = 0.0
    while events:
        now, kiosk = heapq.heappop(events)
        if now < OUTAGE:
            failures[kiosk] += 1
            seconds[int(now)] += 1
            wait = backoff(failures[kiosk], rng) if jitter else CAP
            heapq.heappush(events, (now + wait, kiosk))
            continue
        seconds[int(now)] += 2 if failures[kiosk] else 1  # the service list first, then a report
        failures[kiosk] = 0
        left[kiosk] -= 1
        drained = max(drained, now - OUTAGE)
        if left[kiosk]:
            heapq.heappush(events, (now + (PACE if jitter else 0.1), kiosk))
    after = {second: count for second, count in seconds.items() if second >= OUTAGE}
    return max(after.values()), drained


def test_two_hundred_kiosks_after_two_hours_neither_stampede_nor_linger() -> None:
    peak, drained = fleet(200, 10, jitter=True)
    assert peak <= 40
    assert drained <= CAP


def test_the_seeded_bug_of_waiting_without_jitter_is_seen_as_a_stampede() -> None:
    peak, _ = fleet(200, 10, jitter=False)
    assert peak > 40
