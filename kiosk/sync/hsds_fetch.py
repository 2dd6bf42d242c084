"""Fetching a directory of human services for the importer, which has no network (HSDS 3.0 API)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlencode

from pydantic import ValidationError

from kiosk.importers.hsds_documents import HsdsDocuments, documents_from_api
from kiosk.sync.endpoints import EndpointConfig
from kiosk.sync.open311.transport import NoReply, NotSent, Transport


def fetch_hsds(url: str, ca_file: Path | None = None) -> HsdsDocuments:
    """Fetch every service of the API at `url`, page by page.

    What could not be fetched is in `unreadable`. Raises ValueError for an address that is not
    https (or on this machine), or that carries a key; OSError where not even the first page came.
    """
    base = _base(url)
    try:
        transport = Transport(EndpointConfig(id="import", url=base, ca_file=ca_file))
    except ValidationError as error:
        raise ValueError(f"{url}: {error.errors()[0]['msg']}.") from None

    def ask(address: str) -> bytes:
        try:
            reply = transport.get(address, {})
        except (NotSent, NoReply) as no:
            raise OSError(no.why) from None
        if not reply.is_fine:
            raise OSError(f"http-{reply.status}")
        return reply.body

    try:
        found = documents_of(url, ask)
    finally:
        transport.close()
    if not found.rows and found.unreadable:
        name, why = found.unreadable[0]
        raise OSError(f"{base}{name}: {why}")
    return found


def documents_of(url: str, ask: Callable[[str], bytes]) -> HsdsDocuments:
    """Read the API at `url` by `ask`, which fetches an address or raises OSError with a code."""
    base = _base(url)

    def fetch(path: str, asked: Mapping[str, str]) -> bytes:
        return ask(f"{base}{path}?{urlencode(asked)}" if asked else f"{base}{path}")

    return documents_from_api(fetch)


def _base(url: str) -> str:
    return url.rstrip("/").removesuffix("/services")
