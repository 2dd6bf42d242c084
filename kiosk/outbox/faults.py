"""Telling a full disk from a broken one, whichever layer met it (P4, P5)."""

from __future__ import annotations

import errno

from sqlalchemy.exc import DBAPIError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PASSING = ("locked", "busy")


def is_full(error: BaseException) -> bool:
    """Say whether there was no room; the same step may be tried when there is."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        return "full" in str(error.orig)
    return isinstance(error, OSError) and error.errno in _FULL


def is_broken(error: BaseException) -> bool:
    """Say whether the disk failed: then nothing is retried on the same handle (fsyncgate, P5)."""
    if is_full(error):
        return False
    if isinstance(error, DBAPIError):
        return not any(word in str(error.orig) for word in _PASSING)
    return isinstance(error, OSError)
