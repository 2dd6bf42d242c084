"""Whether a warning's area holds the place where the kiosk stands."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from kiosk.alerts.cap import Area, Circle

_EARTH_KM = 6371.0
_EDGE = 1e-9
"""Degrees within which a point counts as on the line, and so as inside."""


@dataclass(frozen=True)
class Standpoint:
    """Where the kiosk stands, in the three ways in which warnings tell places.

    `geocodes` are pairs like ("SAME", "006037"); `names` are areaDesc texts of areas that have
    neither shape nor code and yet mean here.
    """

    latitude: float
    longitude: float
    geocodes: frozenset[tuple[str, str]] = frozenset()
    names: frozenset[str] = frozenset()

    def is_in(self, areas: Iterable[Area]) -> bool:
        """Say whether one of the areas holds it; shapes and codes add up (CAP 1.2, 3.2.4)."""
        codes = {(name.casefold(), value) for name, value in self.geocodes}
        return any(self._is_in(area, codes) for area in areas)

    def _is_in(self, area: Area, codes: set[tuple[str, str]]) -> bool:
        if any((name.casefold(), value) in codes for name, value in area.geocodes):
            return True
        if any(in_polygon(self.latitude, self.longitude, ring) for ring in area.polygons):
            return True
        if any(in_circle(self.latitude, self.longitude, circle) for circle in area.circles):
            return True
        bare = not (area.geocodes or area.polygons or area.circles)
        known = {" ".join(name.split()).casefold() for name in self.names}
        return bare and " ".join(area.description.split()).casefold() in known


def in_circle(latitude: float, longitude: float, circle: Circle) -> bool:
    """Say whether a point (degrees) is in the circle, along the ground."""
    lat1, lat2 = math.radians(latitude), math.radians(circle.latitude)
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1)
        * math.cos(lat2)
        * math.sin(math.radians(circle.longitude - longitude) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half))) <= circle.kilometres


def in_polygon(latitude: float, longitude: float, ring: tuple[tuple[float, float], ...]) -> bool:
    """Say whether a point (degrees) is in the closed ring or on its line, also across 180°."""
    unrolled = _unrolled(ring)
    return any(_is_inside(latitude, longitude + turn, unrolled) for turn in (-360.0, 0.0, 360.0))


def _unrolled(ring: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """Let each corner follow the last the short way round, so that 179 → -179 is a small step."""
    found = [ring[0]]
    for latitude, longitude in ring[1:]:
        last = found[-1][1]
        found.append((latitude, last + (longitude - last + 180.0) % 360.0 - 180.0))
    return found


def _is_inside(y: float, x: float, ring: list[tuple[float, float]]) -> bool:
    inside = False
    for (y1, x1), (y2, x2) in pairwise(ring):
        if _is_on(y, x, y1, x1, y2, x2):
            return True
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def _is_on(y: float, x: float, y1: float, x1: float, y2: float, x2: float) -> bool:
    if not (min(y1, y2) - _EDGE <= y <= max(y1, y2) + _EDGE):
        return False
    if not (min(x1, x2) - _EDGE <= x <= max(x1, x2) + _EDGE):
        return False
    across = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
    return abs(across) <= _EDGE * max(1.0, abs(x2 - x1) + abs(y2 - y1))
