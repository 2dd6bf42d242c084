"""What the command line does with published packs, as functions that return data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kiosk.clock import Clock
from kiosk.pack.acceptance import check_signers, check_time
from kiosk.pack.commands import show_pack
from kiosk.pack.difference import Change, difference
from kiosk.pack.manifest import Manifest
from kiosk.pack.model import Pack
from kiosk.pack.published import look_at, unpack
from kiosk.pack.reader import read_pack
from kiosk.pack.signature import read_public_key
from kiosk.pack.trust import Trust, read_trust


def show_manifest(manifest: Manifest) -> dict[str, Any]:
    """Sum up a manifest for JSON output: times in ISO 8601, UTC; `files` and `bytes` in all."""
    return {
        "id": manifest.pack,
        "version": manifest.version,
        "created": manifest.created.isoformat(),
        "expires": manifest.expires.isoformat(),
        "grace_days": manifest.grace_days,
        "min_app": manifest.min_app,
        "keys": list(manifest.keys),
        "files": len(manifest.files),
        "bytes": sum(known.size for known in manifest.files.values()),
    }


def show_published(file: Path) -> dict[str, Any]:
    """Sum up a published pack, who is to sign it and who claims to have; see `verify_pack`.

    Raises Refused, PackFaults, OSError.
    """
    with TemporaryDirectory(prefix="stoa-pack-") as folder:
        head = unpack(file, Path(folder))
        summed = show_pack(Path(folder))
    return {**summed, "published": show_manifest(head.manifest), "signed": sorted(head.signatures)}


def verify_pack(
    file: Path, clock: Clock, home: Path | None, keys: Sequence[Path] = (), threshold: int = 1
) -> dict[str, Any]:
    """Check sums, signatures and dates by the trust of a home, or by public keys in files.

    Returns the manifest summed up, with `signers` and `freshness`. Raises Refused, OSError.
    """
    head = look_at(file)
    if keys:
        trusted = {key.id: key for key in map(read_public_key, keys)}
        trust = Trust(head.manifest.pack, threshold, tuple(trusted.values()))
    else:
        trust = read_trust(home or Path())
    signers = check_signers(head, trust)
    check_time(head.manifest, clock.now())
    return {
        **show_manifest(head.manifest),
        "signers": sorted(signers),
        "needed": trust.threshold,
        "freshness": head.manifest.freshness(clock.now()),
    }


def diff_packs(old: Path, new: Path) -> tuple[Change, ...]:
    """Return what changed between two packs, each a folder or a published file.

    Raises Refused, PackFaults, OSError.
    """
    with _opened(old) as before, _opened(new) as after:
        return difference(before, after)


@contextmanager
def _opened(path: Path) -> Iterator[Pack]:
    if not path.is_file():
        yield read_pack(path, check_texts=False)
        return
    with TemporaryDirectory(prefix="stoa-pack-") as folder:
        unpack(path, Path(folder))
        yield read_pack(Path(folder), check_texts=False)
