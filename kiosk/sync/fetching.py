"""Fetching a document of a source: from its own hosts only, and only when it has changed (P12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from kiosk.sources.source import Source
from kiosk.sync.endpoints import EndpointConfig
from kiosk.sync.open311.transport import NoReply, NotSent, Reply, Transport
from kiosk.sync.schedule import retry_after

REDIRECTS = 3
_MOVED = (301, 302, 303, 307, 308)


class Failed(Exception):
    """Nothing usable came: why, as a code, and the seconds that the server asked for.

    `reasons` are sentences about what came, for the publisher.
    """

    def __init__(self, why: str, after: float | None = None, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(why)
        self.why = why
        self.after = after
        self.reasons = reasons


@dataclass(frozen=True)
class Marks:
    """What a server said a document's edition is."""

    etag: str = ""
    last_modified: str = ""

    @classmethod
    def of(cls, reply: Reply) -> Marks:
        """Keep a reply's marks, cut to what a header may hold."""
        return cls(reply.etag[:500], reply.last_modified[:100])

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask only for another edition."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value and value.isascii()}


def line_of(source: Source, url: str) -> EndpointConfig:
    """Return the line to the host of an address, checked like that of every endpoint."""
    parts = urlsplit(url)
    return EndpointConfig(
        id=source.id,
        url=f"{parts.scheme}://{parts.netloc}",
        plain_http=source.plain_http,
        connect_seconds=source.connect_seconds,
        read_seconds=source.read_seconds,
        ca_file=source.ca_file,
    )


def fetch(
    line: Transport,
    url: str,
    headers: Mapping[str, str],
    *,
    within: float,
    allows: Callable[[str], bool],
) -> Reply:
    """Return the fine reply, or 304 where `headers` asked for a change; raises Failed.

    Redirects are followed to addresses that `allows` says yes to.
    """
    return follow(lambda at: line.get(at, {}, headers, within), url, allows, bool(headers))


def follow(
    ask: Callable[[str], Reply], url: str, allows: Callable[[str], bool], may_be_same: bool
) -> Reply:
    """Ask an address, and where its replies lead; see `fetch`."""
    for _ in range(REDIRECTS + 1):
        if not allows(url):
            raise Failed("other-host")
        try:
            reply = ask(url)
        except (NotSent, NoReply) as problem:
            raise Failed(problem.why) from None
        if reply.is_fine or (reply.status == 304 and may_be_same):
            return reply
        if not (reply.status in _MOVED and reply.location):
            wait = retry_after(reply.retry_after, reply.date)
            raise Failed(f"http-{reply.status}", wait)
        try:
            url = urljoin(url, reply.location)
        except ValueError:
            raise Failed("redirect") from None
    raise Failed("redirect")
