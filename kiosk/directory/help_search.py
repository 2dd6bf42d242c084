"""Find help near this kiosk: by words, by topic, by what a resident needs of a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from kiosk.clock import Clock
from kiosk.directory.distance import Point, metres_between, way_to
from kiosk.directory.folding import query_terms
from kiosk.directory.help_filters import FilterSets, HelpFilters
from kiosk.directory.help_index import HelpIndex, table_of
from kiosk.directory.help_texts import ShownText, shown_texts, topic_name
from kiosk.directory.opening import Opening, opening_at, opening_message
from kiosk.directory.typos import allowed_slips, letters_of, slips_to_prefix
from kiosk.language.message import Message
from kiosk.pack.help_places import PlaceOfHelp, TextField, Topic

_FAR = float("inf")
_FIRST_HAN = "\u3000"
"""Signs from here on say something alone; a single letter before does not."""


@dataclass(frozen=True)
class FoundHelp:
    """One place to choose: its texts with the language each is in, how far, and whether open."""

    id: str
    place: PlaceOfHelp
    texts: Mapping[TextField, ShownText]
    distance: Message | None
    opening: Opening
    hours: Message

    @property
    def name(self) -> ShownText:
        """What it is called."""
        return self.texts["name"]


@dataclass(frozen=True)
class HelpFound:
    """What a search brought: the first places, how many there are, how many do not say.

    `unsaid` counts places that fit the words but do not say whether they are what the filters ask.
    """

    places: tuple[FoundHelp, ...]
    total: int
    unsaid: int = 0


@dataclass(frozen=True)
class OfferedTopic:
    """A topic that leads to at least one place."""

    id: str
    name: ShownText
    count: int
    parent: str = ""
    """The id of the topic above it; "" where it stands alone."""
    icon: str = ""


class HelpSearch:
    """Searches an index as one kiosk sees it, from where it stands and in the city's time."""

    def __init__(self, index: HelpIndex, here: Point, zone: ZoneInfo, clock: Clock) -> None:
        self._index = index
        self._here = here
        self._zone = zone
        self._clock = clock
        self._metres = {
            number: metres_between(here, facts.point) if facts.point else _FAR
            for number, facts in index.facts.items()
        }
        self._near = sorted(self._metres, key=lambda number: (self._metres[number], number))
        self._filters = FilterSets(index, zone)
        self._place_in_line = {number: place for place, number in enumerate(self._near)}
        self._tags = index.tags()
        self._words: dict[str, list[tuple[str, int, int]]] = {}

    def find(
        self, written: str, tag: str, filters: HelpFilters | None = None, limit: int = 8
    ) -> HelpFound:
        """Return places for what a resident wrote in the language `tag`, surest first.

        Without words, the nearest first. `limit` places are returned, all are counted.
        """
        passing = self._filters.passing(filters or HelpFilters(), self._clock.now())
        numbers = self._matching(written, tag) if query_terms(written) else self._near
        fitting = [number for number in numbers if number in passing.sure]
        unsaid = len(passing.unsaid.intersection(numbers)) if passing.unsaid else 0
        shown = tuple(self._found(number, tag) for number in fitting[:limit])
        return HelpFound(shown, len(fitting), unsaid)

    def counts(self, written: str, tag: str, choices: Sequence[HelpFilters]) -> list[int]:
        """Return how many places `find` would count with each of these filters."""
        now = self._clock.now()
        passing = [self._filters.passing(each, now).sure for each in choices]
        if not query_terms(written):
            return [len(sure) for sure in passing]
        matching = frozenset(self._matching(written, tag))
        return [len(sure & matching) for sure in passing]

    def place(self, place_id: str, tag: str) -> FoundHelp | None:
        """Return one place; None where it is not there any more."""
        number = self._index.number_of(place_id)
        return None if number is None else self._found(number, tag)

    def topics(self, tag: str, filters: HelpFilters | None = None) -> tuple[OfferedTopic, ...]:
        """Return the topics under which there is something, the fullest first.

        With filters only what passes them counts, so that no topic offered is empty.
        """
        sure = self._filters.passing(filters or HelpFilters(), self._clock.now()).sure
        counts = {topic: len(sure & places) for topic, places in self._filters.topics.items()}
        offered = [
            OfferedTopic(
                key,
                topic_name(topic, language, overlay, tag),
                counts[key],
                _above(key, topic),
                topic.icon,
            )
            for key, topic, language, overlay in self._index.topics()
            if counts.get(key)
        ]
        return tuple(sorted(offered, key=lambda topic: (-topic.count, topic.name.text)))

    def spoken(self) -> tuple[str, ...]:
        """Return the languages that are spoken somewhere, the most common first."""
        counts = self._filters.spoken
        return tuple(sorted(counts, key=lambda language: (-counts[language], language)))

    def forget(self) -> None:
        """Let go of what was found, when a session ends."""
        self._index.forget()

    def prepare(self) -> None:
        """Work out today's hours and read the words, for a moment when nobody waits."""
        self._filters.open_at(self._clock.now())
        for tag in self._tags:
            self._vocabulary(tag)

    def close(self) -> None:
        """Let the index go."""
        self._index.close()

    # -- words

    def _matching(self, written: str, tag: str) -> list[int]:
        """Return numbers, surest first: all words, else with slips mended, else some of them."""
        wanted = query_terms(written)
        tables = [tag, *(other for other in self._tags if table_of(other) != table_of(tag))]
        for each in tables:
            if found := self._ranked(each, wanted, _all_of(wanted)):
                return found
        mended = [self._mend(term, tag) for term in wanted]
        every = " AND ".join(f"({_any_of(forms)})" for forms in mended)
        if found := self._ranked(tag, wanted, every):
            return found
        return self._ranked(tag, wanted, " OR ".join(_any_of(forms) for forms in mended))

    def _ranked(self, tag: str, wanted: Sequence[str], match: str) -> list[int]:
        """Return places in steps, in each the nearest first.

        First those whose name has the very words, then those whose name has their beginnings, then
        whose organisation, location or topic has, then those that have them anywhere.
        """
        words = " AND ".join(f'"{term}"' for term in wanted)
        steps = [f"{{name}} : ({words})", f"{{name}} : ({match})", f"{{name about}} : ({match})"]
        if len(wanted) == 1 and len(wanted[0]) == 1 and wanted[0] < _FIRST_HAN:
            _, match, _ = steps  # one letter is somewhere in nearly every place: names only
            del steps[1:]
        everywhere = self._hits(tag, match)
        if len(everywhere) < 2:
            return everywhere
        found: dict[int, None] = {}
        for hits in (*(self._hits(tag, step) for step in steps), everywhere):
            hits.sort(key=self._place_in_line.__getitem__)
            found.update(dict.fromkeys(hits))
        return list(found)

    def _hits(self, tag: str, match: str) -> list[int]:
        table = table_of(tag)
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"  # noqa: S608 (own names)
        return [row[0] for row in self._index.query(sql, (match,))]

    def _mend(self, term: str, tag: str) -> Sequence[str]:
        """Return the known words that a slip of the finger may have meant; the term where none."""
        allowed = allowed_slips(term)
        if not allowed or self._index.query(
            f"SELECT 1 FROM {table_of(tag)} WHERE {table_of(tag)} MATCH ? LIMIT 1",  # noqa: S608
            (_prefix(term),),
        ):
            return (term,)
        near = [
            (slips, -count, word)
            for word, count in self._near_words(term, tag, allowed)
            if (slips := slips_to_prefix(term, word, allowed)) is not None
        ]
        fewest = min((slips for slips, _, _ in near), default=0)
        return [word for slips, _, word in sorted(near) if slips == fewest][:8] or (term,)

    def _near_words(self, term: str, tag: str, allowed: int) -> list[tuple[str, int]]:
        """Leave out what lacks more of the letters than slips could explain: most words."""
        letters, shortest = letters_of(term), len(term) - allowed
        begins = frozenset(term[: allowed + 1])  # one of these is right, and near its place
        return [
            (word, count)
            for word, count, known in self._vocabulary(tag)
            if (letters & ~known).bit_count() <= allowed
            and len(word) >= shortest
            and not begins.isdisjoint(word[: 2 * allowed + 1])
        ]

    def _vocabulary(self, tag: str) -> list[tuple[str, int, int]]:
        table = table_of(tag)
        if table not in self._words:
            rows = self._index.query(f"SELECT term, doc FROM {table}_words")  # noqa: S608
            self._words[table] = [(str(term), int(doc), letters_of(term)) for term, doc in rows]
        return self._words[table]

    def _found(self, number: int, tag: str) -> FoundHelp:
        place, overlay = self._index.place(number)
        now = self._clock.now()
        opening = opening_at(place, now, self._zone)
        return FoundHelp(
            self._index.facts[number].id,
            place,
            shown_texts(place, overlay, tag),
            way_to(self._here, place.point) if place.point else None,
            opening,
            opening_message(opening, now, self._zone),
        )


def _base(tag: str) -> str:
    return tag.split("-")[0].lower()


def _above(key: str, topic: Topic) -> str:
    """Return the key of the topic above, of the same publisher as `key`."""
    return key.removesuffix(topic.id) + topic.parent if topic.parent else ""


def _prefix(term: str) -> str:
    return f'"{term}"*'


def _all_of(wanted: Sequence[str]) -> str:
    """Match all words; a word may go on, a short one only where it may still be being written."""
    *before, last = wanted
    whole = [f'"{term}"' if len(term) < 3 or term.isdigit() else _prefix(term) for term in before]
    return " AND ".join([*whole, _prefix(last)])


def _any_of(forms: Iterable[str]) -> str:
    return " OR ".join(_prefix(form) for form in forms)
