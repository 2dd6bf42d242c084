"""Texts of a city pack: what is shown and, where needed, what is said instead."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict


class LocalText(BaseModel):
    """One text of the pack in its source language (English); also the gettext msgid.

    In YAML a bare string, or `{text: …, speech: …}` where the voice must say something else than
    the screen shows (A23). Translations come from the pack's own catalogs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    speech: str | None = None

    def __str__(self) -> str:
        return self.text


def _from_string(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


Text = Annotated[LocalText, BeforeValidator(_from_string)]
