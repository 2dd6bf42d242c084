"""Fetching a city's service list and definitions for the importer, which has no network."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.georeport.document import NotADocument, read_document
from kiosk.georeport.services import read_services
from kiosk.importers.open311_documents import Open311Documents
from kiosk.sync.endpoints import EndpointConfig
from kiosk.sync.open311.client import NotOffered
from kiosk.sync.open311.transport import Reply, Transport

_LIST = re.compile(r"/services\.(xml|json)/?$")


def fetch_open311(
    url: str, jurisdiction_id: str | None = None, ca_file: Path | None = None
) -> Open311Documents:
    """Fetch the service list at `url` (an endpoint, or its services.xml or .json) and definitions.

    Raises `NotSent`, `NoReply` of the transport, `NotOffered`, and pydantic's ValidationError for
    an address that is not https.
    """
    base = _LIST.sub("", url.rstrip("/"))
    config = EndpointConfig(id="import", url=base, jurisdiction_id=jurisdiction_id, ca_file=ca_file)
    given = _LIST.search(url)
    suffixes = [given[1]] if given else ["json", "xml"]
    transport = Transport(config)
    query = {"jurisdiction_id": jurisdiction_id} if jurisdiction_id else {}
    try:
        suffix, services = _first(transport, base, suffixes, query)
        definitions = {}
        for entry in read_services(read_document(services)):
            if entry.has_definition:
                reply = transport.get(f"{base}/services/{entry.code}.{suffix}", query)
                if reply.is_fine:
                    definitions[entry.code] = reply.body
        return Open311Documents(services, definitions, base, jurisdiction_id)
    finally:
        transport.close()


def _first(
    transport: Transport, base: str, suffixes: list[str], query: dict[str, str]
) -> tuple[str, bytes]:
    why = ""
    for suffix in suffixes:
        reply = transport.get(f"{base}/services.{suffix}", query)
        why = _wrong(reply)
        if not why:
            return suffix, reply.body
    raise NotOffered(why)


def _wrong(reply: Reply) -> str:
    if not reply.is_fine:
        return f"http-{reply.status}"
    try:
        read_document(reply.body)
    except NotADocument as no:
        return f"reply-{no.kind}"
    return ""
