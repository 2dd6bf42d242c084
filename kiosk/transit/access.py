"""Can a wheelchair get on: yes, no, or not known, which is never told as a no."""

from __future__ import annotations

from enum import Enum


class Access(Enum):
    """GTFS wheelchair_boarding and wheelchair_accessible: 1, 2, and 0 or empty."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not-known"

    @classmethod
    def of(cls, value: int | None) -> Access:
        """Read the number of the timetable."""
        return {1: cls.YES, 2: cls.NO}.get(value or 0, cls.NOT_KNOWN)

    def __and__(self, other: Access) -> Access:
        """Both are needed, the stop and the vehicle: one no is a no, one doubt a doubt."""
        if Access.NO in (self, other):
            return Access.NO
        return Access.NOT_KNOWN if Access.NOT_KNOWN in (self, other) else Access.YES
