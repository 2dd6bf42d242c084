"""How the GeoReport peer answers one request: in JSON or XML, well or badly."""

from __future__ import annotations

import socket
import struct
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, cast

from tests.peers.geo_report_documents import JSON, XML, as_json, as_xml
from tests.peers.http_peer import HTML

if TYPE_CHECKING:
    from tests.peers.geo_report import GeoReportPeer


class Answers(BaseHTTPRequestHandler):
    """Sends what the peer's manners allow; `suffix` is the format that was asked for."""

    suffix = "json"

    def log_message(self, *_said: Any) -> None:
        pass

    def date_time_string(self, timestamp: float | None = None) -> str:
        return format_datetime(self.peer.now(), usegmt=True)

    @property
    def peer(self) -> GeoReportPeer:
        return cast("Any", self.server).peer

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

    def _xml_only(self) -> bool:
        return self.peer.manners.behaviour == "xml-only"

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
