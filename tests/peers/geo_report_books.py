"""What the GeoReport peer has accepted, and how it is told to answer."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.peers.geo_report_documents import DEFINITIONS, SERVICES

NINE = (
    "normal",
    "drop-reply",
    "duplicate-400",
    "token",
    "token-never",
    "error-after-accept",
    "html-200",
    "xml-only",
    "attribute-400",
)
"""The nine behaviours of P12."""

_MARKER = re.compile(r"\[ref ([^\]]+)\]")


@dataclass
class Accepted:
    """One report in the city's books."""

    id: str
    token: str
    at: datetime
    fields: list[tuple[str, str]]
    status: str = "open"
    status_notes: str = ""
    updated: datetime | None = None

    def value(self, name: str) -> str:
        return next((held for key, held in self.fields if key == name), "")

    @property
    def marker(self) -> str:
        found = _MARKER.search(self.value("description"))
        return found[1] if found else ""


@dataclass
class Manners:
    """How the server answers; change it while it runs."""

    behaviour: str = "normal"
    """What a POST gets when `script` is empty."""
    script: deque[str] = field(default_factory=deque)
    """Behaviours of the next POSTs, one each."""
    down: str = ""
    """What every request gets: "" (fine), "503", "429", "drop", "html", "slow", "redirect"."""
    echo: bool = True
    """Whether descriptions show in GET requests."""
    public: bool = True
    """Whether there is a GET requests at all."""
    lag: float = 0.0
    """Seconds until an accepted report shows in GET requests."""
    token_wait: float = 60.0
    """Seconds until a token has its id."""
    page_size: int = 1000
    json: bool = True
    int_ids: bool = False
    single_object: bool = False
    wrapped: bool = False
    rows_without_id: bool = False
    api_key: str = "test-key"
    jurisdiction: str = ""
    retry_after: str = ""
    default_status: str = "open,closed"
    services: list[dict[str, Any]] = field(default_factory=lambda: [dict(row) for row in SERVICES])
    definitions: dict[str, dict[str, Any]] = field(default_factory=lambda: dict(DEFINITIONS))
