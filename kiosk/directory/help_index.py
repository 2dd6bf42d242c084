"""Places of help in one SQLite file of their own that can be thrown away and built again.

Words are folded here (`folding.py`) and only then given to FTS5, so that every script is found in
the same way: without accents, Arabic without its article, Han in pairs. Each language has a table
of its own: its words, and the publisher's words where there is no translation.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.directory.folding import terms
from kiosk.directory.help_texts import Overlay, ShownText, shown_texts, topic_name
from kiosk.pack.help_places import HelpDirectory, PlaceOfHelp, TextField, Topic, Translation
from kiosk.store.connecting import sqlite_module

VERSION = "1"
"""Part of the fingerprint: a file that another program version wrote is built again."""

_SCHEMA = """
CREATE TABLE about (fingerprint TEXT NOT NULL);
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
_KEPT = 500
"""Places kept in memory as they were last read."""
_NAME_FIELDS: tuple[TextField, ...] = ("name", "other_name")
_ABOUT_FIELDS: tuple[TextField, ...] = ("organisation", "location")


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

    @property
    def fingerprint(self) -> str:
        """What the file was made of."""
        row = self._connection.execute("SELECT fingerprint FROM about").fetchone()
        return str(row[0]) if row else ""

    def forget(self) -> None:
        """Let go of the places that were read: they tell what somebody looked for."""
        self._read.clear()

    def query(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        return list(self._connection.execute(sql, tuple(values)))

    def place(self, number: int) -> tuple[PlaceOfHelp, Overlay]:
        """Return a place whole, with its translations."""
        if number not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            sql = "SELECT body, translations FROM place WHERE number = ?"
            body, translations = self.query(sql, (number,))[0]
            place = PlaceOfHelp.model_validate_json(body)
            self._read[number] = place, Overlay(_translations(translations))
        return self._read[number]

    def scheduled(self) -> Iterator[tuple[int, PlaceOfHelp]]:
        """Yield every place that has hours, with its number."""
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


def open_help_index(
    path: Path, directories: Sequence[HelpDirectory], languages: Sequence[str]
) -> HelpIndex:
    """Return the index at `path`; builds it where it is missing, broken or made of something else.

    Raises OSError where the file cannot be written.
    """
    wanted = fingerprint(directories, languages)
    if path.is_file():
        try:
            found = HelpIndex(path)
        except sqlite_module().DatabaseError:
            pass
        else:
            if found.fingerprint == wanted:
                return found
            found.close()
    build_help_index(path, directories, languages)
    return HelpIndex(path)


def build_help_index(
    path: Path, directories: Sequence[HelpDirectory], languages: Sequence[str]
) -> None:
    """Write the index anew beside the last one and put it in its place in one step."""
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
        connection.execute("INSERT INTO about VALUES (?)", (fingerprint(directories, languages),))
        connection.execute("COMMIT")
    beside.replace(path)


def fingerprint(directories: Iterable[HelpDirectory], languages: Iterable[str]) -> str:
    """Return what changes whenever the index must be built again."""
    made = hashlib.sha256(f"{VERSION} {' '.join(languages)}".encode())
    for directory in directories:
        made.update(directory.model_dump_json(exclude_defaults=True).encode())
    return made.hexdigest()


def table_of(tag: str) -> str:
    """Return the name of a language's table; raises ValueError for what is no tag."""
    name = tag.replace("-", "_").lower()
    if not name.isidentifier() or not name.isascii():
        raise ValueError(f"{tag!r} is no language tag")
    return f"help_{name}"


def _fill(connection: Any, directories: Sequence[HelpDirectory], languages: Sequence[str]) -> None:
    number = 0
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
                columns = _columns(place, Overlay(own), headings, directory.language, tag)
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
) -> tuple[str, str, str]:
    """Return folded words: its names, whose it is and its subjects, all the rest."""
    shown = shown_texts(place, overlay, tag)
    name = [place.texts["name"]] + [shown[field].text for field in _NAME_FIELDS if field in shown]
    about = [shown[field].text for field in _ABOUT_FIELDS if field in shown]
    about += [topic_name(topic, language, over, tag).text for topic, over in headings]
    rest: list[ShownText] = [
        told for field, told in shown.items() if field not in (*_NAME_FIELDS, *_ABOUT_FIELDS)
    ]
    address = place.address.one_line if place.address else ""
    return _words(name), _words(about), _words([*(told.text for told in rest), address])


def _words(told: Iterable[str]) -> str:
    return " ".join(term for text in dict.fromkeys(told) for term in terms(text))


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


def _translations(dumped: str) -> list[Translation]:
    return [Translation.model_construct(**one) for one in json.loads(dumped)]  # our own file
