"""What every report needs and a GeoReport service list does not say: an icon, three questions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from kiosk.importers.open311_questions import CONTACT, DETAILS, PLACE

_ICONS = (
    ("spray", r"graffiti|defaced"),
    ("pothole", r"pothole|pavement|street defect|curb|sidewalk|trail"),
    ("street-light", r"street ?light|lamp|signal"),
    ("tree", r"tree|park|landscap|growth|yard|leaf|garden"),
    ("drop", r"water|sewer|sewage|drain"),
    ("trash", r"trash|garbage|waste|litter|dump|recycl|sanitation|clean|can\b|cans\b"),
    ("bus", r"\bbus|transit|taxi"),
    ("car", r"vehicle|parking|traffic|car\b"),
    ("warning", r"hazard|unsafe|fire|danger|violation"),
    ("street", r"street|road|snow|bik|walk"),
    ("question", r"feedback|question|other|miscellaneous"),
)
_PLACE = {"id": PLACE, "type": "place", "title": "Where is it?", "label": "Place"}
_DETAILS: dict[str, Any] = {
    "id": DETAILS,
    "type": "long-text",
    "title": "What should the city know?",
    "label": "Details",
    "hint": "Others may read this. Do not write names or phone numbers here.",
}
_CONTACT = {
    "id": CONTACT,
    "type": "contact",
    "title": "How can we reach you?",
    "label": "How we reach you",
    "hint": "You need no phone and no e-mail. You can come back here with your paper.",
}


def icon_for(text: str) -> str:
    """Return the icon for the English words of a service or a group."""
    found = (icon for icon, words in _ICONS if re.search(words, text, re.IGNORECASE))
    return next(found, "report")


def whole_form(asked: Iterable[dict[str, Any]], *, details_required: bool) -> list[dict[str, Any]]:
    """Return the city's own questions between those for the place, the details and the contact."""
    details = _DETAILS if details_required else {**_DETAILS, "required": False}
    return [dict(_PLACE), *asked, dict(details), dict(_CONTACT)]
