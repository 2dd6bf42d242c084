"""A city's server for ballots and free times, with bad manners on demand."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qs

HTML = b"<!DOCTYPE html><html><body>Sign in to the WiFi</body></html>"


class CityDesk:
    """Takes ballots at /say, each id once, and serves `times` at /times.

    `manners` are for the next requests, one each: a status, "html", "drop" (taken, no answer) or
    "other" (an answer about another id).
    """

    def __init__(self) -> None:
        self.ballots: dict[str, dict[str, object]] = {}
        self.envelopes: dict[str, str] = {}
        self.order: list[str] = []
        self.asked = 0
        self.times = b'{"v": 1, "slots": []}'
        self.manners: list[str] = []

    def __enter__(self) -> CityDesk:
        desk = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                desk.take(self)

            def do_GET(self) -> None:
                desk.lend(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def take(self, request: BaseHTTPRequestHandler) -> None:
        self.asked += 1
        length = int(request.headers["content-length"])
        fields = parse_qs(request.rfile.read(length).decode())
        name = fields["id"][0]
        manner = self.manners.pop(0) if self.manners else ""
        if manner.isdigit() or manner == "html":
            self._reply(request, int(manner) if manner.isdigit() else 200, HTML)
            return
        self.order.append(name)
        if "ballot" in fields:
            self.ballots[name] = json.loads(fields["ballot"][0])
        else:
            self.envelopes[name] = fields["envelope"][0]
        if manner == "drop":
            request.close_connection = True
            return
        told = "another" if manner == "other" else name
        self._reply(request, 200, json.dumps({"id": told}).encode())

    def lend(self, request: BaseHTTPRequestHandler) -> None:
        self.asked += 1
        manner = self.manners.pop(0) if self.manners else ""
        if manner.isdigit():
            self._reply(request, int(manner), HTML)
        else:
            self._reply(request, 200, HTML if manner == "html" else self.times)

    @staticmethod
    def _reply(request: BaseHTTPRequestHandler, status: int, body: bytes) -> None:
        request.send_response(status)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)
