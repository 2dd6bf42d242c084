"""A city that writes down every POST it accepts, twice if it comes twice, and often misbehaves.

It drops some requests before it has read them and some replies after it has accepted. A search by
marker waits for every POST that came before it, so that a test knows what it may conclude.
"""

from __future__ import annotations

import json
import random
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlparse


class RecordingCity(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, seed: int, drop_request: float = 0.1, drop_reply: float = 0.2) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.chance = random.Random(seed)
        self.drop_request = drop_request
        self.drop_reply = drop_reply
        self.accepted: list[str] = []
        self.references: dict[str, str] = {}
        self._busy: set[int] = set()
        self._number = 0
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.shutdown()
        self.server_close()

    def counts(self) -> Counter[str]:
        return Counter(self.accepted)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._changed:
            self._number += 1
            self._busy.add(self._number)
        thread = threading.Thread(
            target=self._serve, args=(request, client_address, self._number), daemon=True
        )
        thread.start()

    def _serve(self, request: Any, client_address: Any, number: int) -> None:
        threading.current_thread().name = str(number)
        try:
            self.process_request_thread(request, client_address)
        finally:
            with self._changed:
                self._busy.discard(number)
                self._changed.notify_all()

    def wait_for_earlier(self) -> None:
        mine = int(threading.current_thread().name)
        with self._changed:
            self._changed.wait_for(lambda: all(number >= mine for number in self._busy), 5)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A sender that was killed leaves a broken connection; that is what is tested."""


class _Handler(BaseHTTPRequestHandler):
    server: RecordingCity
    timeout = 5

    def do_POST(self) -> None:
        if self.server.chance.random() < self.server.drop_request:
            self.close_connection = True
            return
        body = self.rfile.read(int(self.headers["Content-Length"]))
        document = json.loads(body)
        self.server.accepted.append(document["id"])
        self.server.references[document["reference"]] = document["id"]
        if self.server.chance.random() < self.server.drop_reply:
            self.close_connection = True
            return
        self._reply({"service_request_id": document["id"]})

    def do_GET(self) -> None:
        self.server.wait_for_earlier()
        reference = parse_qs(urlparse(self.path).query)["reference"][0]
        self._reply({"service_request_id": self.server.references.get(reference)})

    def _reply(self, answer: dict[str, Any]) -> None:
        data = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass
