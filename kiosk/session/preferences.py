"""What a resident may set for themselves; every one goes back to its default at the end (F09)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from types import MappingProxyType

PreferenceValue = int | str | bool

CHOICES: MappingProxyType[str, tuple[PreferenceValue, ...]] = MappingProxyType(
    {
        "text_size": (100, 125, 150, 200),
        "theme": ("light", "dark", "yellow-on-black", "black-on-white"),
        "voice": (False, True),
        "rate": tuple(range(7)),
        "volume": tuple(range(11)),
        "reach": (False, True),
        "less_motion": (False, True),
        "time_factor": (1, 2, 5, 10),
        "curtain": (False, True),
        "touch": ("plain", "explore", "read"),
        "switches": (0, 1, 2),
        "scan_ms": (500, 1000, 2000, 3000, 5000, 10000),
        "hold_ms": (0, 300, 600, 1000, 2000),
        "strike_ms": (0, 250, 500, 1000),
    }
)
"""The registry: each preference and the values it may take, in the order a button steps."""


@dataclass(frozen=True)
class Preferences:
    """One resident's choices; the defaults are those of a kiosk nobody has touched.

    `text_size` is a percentage, `rate` an index into seven speeds with 3 the usual, `volume` ten
    steps of 3 dB above silence, `time_factor` multiplies every waiting time (F04).

    `curtain` darkens the screen and nothing else (B12); `touch` says what the first touch does:
    act, read what is under a sliding finger, or read before it acts; `switches` is how many
    switches scan the screen, `scan_ms` for how long each thing is offered (C14); a touch counts
    after `hold_ms` (C12), and the same key again after `strike_ms` (C07).
    """

    text_size: int = 100
    theme: str = "light"
    voice: bool = False
    rate: int = 3
    volume: int = 5
    reach: bool = False
    less_motion: bool = False
    time_factor: int = 1
    curtain: bool = False
    touch: str = "plain"
    switches: int = 0
    scan_ms: int = 2000
    hold_ms: int = 0
    strike_ms: int = 250

    def with_(self, name: str, value: PreferenceValue) -> Preferences:
        """Return these preferences with one changed.

        Raises KeyError for an unknown name and ValueError for a value that is not offered.
        """
        if value not in CHOICES[name]:
            raise ValueError(f"{name} cannot be {value!r}: choose one of {CHOICES[name]}")
        return replace(self, **{name: value})  # type: ignore[arg-type]

    def step(self, name: str, by: int = 1, *, around: bool = False) -> Preferences:
        """Return these preferences with one moved along its values, staying at the ends.

        With `around`, the value after the last is the first: one button walks through all.
        """
        values = CHOICES[name]
        place = values.index(getattr(self, name)) + by
        place = place % len(values) if around else max(0, min(place, len(values) - 1))
        return self.with_(name, values[place])

    @property
    def changed(self) -> tuple[str, ...]:
        """Names of the preferences that differ from the defaults."""
        usual = asdict(DEFAULTS)
        return tuple(
            item.name for item in fields(self) if getattr(self, item.name) != usual[item.name]
        )


DEFAULTS = Preferences()
