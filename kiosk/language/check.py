"""Checks catalogs: whole, with the same places as the source, and with every plural form (H16).

`python -m kiosk.language.check [FOLDER]` checks the program's own catalogs and says what is wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from kiosk.language.broken import BrokenCatalog
from kiosk.language.catalogs import DOMAIN, SOURCE_LANGUAGE, catalog_path, translated
from kiosk.language.placeholders import placeholders
from kiosk.language.plurals import counting, counts_like
from kiosk.language.po import parse_catalog


@dataclass(frozen=True, order=True)
class Problem:
    """One thing a translator has to mend; `line` counts from 1, 0 where it is not known."""

    file: str
    line: int
    language: str
    text: str
    problem: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: [{self.language}] {self.problem}: {self.text!r}"


def check_catalogs(translations_dir: Path, languages: Iterable[str]) -> list[Problem]:
    """Check the program's catalogs in these languages against its template `stoa.pot`."""
    template_file = translations_dir / f"{DOMAIN}.pot"
    if not template_file.is_file():
        return [_problem(template_file, "", "", "the template is missing: extract the texts")]
    template = _read(template_file)
    if isinstance(template, Problem):
        return [template]
    problems: list[Problem] = []
    for tag in languages:
        if tag != SOURCE_LANGUAGE:
            source = catalog_path(translations_dir, tag)
            problems += check_catalog(source, tag, _messages(template))
    return sorted(problems)


def check_catalog(source: Path, tag: str, wanted: Iterable[Message] = ()) -> list[Problem]:
    """Check one `.po`: every wanted text is there, and every translation is fit to be shown.

    `wanted` are the messages of the template. A missing or broken catalog is a problem, too.
    """
    if not source.is_file():
        return [_problem(source, tag, "", "there is no catalog for this language")]
    catalog = _read(source, tag)
    if isinstance(catalog, Problem):
        return [catalog]
    problems = [*_missing(catalog, source, tag, wanted), *_wrong_plurals(catalog, source, tag)]
    for message in _messages(catalog):
        problems += [
            _problem(source, tag, _id(message), found, message.lineno)
            for found in _faults_of(message, catalog.num_plurals)
        ]
    return sorted(problems)


def _missing(
    catalog: Catalog, source: Path, tag: str, wanted: Iterable[Message]
) -> Iterator[Problem]:
    for message in wanted:
        if catalog.get(message.id, message.context) is None:
            yield _problem(source, tag, _id(message), "the text is not in the catalog")


def _wrong_plurals(catalog: Catalog, source: Path, tag: str) -> Iterator[Problem]:
    """Find a header that counts otherwise than the language: two forms where Russian has three."""
    counts = any(message.pluralizable for message in _messages(catalog))
    if counts and not counts_like(catalog, tag):
        found = f"Plural-Forms counts otherwise than the language: {counting(tag)}"
        yield _problem(source, tag, "", found)


def _faults_of(message: Message, num_plurals: int) -> Iterator[str]:
    forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
    if not forms or not all(form.strip() for form in forms):
        yield "the translation is missing"
        return
    if message.fuzzy:
        yield "the translation is marked fuzzy and will not be shown: review it"
    if message.pluralizable and len(forms) != num_plurals:
        yield f"there are {len(forms)} plural forms, the language has {num_plurals}"
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    for form in forms:
        if not _places_fit(placeholders(form), [placeholders(text) for text in sources]):
            yield f"the places in braces differ from the source in {form!r}"


def _places_fit(found: Counter[str], sources: list[Counter[str]]) -> bool:
    """A plural form may leave `{count}` out: "one thing" needs no digit."""
    if found in sources:
        return True
    if len(sources) == 1:
        return False
    bare = [_without_count(places) for places in (found, *sources)]
    return bare[0] in bare[1:] and found["{count}"] <= 1


def _without_count(places: Counter[str]) -> Counter[str]:
    return Counter({place: times for place, times in places.items() if place != "{count}"})


def _messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def _id(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _read(source: Path, tag: str = "") -> Catalog | Problem:
    try:
        return parse_catalog(source, tag or None)
    except BrokenCatalog as error:
        return _problem(source, tag, "", f"cannot be read: {error.reason}", error.line)


def _problem(source: Path, tag: str, text: str, problem: str, line: int | None = 0) -> Problem:
    return Problem(str(source), line or 0, tag, text, problem)


def main(arguments: list[str]) -> int:
    """Check and tell; returns the exit code."""
    root = Path(__file__).resolve().parents[2]
    folder = Path(arguments[0]) if arguments else root / "translations"
    problems = check_catalogs(folder, translated(folder))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
