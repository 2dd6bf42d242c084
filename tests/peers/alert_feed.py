"""An authority's server of warnings for tests: an index, its messages, bad manners on demand."""

from __future__ import annotations

import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler

from tests.peers.http_peer import HTML, HttpPeer


class AlertFeedPeer(HttpPeer):
    """Serves `documents` by path on 127.0.0.1.

    `manners` says how a path (or "*" for all) is answered: a status like "503", "html", "drop",
    "drip", "redirect:URL" or "huge". `asked` counts requests, `unchanged` the 304 among them.
    """

    def __init__(self) -> None:
        self.documents: dict[str, bytes] = {}
        self.manners: dict[str, str] = {}
        self.asked: Counter[str] = Counter()
        self.unchanged = 0
        self.was_asked = threading.Event()
        self.with_marks = True

    def get(self, request: BaseHTTPRequestHandler) -> None:
        path = request.path
        self.asked[path] += 1
        self.was_asked.set()
        manner = self.manners.get(path, self.manners.get("*", ""))
        body = self.documents.get(path)
        if manner == "drop":
            request.close_connection = True
        elif manner == "drip":
            self._drip(request)
        elif manner == "html":
            self.send(request, 200, HTML)
        elif manner == "huge":
            self.send(request, 200, b"<a>" + b" " * (9 * 1024 * 1024) + b"</a>")
        elif manner.startswith("redirect:"):
            self.send(request, 302, b"", {"Location": manner.partition(":")[2]})
        elif manner:
            self.send(request, int(manner), b"no", {"Retry-After": "120"})
        elif body is None:
            self.send(request, 404, b"")
        else:
            self._document(request, body)

    def _document(self, request: BaseHTTPRequestHandler, body: bytes) -> None:
        mark = f'"{hash(body)}"'
        if self.with_marks and request.headers.get("If-None-Match") == mark:
            self.unchanged += 1
            self.send(request, 304, b"")
            return
        self.send(request, 200, body, {"ETag": mark} if self.with_marks else {})

    @staticmethod
    def _drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            for _ in range(60):
                request.wfile.write(b" ")
                request.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass
