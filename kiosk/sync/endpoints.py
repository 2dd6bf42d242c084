"""Which endpoints submissions go to, and how each differs from the standard: data, not code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator

from kiosk.sources.address import fault_of


class EndpointConfig(BaseModel):
    """One Open311 GeoReport v2 endpoint with its quirks (standards 3.1, Q1-Q16).

    Written in the pack's endpoints.yaml or in `<home>/endpoints/<id>.yaml`, which wins.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")
    url: str = Field(description="Base address, without /services.")
    discovery: str | None = Field(default=None, description="Address of the discovery document.")
    kind: Literal["open311"] = "open311"
    jurisdiction_id: str | None = Field(
        default=None, description="Only where several cities share the endpoint."
    )
    format: Literal["auto", "json", "xml"] = Field(default="auto", description="Q5.")
    plain_http: bool = Field(
        default=False, description="Allow http:// on a network that the city trusts."
    )
    omit_timezone: bool = Field(default=False, description="Dates in queries without zone (Q6).")
    identity_encoding: bool = Field(default=False, description="Ask for no compression (Q5).")
    always_email: str | None = Field(
        default=None, description="The city's own no-reply mailbox, where email must be given (Q7)."
    )
    media: Literal["none"] = Field(default="none", description="How photos travel (Q8).")
    needs_both: bool = Field(
        default=False, description="Wants coordinates and an address together (Q6)."
    )
    send_status: bool = Field(
        default=True, description="Ask for open and closed by name, as some default to open (Q6)."
    )
    echoes_marker: bool | None = Field(
        default=None, description="Whether descriptions can be read back; learned when not given."
    )
    lag_seconds: float = Field(
        default=1800.0, ge=0, le=7 * 86400, description="Until a report can be read back (P12)."
    )
    pages: bool = Field(default=True, description="Whether page and page_size may be sent.")
    page_size: int | None = Field(default=None, ge=1, le=1000, description="Rows per page (Q6).")
    max_pages: int = Field(default=20, ge=1, le=200, description="Pages read in one look.")
    updated_unreliable: bool = Field(
        default=False, description="updated_datetime means something else (Q6)."
    )
    device_word: str | None = Field(
        default=None, max_length=20, description="A coarse channel word, never an id (Q12)."
    )
    reference_attribute: str | None = Field(
        default=None, description="Attribute code that also carries the reference (Q9)."
    )
    language_attribute: str | None = Field(
        default=None, description="Attribute code that carries the resident's language (Q14)."
    )
    connect_seconds: float = Field(default=10.0, gt=0, le=120)
    read_seconds: float = Field(default=30.0, gt=0, le=300)
    follow_days: int = Field(default=30, ge=1, le=90, description="How far back news is asked for.")
    follow_seconds: float = Field(default=300.0, ge=1, description="How often news is asked for.")
    ca_file: Path | None = Field(default=None, description="The only authority that is trusted.")

    @model_validator(mode="after")
    def _line_is_private(self) -> EndpointConfig:
        for address in (self.url, self.discovery):
            if address is None:
                continue
            parts = urlsplit(address)
            if parts.username or parts.password or parts.query or parts.fragment:
                raise ValueError("the address carries a name, key or query: leave it out")
            fault = fault_of(address, plain_http=self.plain_http)
            if fault:
                raise ValueError(fault)
        return self

    @property
    def base(self) -> str:
        """The address without a slash at its end."""
        return self.url.rstrip("/")


@dataclass(frozen=True)
class EndpointFault:
    """One endpoint that cannot be used: where it is written, what is wrong, and what to do."""

    source: str
    problem: str
    mend: str


@dataclass(frozen=True)
class Endpoints:
    """What could be read, and what could not; one bad file harms no other endpoint (P13)."""

    configs: tuple[EndpointConfig, ...] = ()
    keys: Mapping[str, SecretStr] = field(default_factory=dict)
    faults: tuple[EndpointFault, ...] = ()


def load_endpoints(
    home: Path,
    from_pack: Iterable[Mapping[str, Any]] = (),
    default_key: SecretStr | None = None,
) -> Endpoints:
    """Merge the pack's endpoints with `<home>/endpoints/*.yaml`, key by key; the home wins.

    The API key of endpoint `x` is the first line of `<home>/endpoints/x.key`; `default_key` serves
    those without one. A key file that others may read is refused.
    """
    folder = home / "endpoints"
    merged: dict[str, dict[str, Any]] = {}
    sources: dict[str, str] = {}
    faults: list[EndpointFault] = []
    for row in from_pack:
        name = str(row.get("id", ""))
        merged[name] = dict(row)
        sources[name] = "endpoints.yaml"
    for path in sorted(folder.glob("*.yaml")):
        written = _read(path, faults)
        if written is not None:
            name = str(written.setdefault("id", path.stem))
            merged[name] = {**merged.get(name, {}), **written}
            sources[name] = path.name
    configs = []
    for name, values in merged.items():
        try:
            configs.append(EndpointConfig.model_validate(values))
        except ValidationError as error:
            faults.extend(_faults(sources[name], error))
    keys = {}
    for config in configs:
        key = _key(folder / f"{config.id}.key", faults) or default_key
        if key is not None:
            keys[config.id] = key
    return Endpoints(tuple(configs), keys, tuple(faults))


def _read(path: Path, faults: list[EndpointFault]) -> dict[str, Any] | None:
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        faults.append(EndpointFault(path.name, "it cannot be read as YAML", "Mend the file."))
        return None
    if not isinstance(written, dict):
        faults.append(EndpointFault(path.name, "it holds no settings", "Write at least url: …"))
        return None
    return {str(key): value for key, value in written.items()}


def _faults(source: str, error: ValidationError) -> list[EndpointFault]:
    known = EndpointConfig.model_fields
    found = []
    for item in error.errors(include_input=False):
        key = ".".join(map(str, item["loc"]))
        mend = known[key].description if key in known else None
        if item["type"] == "extra_forbidden":
            found.append(EndpointFault(source, f"'{key}' is not a setting", "Remove it."))
        else:
            found.append(EndpointFault(source, f"{key}: {item['msg']}", mend or "Correct it."))
    return found


def _key(path: Path, faults: list[EndpointFault]) -> SecretStr | None:
    try:
        shared = path.stat().st_mode & 0o077
        key = path.read_text(encoding="utf-8").split("\n", 1)[0].strip()
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        faults.append(EndpointFault(path.name, "the key cannot be read", "Write it anew."))
        return None
    if shared:
        mend = f"chmod 600 {path.name}, and ask the city for a new key."
        faults.append(EndpointFault(path.name, "others can read the key", mend))
        return None
    return SecretStr(key) if key else None
