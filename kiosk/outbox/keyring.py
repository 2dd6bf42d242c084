"""Keys that seal, and who can open.

With the city's public key in the pack the kiosk seals and can never open. Without a hub it seals
to keys of its own, so that `sync` can open what is not yet acknowledged and post it to Open311;
the disclosure says so. Such a key works for an hour, then is closed, and is destroyed as soon as
nothing unacknowledged needs it (trust 0.4, P18).
"""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from sqlalchemy import Connection, Engine, insert, select, update

from kiosk.clock import Clock
from kiosk.outbox.errors import CannotOpen
from kiosk.store import tables
from kiosk.store.disk import Disk

KEY_LIFE = timedelta(hours=1)
"""How long a key seals; the shorter, the sooner nothing here can open an old submission."""

_OPEN_KEY = (
    select(tables.sealing_key.c.key_id)
    .where(tables.sealing_key.c.closed_at.is_(None))
    .order_by(tables.sealing_key.c.opened_at.desc())
)


@dataclass(frozen=True)
class SealingKey:
    """The public half that seals, under the id that the header carries."""

    key_id: str
    public: X25519PublicKey


class Keyring(Protocol):
    """What the outbox asks of keys."""

    def sealing_key(self, connection: Connection) -> SealingKey:
        """Return the key to seal with, inside the transaction that saves what it seals.

        Keys are destroyed in such a transaction too, so none vanishes between sealing and saving.
        """
        ...

    def private(self, key_id: str) -> X25519PrivateKey:
        """Return the private half; raises `CannotOpen("no-key")`."""
        ...

    def tend(self, sealed_in_spool: frozenset[str]) -> None:
        """Prepare the next key, close old ones, destroy those that nothing needs."""
        ...


class CityKeyring:
    """The city's key alone: nothing sealed here can be opened here."""

    def __init__(self, public_key: bytes) -> None:
        self._key = SealingKey(
            "city-" + hashlib.sha256(public_key).hexdigest()[:12],
            X25519PublicKey.from_public_bytes(public_key),
        )

    def sealing_key(self, _connection: Connection) -> SealingKey:
        """Return the city's key."""
        return self._key

    def private(self, _key_id: str) -> X25519PrivateKey:
        """Raise `CannotOpen`: the private half was never here."""
        raise CannotOpen("no-key")

    def tend(self, _sealed_in_spool: frozenset[str]) -> None:
        """Do nothing; the city rotates its own key with the pack."""


class OwnKeyring:
    """Keys of this kiosk: `<id>.pub` for whoever seals, `<id>.key` (mode 0600) for sync alone."""

    def __init__(
        self,
        folder: Path,
        engine: Engine,
        clock: Clock,
        disk: Disk | None = None,
        life: timedelta = KEY_LIFE,
    ) -> None:
        self._folder = folder
        self._engine = engine
        self._clock = clock
        self._disk = disk or Disk()
        self._life = life
        self._current: SealingKey | None = None
        self._disk.make_folders(folder)

    def sealing_key(self, connection: Connection) -> SealingKey:
        """Return the open key, made now when none was prepared."""
        key_id = self._open_key(connection) or self._store_new(connection)
        return self._load(key_id)

    def private(self, key_id: str) -> X25519PrivateKey:
        """Return the private half; raises `CannotOpen("no-key")` when it was destroyed."""
        if not key_id.isascii() or not key_id.replace("-", "").isalnum():
            raise CannotOpen("no-key")
        try:
            return X25519PrivateKey.from_private_bytes(
                (self._folder / f"{key_id}.key").read_bytes()
            )
        except (OSError, ValueError):
            raise CannotOpen("no-key") from None

    def tend(self, sealed_in_spool: frozenset[str]) -> None:
        """Close keys past their life, destroy closed ones that nothing unacknowledged needs.

        `sealed_in_spool` are the key ids of spool files without a row: they count as needing.
        """
        self._adopt_files()
        now = self._clock.now().timestamp()
        keys = tables.sealing_key.c
        with self._engine.begin() as connection:
            connection.execute(
                update(tables.sealing_key)
                .where(keys.closed_at.is_(None), keys.opened_at <= now - self._life.total_seconds())
                .values(closed_at=now)
            )
            # A clock set back must not keep a key open for years (P16).
            connection.execute(
                update(tables.sealing_key)
                .where(keys.closed_at.is_(None), keys.opened_at > now + self._life.total_seconds())
                .values(closed_at=now)
            )
            needed = set(
                connection.scalars(
                    select(tables.outbox.c.key_id)
                    .where(tables.outbox.c.state != "acknowledged")
                    .distinct()
                )
            )
            closed = connection.scalars(
                select(keys.key_id).where(keys.closed_at.is_not(None), keys.destroyed_at.is_(None))
            )
            for key_id in sorted(set(closed) - needed - sealed_in_spool):
                connection.execute(
                    update(tables.sealing_key).where(keys.key_id == key_id).values(destroyed_at=now)
                )
                connection.execute(
                    insert(tables.audit).values(at=now, event="key-destroyed", subject=key_id)
                )
            destroyed = list(
                connection.scalars(select(keys.key_id).where(keys.destroyed_at.is_not(None)))
            )
            if self._open_key(connection) is None:
                self._store_new(connection)
        for key_id in destroyed:
            self._destroy_files(key_id)

    def _open_key(self, connection: Connection) -> str | None:
        return connection.scalar(_OPEN_KEY)

    def _store_new(self, connection: Connection) -> str:
        """Make a key, its files and its row under one lock: no other process sees half of it."""
        private = X25519PrivateKey.generate()
        key_id = "k-" + secrets.token_hex(6)
        self._disk.store(self._folder / f"{key_id}.key", private.private_bytes_raw())
        public = private.public_key().public_bytes_raw()
        self._disk.store(self._folder / f"{key_id}.pub", public)
        connection.execute(
            insert(tables.sealing_key).values(
                key_id=key_id, opened_at=self._clock.now().timestamp()
            )
        )
        return key_id

    def _load(self, key_id: str) -> SealingKey:
        if self._current is None or self._current.key_id != key_id:
            public = (self._folder / f"{key_id}.pub").read_bytes()
            self._current = SealingKey(key_id, X25519PublicKey.from_public_bytes(public))
        return self._current

    def _adopt_files(self) -> None:
        """Take in keys that the database does not know (it was rebuilt): closed, still opening."""
        now = self._clock.now().timestamp()
        with self._engine.begin() as connection:
            found = {path.stem for path in self._folder.glob("*.key")}
            known = set(connection.scalars(select(tables.sealing_key.c.key_id)))
            for key_id in sorted(found - known):
                connection.execute(
                    insert(tables.sealing_key).values(key_id=key_id, opened_at=now, closed_at=now)
                )

    def _destroy_files(self, key_id: str) -> None:
        private = self._folder / f"{key_id}.key"
        if private.exists():
            # Overwriting in place helps on magnetic disks only; on flash the full-disk key is what
            # counts (FAST'11). The name is gone either way.
            with contextlib.suppress(OSError), private.open("r+b") as file:
                file.write(bytes(private.stat().st_size))
                file.flush()
                self._disk.sync(file.fileno())
            self._disk.remove(private)
        self._disk.remove(self._folder / f"{key_id}.pub")
        self._disk.sync_folder(self._folder)
