"""When to try again: full jitter, so that a fleet that lost its city does not stampede (P15)."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

BASE = 2.0
CAP = 15 * 60.0
LONGEST_RETRY_AFTER = 60 * 60.0

LOOKS = 3
"""How often a doubtful report is looked for before it counts as absent (P12)."""
TOKEN_LIFE = 7 * 24 * 3600.0
"""How long a token is asked after (trust 3c)."""


def backoff(failures: int, rng: random.Random, asked_for: float | None = None) -> float:
    """Return seconds to wait after that many failures in a row, at random from 0 to the ceiling.

    The ceiling doubles from 2 s to 15 min. `asked_for` is the city's Retry-After in seconds: obeyed
    up to an hour, with jitter on top so that those who were told the same do not come together.
    """
    ceiling = min(CAP, BASE * 2.0 ** min(max(failures - 1, 0), 30))
    wait = rng.uniform(0.0, ceiling)
    if asked_for is None:
        return wait
    return min(max(asked_for, 0.0), LONGEST_RETRY_AFTER) + rng.uniform(0.0, max(ceiling, BASE))


def retry_after(text: str | None, now: datetime | None) -> float | None:
    """Return the seconds of a Retry-After header, given as seconds or as a date; else None.

    `now` (aware) is the city's own time, which a date is measured against.
    """
    if not text:
        return None
    try:
        return max(0.0, float(int(text.strip())))
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if now is None:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def look_after(checks: int, lag: float) -> float:
    """Return how many seconds after the attempt the look number `checks` (from 0) is due.

    The first comes soon, for the resident's sake; the last not before the city's lag is over.
    """
    return (lag / 30.0, lag / 2.0, lag)[min(checks, LOOKS - 1)]


def token_wait(elapsed: float, rng: random.Random) -> float:
    """Return the seconds until a token is asked after again: from a minute to six hours (Q10)."""
    wait = min(max(elapsed / 2.0, 60.0), 6 * 3600.0)
    return wait * rng.uniform(0.8, 1.2)
