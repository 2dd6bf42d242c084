"""Why there is no receipt. None of these carries a word that a resident wrote (P25)."""

from __future__ import annotations


class CannotSave(Exception):
    """The submission was not saved and no receipt may be shown.

    `reason` is a code for staff and the audit: invalid, too-large, sealing, storage, halted.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"not saved: {reason}")
        self.reason = reason


class OutOfSpace(CannotSave):
    """The disk is too full to promise anything; what was saved stays (P4)."""

    def __init__(self) -> None:
        super().__init__("out-of-space")


class TooLarge(CannotSave):
    """The answers do not fit the largest envelope."""

    def __init__(self) -> None:
        super().__init__("too-large")


class CannotOpen(Exception):
    """The envelope cannot be opened here; `reason` says why: no-key, tampered, unreadable."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"not opened: {reason}")
        self.reason = reason
