"""Phone numbers as publishers write them, made fit for dialling and for reading aloud."""

from __future__ import annotations

import re

from kiosk.importers.hsds_values import Row, children, language_code, text
from kiosk.pack.help_places import Phone

_EXTENSION = re.compile(r"(?:\bext(?:ension)?\.?|\bx|#)\s*:?\s*(\d{1,7})\s*$", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*(?:[;|,]|\bor\b|/(?=\s*[+(\d]))\s*", re.IGNORECASE)
_KEYS = {
    letter: key
    for key, letters in zip(
        "23456789", ("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"), strict=True
    )
    for letter in letters
}


def read_phones(row: Row) -> tuple[Phone, ...]:
    """Return the numbers of one HSDS phone row; empty where nothing in it can be dialled.

    `dial` holds digits, with a plus in front where the number is international. Words on the keys
    (1-800-GO-CITY) become digits.
    """
    written = text(row, "number", "phone").strip("\"' ")
    found = []
    for part in _SEVERAL.split(written):
        extension = _EXTENSION.search(part)
        number = part[: extension.start()] if extension else part
        if not (dial := dialled(number)):
            continue
        found.append(
            Phone(
                shown=re.sub(r"[^\w+(). -]", "", number).strip(" .-"),
                dial=dial,
                extension=extension[1] if extension else text(row, "extension"),
                description=text(row, "description"),
                languages=tuple(
                    dict.fromkeys(
                        code for one in children(row, "languages") if (code := language_code(one))
                    )
                ),
            )
        )
    return tuple(found)


def dialled(number: str) -> str:
    """Return the digits to dial; "" where it is no number (fewer than 3 or more than 15 digits)."""
    plain = "".join(
        str(int(sign)) if sign.isdecimal() else _KEYS.get(sign, sign) for sign in number.strip()
    )
    if re.search(r"[^\d\s().+/\-\u2010-\u2015\"']", plain):
        return ""
    digits = re.sub(r"\D", "", plain.replace("(0)", "") if "+" in plain else plain)
    if not 3 <= len(digits) <= 15 or set(digits) == {"0"}:
        return ""
    return "+" + digits if "+" in plain else digits
