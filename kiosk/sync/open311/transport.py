"""One HTTP request to an endpoint, and what is known after it: answered, not sent, or in doubt."""

from __future__ import annotations

import json
import logging
import ssl
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlencode

import httpx

from kiosk import __version__
from kiosk.sync.endpoints import EndpointConfig

BODY_CAP = 8 * 1024 * 1024
"""Bytes of a reply that are read, after decompression; a larger one is no reply."""

_BEFORE_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpx.ProxyError,
)

for _name in ("httpx", "httpcore"):
    # They log addresses at INFO and headers at DEBUG; the journal is not the place (P25).
    logging.getLogger(_name).setLevel(logging.WARNING)


class NotSent(Exception):
    """Name, connection or TLS failed: the city has certainly not seen the request."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NoReply(Exception):
    """Something was sent and no whole reply came back: nobody knows (Q9)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Reply:
    """A whole reply. `body` may hold a resident's words and is never logged."""

    status: int
    body: bytes = field(repr=False)
    date: datetime | None = None
    retry_after: str | None = None
    etag: str = ""
    last_modified: str = ""
    location: str = ""
    """Where the server would send us; only the caller can tell whether that is allowed."""

    @property
    def is_fine(self) -> bool:
        """Whether the status says so; the body may still be a captive portal's page."""
        return 200 <= self.status < 300


class Transport:
    """Requests to one endpoint: no redirects, no proxies of the environment, a cap on the body.

    A new connection for each request: one that was left idle may be dead, and a POST that dies on
    it would look like a doubt.
    """

    def __init__(self, config: EndpointConfig) -> None:
        self._encoding = "identity" if config.identity_encoding else "gzip"
        self._client = httpx.Client(
            timeout=httpx.Timeout(config.read_seconds, connect=config.connect_seconds),
            follow_redirects=False,
            trust_env=False,
            verify=_trusted(config),
            limits=httpx.Limits(max_keepalive_connections=0),
            headers={"User-Agent": f"Stoa/{__version__}", "Accept-Encoding": self._encoding},
        )

    def get(
        self,
        url: str,
        query: Mapping[str, str],
        headers: Mapping[str, str] | None = None,
        within: float | None = None,
    ) -> Reply:
        """Fetch, the body within so many seconds; raises `NotSent` or `NoReply`."""
        address = f"{url}?{urlencode(query)}" if query else url
        return self._do("GET", address, None, headers, within)

    def save(
        self, url: str, path: Path, headers: Mapping[str, str], most: int, within: float
    ) -> Reply:
        """Fetch a document of at most `most` bytes into a file; raises as `get`, and OSError.

        Only of a reply that is fine is the body kept; it is not in the reply.
        """
        with path.open("wb") as file:
            return self._do("GET", url, None, headers, within, _Sink(file.write, most))

    def post(self, url: str, fields: Sequence[tuple[str, str]]) -> Reply:
        """Send a form as UTF-8; raises `NotSent` or `NoReply`."""
        return self._do("POST", url, urlencode(fields, encoding="utf-8").encode("ascii"))

    def post_json(self, url: str, document: Mapping[str, object], within: float) -> Reply:
        """Send one JSON object; raises `NotSent` or `NoReply`."""
        kind = {"Content-Type": "application/json"}
        return self._do("POST", url, json.dumps(document).encode("ascii"), kind, within)

    def close(self) -> None:
        """Let go of what is open."""
        self._client.close()

    def _do(
        self,
        method: str,
        url: str,
        body: bytes | None,
        more: Mapping[str, str] | None = None,
        within: float | None = None,
        sink: _Sink | None = None,
    ) -> Reply:
        headers = {"Accept": "*/*"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"
        headers |= more or {}
        try:
            with self._client.stream(method, url, content=body, headers=headers) as response:
                return Reply(
                    response.status_code,
                    _read(response, within, sink if response.is_success else None),
                    _date(response.headers.get("date")),
                    response.headers.get("retry-after"),
                    response.headers.get("etag", ""),
                    response.headers.get("last-modified", ""),
                    response.headers.get("location", ""),
                )
        except _BEFORE_SENT as error:
            raise NotSent(_class(error)) from None
        except (httpx.InvalidURL, UnicodeError):
            raise NotSent("address") from None
        except (httpx.HTTPError, zlib.error) as error:
            raise NoReply(_class(error)) from None


@dataclass(frozen=True)
class _Sink:
    """Takes a body in pieces, in place of the memory."""

    write: Callable[[bytes], object]
    most: int


def _read(response: httpx.Response, within: float | None, sink: _Sink | None) -> bytes:
    ends = None if within is None else time.monotonic() + within
    packed = response.headers.get("content-encoding", "identity").strip().casefold()
    if packed not in ("identity", "", "gzip", "x-gzip", "deflate"):
        raise NoReply("encoding")
    unpack = None if packed in ("identity", "") else zlib.decompressobj(32 + 15)
    most = BODY_CAP if sink is None else sink.most
    body = bytearray()
    taken = 0
    for chunk in response.iter_raw():
        piece = chunk if unpack is None else unpack.decompress(chunk, most - taken + 1)
        taken += len(piece)
        if taken > most:
            raise NoReply("too-large")
        if sink is None:
            body += piece
        else:
            sink.write(piece)
        if ends is not None and time.monotonic() > ends:
            raise NoReply("slow")
    return bytes(body)


def _trusted(config: EndpointConfig) -> ssl.SSLContext:
    if config.ca_file is not None:
        return ssl.create_default_context(cafile=str(config.ca_file))
    return ssl.create_default_context()


def _date(text: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text) if text else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _class(error: Exception) -> str:
    """Name the class of a failure; its message may hold an address or more."""
    names = {
        "ConnectError": "connect",
        "ConnectTimeout": "connect-timeout",
        "ReadTimeout": "timeout",
        "WriteTimeout": "timeout",
        "RemoteProtocolError": "cut",
        "ReadError": "cut",
        "WriteError": "cut",
    }
    return names.get(type(error).__name__, "line")
