"""Why the file that must survive was not opened."""

from __future__ import annotations


class WrongEngine(Exception):
    """The engine or the file cannot keep its promise; the text says what is wrong and the mend.

    Nothing is opened and nothing is changed (P3).
    """


class NewerSchema(WrongEngine):
    """The file was written by a later Stoa; going back would guess, so it is refused (P8)."""


class CorruptStore(Exception):
    """SQLite cannot read the file; the caller sets it aside and rebuilds (P6)."""
