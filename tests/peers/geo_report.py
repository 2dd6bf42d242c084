"""A city's GeoReport v2 server for tests and the demo, which can misbehave as real ones do (P12).

It listens on 127.0.0.1 and remembers what it accepted. `python -m tests.peers.geo_report --port 0`
runs it alone and prints its address; then `/_peer/accepted` lists what it took and
`/_peer/behave?as=NAME` changes its manners.
"""

from __future__ import annotations

import argparse
import sys
import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import ThreadingHTTPServer
from types import TracebackType
from typing import Any

from tests.peers.geo_report_books import Accepted, Manners
from tests.peers.geo_report_handler import Handler


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
        super().__init__(address, Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are what these tests are about."""


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
