"""A sentence that has not chosen its language yet: source text in English plus the values in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeAlias, Union

from kiosk.language.text import LocalText

Value: TypeAlias = Union[
    str, int, Decimal, date, datetime, time, LocalText, "Message", tuple["Value", ...]
]


@dataclass(frozen=True)
class Message:
    """A translatable sentence.

    `msgid` is the English source with `{name}` places; `values` fills them. Values are formatted
    by CLDR and bidi-isolated when the sentence is rendered (H07, H08), so they are given raw; a
    tuple becomes a list in the language's own way ("a, b and c"). A counted sentence has `plural`
    and `count`, and the count is available as `{count}` (H16).
    """

    msgid: str
    values: Mapping[str, Value] = field(default_factory=dict)
    plural: str | None = None
    count: int | None = None


def msg(msgid: str, /, **values: Value) -> Message:
    """Mark and build a translatable sentence; extraction finds the first argument of each call."""
    return Message(msgid, values)


def nmsg(singular: str, plural: str, /, count: int, **values: Value) -> Message:
    """Mark and build a counted sentence; extraction finds the first two arguments."""
    return Message(singular, values, plural, count)
