"""The manifest of a published pack: what it is, and the sum of every file in it.

It is canonical JSON (RFC 8785), so that the bytes that were signed are the only way to write it.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Final, Literal, NoReturn

import rfc8785
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from kiosk.forms.identifiers import Identifier
from kiosk.pack.names import check_names
from kiosk.pack.refused import Refused

FORMAT: Final = "stoa-pack-1"
MANIFEST, SIGNATURES = "manifest.json", "signatures.json"
LARGEST = 1024 * 1024
"""Bytes a manifest may have."""

Freshness = Literal["current", "grace", "expired"]

_LONGEST_INTEGER = 20


def _moment(value: Any) -> datetime:
    if isinstance(value, datetime):
        return value
    try:
        return datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except (TypeError, ValueError):
        raise PydanticCustomError(
            "moment", "this is not a time like 2026-11-24T09:00:00Z"
        ) from None


def _bounded(moment: datetime) -> datetime:
    if not 2020 <= moment.year <= 2999:
        raise PydanticCustomError("moment", "this time is out of bounds")
    return moment


Moment = Annotated[datetime, BeforeValidator(_moment), AfterValidator(_bounded)]
KeyId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class FileSum(_Strict):
    """The size of a file in bytes, and its SHA-256 in hex."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size: int = Field(ge=0, le=2**40)


class Manifest(_Strict):
    """What the signatures stand for. Times are UTC; keys that are not known are ignored.

    `keys` are the ids of the keys that may sign it: a subset of what a kiosk trusts counts there.
    """

    format: Literal["stoa-pack-1"]
    pack: Identifier
    version: int = Field(ge=1, le=10**9)
    created: Moment
    expires: Moment
    grace_days: int = Field(ge=0, le=3660)
    min_app: str = Field(pattern=r"^[0-9]{1,6}(\.[0-9]{1,6}){0,3}$")
    keys: list[KeyId] = Field(min_length=1, max_length=16)
    files: dict[str, FileSum] = Field(min_length=1, max_length=4094)

    def freshness(self, now: datetime) -> Freshness:
        """Tell whether the pack is in date, in its days of grace, or past them."""
        if now <= self.expires:
            return "current"
        return "grace" if now <= self.expires + timedelta(days=self.grace_days) else "expired"

    def suits(self, app_version: str) -> bool:
        """Tell whether a program of this version may use the pack."""
        return numbers_of(app_version) >= numbers_of(self.min_app)


def numbers_of(version: str) -> tuple[int, ...]:
    """Return "1.10.0" as numbers that compare; zeros at the end say nothing."""
    numbers = [int(part) for part in version.split(".") if part.isdigit()]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def write_manifest(manifest: Manifest) -> bytes:
    """Return the canonical bytes of a manifest."""
    data = manifest.model_dump()
    for key in ("created", "expires"):
        data[key] = data[key].strftime("%Y-%m-%dT%H:%M:%SZ")
    return rfc8785.dumps(data)


def read_manifest(written: bytes) -> Manifest:
    """Read a manifest; raises Refused("manifest") for anything but canonical, sound bytes."""
    data = read_json(written, LARGEST)
    try:
        manifest = Manifest.model_validate(data)
        canonical = rfc8785.dumps(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part)[:40] for part in first["loc"][:3])
        _refuse(f"its manifest is wrong at '{where}': {first['msg']}")
    except (ValueError, RecursionError):
        _refuse("its manifest cannot be written in one way only")
    if canonical != written:
        _refuse("its manifest is not in canonical form")
    check_names([*manifest.files, MANIFEST, SIGNATURES])
    return manifest


def digest_of_manifest(written: bytes) -> str:
    """Return the SHA-256 of the manifest's bytes in hex: the name of this very publication."""
    return hashlib.sha256(written).hexdigest()


def read_json(written: bytes, most: int) -> Any:
    """Read JSON from a stranger; raises Refused("manifest").

    Refused are more than `most` bytes, a key that is there twice, numbers beyond any use, and
    nesting that no stack would bear.
    """
    if len(written) > most:
        _refuse(f"a part of its head has more than {most} bytes")
    try:
        return json.loads(
            written.decode("utf-8"),
            object_pairs_hook=_once_each,
            parse_int=_integer,
            parse_constant=_no_constant,
        )
    except (ValueError, RecursionError):
        _refuse("a part of its head is not sound JSON")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    built = dict(pairs)
    if len(built) != len(pairs):
        raise ValueError("a key is there twice")
    return built


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_INTEGER:
        raise ValueError("a number is too long")
    return int(digits)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _refuse(problem: str) -> NoReturn:
    raise Refused("manifest", problem, "Ask the city to publish it again.")
