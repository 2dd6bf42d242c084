"""What is said of the page on screen: its entry, its items, and which item each utterance is of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import shiboken6
from PySide6.QtQuick import QQuickItem

from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.voice.port import Utterance
from ui.page_reader import describe, items_in_order
from ui.speech_texts import ENDS, Described, item_speech, joined


class PageSpeech:
    """Turns one page into utterances; knows the item behind each until the next page."""

    def __init__(self, texts_for: Callable[[str], Texts], language: str) -> None:
        self._texts_for = texts_for
        self.language = language
        self.show("", "", [])

    def show(self, route: str, title: str, parts: list[str]) -> None:
        """Take a new page; what was known of the last one is dropped."""
        self._route, self._title, self._parts = route, title, tuple(parts)
        self._items: dict[str, QQuickItem] = {}

    @property
    def title(self) -> str:
        """What the page is called."""
        return self._title

    def entry(self) -> list[Utterance]:
        """Return what is said when the page appears: its title, then its parts."""
        texts = [(self._title, "title"), *((part, "part") for part in self._parts)]
        return [
            Utterance(text, self.language, f"{self._route}/{kind}") for text, kind in texts if text
        ]

    def whole(self, root: QQuickItem, *, aloud: bool) -> list[Utterance]:
        """Return the page from title to last control (A04); personal answers only if `aloud`."""
        self._items.clear()
        told = {self._title, *self._parts}
        said = self.entry()
        for item in items_in_order(root):
            described = describe(item, self._route)
            if described is not None and not _is_told(described.name, told):
                said += self._utterances(described, item, aloud=aloud)
        return said

    def focus(self, item: QQuickItem, *, aloud: bool) -> list[Utterance]:
        """Return what is said of an item the focus came to; nothing if none of it is new."""
        described = describe(item, self._route)
        if described is None or described.name == self._title:
            return []
        return self._utterances(described, item, aloud=aloud)

    def item(self, item: QQuickItem, *, aloud: bool) -> list[Utterance]:
        """Return what is said of an item that was gone to, the title too."""
        described = describe(item, self._route)
        return [] if described is None else self._utterances(described, item, aloud=aloud)

    def item_of(self, source: str) -> QQuickItem | None:
        """Return the item that an utterance was for, while it is there."""
        item = self._items.get(source)
        return item if item is not None and shiboken6.isValid(item) else None

    def _utterances(
        self, described: Described, item: QQuickItem, *, aloud: bool
    ) -> list[Utterance]:
        """Return what is said of an item; a name in a language of its own comes first.

        What no voice can say is said by that of the page: a name that sounds strange is better
        than a thing without one (A13).
        """
        source = self._named(described.source, item)
        language, own = _voiced(described.language, self.language), described.name_language
        personal = aloud and (described.personal or bool(described.written))
        said = []
        if _voiced(own, language) != language and not described.personal:
            said.append(Utterance(joined(described.name.split("\n"), own), own, source))
            described = replace(described, name="")
        text = item_speech(described, self._texts_for(language), aloud=aloud)
        return [*said, Utterance(text, language, source, private=personal)]

    def _named(self, source: str, item: QQuickItem) -> str:
        """Return a name no other item of the page has: a `#2` where its name is taken."""
        n, name = 1, source
        while (known := self.item_of(name)) is not None and known is not item:
            n += 1
            name = f"{source}#{n}"
        self._items[name] = item
        return name


def _is_told(name: str, told: set[str]) -> bool:
    """Return whether a text was said whole: as the title or a part, or as a sentence of them."""
    return name in told or (name.endswith(ENDS) and any(name in text for text in told))


def _voiced(language: str, otherwise: str) -> str:
    """Return a language if there is a voice for it anywhere, else another."""
    known = LANGUAGES.get(language)
    return language if known and known.voice else otherwise
