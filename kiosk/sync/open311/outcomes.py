"""What a reply to a POST means: the table of reference trust 3c, once and for all (P12, P14)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from kiosk.georeport.document import NotADocument, read_document
from kiosk.georeport.errors import CityError, read_errors
from kiosk.georeport.requests import read_posted
from kiosk.georeport.services import Kind
from kiosk.sync.open311.transport import Reply
from kiosk.sync.schedule import retry_after


@dataclass(frozen=True)
class Acknowledged:
    """The city has it, under its own id or, of a blackbox service, without one."""

    city_id: str | None


@dataclass(frozen=True)
class Promised:
    """The city has it and will give an id for this token."""

    token: str


@dataclass(frozen=True)
class Later:
    """The city certainly does not have it and asks to come again, perhaps after so many seconds."""

    why: str
    after: float | None = None


@dataclass(frozen=True)
class Doubt:
    """Nobody knows: look for it before anything else."""

    why: str


@dataclass(frozen=True)
class Refused:
    """The city said no to this report; sending it again would say the same."""

    why: str


@dataclass(frozen=True)
class Stopped:
    """The city said no to this kiosk: nothing more is sent until somebody mends it."""

    why: str


@dataclass(frozen=True)
class Gone:
    """The service is not there; `listed` where the list, read again, still has it."""

    why: str
    listed: bool = False


Outcome: TypeAlias = Acknowledged | Promised | Later | Doubt | Refused | Stopped | Gone

NEVER_AGAIN = ("no-id", "token-expired")
"""Doubts in which the city did say that it has the report: never sent again by itself."""

_LATER = (408, 429, 503)
_ABOUT = {
    "attribute": re.compile(r"attribute", re.IGNORECASE),
    "service-code": re.compile(r"service[_ ]?code", re.IGNORECASE),
    "jurisdiction": re.compile(r"jurisdiction", re.IGNORECASE),
    "location": re.compile(r"\b(lat|long|address|location)", re.IGNORECASE),
    "email": re.compile(r"e-?mail", re.IGNORECASE),
    "description": re.compile(r"description", re.IGNORECASE),
}
_KEY = re.compile(r"\bapi[_ -]?key\b", re.IGNORECASE)


def judge_post(reply: Reply, kind: Kind) -> Outcome:
    """Return what the city's reply to a POST means for the report; `kind` is the service's type."""
    status = reply.status
    if reply.is_fine:
        return _judge_fine(reply.body, kind)
    if status in (401, 403):
        return Stopped(f"http-{status}")
    if status in (404, 410):
        return Gone(f"http-{status}")
    if status in _LATER:
        return Later(f"http-{status}", retry_after(reply.retry_after, reply.date))
    if status == 409 or not 400 <= status < 500:
        return Doubt(f"http-{status}")
    return _judge_refusal(status, read_errors(reply.body))


def _judge_fine(body: bytes, kind: Kind) -> Outcome:
    try:
        posted = read_posted(read_document(body))
    except NotADocument as no:
        return Doubt(f"reply-{no.kind}")
    if posted is None:
        return Doubt("reply-unknown")
    if posted.id:
        return Acknowledged(posted.id)
    if posted.token:
        return Promised(posted.token)
    return Acknowledged(None) if kind == "blackbox" else Doubt("no-id")


def _judge_refusal(status: int, errors: tuple[CityError, ...]) -> Outcome:
    if any(error.speaks_of_duplicate for error in errors):
        return Doubt("duplicate")
    if any(_KEY.search(error.description) for error in errors):
        return Stopped(f"http-{status}:key")
    return Refused(f"http-{status}{_about(errors)}")


def _about(errors: tuple[CityError, ...]) -> str:
    """Name what the city complains of, as a word of ours: its own words may quote a resident."""
    for word, pattern in _ABOUT.items():
        if any(pattern.search(error.description) for error in errors):
            return f":{word}"
    return ""
