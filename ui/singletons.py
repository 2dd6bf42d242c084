"""Keeps None, True and False alive under PySide6 on Python before 3.12."""

from __future__ import annotations

import ctypes
import sys

FOREVER = 1 << 40
"""References added once: a call every microsecond would need twelve days to use them up."""


def keep_singletons() -> None:
    """Give the singletons so many references that none can be freed; does nothing from 3.12 on.

    WORKAROUND: the abi3 wheel of PySide6 6.12 returns None without counting the reference, which
    is right only from Python 3.12 on, where None is immortal (PEP 683). On 3.11 every call that
    returns nothing loses one, and after some thousand calls the interpreter aborts with
    "none_dealloc: deallocating None". True and False go the same way.
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for single in (None, True, False, NotImplemented, Ellipsis):
        count = ctypes.c_ssize_t.from_address(id(single))
        if count.value < FOREVER:
            count.value += FOREVER
