"""How the city may answer: phone, e-mail, letter, or coming back here; none is demanded (G05)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, cast

from kiosk.forms.answers import ContactAnswer, ContactMethod
from kiosk.forms.cleaning import ascii_digits, clean_line, clean_lines
from kiosk.forms.problems import Problems
from kiosk.forms.questions import ContactQuestion
from kiosk.language.message import Message, msg

_PHONE_MARKS = re.compile(r"[\s().\-/‐‑‒–—−]")
_PHONE = re.compile(r"\+?\d{5,15}")
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
_EMAIL_MAX = 254  # RFC 5321 4.5.3.1.3, less the angle brackets
_LETTER_MAX = 300


def read_contact(question: ContactQuestion, raw: Mapping[str, Any]) -> ContactAnswer | Problems:
    """Read `{method, value}`, or say what to change; `none` needs no value."""
    method, value = raw.get("method"), str(raw.get("value") or "")
    if method not in question.methods:
        return Problems.of(
            msg("{label}: choose how you want to hear from us.", label=question.short_label),
            parts=("method",),
        )
    return _READERS[cast(ContactMethod, method)](value)


def _none(_value: str) -> ContactAnswer:
    return ContactAnswer("none", "")


def _phone(value: str) -> ContactAnswer | Problems:
    written = ascii_digits(unicodedata.normalize("NFKC", clean_line(value)))
    digits = _PHONE_MARKS.sub("", written)
    if not _PHONE.fullmatch(digits):
        return _wrong_value(
            msg(
                "Phone: enter the number with its area code, like {example}.",
                example="555 010 0199",
            )
        )
    return ContactAnswer("phone", digits)


def _email(value: str) -> ContactAnswer | Problems:
    address = re.sub(r"\s", "", unicodedata.normalize("NFKC", clean_line(value)))
    if len(address) > _EMAIL_MAX or not _EMAIL.fullmatch(address):
        return _wrong_value(
            msg("E-mail: enter the whole address, like {example}.", example="name@example.org")
        )
    return ContactAnswer("email", address)


def _letter(value: str) -> ContactAnswer | Problems:
    address = clean_lines(value)
    if not address:
        return _wrong_value(msg("Letter: enter your name, street, number and town."))
    if len(address) > _LETTER_MAX:
        return _wrong_value(msg("Letter: the address is too long. Please make it shorter."))
    return ContactAnswer("letter", address)


def _wrong_value(message: Message) -> Problems:
    return Problems.of(message, parts=("value",))


_READERS = {"none": _none, "phone": _phone, "email": _email, "letter": _letter}
