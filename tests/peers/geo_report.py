"""A city's GeoReport v2 server for tests and the demo, which can misbehave as real ones do (P12).

It listens on 127.0.0.1 and remembers what it accepted. `python -m tests.peers.geo_report --port 0`
runs it alone and prints its address; then `/_peer/accepted` lists what it took and
`/_peer/behave?as=NAME` changes its manners.
"""

from __future__ import annotations

import argparse
import json
import re
import socket
import struct
import sys
import threading
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from tests.peers.geo_report_documents import DEFINITIONS, JSON, SERVICES, XML, as_json, as_xml

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

HTML = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Free WiFi</body></html>"
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


class GeoReportPeer:
    """The server; use it as a context manager. `url` is the endpoint's base address."""

    def __init__(self, now: Callable[[], datetime] | None = None, port: int = 0) -> None:
        self.manners = Manners()
        self.accepted: list[Accepted] = []
        self.posts = 0
        self.requests: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.released = threading.Event()
        self._now = now or (lambda: datetime.now(UTC))
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", port), self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/open311/v2"

    def __enter__(self) -> GeoReportPeer:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def now(self) -> datetime:
        return self._now()

    def duplicates(self) -> list[str]:
        """References that were accepted more than once."""
        counted = Counter(report.marker for report in self.accepted if report.marker)
        return sorted(reference for reference, times in counted.items() if times > 1)

    def report(self, reference: str) -> Accepted:
        return next(report for report in self.accepted if report.marker == reference)

    def close_report(self, reference: str, notes: str) -> None:
        """The city closes a report, with a note."""
        report = self.report(reference)
        report.status, report.status_notes, report.updated = "closed", notes, self.now()

    def accept(self, fields: list[tuple[str, str]]) -> Accepted:
        with self._lock:
            number = len(self.accepted) + 1
            report = Accepted(f"{number:06d}", f"t{number:06d}", self.now(), fields)
            self.accepted.append(report)
            return report

    def next_behaviour(self) -> str:
        with self._lock:
            self.posts += 1
            script = self.manners.script
            return script.popleft() if script else self.manners.behaviour


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], peer: GeoReportPeer) -> None:
        self.peer = peer
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are what these tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, *_said: Any) -> None:
        pass

    def date_time_string(self, timestamp: float | None = None) -> str:
        return format_datetime(self.peer.now(), usegmt=True)

    @property
    def peer(self) -> GeoReportPeer:
        return self.server.peer

    # -- requests

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {key: held[-1] for key, held in parse_qs(parts.query).items()}
        if parts.path.startswith("/_peer/"):
            self._control(parts.path.removeprefix("/_peer/"), query)
            return
        self._note()
        if self._is_down():
            return
        path, _, suffix = parts.path.rpartition(".")
        self.suffix = suffix
        resource = path.removeprefix("/open311/v2/")
        if suffix == "json" and not (self.peer.manners.json and not self._xml_only()):
            self._send(404, "text/html", b"<html><body><h1>Not Found</h1></body></html>")
        elif not self._is_ours(query):
            self._errors(404, "jurisdiction_id was not found")
        elif resource == "discovery":
            self._discovery()
        elif resource == "services":
            self._answer("services", "service", self.peer.manners.services)
        elif resource.startswith("services/"):
            self._definition(resource.removeprefix("services/"))
        elif resource.startswith("tokens/"):
            self._token(resource.removeprefix("tokens/"))
        elif resource == "requests":
            self._list(query)
        elif resource.startswith("requests/"):
            self._one(resource.removeprefix("requests/"))
        else:
            self._errors(404, "no such resource")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self._note()
        if self._is_down():
            return
        path, _, self.suffix = urlsplit(self.path).path.rpartition(".")
        fields = parse_qsl(body, keep_blank_values=True)
        manners = self.peer.manners
        behaviour = self.peer.next_behaviour()
        if path != "/open311/v2/requests" or (self.suffix == "json" and self._xml_only()):
            self._send(404, "text/html", b"<html><body><h1>Not Found</h1></body></html>")
        elif not self._is_ours(dict(fields)):
            self._errors(404, "jurisdiction_id was not found")
        elif manners.api_key and dict(fields).get("api_key") != manners.api_key:
            self._errors(403, "Invalid api_key received -- can't proceed with create_request.")
        else:
            self._take(behaviour, [pair for pair in fields if pair[0] != "api_key"])

    def _take(self, behaviour: str, fields: list[tuple[str, str]]) -> None:
        plain = {
            "attribute-400": (400, "attribute code '' is required"),
            "422": (422, "base is invalid"),
            "401": (401, "no key"),
            "403": (403, "api_key was refused"),
            "404": (404, "service_code was not found"),
            "413": (413, "too large"),
            "429": (429, "slow down"),
            "503": (503, "busy"),
            "409": (409, "in progress"),
            "duplicate-400-absent": (400, "base is a duplicate"),
        }
        if behaviour in plain:
            self._errors(*plain[behaviour])
        elif behaviour == "error-object":
            self._send(400, JSON, as_json({"code": 400, "description": "service_code missing"}))
        elif behaviour == "error-text":
            self._send(400, "text/plain", b"service_code missing")
        elif behaviour == "error-html":
            self._send(400, "text/html", b"<html><body><p>service_code missing</body></html>")
        elif behaviour == "html-200":
            self._send(200, "text/html", HTML)
        elif behaviour == "redirect":
            self._send(302, "text/html", HTML, Location="http://127.0.0.1:9/login")
        elif behaviour == "drop-before":
            self._drop()
        elif behaviour == "empty-200":
            self._send(200, JSON, b"[]")
        elif behaviour == "500-absent":
            self._send(500, "text/html", b"<h1>Oops</h1>")
        else:
            self._accept(behaviour, fields)

    def _accept(self, behaviour: str, fields: list[tuple[str, str]]) -> None:
        report = self.peer.accept(fields)
        if behaviour == "drop-reply":
            self._drop()
        elif behaviour == "slow":
            self.peer.released.wait(30)
        elif behaviour == "duplicate-400":
            self._errors(400, "base is a duplicate")
        elif behaviour == "error-after-accept":
            self._send(500, "text/html", b"<h1>Internal Server Error</h1>")
        elif behaviour == "html-200-accepted":
            self._send(200, "text/html", HTML)
        elif behaviour == "cut-body":
            self._send(200, JSON, b'[{"service_request_id": "0000', length=4000)
            self._drop()
        elif behaviour in ("token", "token-never"):
            if behaviour == "token-never":
                report.token = "never-" + report.token
            self._posted({"token": report.token, "service_notice": "", "account_id": None})
        elif behaviour == "neither":
            self._posted({"service_notice": "Thank you", "account_id": None})
        else:
            self._posted({"service_request_id": report.id, "service_notice": ""})

    # -- answers

    def _discovery(self) -> None:
        formats = ["text/xml"]
        if self.peer.manners.json and not self._xml_only():
            formats.append("application/json")
        endpoint = {
            "specification": "http://wiki.open311.org/GeoReport_v2",
            "url": self.peer.url,
            "changeset": "2026-01-01T00:00:00Z",
            "type": "production",
            "formats": formats,
        }
        test = {**endpoint, "type": "test", "url": self.peer.url + "/test"}
        found = {"changeset": "2026-01-01T00:00:00Z", "contact": "", "key_service": ""}
        self._answer_one("discovery", {**found, "endpoints": [test, endpoint]})

    def _definition(self, code: str) -> None:
        definition = self.peer.manners.definitions.get(code)
        if definition is None:
            self._errors(404, "service_code was not found")
        else:
            self._answer_one("service_definition", definition)

    def _token(self, token: str) -> None:
        for report in self.peer.accepted:
            if report.token == token:
                waited = (self.peer.now() - report.at).total_seconds()
                ready = not token.startswith("never") and waited >= self.peer.manners.token_wait
                row = {"token": token, **({"service_request_id": report.id} if ready else {})}
                self._answer("service_requests", "request", [row])
                return
        self._errors(404, "token was not found")

    def _list(self, query: dict[str, str]) -> None:
        manners = self.peer.manners
        if not manners.public:
            self._errors(404, "not offered")
            return
        ids = query.get("service_request_id", "")
        rows = [self._row(report) for report in self.peer.accepted if self._shows(report, query)]
        if ids:
            wanted = ids.split(",")
            rows = [self._row(one) for one in self.peer.accepted if one.id in wanted]
        page = int(query.get("page") or 1)
        size = min(int(query.get("page_size") or manners.page_size), manners.page_size)
        self._answer("service_requests", "request", rows[(page - 1) * size : page * size])

    def _shows(self, report: Accepted, query: dict[str, str]) -> bool:
        now = self.peer.now()
        if now - report.at < timedelta(seconds=self.peer.manners.lag):
            return False
        codes = query.get("service_code")
        if codes and report.value("service_code") not in codes.split(","):
            return False
        statuses = query.get("status") or self.peer.manners.default_status
        if report.status not in statuses.split(","):
            return False
        start = _moment(query.get("start_date")) or now - timedelta(days=90)
        end = _moment(query.get("end_date")) or now
        return start <= report.at.replace(microsecond=0) <= end

    def _one(self, wanted: str) -> None:
        found = [self._row(report) for report in self.peer.accepted if report.id == wanted]
        if found:
            self._answer("service_requests", "request", found)
        else:
            self._errors(404, f"Service request not found with id or token {wanted}")

    def _row(self, report: Accepted) -> dict[str, Any]:
        manners = self.peer.manners
        row: dict[str, Any] = {
            "service_request_id": int(report.id) if manners.int_ids else report.id,
            "status": report.status,
            "status_notes": report.status_notes or None,
            "service_name": "",
            "service_code": report.value("service_code"),
            "description": report.value("description") if manners.echo else None,
            "requested_datetime": report.at.isoformat(),
            "updated_datetime": (report.updated or report.at).isoformat(),
            "address": report.value("address_string"),
            "lat": report.value("lat"),
            "long": report.value("long"),
        }
        if manners.rows_without_id:
            del row["service_request_id"]
        return row

    def _posted(self, row: dict[str, Any]) -> None:
        manners = self.peer.manners
        if manners.int_ids and "service_request_id" in row:
            row["service_request_id"] = int(row["service_request_id"])
        self._answer("service_requests", "request", [row], status=201)

    def _answer(self, root: str, item: str, rows: list[Any], status: int = 200) -> None:
        if self.suffix == "json":
            value: Any = rows
            if self.peer.manners.single_object and len(rows) == 1:
                value = rows[0]
            elif self.peer.manners.wrapped:
                value = [[row] for row in rows]
            self._send(status, JSON, as_json(value))
        else:
            self._send(status, XML, as_xml(root, rows, item))

    def _answer_one(self, root: str, value: dict[str, Any]) -> None:
        if self.suffix == "json":
            self._send(200, JSON, as_json(value))
        else:
            self._send(200, XML, as_xml(root, value))

    def _errors(self, status: int, description: str) -> None:
        rows = [{"code": str(status), "description": description}]
        if self.suffix == "json":
            self._send(status, JSON, as_json(rows))
        else:
            self._send(status, XML, as_xml("errors", rows, "error"))

    def _send(
        self, status: int, kind: str, body: bytes, length: int | None = None, **headers: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        if self.peer.manners.retry_after and status in (429, 503):
            self.send_header("Retry-After", self.peer.manners.retry_after)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    # -- manners

    def _xml_only(self) -> bool:
        return self.peer.manners.behaviour == "xml-only"

    def _is_ours(self, fields: dict[str, str]) -> bool:
        wanted = self.peer.manners.jurisdiction
        return not wanted or fields.get("jurisdiction_id") == wanted

    def _is_down(self) -> bool:
        down = self.peer.manners.down
        self.suffix = "json" if ".json" in self.path else "xml"
        if down == "drop":
            self._drop()
        elif down == "html":
            self._send(200, "text/html", HTML)
        elif down == "redirect":
            self._send(302, "text/html", HTML, Location="http://127.0.0.1:9/login")
        elif down == "slow":
            self.peer.released.wait(30)
        elif down:
            self._errors(int(down), "busy")
        return bool(down)

    def _drop(self) -> None:
        """Hang up with a reset, as a broken line does."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.wfile.flush()
        self.connection.close()

    def _note(self) -> None:
        self.peer.requests.append((self.command, self.path))
        self.peer.headers.append(dict(self.headers))

    # -- the demo's own door

    def _control(self, what: str, query: dict[str, str]) -> None:
        if what == "accepted":
            rows = [{**asdict(one), "marker": one.marker} for one in self.peer.accepted]
            self._send(200, JSON, json.dumps(rows, default=str).encode())
        elif what == "behave":
            self.peer.manners.behaviour = query.get("as", "normal")
            self.peer.manners.down = query.get("down", "")
            self._send(200, "text/plain", b"ok\n")
        elif what == "close":
            self.peer.close_report(query["ref"], query.get("notes", ""))
            self._send(200, "text/plain", b"ok\n")
        else:
            self._send(
                404, "text/plain", b"accepted, behave?as=NAME, close?ref=KX4-7PM&notes=...\n"
            )


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument("--behave", default="normal", help="how a POST is answered")
    parser.add_argument("--script", default="", help="comma list: how the first POSTs are answered")
    parser.add_argument("--api-key", default="test-key")
    given = parser.parse_args()
    with GeoReportPeer(port=given.port) as peer:
        peer.manners.behaviour = given.behave
        peer.manners.script.extend(name for name in given.script.split(",") if name)
        peer.manners.api_key = given.api_key
        print(peer.url, flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            sys.exit(0)


if __name__ == "__main__":
    main()
