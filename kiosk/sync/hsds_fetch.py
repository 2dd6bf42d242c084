"""Fetching a directory of human services for the importer, which has no network (HSDS 3.0 API)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from kiosk.importers.hsds_documents import HsdsDocuments, documents_from_api
from kiosk.sync.endpoints import EndpointConfig
from kiosk.sync.open311.transport import NoReply, NotSent, Transport


def fetch_hsds(url: str, ca_file: Path | None = None) -> HsdsDocuments:
    """Fetch every service of the API at `url`, page by page.

    What could not be fetched is in `unreadable`. Raises ValueError for an address that is not
    https (or on this machine), or that carries a key; OSError where not even the first page came.
    """
    base = url.rstrip("/").removesuffix("/services")
    try:
        transport = Transport(EndpointConfig(id="import", url=base, ca_file=ca_file))
    except ValidationError as error:
        raise ValueError(f"{url}: {error.errors()[0]['msg']}.") from None

    def fetch(path: str, asked: Mapping[str, str]) -> bytes:
        try:
            reply = transport.get(f"{base}{path}", asked)
        except (NotSent, NoReply) as no:
            raise OSError(no.why) from None
        if not reply.is_fine:
            raise OSError(f"http-{reply.status}")
        return reply.body

    try:
        found = documents_from_api(fetch)
    finally:
        transport.close()
    if not found.rows and found.unreadable:
        name, why = found.unreadable[0]
        raise OSError(f"{base}{name}: {why}")
    return found
