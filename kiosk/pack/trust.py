"""Whom a kiosk believes about packs, and how far it has come: kept apart from all content (P40).

Both files lie in `<home>/trust`, which a panel gives to its administrator; no pack can write there.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import rfc8785
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.forms.identifiers import Identifier
from kiosk.pack.disk import PackDisk
from kiosk.pack.manifest import KeyId, read_json
from kiosk.pack.refused import Refused
from kiosk.pack.signature import PackKey

_KEYS, _FLOOR = "pack-keys.json", "pack-floor.json"
_LARGEST = 64 * 1024


@dataclass(frozen=True)
class Trust:
    """The keys that may publish a pack here, and how many of them must agree."""

    pack: str
    threshold: int
    keys: tuple[PackKey, ...]


class Floor(BaseModel):
    """The newest publication that was ever accepted: nothing older is taken again.

    `manifest` is the SHA-256 of its manifest, so that one version stands for one content.
    """

    model_config = ConfigDict(frozen=True, strict=True)

    pack: Identifier
    version: int = Field(ge=1)
    manifest: str


class _Written(BaseModel):
    model_config = ConfigDict(strict=True)

    pack: Identifier
    threshold: int = Field(ge=1)
    keys: dict[KeyId, Annotated[str, Field(max_length=64)]]


def trust_keys(
    home: Path, pack: str, keys: Iterable[PackKey], threshold: int, disk: PackDisk | None = None
) -> Trust:
    """Believe these keys from now on, in place of those before; an administrator's act.

    Raises Refused("trust") where the keys are fewer than must agree, and OSError.
    """
    disk = disk or PackDisk()
    known = {key.id: key for key in keys}
    if not 1 <= threshold <= len(known):
        raise _unsound(f"{threshold} of {len(known)} keys cannot agree")
    written: dict[str, Any] = {
        "pack": pack,
        "threshold": threshold,
        "keys": {key.id: base64.b64encode(key.raw).decode() for key in known.values()},
    }
    folder = home / "trust"
    disk.make_folders(folder)
    disk.store(folder / _KEYS, rfc8785.dumps(written))
    return Trust(pack, threshold, tuple(known.values()))


def read_trust(home: Path) -> Trust:
    """Return whom the kiosk believes; raises Refused("trust") where nobody said or it is damaged.

    Raises OSError where the disk cannot be read.
    """
    try:
        written = (home / "trust" / _KEYS).read_bytes()
    except FileNotFoundError:
        raise _unsound("this kiosk was not told whose packs to take") from None
    try:
        read = _Written.model_validate(read_json(written, _LARGEST))
        keys = tuple(
            PackKey.from_raw(base64.b64decode(raw, validate=True)) for raw in read.keys.values()
        )
    except (Refused, ValidationError, ValueError, binascii.Error):
        raise _unsound("the list of trusted keys is damaged") from None
    if [key.id for key in keys] != list(read.keys) or read.threshold > len(keys):
        raise _unsound("the list of trusted keys is damaged")
    return Trust(read.pack, read.threshold, keys)


def read_floor(home: Path) -> Floor | None:
    """Return the floor, None before the first install; raises Refused("floor"), OSError."""
    try:
        written = (home / "trust" / _FLOOR).read_bytes()
    except FileNotFoundError:
        return None
    try:
        return Floor.model_validate(read_json(written, _LARGEST))
    except (Refused, ValidationError):
        mend = f"An administrator has to put it back: {home / 'trust' / _FLOOR}."
        raise Refused("floor", "the note of the newest pack is damaged", mend) from None


def raise_floor(home: Path, floor: Floor, disk: PackDisk) -> None:
    """Note a publication as the newest, so that none older is taken; raises OSError."""
    disk.make_folders(home / "trust")
    disk.store(home / "trust" / _FLOOR, rfc8785.dumps(floor.model_dump()))


def _unsound(problem: str) -> Refused:
    return Refused("trust", problem, "An administrator runs: kiosk pack key trust.")
