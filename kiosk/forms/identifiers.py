"""Names that packs give to questions, options, services and places."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def refuse(problem: str, mend: str) -> PydanticCustomError:
    """Build the error a validator raises: what is wrong and how to mend it, both in English.

    Braces in either text are shown as they are.
    """
    return PydanticCustomError("stoa", "{problem}", {"problem": problem, "mend": mend})


def _kebab(value: str) -> str:
    if not value or not all(_is_kebab_part(part) for part in value.split("-")):
        raise refuse(
            f"'{value}' is not an id",
            "Use small Latin letters, digits and single dashes, like 'street-light'.",
        )
    return value


def _is_kebab_part(part: str) -> bool:
    return bool(part) and part.isascii() and part.isalnum() and part == part.lower()


Identifier = Annotated[
    str,
    AfterValidator(_kebab),
    Field(json_schema_extra={"pattern": KEBAB}),
]
