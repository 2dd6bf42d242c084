"""Calls to one GeoReport v2 endpoint in the format it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from urllib.parse import quote

from kiosk.georeport.discovery import Discovery, read_discovery
from kiosk.georeport.document import NotADocument, read_document
from kiosk.georeport.node import Node
from kiosk.georeport.requests import RequestRow, read_requests, read_token
from kiosk.georeport.services import Definition, ServiceEntry, read_definition, read_services
from kiosk.sync.endpoints import EndpointConfig
from kiosk.sync.open311.transport import NoReply, NotSent, Reply, Transport
from kiosk.sync.schedule import retry_after

Format = Literal["json", "xml"]

ROWS_A_PAGE = 500
ROUND = frozenset({10, 20, 25, 30, 50, 100, 150, 200, 250, 500, 1000})
"""Lengths at which a list was probably cut by a server that knows no pages."""
MOST_ROWS = 1000
"""Where the standard lets a server stop."""
ZONES = timedelta(hours=15)
"""How far a time without its zone can be off."""


class Unanswered(Exception):
    """A question got no usable answer now: the line, a 5xx, a page of HTML. Ask again.

    `after` are the seconds that the city asked for, if it did.
    """

    def __init__(self, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.after = after


class NotOffered(Exception):
    """The endpoint does not offer this; asking again will not help."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Rows:
    """Rows of GET requests; `whole` says that no further ones were cut off."""

    rows: tuple[RequestRow, ...]
    whole: bool


class GeoReportClient:
    """Questions to one endpoint. Every method raises `Unanswered` or `NotOffered`.

    `city_time` is the time of the last usable reply, by the city's own clock (P16).
    """

    def __init__(
        self, config: EndpointConfig, transport: Transport, speaks: Format | None = None
    ) -> None:
        self._config = config
        self._transport = transport
        self.base = config.base
        self.speaks: Format = config.format if config.format != "auto" else (speaks or "xml")
        self.city_time: datetime | None = None

    def discovery(self) -> Discovery:
        """Fetch the discovery document from its own address."""
        address = self._config.discovery or f"{self.base}/discovery.{self.speaks}"
        return read_discovery(self._get(address, {}))

    def services(self) -> tuple[ServiceEntry, ...]:
        """Fetch the service list."""
        return read_services(self._ask("services"))

    def definition(self, code: str) -> Definition:
        """Fetch what a service asks for."""
        return read_definition(self._ask(f"services/{quote(code, safe='')}"), code)

    def post(self, fields: Sequence[tuple[str, str]]) -> Reply:
        """Send a report; raises `NotSent` or `NoReply` of the transport and nothing else."""
        return self._transport.post(f"{self.base}/requests.{self.speaks}", fields)

    def id_of(self, token: str) -> str:
        """Return the id that a token became, "" while there is none."""
        return read_token(self._ask(f"tokens/{quote(token, safe='')}"), token)

    def by_ids(self, ids: Sequence[str]) -> tuple[RequestRow, ...]:
        """Fetch requests by their ids; overrides every other filter, so none is given."""
        return _listed(self._ask("requests", {"service_request_id": ",".join(ids)}))

    def between(self, start: datetime, end: datetime, code: str | None = None) -> Rows:
        """Fetch all requests of a time (aware), open and closed, page after page.

        A server that knows no pages gives the same one again: that is the end. Where it looks as
        if rows were cut off, `whole` is false.
        """
        found: dict[tuple[str, str, str], RequestRow] = {}
        size = self._config.page_size or ROWS_A_PAGE
        pages = self._config.max_pages if self._config.pages else 2
        for page in range(1, pages + 1):
            query = self._window(start, end, code)
            if self._config.pages:
                query |= {"page": str(page), "page_size": str(size)}
            rows = _listed(self._ask("requests", query))
            before = len(found)
            found.update({(row.id, row.token, row.description): row for row in rows})
            if len(found) == before:
                cut = page == 2 and (len(rows) in ROUND or len(rows) >= MOST_ROWS)
                return Rows(tuple(found.values()), whole=not cut)
        return Rows(tuple(found.values()), whole=False)

    def _window(self, start: datetime, end: datetime, code: str | None) -> dict[str, str]:
        if self._config.omit_timezone:
            # Whose local time it is nobody says (Q6): ask for more, the marker decides.
            start, end = start - ZONES, end + ZONES
        query = {"start_date": self._moment(start), "end_date": self._moment(end)}
        if code:
            query["service_code"] = code
        if self._config.send_status:
            query["status"] = "open,closed"
        return query

    def _moment(self, moment: datetime) -> str:
        text = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
        return text if self._config.omit_timezone else text + "Z"

    def _ask(self, resource: str, query: dict[str, str] | None = None) -> Node:
        given = dict(query or {})
        if self._config.jurisdiction_id:
            given["jurisdiction_id"] = self._config.jurisdiction_id
        return self._get(f"{self.base}/{resource}.{self.speaks}", given)

    def _get(self, url: str, query: dict[str, str]) -> Node:
        try:
            reply = self._transport.get(url, query)
        except (NotSent, NoReply) as problem:
            raise Unanswered(problem.why) from None
        if reply.is_fine:
            document = _document(reply)
            self.city_time = reply.date or self.city_time
            return document
        why = f"http-{reply.status}"
        if reply.status in (408, 425, 429) or (reply.status >= 500 and reply.status != 501):
            raise Unanswered(why, retry_after(reply.retry_after, reply.date))
        if 300 <= reply.status < 400:
            raise Unanswered(why)
        raise NotOffered(why)


def _document(reply: Reply) -> Node:
    try:
        return read_document(reply.body)
    except NotADocument as no:
        raise Unanswered(f"reply-{no.kind}") from None


def _listed(document: Node) -> tuple[RequestRow, ...]:
    rows = read_requests(document)
    if rows is None:
        raise Unanswered("reply-unknown")
    return rows
