"""Whether a kiosk takes a publication: who vouches for it, is it in date, is it newer (P40)."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk import __version__
from kiosk.pack.manifest import Manifest
from kiosk.pack.published import Head
from kiosk.pack.refused import Refused
from kiosk.pack.signature import signers_of
from kiosk.pack.trust import Floor, Trust

CLOCKS_DIFFER = timedelta(days=1)
"""How far the publisher's clock may be ahead of this one."""


def check_signers(head: Head, trust: Trust, app_version: str = __version__) -> frozenset[str]:
    """Return who of the trusted signed it; raises Refused("other-pack", "signature", "min-app").

    A key counts where this kiosk trusts it and the manifest names it; how many are needed is this
    kiosk's own knowledge, never the pack's.
    """
    manifest = head.manifest
    if manifest.pack != trust.pack:
        problem = f"it is the pack of '{manifest.pack}', and this kiosk is for '{trust.pack}'"
        raise Refused("other-pack", problem, "Fetch the pack of this city.")
    named = [key for key in trust.keys if key.id in manifest.keys]
    signers = signers_of(head.written, head.signatures, named)
    if len(signers) < trust.threshold:
        problem = f"{len(signers)} trusted keys signed it, and {trust.threshold} are needed"
        raise Refused("signature", problem, "Sign it with: kiosk pack sign.")
    if not manifest.suits(app_version):
        problem = f"it needs Stoa {manifest.min_app}, and this is {app_version}"
        raise Refused("min-app", problem, "Update Stoa first.")
    return signers


def check_time(manifest: Manifest, now: datetime) -> None:
    """Raise Refused("expired") past the days of grace, Refused("not-yet") before it was made.

    `now` is aware; clocks may differ by `CLOCKS_DIFFER`.
    """
    if manifest.created > now + CLOCKS_DIFFER:
        problem = f"it was made on {manifest.created:%Y-%m-%d}, and here it is {now:%Y-%m-%d}"
        raise Refused("not-yet", problem, "Set the clock of this kiosk, or of who published it.")
    if manifest.freshness(now) == "expired":
        problem = f"it was good until {manifest.expires:%Y-%m-%d}, and its days of grace are over"
        raise Refused("expired", problem, "Fetch a newer publication.")


def check_newer(head: Head, floor: Floor | None) -> None:
    """Raise Refused("rollback") unless it is newer than the floor, or is the floor itself."""
    if floor is None or floor.pack != head.manifest.pack:
        return
    version = head.manifest.version
    if version < floor.version:
        problem = f"it is version {version}, and this kiosk has come to version {floor.version}"
        raise Refused("rollback", problem, "Publish what you want back under a new version.")
    if version == floor.version and head.digest != floor.manifest:
        problem = f"version {version} was published before with other content"
        raise Refused("rollback", problem, "Raise 'version' in city.yaml and build it again.")
