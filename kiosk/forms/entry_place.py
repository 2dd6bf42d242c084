"""Where something is: one of several ways, each with words and where known with degrees."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, cast

from kiosk.forms.answers import PlaceAnswer, PlaceWay
from kiosk.forms.cleaning import clean_line
from kiosk.forms.problems import Problems
from kiosk.forms.questions import PlaceQuestion
from kiosk.language.message import msg

_ADDRESS_MAX = 300


def read_place(question: PlaceQuestion, raw: Mapping[str, Any]) -> PlaceAnswer | Problems:
    """Read `{way, address, latitude, longitude, place_id}`, or say what to change."""
    label = question.short_label
    if raw.get("way") not in question.accepts:
        return Problems.of(
            msg("{label}: choose a place, or say where it is.", label=label), parts=("way",)
        )
    address = clean_line(str(raw.get("address") or ""))
    if not address:
        return Problems.of(
            msg("{label}: say where it is, like a street and a number.", label=label),
            parts=("address",),
        )
    if len(address) > _ADDRESS_MAX:
        return Problems.of(
            msg("{label}: this is too long. Please make it shorter.", label=label),
            parts=("address",),
        )
    latitude, longitude = _degrees(raw.get("latitude"), 90), _degrees(raw.get("longitude"), 180)
    known = latitude is not None and longitude is not None
    place_id = raw.get("place_id")
    return PlaceAnswer(
        address=address,
        latitude=latitude if known else None,
        longitude=longitude if known else None,
        way=cast(PlaceWay, raw["way"]),
        place_id=str(place_id) if place_id else None,
    )


def _degrees(value: object, limit: float) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) and abs(value) <= limit else None
