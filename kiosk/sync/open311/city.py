"""One city's endpoint as a place to send to, look in and hear from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import SecretStr

from kiosk.georeport.requests import RequestRow
from kiosk.georeport.services import Kind, ServiceEntry, has_shrunk, suspicious_codes
from kiosk.outbox.reference import parse_reference
from kiosk.sync.endpoints import EndpointConfig
from kiosk.sync.memory import EndpointMemory, KnownService
from kiosk.sync.open311.client import GeoReportClient, NotOffered, Unanswered
from kiosk.sync.open311.outcomes import Doubt, Gone, Later, Outcome, judge_post
from kiosk.sync.open311.posting import form_fields
from kiosk.sync.open311.transport import NoReply, NotSent, Transport

NARROW = timedelta(minutes=10)
"""On each side of the attempt (P12)."""
IDS_AT_ONCE = 50


@dataclass(frozen=True)
class Look:
    """What a look for a report found.

    found: there, perhaps still without an id. absent: certainly not in the list. blind: this
    endpoint does not show what would be needed to know. unasked: no answer now, ask again.
    """

    state: Literal["found", "absent", "blind", "unasked"]
    city_id: str | None = None
    why: str = ""
    after: float | None = None


class City:
    """A GeoReport v2 endpoint; what it learns about it goes into `memory`."""

    def __init__(
        self,
        config: EndpointConfig,
        memory: EndpointMemory,
        transport: Transport,
        key: SecretStr | None = None,
    ) -> None:
        self.config = config
        self.memory = memory
        self._key = key
        self._transport = transport
        self._client = GeoReportClient(config, transport, memory.speaks)

    @property
    def city_time(self) -> datetime | None:
        """The city's own clock at its last usable reply."""
        return self._client.city_time

    @property
    def echoes(self) -> bool | None:
        """Whether what is sent can be read back: as configured, else as seen."""
        configured = self.config.echoes_marker
        return self.memory.echoes if configured is None else configured

    @property
    def lag(self) -> float:
        """Seconds after which a report that was accepted must be in the list."""
        return max(self.config.lag_seconds, self.memory.lag)

    def close(self) -> None:
        """Let go of the line."""
        self._transport.close()

    # -- services

    def read_services(self) -> str:
        """Read discovery and the service list; return "" or what is wrong with the list (Q13).

        A list that lost more than half of its services, or that holds codes which cannot be real,
        is not believed: the last good one stays. Raises `Unanswered` or `NotOffered`.
        """
        changed = self._discover()
        entries = self._listed()
        if not entries or suspicious_codes(entries):
            return "fake-services" if entries else "no-services"
        if has_shrunk(
            [known.code for known in self.memory.services], [entry.code for entry in entries]
        ):
            return "services-shrunk"
        known = tuple(KnownService.of(entry) for entry in entries)
        if changed or known != self.memory.services:
            self.memory.several = {}
        self.memory.services = known
        return ""

    def _listed(self) -> tuple[ServiceEntry, ...]:
        try:
            return self._client.services()
        except (NotOffered, Unanswered) as problem:
            other: Literal["json", "xml"] = "json" if self._client.speaks == "xml" else "xml"
            unread = isinstance(problem, NotOffered) or problem.why.startswith("reply-")
            if self.config.format != "auto" or not unread:
                raise
            before, self._client.speaks = self._client.speaks, other
            try:
                entries = self._client.services()
            except (NotOffered, Unanswered):
                self._client.speaks = before
                raise problem from None
            self.memory.speaks = other
            return entries

    def _discover(self) -> bool:
        """Follow the discovery document; say whether its changeset is another one."""
        if self.config.discovery is None:
            return False
        found = self._client.discovery()
        offered = found.production
        if offered is None:
            raise NotOffered("no-production-endpoint")
        if self.config.format == "auto":
            self._client.speaks = "json" if offered.speaks_json else "xml"
            self.memory.speaks = self._client.speaks
        changed = found.changeset != self.memory.changeset
        self.memory.changeset = found.changeset
        return changed

    def _kind(self, code: str) -> Kind:
        found = (service.kind for service in self.memory.services if service.code == code)
        return next(found, "")

    def _several(self, code: str) -> tuple[str, ...]:
        """Return the attributes of a service that take several values, as far as is known."""
        service = next((known for known in self.memory.services if known.code == code), None)
        if service is None or not service.has_definition:
            return ()
        if code not in self.memory.several:
            try:
                definition = self._client.definition(code)
            except (Unanswered, NotOffered):
                return ()
            self.memory.several[code] = tuple(
                attribute.code
                for attribute in definition.attributes
                if attribute.datatype == "multivaluelist"
            )
        return self.memory.several[code]

    # -- a report

    def prepare(self, document: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Return the form of a POST; raises `CannotPost`. Nothing is sent."""
        part = document.get("open311") or {}
        return form_fields(
            document, self.config, self._several(str(part.get("service_code", ""))), self._key
        )

    def send(self, fields: Sequence[tuple[str, str]]) -> Outcome:
        """POST a prepared form, once, and say what is known afterwards."""
        try:
            reply = self._client.post(fields)
        except NotSent as problem:
            return Later(problem.why)
        except NoReply as problem:
            return Doubt(problem.why)
        return judge_post(reply, self._kind(dict(fields).get("service_code", "")))

    def look_up(self, gone: Gone, code: str) -> Outcome:
        """After "no such thing": read the service list again (trust 3c).

        `Gone` again where the list no longer has the service; its `listed` says that it has.
        """
        try:
            self.read_services()
        except Unanswered as problem:
            return Later(problem.why, problem.after)
        except NotOffered as problem:
            return Later(problem.why)
        return Gone(gone.why, listed=any(known.code == code for known in self.memory.services))

    def id_of(self, token: str) -> str:
        """Return what a token became, "" while nothing; raises `Unanswered`, `NotOffered`."""
        return self._client.id_of(token)

    def look(self, reference: str, code: str, attempted: datetime, now: datetime) -> Look:
        """Look for our marker among what was reported since the attempt (both aware, UTC)."""
        end = max(attempted, now) + NARROW
        try:
            found = self._client.between(min(attempted, now) - NARROW, end, code or None)
        except Unanswered as problem:
            return Look("unasked", why=problem.why, after=problem.after)
        except NotOffered as problem:
            return Look("blind", why=problem.why)
        self.learn_echo(found.rows)
        mine = [row for row in found.rows if reference in references_in(row)]
        if mine:
            ids = [row.id for row in mine if row.id]
            return Look("found", ids[0] if ids else None)
        if self.echoes is False:
            return Look("blind", why="no-echo")
        return Look("absent") if found.whole else Look("blind", why="list-cut")

    # -- news

    def news(self, start: datetime, end: datetime, ids: Sequence[str]) -> tuple[RequestRow, ...]:
        """Return what was reported in a time, and the requests with these ids, each once.

        Raises `Unanswered`, `NotOffered`.
        """
        rows = {row.id: row for row in self._client.between(start, end).rows if row.id}
        missing = [city_id for city_id in ids if city_id not in rows]
        for first in range(0, len(missing), IDS_AT_ONCE):
            asked = self._client.by_ids(missing[first : first + IDS_AT_ONCE])
            rows.update({row.id: row for row in asked if row.id})
        self.learn_echo(tuple(rows.values()))
        return tuple(rows.values())

    def learn_echo(self, rows: Sequence[RequestRow]) -> None:
        """Remember whether this endpoint shows what residents wrote; one marker proves it does."""
        if any(references_in(row) for row in rows):
            self.memory.echoes = True
        elif self.memory.echoes is None and rows and not any(row.description for row in rows):
            self.memory.echoes = False


def references_in(row: RequestRow) -> tuple[str, ...]:
    """Return the references in the row's marker, as they are written everywhere else."""
    return tuple(found for text in row.marked if (found := parse_reference(text)) is not None)
