"""Replies about requests: what a POST gave back, what a token became, what was reported."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.georeport.node import Node

_MARKER = re.compile(r"\[\s*ref\.?\s*:?\s*([^\]\s][^\]]{4,14})\]", re.IGNORECASE)


@dataclass(frozen=True)
class Posted:
    """What the city gave for a report: an id, or a token for one, or neither (blackbox)."""

    id: str = ""
    token: str = ""


@dataclass(frozen=True)
class RequestRow:
    """One request as the city shows it to everybody; ids are opaque text, times aware in UTC."""

    id: str
    token: str
    status: str
    status_notes: str
    service_code: str
    description: str
    requested_at: datetime | None
    updated_at: datetime | None

    @property
    def marked(self) -> tuple[str, ...]:
        """Texts in the place of our marker `[ref KX4-7PM]`, as they stand; usually one or none."""
        return tuple(found.strip() for found in _MARKER.findall(self.description))


def read_posted(document: Node) -> Posted | None:
    """Return what a POST gave, None where the document is no reply to one."""
    rows = document.inside("service_requests").rows("request")
    for row in rows:
        if row.has("service_request_id", "token", "service_notice", "account_id"):
            return Posted(row.value("service_request_id"), row.value("token"))
    return None


def read_token(document: Node, token: str) -> str:
    """Return the id that `token` became, "" while it has none."""
    rows = document.inside("service_requests").rows("request")
    mine = [row for row in rows if row.value("token") in (token, "")]
    return next((row.value("service_request_id") for row in mine), "")


def read_requests(document: Node) -> tuple[RequestRow, ...] | None:
    """Return the rows, some without an id yet (Q6); None where this is no list of requests.

    The difference matters: "not in the list" may lead to sending again, "no list" must not (P12).
    """
    inside = document.inside("service_requests")
    rows = inside.rows("request")
    if not rows:
        listed = document.is_list or inside.is_list or document.name == "service_requests"
        return () if listed else None
    if not all(row.has("status", "service_request_id", "token") for row in rows):
        return None
    return tuple(map(_row, rows))


def _row(row: Node) -> RequestRow:
    return RequestRow(
        id=row.value("service_request_id"),
        token=row.value("token"),
        status=row.value("status").casefold(),
        status_notes=row.value("status_notes"),
        service_code=row.value("service_code"),
        description=row.value("description"),
        requested_at=read_time(row.value("requested_datetime")),
        updated_at=read_time(row.value("updated_datetime")),
    )


def read_time(text: str) -> datetime | None:
    """Return a W3C date and time in UTC, None where it is none; one without a zone is UTC."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    try:
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except OverflowError:
        return None
