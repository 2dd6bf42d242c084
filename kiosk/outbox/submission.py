"""Finished answers of a journey, ready to be sealed; in memory only."""

from __future__ import annotations

import json
import re
import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kiosk.outbox.errors import CannotSave
from kiosk.outbox.reference import parse_reference

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")


@dataclass(frozen=True)
class Submission:
    """One finished journey. `created_at` is aware, in UTC; `id` is a UUIDv7, made once.

    `service_title`, `answers` and `open311` hold what the resident said and are sealed; the other
    fields may stand in clear (P20).
    """

    id: str
    reference: str
    service_id: str
    service_version: int
    pack_id: str
    pack_version: int
    kiosk_id: str
    language: str
    created_at: datetime
    destination: str
    service_title: str = ""
    answers: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    open311: Mapping[str, Any] | None = field(default=None, repr=False)

    def to_document(self) -> dict[str, Any]:
        """Return the document the city gets: JSON types only, times as ISO 8601 in UTC."""
        return {
            "v": 1,
            "id": self.id,
            "reference": self.reference,
            "service": {
                "id": self.service_id,
                "version": self.service_version,
                "title": self.service_title,
            },
            "pack": {"id": self.pack_id, "version": self.pack_version},
            "kiosk": self.kiosk_id,
            "language": self.language,
            "submitted_at": self.created_at.isoformat(),
            "answers": [dict(answer) for answer in self.answers],
            "open311": None if self.open311 is None else dict(self.open311),
        }

    def to_bytes(self) -> bytes:
        """Return the document as UTF-8 JSON; raises `CannotSave("invalid")`."""
        try:
            return json.dumps(
                self.to_document(), ensure_ascii=False, separators=(",", ":"), allow_nan=False
            ).encode("utf-8")
        except (TypeError, ValueError, RecursionError):
            raise CannotSave("invalid") from None


def new_submission_id(now: datetime) -> str:
    """Return a UUIDv7 (RFC 9562 5.7): milliseconds of `now`, then 74 random bits."""
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    number = milliseconds << 80 | secrets.randbits(80)
    number = number & ~(0xF << 76) | 7 << 76
    number = number & ~(0x3 << 62) | 2 << 62
    return str(uuid.UUID(int=number))


def check_submission(submission: Submission) -> None:
    """Raise `CannotSave("invalid")` unless what stands in clear is what it says (P19, P20)."""
    clear = (
        submission.service_id,
        submission.kiosk_id,
        submission.destination,
        submission.pack_id,
    )
    try:
        good_id = str(uuid.UUID(submission.id)) == submission.id
    except ValueError:
        good_id = False
    if (
        not good_id
        or parse_reference(submission.reference) != submission.reference
        or any(not _ID.fullmatch(value) for value in clear)
        or submission.created_at.utcoffset() is None
    ):
        raise CannotSave("invalid")
