"""What the GeoReport peer does with each request: reads, takes, lists, as real cities do (P12)."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from tests.peers.geo_report_answers import Answers
from tests.peers.geo_report_books import Accepted
from tests.peers.geo_report_documents import JSON, as_json
from tests.peers.http_peer import HTML


class Handler(Answers):
    """One request to the city's endpoint."""

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

    def _is_ours(self, fields: dict[str, str]) -> bool:
        wanted = self.peer.manners.jurisdiction
        return not wanted or fields.get("jurisdiction_id") == wanted

    def _note(self) -> None:
        self.peer.requests.append((self.command, self.path))
        self.peer.headers.append(dict(self.headers))

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
