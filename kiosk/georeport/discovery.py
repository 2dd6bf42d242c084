"""Service discovery: which address and which formats a city offers now."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.georeport.node import Node

SPECIFICATION = "georeport_v2"


@dataclass(frozen=True)
class OfferedEndpoint:
    """One endpoint of a discovery document; `formats` as the city writes them, in small letters."""

    url: str
    type: str
    formats: tuple[str, ...]
    changeset: str

    @property
    def speaks_json(self) -> bool:
        """Whether JSON is listed; XML must always be there."""
        return any("json" in name for name in self.formats)


@dataclass(frozen=True)
class Discovery:
    """A city's discovery document; another `changeset` means that services were changed."""

    changeset: str
    endpoints: tuple[OfferedEndpoint, ...]

    @property
    def production(self) -> OfferedEndpoint | None:
        """The endpoint for real reports, None where the city offers none."""
        return next((one for one in self.endpoints if one.type == "production"), None)


def read_discovery(document: Node) -> Discovery:
    """Return the GeoReport v2 endpoints of a discovery document, in its order."""
    root = document.inside("discovery")
    found = root.inside("endpoints").rows("endpoint") if root.has("endpoints") else ()
    return Discovery(
        root.value("changeset"),
        tuple(
            OfferedEndpoint(
                url=row.value("url").rstrip("/"),
                type=row.value("type").casefold(),
                formats=_formats(row.get("formats")),
                changeset=row.value("changeset"),
            )
            for row in found
            if row.value("url") and SPECIFICATION in row.value("specification").casefold()
        ),
    )


def _formats(node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    named = [held for key, held in node.fields if key == "format"] or [*node.items] or [node]
    return tuple(text for held in named if (text := held.text.strip().casefold()))
