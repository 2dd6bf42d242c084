"""What sync must know of the pack in use to keep what is shown from it fresh."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Here:
    """The city's zone, the languages that it offers, this kiosk's stops, and the pack's folder."""

    zone: ZoneInfo
    languages: tuple[str, ...]
    stops: tuple[str, ...] = ()
    pack_folder: Path | None = None
