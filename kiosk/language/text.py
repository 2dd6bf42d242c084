"""Texts of a city pack: what is shown and, where needed, what is said instead."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema


class LocalText(BaseModel):
    """One text of the pack in its source language (English); also the gettext msgid.

    In YAML a bare string, or `{text: …, speech: …}` where the voice must say something else than
    the screen shows (A23). Translations come from the pack's own catalogs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(min_length=1, pattern=r"\S")
    speech: str | None = Field(default=None, min_length=1)

    def __str__(self) -> str:
        return self.text


def _from_string(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


_SCHEMA = {
    "description": "A text in English, or {text, speech} where the voice says something else.",
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "properties": {
                "text": {"type": "string", "minLength": 1},
                "speech": {"type": "string", "minLength": 1},
            },
            "required": ["text"],
            "additionalProperties": False,
        },
    ],
}

Text = Annotated[LocalText, BeforeValidator(_from_string), WithJsonSchema(_SCHEMA)]
