"""Places of help in one SQLite file of their own that can be thrown away and built again.

Words are folded here (`folding.py`) and only then given to FTS5, so that every script is found in
the same way: without accents, Arabic without its article, Han in pairs. Each language has a table
of its own: its words, and the publisher's words where there is no translation.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.directory.help_texts import Overlay
from kiosk.pack.help_places import PlaceOfHelp, Topic, Translation
from kiosk.store.connecting import sqlite_module

_KEPT = 500
"""Places kept in memory as they were last read."""


@dataclass(frozen=True)
class Facts:
    """What is asked of every place at each search, kept in memory. None: nobody said."""

    number: int
    id: str
    """The publisher's id behind the name of the publisher, as two may use the same."""
    point: tuple[float, float] | None
    languages: frozenset[str]
    topics: frozenset[str]
    step_free: bool | None
    free: bool | None


class HelpIndex:
    """An open index; close it before it is built again."""

    def __init__(self, path: Path) -> None:
        self._connection: Any = sqlite_module().connect(str(path), check_same_thread=False)
        self._connection.execute("PRAGMA query_only = ON")
        self._connection.execute("PRAGMA cache_size = -16384")
        self._read: dict[int, tuple[PlaceOfHelp, Overlay]] = {}
        self.facts: dict[int, Facts] = {facts.number: facts for facts in self._read_facts()}

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def forget(self) -> None:
        """Let go of the places that were read: they tell what somebody looked for."""
        self._read.clear()

    def query(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query; raises the engine's DatabaseError on a broken file."""
        return list(self._connection.execute(sql, tuple(values)))

    def place(self, number: int) -> tuple[PlaceOfHelp, Overlay]:
        """Return a place whole, with its translations; `number` as in `facts`, else IndexError."""
        if number not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            sql = "SELECT body, translations FROM place WHERE number = ?"
            body, translations = self.query(sql, (number,))[0]
            place = PlaceOfHelp.model_validate_json(body)
            self._read[number] = place, Overlay(_translations(translations))
        return self._read[number]

    def scheduled(self) -> Iterator[tuple[int, PlaceOfHelp]]:
        """Yield the number of every place that has hours, and the place."""
        sql = "SELECT number, body FROM place WHERE body LIKE '%\"schedules\":%'"
        for number, body in self.query(sql):
            yield number, PlaceOfHelp.model_validate_json(body)

    def number_of(self, place_id: str) -> int | None:
        """Return the number of a place; None where the index does not know it."""
        rows = self.query("SELECT number FROM place WHERE id = ?", (place_id,))
        return int(rows[0][0]) if rows else None

    def topics(self) -> list[tuple[str, Topic, str, Overlay]]:
        """Return the topics: id here, topic, the language of its name, its translations."""
        rows = self.query("SELECT id, body, language, translations FROM topic")
        return [
            (key, Topic.model_validate_json(body), language, Overlay(_translations(translations)))
            for key, body, language, translations in rows
        ]

    def tags(self) -> tuple[str, ...]:
        """Return the languages that have a table, as `table_of` takes them."""
        rows = self.query("SELECT name FROM sqlite_schema WHERE sql LIKE '%USING fts5(%'")
        return tuple(str(row[0]).removeprefix("help_") for row in rows)

    def _read_facts(self) -> Iterator[Facts]:
        sql = (
            "SELECT number, id, latitude, longitude, languages, topics, step_free, free FROM place"
        )
        for number, place_id, latitude, longitude, languages, topics, *known in self.query(sql):
            yield Facts(
                number,
                place_id,
                None if latitude is None else (latitude, longitude),
                frozenset(json.loads(languages)),
                frozenset(json.loads(topics)),
                *(None if value is None else bool(value) for value in known),
            )


def table_of(tag: str) -> str:
    """Return the name of a language's table; raises ValueError for what is no tag."""
    name = tag.replace("-", "_").lower()
    if not name.isidentifier() or not name.isascii():
        raise ValueError(f"{tag!r} is no language tag")
    return f"help_{name}"


def _translations(dumped: str) -> list[Translation]:
    return [Translation.model_construct(**one) for one in json.loads(dumped)]  # our own file
