"""What a CAP alert says, after it was checked (OASIS CAP 1.2; 1.1 told apart)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Version = Literal["1.1", "1.2"]

NO_END = timedelta(hours=24)
"""How long a warning holds that does not say when it ends."""


@dataclass(frozen=True)
class Circle:
    """A circle on the ground: degrees WGS 84 and kilometres."""

    latitude: float
    longitude: float
    kilometres: float


@dataclass(frozen=True)
class Area:
    """Where it holds: any of its polygons, circles and codes."""

    description: str
    polygons: tuple[tuple[tuple[float, float], ...], ...] = ()
    """Rings of (latitude, longitude)."""
    circles: tuple[Circle, ...] = ()
    geocodes: tuple[tuple[str, str], ...] = ()
    """Pairs of valueName and value, as strings."""


@dataclass(frozen=True)
class Info:
    """One language's words with the time and place they hold; texts may be empty."""

    language: str
    event: str
    categories: tuple[str, ...]
    responses: tuple[str, ...]
    urgency: str
    severity: str
    certainty: str
    codes: tuple[tuple[str, str], ...] = ()
    effective: datetime | None = None
    onset: datetime | None = None
    expires: datetime | None = None
    sender_name: str = ""
    headline: str = ""
    description: str = ""
    instruction: str = ""
    contact: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    areas: tuple[Area, ...] = ()

    @property
    def is_all_clear(self) -> bool:
        """Whether it says that the danger is over."""
        return "AllClear" in self.responses


@dataclass(frozen=True)
class Reference:
    """An earlier message that this one is about. `sent` is None where it cannot be read."""

    sender: str
    identifier: str
    sent: datetime | None


@dataclass(frozen=True)
class Alert:
    """One message; every moment is aware and in UTC."""

    version: Version
    identifier: str
    sender: str
    sent: datetime
    status: str
    msg_type: str
    scope: str
    references: tuple[Reference, ...] = ()
    """Also those in the parameter expiredReferences of the National Weather Service."""
    infos: tuple[Info, ...] = ()

    @property
    def is_for_everyone(self) -> bool:
        """Whether it is meant: not a test, an exercise or a draft, and not for a closed circle."""
        return self.status == "Actual" and self.scope == "Public"

    @property
    def is_warning(self) -> bool:
        """Whether it warns; a Cancel only takes back, Ack and Error are between machines."""
        return self.msg_type in ("Alert", "Update")

    def ends(self, info: Info) -> datetime:
        """When the info stops to hold; 24 hours after it was sent where it does not say."""
        return info.expires or max(self.sent, info.effective or self.sent) + NO_END

    def begins(self, info: Info) -> datetime | None:
        """When the info starts to hold, None for at once."""
        return info.effective
