"""What is wrong with an entry: data, not an exception."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from kiosk.language.message import Message


@dataclass(frozen=True)
class Problems:
    """Kind sentences that name the question and what to do (A15), most important first.

    `parts` names the fields of the page that they are about: day, month, year, method, value, way,
    address; empty where the page has one field.
    """

    messages: tuple[Message, ...]
    parts: tuple[str, ...] = ()

    @classmethod
    def of(cls, message: Message, parts: tuple[str, ...] = ()) -> Self:
        """Build from one sentence."""
        return cls((message,), parts)
