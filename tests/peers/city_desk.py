"""A city's server for ballots and free times, with bad manners on demand."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs

from tests.peers.http_peer import HTML, HttpPeer


class CityDesk(HttpPeer):
    """Takes ballots at /say, each id once, serves `times` at /times and keeps them at /holds.

    `manners` are for the next requests, one each: a status, "html", "drop" (taken, no answer) or
    "other" (an answer about another id). `lent` times are somebody else's. What the clerks decide
    about a request stands in `decided`: reference, state and the time; until then it waits.
    """

    def __init__(self) -> None:
        self.ballots: dict[str, dict[str, object]] = {}
        self.envelopes: dict[str, str] = {}
        self.order: list[str] = []
        self.asked = 0
        self.times = b'{"v": 1, "slots": []}'
        self.manners: list[str] = []
        self.lent: set[datetime] = set()
        self.holds: dict[str, datetime] = {}
        self.booked: dict[str, datetime] = {}
        self.decided: dict[str, tuple[str, datetime]] = {}
        self.wishes: list[dict[str, Any]] = []
        self.lends_for = timedelta(minutes=10)

    def get(self, request: BaseHTTPRequestHandler) -> None:
        self.asked += 1
        manner = self._manner()
        if manner.isdigit():
            self.send(request, int(manner), HTML)
        else:
            self.send(request, 200, HTML if manner == "html" else self.times)

    def post(self, request: BaseHTTPRequestHandler, body: bytes) -> None:
        self.asked += 1
        manner = self._manner()
        if manner.isdigit() or manner == "html":
            self.send(request, int(manner) if manner.isdigit() else 200, HTML)
            return
        is_hold = request.path == "/holds"
        told = self._held(json.loads(body)) if is_hold else self._counted(parse_qs(body.decode()))
        if manner == "drop":
            request.close_connection = True
            return
        if manner == "other":
            told["hold" if is_hold else "id"] = "another"
        self.send(request, 200, json.dumps(told).encode())

    def _manner(self) -> str:
        return self.manners.pop(0) if self.manners else ""

    def _counted(self, fields: dict[str, list[str]]) -> dict[str, str]:
        name = fields["id"][0]
        self.order.append(name)
        if "ballot" in fields:
            self.ballots[name] = json.loads(fields["ballot"][0])
        else:
            self.envelopes[name] = fields["envelope"][0]
        return {"id": name}

    def _held(self, wish: dict[str, Any]) -> dict[str, str]:
        self.wishes.append(wish)
        token = wish["hold"]
        if wish["do"] == "release":
            self.holds.pop(token, None)
            return {"hold": token, "state": "free"}
        starts = datetime.fromisoformat(wish["starts"])
        if wish["do"] == "book":
            return {"hold": token, **self._booked(wish["reference"], starts, token)}
        others = {moment for name, moment in self.holds.items() if name != token}
        if starts in self.lent | others:
            return {"hold": token, "state": "gone"}
        self.holds[token] = starts
        until = datetime.now(UTC) + self.lends_for
        return {"hold": token, "state": "held", "until": until.isoformat()}

    def _booked(self, reference: str, starts: datetime, token: str) -> dict[str, str]:
        self.holds.pop(token, None)
        self.booked.setdefault(reference, starts)
        self.lent.add(starts)
        if reference not in self.decided:
            return {"state": "waiting"}
        state, moment = self.decided[reference]
        return {"state": state, "starts": moment.isoformat()}
