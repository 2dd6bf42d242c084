"""Small CAP documents, made to order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

V12 = "urn:oasis:names:tc:emergency:cap:1.2"
V11 = "urn:oasis:names:tc:emergency:cap:1.1"
HERE = (38.5, -121.5)
SQUARE = "38,-122 39,-122 39,-121 38,-121 38,-122"
ELSEWHERE = "10,10 11,10 11,11 10,11 10,10"


def area(
    polygon: str = SQUARE, circle: str = "", geocode: Sequence[str] = (), name: str = "Riverbend"
) -> str:
    parts = [f"<areaDesc>{escape(name)}</areaDesc>"]
    parts += [f"<polygon>{polygon}</polygon>"] if polygon else []
    parts += [f"<circle>{circle}</circle>"] if circle else []
    for code in geocode:
        key, _, value = code.partition(":")
        parts.append(f"<geocode><valueName>{key}</valueName><value>{value}</value></geocode>")
    return f"<area>{''.join(parts)}</area>"


def info(
    language: str = "en-US",
    event: str = "Flood",
    severity: str = "Moderate",
    urgency: str = "Immediate",
    certainty: str = "Observed",
    response: str = "",
    code: str = "",
    effective: str = "",
    onset: str = "",
    expires: str = "2026-11-24T12:00:00-00:00",
    headline: str = "The river rises",
    description: str = "",
    instruction: str = "",
    parameters: Mapping[str, str] | None = None,
    areas: str | None = None,
) -> str:
    def one(name: str, text: str) -> str:
        return f"<{name}>{escape(text)}</{name}>" if text else ""

    pair = "<{0}><valueName>{1}</valueName><value>{2}</value></{0}>"
    rows = [
        one("language", language),
        "<category>Met</category>",
        one("event", event),
        one("responseType", response),
        one("urgency", urgency),
        one("severity", severity),
        one("certainty", certainty),
        pair.format("eventCode", "SAME", code) if code else "",
        one("effective", effective),
        one("onset", onset),
        one("expires", expires),
        one("headline", headline),
        one("description", description),
        one("instruction", instruction),
        *(pair.format("parameter", key, value) for key, value in (parameters or {}).items()),
        area() if areas is None else areas,
    ]
    return f"<info>{''.join(rows)}</info>"


def alert(
    *infos: str,
    identifier: str = "A1",
    sender: str = "met@example.org",
    sent: str = "2026-11-24T08:00:00-00:00",
    status: str = "Actual",
    kind: str = "Alert",
    scope: str = "Public",
    references: str = "",
    namespace: str = V12,
) -> bytes:
    rows = [
        f"<identifier>{identifier}</identifier><sender>{sender}</sender><sent>{sent}</sent>",
        f"<status>{status}</status><msgType>{kind}</msgType><scope>{scope}</scope>",
        f"<references>{references}</references>" if references else "",
        *(infos or (info(),)),
    ]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><alert xmlns="{namespace}">{"".join(rows)}</alert>'
    ).encode()


def named(identifier: str = "A1", sent: str = "2026-11-24T08:00:00-00:00") -> str:
    """A reference to a message of the usual sender."""
    return f"met@example.org,{identifier},{sent}"


def atom(*entries: str) -> bytes:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Warnings</title>{"".join(entries)}</feed>'
    ).encode()


def atom_entry(address: str, updated: str = "2026-11-24T08:00:00Z") -> str:
    return (
        f"<entry><title>x</title><id>{escape(address)}</id><updated>{updated}</updated>"
        f'<link type="application/cap+xml" href="{escape(address)}"/></entry>'
    )


def rss(*addresses: str) -> bytes:
    items = "".join(f"<item><link>{escape(address)}</link></item>" for address in addresses)
    return f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'.encode()
