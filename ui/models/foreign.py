"""Texts in another language than the page: a word about it, so that nobody wonders (Q14)."""

from __future__ import annotations

from kiosk.language.message import Message, msg
from kiosk.language.texts import Texts


def foreign_note(tag: str, texts: Texts) -> Message | None:
    """Say in which language a text is; None where `tag` is "" or the language of the page."""
    if not tag or tag == texts.language.tag:
        return None
    return msg("This text is in {language}.", language=texts.language_name(tag))
