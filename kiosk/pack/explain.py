"""Turns what a model refuses into faults with a place and a mend."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kiosk.pack.faults import Fault
from kiosk.pack.source import Key, Place, Source

_Model = TypeVar("_Model", bound=BaseModel)

_CONDITION_MEND = (
    "Write {question: …} with one of is, any_of, includes, at_least, at_most, age_at_least, "
    "age_below, answered; or all: […], any: […], not: {…}."
)


def build(
    model: type[_Model], source: Source, value: Any, place: Place = ()
) -> tuple[_Model | None, list[Fault]]:
    """Build a model from a part of a file, or list every fault in that part.

    `value` is what stands at `place` of the source; one of the two returned is empty.
    """
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [
            _fault(model, source, place, value, detail)
            for detail in details
            if not _only_follows(detail)
        ]


def _only_follows(detail: ErrorDetails) -> bool:
    """A list whose items are refused is also called too short; its items say enough."""
    if detail["type"] != "too_short":
        return False
    given = detail["input"]
    return isinstance(given, Sequence) and len(given) >= detail["ctx"]["min_length"]


def _fault(
    model: type[BaseModel], source: Source, place: Place, value: Any, detail: ErrorDetails
) -> Fault:
    inside, missing_key = _place_inside(value, detail["loc"])
    if detail["type"] == "missing" and missing_key is not None:
        return source.fault(
            (*place, *inside), f"'{missing_key}' is missing", f"Add '{missing_key}: …' here."
        )
    problem, mend = _words(model, detail)
    return source.fault((*place, *inside), problem, mend)


def _place_inside(value: Any, loc: tuple[Key, ...]) -> tuple[Place, Key | None]:
    """Follow a location through the value; steps that name a kind and not a key are left out."""
    place: list[Key] = []
    for index, key in enumerate(loc):
        if _has(value, key):
            value = value[key]
            place.append(key)
        elif index == len(loc) - 1:
            return tuple(place), key
    return tuple(place), None


def _has(value: Any, key: Key) -> bool:
    if isinstance(value, dict):
        return key in value
    return isinstance(value, list) and isinstance(key, int) and key < len(value)


def _words(model: type[BaseModel], detail: ErrorDetails) -> tuple[str, str]:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "stoa":
            return str(context["problem"]), str(context["mend"])
        case "extra_forbidden":
            return _unknown_key(model, str(detail["loc"][-1]))
        case "union_tag_not_found" if "_kind" in context["discriminator"]:
            return "this is not a condition", _CONDITION_MEND
        case "union_tag_not_found":
            return "'type' is missing", "Add the type of the question."
        case "union_tag_invalid":
            expected = context["expected_tags"].replace("'", "")
            return f"'{context['tag']}' is not a type of question", f"Use one of {expected}."
        case "literal_error":
            return f"{detail['input']!r} is not known here", f"Use {context['expected']}."
        case "string_type" | "model_type":
            return f"{detail['input']!r} is not a text", "Put it in quotes, or write a text."
        case "string_too_short":
            return "the text is empty", "Write it, or remove the key."
        case "too_short":
            return "the list is too short", f"Give at least {context['min_length']}."
        case "tuple_type" | "list_type":
            return f"{detail['input']!r} is not a list", "Write it as [a, b], or rows with '- '."
        case "int_type" | "int_parsing" | "int_from_float" | "float_type" | "float_parsing":
            return f"{detail['input']!r} is not a number", "Write digits, without quotes or unit."
        case "bool_type" | "bool_parsing":
            return f"{detail['input']!r} is neither true nor false", "Write true or false."
        case "string_pattern_mismatch":
            return f"{detail['input']!r} does not fit", f"It has to match {context['pattern']}."
        case _:
            return _plain(detail["msg"]), "Look at the schema of this file."


def _plain(message: str) -> str:
    return message.removeprefix("Input ").removeprefix("Value error, ").rstrip(".")


def _unknown_key(model: type[BaseModel], key: str) -> tuple[str, str]:
    near = difflib.get_close_matches(key, _keys_of(model), n=1)
    mend = f"Did you mean '{near[0]}'?" if near else "Remove it."
    return f"the key '{key}' is not known here", mend


@cache
def _keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """All keys anywhere in the model's schema, to guess what a misspelt one was meant to be."""
    return tuple(dict.fromkeys(_property_names(model.model_json_schema())))


def _property_names(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        properties = schema.get("properties")
        yield from properties if isinstance(properties, dict) else ()
        for part in schema.values():
            yield from _property_names(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _property_names(part)
