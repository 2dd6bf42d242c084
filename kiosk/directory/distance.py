"""How far a place is and which way, in words, for a kiosk that shows no map."""

from __future__ import annotations

import math
from decimal import Decimal

from kiosk.language.message import Message, msg

EARTH_RADIUS = 6_371_000.0
"""Mean radius in metres; the error against the ellipsoid is below 0.6 %."""

Point = tuple[float, float]
"""Latitude and longitude in degrees, WGS 84."""


def metres_between(one: Point, other: Point) -> float:
    """Return the distance along the ground in metres (haversine)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(min(1.0, half)))


def bearing(one: Point, other: Point) -> float:
    """Return the direction from one point to the other in degrees, clockwise from north."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (one, other))
    east = math.sin(lon2 - lon1) * math.cos(lat2)
    north = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(
        lon2 - lon1
    )
    return math.degrees(math.atan2(east, north)) % 360


def way_to(one: Point, other: Point) -> Message:
    """Return how to get from one point to the other, like "About 350 m to the north-east".

    As the crow flies, in steps of 50 m below a kilometre and of 100 m above.
    """
    metres = metres_between(one, other)
    if metres < 40:
        return msg("Right beside this kiosk")
    far = _far(metres)
    directions = (
        msg("{distance} to the north", distance=far),
        msg("{distance} to the north-east", distance=far),
        msg("{distance} to the east", distance=far),
        msg("{distance} to the south-east", distance=far),
        msg("{distance} to the south", distance=far),
        msg("{distance} to the south-west", distance=far),
        msg("{distance} to the west", distance=far),
        msg("{distance} to the north-west", distance=far),
    )
    return directions[round(bearing(one, other) / 45) % 8]


def _far(metres: float) -> Message:
    if metres < 975:
        return msg("About {metres} m", metres=max(50, round(metres / 50) * 50))
    return msg("About {kilometres} km", kilometres=Decimal(f"{metres / 1000:.1f}"))
