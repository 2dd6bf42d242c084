"""Building the index of the places of help (`help_index.py`), whole and beside the last one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from kiosk.directory.folding import terms
from kiosk.directory.help_index import table_of
from kiosk.directory.help_texts import Overlay, ShownText, shown_texts, topic_name
from kiosk.pack.help_places import HelpDirectory, PlaceOfHelp, TextField, Topic, Translation
from kiosk.store.connecting import sqlite_module

VERSION = "1"
"""Part of what the file is named by: one that another program version wrote is built again."""

_SCHEMA = """
CREATE TABLE place (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, latitude REAL, longitude REAL,
  languages TEXT NOT NULL, topics TEXT NOT NULL, step_free INTEGER, free INTEGER,
  body TEXT NOT NULL, translations TEXT NOT NULL);
CREATE TABLE topic (id TEXT PRIMARY KEY, body TEXT NOT NULL, language TEXT NOT NULL,
  translations TEXT NOT NULL);
"""
_TABLE = """
CREATE VIRTUAL TABLE {name} USING fts5(name, about, rest, content='',
  tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'", prefix='1 2 3',
  detail=column);
CREATE VIRTUAL TABLE {name}_words USING fts5vocab({name}, row);
"""
_NAME_FIELDS: tuple[TextField, ...] = ("name", "other_name")
_ABOUT_FIELDS: tuple[TextField, ...] = ("organisation", "location")


def build_help_index(
    path: Path, directories: Sequence[HelpDirectory], languages: Sequence[str]
) -> None:
    """Write the index anew beside the last one and put it in its place in one step.

    Each of `languages` (tags) gets a table of words. Raises OSError where `path` cannot be written
    and ValueError where one is no tag.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    with closing(sqlite_module().connect(str(beside), isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")  # a torn file is built again
        connection.executescript(_SCHEMA)
        connection.execute("BEGIN")
        for tag in languages:
            for statement in _TABLE.format(name=table_of(tag)).split(";\n"):
                if statement.strip():
                    connection.execute(statement)
        _fill(connection, directories, languages)
        for tag in languages:
            name = table_of(tag)
            connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608 (own names)
        connection.execute("COMMIT")
    beside.replace(path)


def _fill(connection: Any, directories: Sequence[HelpDirectory], languages: Sequence[str]) -> None:
    number = 0
    words = _Words()
    for directory in directories:
        overlays = _by_subject(directory.translations)
        names = {topic.id: topic for topic in directory.topics}
        _write_topics(connection, directory, overlays)
        for place in directory.places:
            number += 1
            own = overlays.get(place.id, [])
            topics = _with_parents(place.topics, names)
            _write_place(connection, number, directory.source, place, topics, own)
            headings = [
                (names[topic], Overlay(overlays.get(topic, ())))
                for topic in topics
                if topic in names
            ]
            for tag in languages:
                told = _columns(place, Overlay(own), headings, directory.language, tag)
                columns = map(words.of, told)
                sql = f"INSERT INTO {table_of(tag)} (rowid, name, about, rest) VALUES (?, ?, ?, ?)"  # noqa: S608
                connection.execute(sql, (number, *columns))


def _write_topics(
    connection: Any, directory: HelpDirectory, overlays: dict[str, list[Translation]]
) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO topic VALUES (?, ?, ?, ?)",
        [
            (
                _key(directory.source, topic.id),
                topic.model_dump_json(),
                directory.language,
                _dumped(overlays.get(topic.id, [])),
            )
            for topic in directory.topics
        ],
    )


def _write_place(
    connection: Any,
    number: int,
    source: str,
    place: PlaceOfHelp,
    topics: list[str],
    translations: list[Translation],
) -> None:
    connection.execute(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            _key(source, place.id),
            place.latitude,
            place.longitude,
            json.dumps(place.languages),
            json.dumps([_key(source, topic) for topic in topics]),
            place.step_free,
            place.free,
            place.model_dump_json(exclude_defaults=True),
            _dumped(translations),
        ),
    )


def _key(source: str, own_id: str) -> str:
    """Two publishers may use one id."""
    return f"{source}/{own_id}"


def _columns(
    place: PlaceOfHelp,
    overlay: Overlay,
    headings: list[tuple[Topic, Overlay]],
    language: str,
    tag: str,
) -> tuple[list[str], list[str], list[str]]:
    """Return texts to find it by: its names, whose it is and its subjects, all the rest."""
    shown = shown_texts(place, overlay, tag)
    name = [place.texts["name"]] + [shown[field].text for field in _NAME_FIELDS if field in shown]
    about = [shown[field].text for field in _ABOUT_FIELDS if field in shown]
    about += [topic_name(topic, language, over, tag).text for topic, over in headings]
    rest: list[ShownText] = [
        told for field, told in shown.items() if field not in (*_NAME_FIELDS, *_ABOUT_FIELDS)
    ]
    address = place.address.one_line if place.address else ""
    return name, about, [*(told.text for told in rest), address]


class _Words:
    """Folds texts for the index; what is written often is folded once."""

    def __init__(self) -> None:
        self._terms = lru_cache(maxsize=100_000)(terms)

    def of(self, told: Iterable[str]) -> str:
        """Return the folded words of texts, each text's words once."""
        return " ".join(word for text in dict.fromkeys(told) for word in self._of_one(text))

    def _of_one(self, text: str) -> Iterable[str]:
        return dict.fromkeys(chain.from_iterable(map(self._terms, text.split())))


def _with_parents(topics: Iterable[str], names: dict[str, Topic]) -> list[str]:
    """Return topics with those above them, so that a wide topic holds its narrow ones."""
    found: dict[str, None] = {}
    for topic in topics:
        current = topic
        while current and current not in found:
            found[current] = None
            current = names[current].parent if current in names else ""
    return list(found)


def _by_subject(translations: Iterable[Translation]) -> dict[str, list[Translation]]:
    found: dict[str, list[Translation]] = {}
    for one in translations:
        found.setdefault(one.id, []).append(one)
    return found


def _dumped(translations: Iterable[Translation]) -> str:
    return json.dumps([one.model_dump() for one in translations], ensure_ascii=False)
