"""Which addresses a kiosk may ask: pinned hosts, over lines that nobody reads along (P12)."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def fault_of(url: str, *, plain_http: bool = False) -> str:
    """Return what is wrong with an address, "" where nothing is."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return "the address is no address"
    if parts.username or parts.password:
        return "the address carries a name or key: leave it out"
    if not parts.hostname or parts.scheme not in schemes(parts.hostname, plain_http=plain_http):
        return "the address must begin with https:// (or set plain_http)"
    return ""


def schemes(host: str, *, plain_http: bool) -> tuple[str, ...]:
    """Return the kinds of line to a host; this machine itself needs no cipher."""
    return ("http", "https") if plain_http or host in LOOPBACK else ("https",)


def is_allowed(
    url: str, own: str, others: Collection[str] = (), *, plain_http: bool = False
) -> bool:
    """Say whether `url` may be asked for the sake of `own`: on its host, or one of the `others`."""
    if fault_of(url, plain_http=plain_http):
        return False
    parts, ours = urlsplit(url), urlsplit(own)
    if parts.hostname == ours.hostname:
        return parts.port == ours.port and parts.scheme == ours.scheme
    return parts.hostname in others and parts.port is None
