"""A city that publishes, its three keys, and archives written byte by byte to do harm."""

from __future__ import annotations

import hashlib
import tarfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.pack.install import activate, install
from kiosk.pack.published import unpack
from kiosk.pack.publishing import Terms, build_pack, sign_pack
from kiosk.pack.signature import PackKey, sign_manifest, write_signatures
from kiosk.pack.trust import trust_keys
from tests.fakes import FakeClock
from tests.kiosk.pack.made_packs import edit, spanish_pack

Change = Callable[[dict[str, Any]], object]


@dataclass
class City:
    """Publishes versions of one small pack; two of its three keys must agree."""

    folder: Path
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.keys = [Ed25519PrivateKey.generate() for _ in range(3)]
        self.public = [PackKey(key.public_key()) for key in self.keys]
        self.source = spanish_pack(self.folder / "source")
        self.version = 1
        self._files: dict[int, dict[str, bytes]] = {}

    def trusted_by(self, home: Path) -> Path:
        trust_keys(home, "my-city", self.public, 2)
        return home

    def in_use_at(self, home: Path, version: int) -> Path:
        """A home that has come to this version."""
        install(self.publish(version), self.trusted_by(home), self.clock)
        activate(home)
        return home

    def publish(
        self,
        version: int,
        signers: Sequence[Ed25519PrivateKey] | None = None,
        days: int = 180,
        min_app: str = "0.1.0",
        name: str = "",
    ) -> Path:
        edit(self.source / "city.yaml", f"version: {self.version}", f"version: {version}")
        self.version = version
        file = self.folder / (name or f"{version}.stoapack")
        terms = Terms(self.public, timedelta(days=days), 30, min_app)
        build_pack(self.source, file, terms, self.clock)
        for key in self.keys[:2] if signers is None else signers:
            sign_pack(file, key)
        return file

    def files(self, version: int = 2) -> dict[str, bytes]:
        """What a good publication holds, for archives written by hand."""
        if version not in self._files:
            folder = self.folder / f"files-{version}"
            folder.mkdir()
            unpack(self.publish(version), folder)
            self._files[version] = {
                path.relative_to(folder).as_posix(): path.read_bytes()
                for path in sorted(folder.rglob("*"))
                if path.is_file()
            }
        return dict(self._files[version])

    def manifest(self, files: dict[str, bytes], **changes: Any) -> dict[str, Any]:
        return {
            "format": "stoa-pack-1",
            "pack": "my-city",
            "version": 2,
            "created": "2026-11-24T09:00:00Z",
            "expires": "2027-05-23T09:00:00Z",
            "grace_days": 30,
            "min_app": "0.1.0",
            "keys": sorted(key.id for key in self.public),
            "files": {name: _sum(content) for name, content in files.items()},
        } | changes

    def signed(self, manifest: bytes, count: int = 2) -> bytes:
        return write_signatures(dict(sign_manifest(manifest, key) for key in self.keys[:count]))

    def head(self, manifest: dict[str, Any] | bytes) -> list[tuple[str, bytes]]:
        """The two first entries, signed: whatever the manifest is, its publisher meant it."""
        written = manifest if isinstance(manifest, bytes) else rfc8785.dumps(manifest)
        return [("manifest.json", written), ("signatures.json", self.signed(written))]

    def crafted(
        self, files: dict[str, bytes] | None = None, change: Change | None = None, **changes: Any
    ) -> bytes:
        """An archive of these files under a manifest that was changed before it was signed."""
        files = self.files() if files is None else files
        manifest = self.manifest(files, **changes)
        if change is not None:
            change(manifest)
        return archive([*self.head(manifest), *sorted(files.items())])


def _sum(content: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}


def archive(entries: Iterable[tuple[str, bytes] | bytes], end: bytes = bytes(1024)) -> bytes:
    """A gzipped tar; an entry given as bytes is taken as it is."""
    blocks = [e if isinstance(e, bytes) else tar_entry(*e) for e in entries]
    return packed(b"".join(blocks) + end)


def tar_entry(
    name: str, content: bytes = b"", kind: bytes = tarfile.REGTYPE, **values: Any
) -> bytes:
    """One entry, its name written as it is, whatever tar would say to that."""
    head = tarfile.TarInfo("x")
    head.type, head.size = kind, len(content)
    for key, value in values.items():
        setattr(head, key, value)
    block = bytearray(head.tobuf(tarfile.GNU_FORMAT))
    block[257:265] = b"ustar\x0000"
    written = name.encode("utf-8", "surrogateescape")
    block[0:100] = written[-100:].ljust(100, b"\0")
    if len(written) > 100:
        block[345:500] = written[:-100].rstrip(b"/")[:155].ljust(155, b"\0")
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block) + content + bytes(-len(content) % 512)


def packed(data: bytes) -> bytes:
    """Gzip `data`."""
    press = zlib.compressobj(1, wbits=31)
    return press.compress(data) + press.flush()


def bomb(data: bytes, times: int, head: bytes = b"") -> bytes:
    """Gzip `head` and `data` many times over, cheaply; only the sum at the end is not right."""
    press = zlib.compressobj(1, wbits=31)
    first = press.compress(head + data) + press.flush(zlib.Z_FULL_FLUSH)
    again = press.compress(data) + press.flush(zlib.Z_FULL_FLUSH)
    return first + again * (times - 1) + press.flush()


def snapshot(folder: Path) -> dict[str, str]:
    """Every path under a folder with a sum of what is there; locks hold nothing."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(
            str(path.readlink()).encode()
            if path.is_symlink()
            else path.read_bytes()
            if path.is_file()
            else b"folder"
        ).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.name != ".lock"
    }
