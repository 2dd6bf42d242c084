"""The texts of places in a resident's language, and in which language each one really is (Q14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiosk.pack.help_places import PlaceOfHelp, TextField, Topic, Translation, text_hash


@dataclass(frozen=True)
class ShownText:
    """A text and the tag of its language: the voice must know, and so must the screen."""

    text: str
    language: str


class Overlay:
    """Translations by id, field and language. One whose source was reworded is not shown."""

    def __init__(self, translations: Iterable[Translation]) -> None:
        self._translations = {(one.id, one.field, one.language): one for one in translations}

    def of(self, subject: str) -> tuple[Translation, ...]:
        """Return the translations of one place or topic."""
        return tuple(one for key, one in self._translations.items() if key[0] == subject)

    def text(self, subject: str, field: str, source: ShownText, tag: str) -> ShownText:
        """Return a text in the language `tag`, or as its publisher wrote it."""
        if tag == source.language:
            return source
        found = self._translations.get((subject, field, tag))
        if found is None or found.source_hash != text_hash(source.text):
            return source
        return ShownText(found.text, tag)


def shown_texts(place: PlaceOfHelp, overlay: Overlay, tag: str) -> Mapping[TextField, ShownText]:
    """Return all texts of a place as a resident with the language `tag` gets them."""
    return {
        field: overlay.text(place.id, field, ShownText(told, place.language), tag)
        for field, told in place.texts.items()
    }


def topic_name(topic: Topic, language: str, overlay: Overlay, tag: str) -> ShownText:
    """Return the name of a topic whose own name is in `language`."""
    return overlay.text(topic.id, "name", ShownText(topic.name, language), tag)
