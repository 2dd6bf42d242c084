"""From a definition's attributes to questions of the pack, as plain data for YAML."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kiosk.georeport.services import DATATYPES, Attribute, Definition

Note = Callable[[str, str, str], None]
"""Takes kind, subject and text of something to look at."""

PLACE, DETAILS, CONTACT = "place", "details", "contact"
_RESERVED = frozenset({PLACE, DETAILS, CONTACT})
_NOT_IDS = frozenset({"none-of-these"})
_PERSONAL = re.compile(
    r"\b(e-?mail|phone|telephone|mobile|your name|first name|last name|full name|birth)",
    re.IGNORECASE,
)


@dataclass
class Asked:
    """The questions of one service, and how their answers travel."""

    questions: list[dict[str, Any]] = field(default_factory=list)
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)
    demanding: bool = False
    """Whether the city itself demands an answer."""


def questions_of(definition: Definition, note: Note) -> Asked:
    """Turn the attributes a resident may see into questions, in the city's order.

    Attributes that the city's server fills in stay hidden; those with variable=false become pages
    that only tell; what cannot be asked as it stands is noted.
    """
    asked = Asked()
    taken = set(_RESERVED)
    for attribute in definition.attributes:
        subject = f"{definition.code}/{attribute.code}"
        if attribute.hidden:
            note("hidden", subject, "The city's server fills it in; it is not asked.")
            continue
        question = _question(attribute, subject, note)
        if question is None:
            continue
        question["id"] = unique(slug(attribute.code) or "attribute", attribute.code, taken)
        asked.questions.append(_ordered(question))
        if attribute.variable:
            asked.attributes[question["id"]] = _travels(attribute, question)
            asked.demanding = asked.demanding or attribute.required
    return asked


def _question(attribute: Attribute, subject: str, note: Note) -> dict[str, Any] | None:
    if not attribute.variable:
        return _information(attribute, subject, note)
    title = attribute.description or attribute.code
    if not attribute.description:
        note("no-question", subject, "The city gives no words for it; write a question.")
    question: dict[str, Any] = {
        **_kind(attribute, subject, note),
        "title": title,
        "required": attribute.required,
    }
    if attribute.hint and attribute.hint != title:
        question["hint"] = attribute.hint
    if _PERSONAL.search(title) or _PERSONAL.search(attribute.code.replace("_", " ")):
        question["private"] = True
        note("personal", subject, "It looks personal; it is marked private. Check it.")
    return question


def _information(attribute: Attribute, subject: str, note: Note) -> dict[str, Any] | None:
    body = [line for line in attribute.description.splitlines() if line.strip()]
    if not body:
        note("empty", subject, "A page that tells nothing; it is left out.")
        return None
    return {"type": "information", "title": "Please read this", "body": body}


def _kind(attribute: Attribute, subject: str, note: Note) -> dict[str, Any]:
    datatype = attribute.datatype
    if datatype not in DATATYPES:
        note("unknown-datatype", subject, f"'{datatype}' is no datatype; asked as words.")
        datatype = "singlevaluelist" if attribute.values else "string"
    match datatype:
        case "text":
            return {"type": "long-text", "max_length": 1000}
        case "number":
            return {"type": "number", "whole": False}
        case "datetime":
            return {"type": "date"}
        case "singlevaluelist" | "multivaluelist":
            return _list(attribute, datatype == "multivaluelist", subject, note)
        case _:
            return {"type": "text", "max_length": 200}


def _list(attribute: Attribute, several: bool, subject: str, note: Note) -> dict[str, Any]:
    if not attribute.values:
        note("empty-list", subject, "A list without values; asked as words.")
        return {"type": "text", "max_length": 200}
    taken = set(_NOT_IDS)
    options = []
    for value in attribute.values:
        option_id = unique(slug(value.name) or slug(value.key) or "option", value.key, taken)
        options.append({"id": option_id, "text": value.name})
    if len(options) == 1:
        note("one-value", subject, "A list of one value; 'I do not know' is added.")
        options.append({"id": "not-sure", "text": "I do not know"})
    kind: dict[str, Any] = {"type": "choices" if several else "choice", "options": options}
    if several:
        kind["at_least"] = 1 if attribute.required else 0
    return kind


def _travels(attribute: Attribute, question: dict[str, Any]) -> dict[str, Any]:
    """Say under which code and with which keys the answer is sent, never the words (Q14)."""
    options = question.get("options")
    if not options:
        return {"code": attribute.code}
    keys = [value.key for value in attribute.values]
    keys += [""] * (len(options) - len(keys))  # an empty value is not sent
    ids = [option["id"] for option in options]
    return {"code": attribute.code, "values": dict(zip(ids, keys, strict=True))}


_ORDER = ("id", "type", "title", "label", "hint", "required", "private")


def _ordered(question: dict[str, Any]) -> dict[str, Any]:
    """Put the keys as a person would write them; leave out what is the default."""
    shown = {key: question[key] for key in _ORDER if key in question}
    if shown.get("required") is True or question["type"] == "information":
        shown.pop("required", None)
    return {**shown, **{key: held for key, held in question.items() if key not in _ORDER}}


def slug(text: str, longest: int = 40) -> str:
    """Return small Latin letters, digits and single dashes that resemble `text`; "" for none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    words = re.findall(r"[a-z0-9]+", plain)
    return "-".join(words)[:longest].strip("-")


def unique(wanted: str, source: str, taken: set[str]) -> str:
    """Return `wanted`, or with a tail made from `source` where it is taken; and take it."""
    name = wanted
    if name in taken:
        name = f"{wanted}-{hashlib.sha256(source.encode()).hexdigest()[:6]}"
    count = 2
    while name in taken:
        name = f"{wanted}-{count}"
        count += 1
    taken.add(name)
    return name
