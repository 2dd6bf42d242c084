"""Which service a resident means by what they write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kiosk.directory.index import SearchIndex
from kiosk.language.text import LocalText
from kiosk.pack.model import Pack, Service

if TYPE_CHECKING:
    from kiosk.language.texts import Texts

_TITLE, _KEYWORD, _SUMMARY, _CATEGORY = 3.0, 2.5, 1.0, 0.8
_ENGLISH = 0.6
"""Weight of the source language beside the resident's: some know the English word for it."""


class ServiceSearch:
    """Searches titles, keywords, summaries and categories; one index per language, built late."""

    def __init__(self, pack: Pack, texts_for: Callable[[str], Texts]) -> None:
        self._pack = pack
        self._texts_for = texts_for
        self._indexes: dict[str, SearchIndex] = {}

    def search(self, written: str, tag: str, limit: int = 6) -> tuple[Service, ...]:
        """Return the services meant, surest first; empty where nothing fits."""
        hits = self._index(tag).search(written, limit)
        return tuple(self._pack.services[hit.document] for hit in hits)

    def _index(self, tag: str) -> SearchIndex:
        if tag not in self._indexes:
            texts = self._texts_for(tag)
            self._indexes[tag] = SearchIndex(
                [
                    *((texts.text(text), weight) for text, weight in self._texts_of(service)),
                    *((str(text), weight * _ENGLISH) for text, weight in self._texts_of(service)),
                ]
                for service in self._pack.services
            )
        return self._indexes[tag]

    def _texts_of(self, service: Service) -> Iterator[tuple[LocalText, float]]:
        yield service.title, _TITLE
        yield from ((keyword, _KEYWORD) for keyword in service.keywords)
        yield service.summary, _SUMMARY
        for category in self._pack.categories:
            if category.id == service.category:
                yield category.title, _CATEGORY
