"""The journal: one line of JSON to an event, and in it only what a list allows (P25).

What a resident typed can reach no line, since no field that could hold it is on the list; values
are numbers, codes and ids. An exception leaves its class and where it was raised, never its text,
which may quote what it was raised for.
"""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Callable, Mapping, MutableMapping
from types import TracebackType
from typing import Any, TextIO

import structlog

from kiosk.clock import Clock

ALLOWED = frozenset(
    {
        "event",
        "level",
        "at",
        "attempts",
        "city_id",
        "command",
        "count",
        "destination",
        "detail",
        "failed",
        "fault",
        "home",
        "key_id",
        "kind",
        "kiosk",
        "language",
        "milliseconds",
        "pack",
        "reason",
        "reference",
        "seconds",
        "service",
        "state",
        "status",
        "subject",
        "submission",
        "version",
        "where",
        "why",
    }
)
"""Names of the fields that may be written; every other one is left out."""

_CODE = re.compile(r"[\w.:/@+,-]{1,120}", re.ASCII)
"""What a text in a field may look like: a code, an id, a version, a path; never a sentence."""

Event = MutableMapping[str, Any]


def allow_listed(_logger: object, _method: str, event: Event) -> Event:
    """Keep the allowed fields with harmless values; say which ones were left out."""
    kept: dict[str, Any] = {}
    dropped = []
    for name, value in event.items():
        if name in ALLOWED and (plain := _plain(value)) is not None:
            kept[name] = plain
        elif name not in ("exc_info", "stack_info"):
            dropped.append(name if _CODE.fullmatch(name) else "?")
    if dropped:
        kept["dropped"] = sorted(dropped)
    return kept


def without_words(_logger: object, _method: str, event: Event) -> Event:
    """Turn an exception into its class and place, before the allow-list sees it."""
    raised = event.get("exc_info")
    if raised is True:
        raised = sys.exception()
    elif isinstance(raised, tuple):
        raised = raised[1]
    if isinstance(raised, BaseException):
        event.update(describe_exception(raised))
    return event


def describe_exception(raised: BaseException) -> Mapping[str, str]:
    """Return class and place of an exception: `fault` and `where`, like `outbox/queue.py:62`."""
    frames = traceback.extract_tb(raised.__traceback__)
    where = ""
    if frames:
        parts = frames[-1].filename.split("/")
        where = f"{'/'.join(parts[-2:])}:{frames[-1].lineno}"
    return {"fault": type(raised).__name__, "where": where or "unknown"}


def open_journal(level: str, clock: Clock, stream: TextIO | None = None) -> None:
    """Send the journal of this process to `stream`, default standard error; call it once.

    Uncaught exceptions go there too, in the same form, instead of a traceback.
    """
    numbers = {"debug": 10, "info": 20, "warning": 30, "error": 40}
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            _stamp(clock),
            without_words,
            allow_listed,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(numbers[level]),
        logger_factory=structlog.WriteLoggerFactory(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )
    sys.excepthook = _on_uncaught


def note(event: str, level: str = "info", **fields: Any) -> None:
    """Write an event; `event` is a code like `submission-saved`, `fields` are of ALLOWED."""
    getattr(structlog.get_logger(), level)(event, **fields)


def _on_uncaught(
    kind: type[BaseException], value: BaseException, trace: TracebackType | None
) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        note("uncaught", "error", exc_info=value.with_traceback(trace))


def _stamp(clock: Clock) -> Callable[[object, str, Event], Event]:
    def stamp(_logger: object, _method: str, event: Event) -> Event:
        event["at"] = clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        return event

    return stamp


def _plain(value: Any) -> str | int | float | bool | None:
    if isinstance(value, bool | int | float):
        return value
    return value if isinstance(value, str) and _CODE.fullmatch(value) else None
