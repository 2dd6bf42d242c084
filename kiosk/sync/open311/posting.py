"""The fields of a POST, from the submission's own Open311 part; nothing personal is added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import SecretStr

from kiosk.sync.endpoints import EndpointConfig

DESCRIPTION_LIMIT = 4000
_PERSON = ("email", "first_name", "last_name", "phone", "address_id")

Field = tuple[str, str]


class CannotPost(Exception):
    """The submission cannot become a POST for this endpoint; `why` is a code for staff."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def form_fields(
    document: Mapping[str, Any],
    config: EndpointConfig,
    several: Iterable[str] = (),
    key: SecretStr | None = None,
) -> list[Field]:
    """Return the form of a POST; empty ones are left out, as absent and empty are one.

    `several` are the attribute codes that take several values. The key stands in the body only,
    never in an address (Q16). Raises `CannotPost`.
    """
    part = document.get("open311")
    if not isinstance(part, Mapping) or not part.get("service_code"):
        raise CannotPost("no-service-code")
    fields = [
        ("jurisdiction_id", config.jurisdiction_id),
        ("service_code", part["service_code"]),
        *_location(part, config),
        *_attributes(_with_extras(part, document, config), frozenset(several)),
        ("description", _description(part, str(document.get("reference", "")))),
        *((name, part.get(name)) for name in _PERSON if name != "email"),
        ("email", part.get("email") or config.always_email),
        ("device_id", config.device_word),
        ("api_key", key.get_secret_value() if key is not None else None),
    ]
    return [(name, text) for name, value in fields if (text := _text(value))]


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _location(part: Mapping[str, Any], config: EndpointConfig) -> Iterator[tuple[str, Any]]:
    latitude, longitude = part.get("lat"), part.get("long")
    address = _text(part.get("address_string"))
    pointed = latitude is not None and longitude is not None
    if not pointed and not address and not part.get("address_id"):
        raise CannotPost("no-location")
    if config.needs_both and not (pointed and address):
        raise CannotPost("location-incomplete")
    if pointed:
        yield "lat", latitude
        yield "long", longitude
    yield "address_string", address


def _with_extras(
    part: Mapping[str, Any], document: Mapping[str, Any], config: EndpointConfig
) -> Iterator[Field]:
    for code, value in part.get("attributes") or ():
        values = value if isinstance(value, list | tuple) else [value]
        for one in values:
            yield str(code), _text(one)
    if config.reference_attribute:
        yield config.reference_attribute, _text(document.get("reference"))
    if config.language_attribute:
        yield config.language_attribute, _text(document.get("language"))


def _attributes(pairs: Iterable[Field], several: frozenset[str]) -> Iterator[Field]:
    listed = [(code, value) for code, value in pairs if value]
    times = Counter(code for code, _ in listed)
    for code, value in listed:
        brackets = "[]" if times[code] > 1 or code in several else ""
        yield f"attribute[{code}]{brackets}", value


def _description(part: Mapping[str, Any], reference: str) -> str:
    """Keep the marker at the end, whatever must be cut, as it finds the report again (P12)."""
    marker = f"[ref {reference}]"
    body = _text(part.get("description")).removesuffix(marker).rstrip()
    room = DESCRIPTION_LIMIT - len(marker) - 1
    if len(body) > room:
        body = body[: room - 1] + "…"
    return f"{body}\n{marker}" if body else marker
