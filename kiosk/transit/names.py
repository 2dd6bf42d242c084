"""Names of stops, lines and places in the resident's language, as far as the feed has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_BY_RECORD = (
    "SELECT language, text, sub_record FROM translation"
    " WHERE table_name = ? AND field = ? AND record = ?"
)
_BY_VALUE = (
    "SELECT language, text, NULL FROM translation WHERE table_name = ? AND field = ? AND value = ?"
)


@dataclass(frozen=True)
class Name:
    """A name to show; `speech` what the voice says instead, `language` its tag where known."""

    text: str
    language: str | None = None
    speech: str | None = None

    @property
    def aloud(self) -> str:
        """What the voice says."""
        return self.speech or self.text


class Names:
    """Looks names up in translations.txt; without one, the feed's own words in its language.

    A translation of the record itself wins over one of its value (GTFS Schedule, translations).
    """

    def __init__(self, connection: Any, language: str | None) -> None:
        self._db = connection
        self._language = language
        self._has_any = connection.execute("SELECT 1 FROM translation LIMIT 1").fetchone()
        self.name = lru_cache(maxsize=4096)(self._name)

    def stop(self, code: str, name: str | None, spoken: str | None, tag: str) -> Name:
        """Name a stop; a translated name is not spoken by the words of another language."""
        shown = self.name("stops", "stop_name", code, name or code, tag)
        if spoken is None:
            return shown
        said = self.name("stops", "tts_stop_name", code, spoken, tag)
        fits = said.language == shown.language
        return Name(shown.text, shown.language, said.text if fits else None)

    def _name(
        self, table: str, field: str, record: str, value: str, tag: str, sub: str | None = None
    ) -> Name:
        if self._has_any:
            for query, key in ((_BY_RECORD, record), (_BY_VALUE, value)):
                rows = self._db.execute(query, (table, field, key)).fetchall()
                fitting = {row[0]: row[1] for row in rows if sub is None or row[2] in (None, sub)}
                found = best_language(tag, fitting)
                if found is not None:
                    return Name(fitting[found], found)
        return Name(value, self._language)


def best_language(tag: str, offered: Any) -> str | None:
    """Choose among tags in any case: the very one, one that begins alike, the bare language.

    Chinese is told apart by script: zh-Hans is never answered by zh-Hant, Taiwan or Hong Kong.
    """
    wanted = tag.lower()
    base = wanted.split("-")[0]
    by_case = {str(one).lower(): one for one in offered if one}
    if wanted in by_case:
        return str(by_case[wanted])
    others = ("zh-hant", "zh-tw", "zh-hk", "zh-mo") if wanted.startswith("zh-hans") else ()
    near = [one for one in by_case if one.split("-")[0] == base and not one.startswith(others)]
    near.sort(key=lambda one: (not one.startswith(wanted), one != base, one))
    return str(by_case[near[0]]) if near else None
