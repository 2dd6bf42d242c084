"""How a language counts: the plural forms of CLDR, as gettext writes them (H16).

`python -m kiosk.language.plurals FILE TAG` gives a catalog that was just begun the forms of its
language: Babel's own table of them is older than CLDR's, and wrong for some.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from gettext import c2py
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext

from kiosk.language.languages import locale_name

_COUNTED = 1000
"""Numbers below this are looked at: forms for millions are needed by no text here."""


@dataclass(frozen=True)
class Counting:
    """How many forms there are, and which a number takes, as in a catalog's header."""

    forms: int
    expression: str

    def __str__(self) -> str:
        return f"nplurals={self.forms}; plural={self.expression};"


def counting(tag: str) -> Counting:
    """Return how a language counts; two forms where CLDR does not know it."""
    table = get_plural(locale_name(tag))
    usual = [Counting(table.num_plurals, table.plural_expr), Counting(2, "(n > 1)")]
    groups = _groups_of_cldr(tag)
    for each in usual:
        if groups is None or groups == _groups(c2py(each.expression)):
            return each
    forms, expression = to_gettext(Locale.parse(locale_name(tag)).plural_form).split("; ")
    return Counting(int(forms.removeprefix("nplurals=")), expression[len("plural=") : -1])


def counts_like(catalog: Catalog, tag: str) -> bool:
    """Tell whether a catalog's header puts the same numbers together as the language does."""
    groups = _groups_of_cldr(tag)
    if groups is None:
        return catalog.num_plurals == counting(tag).forms
    return groups == _groups(c2py(catalog.plural_expr))


def begin(source: Path, tag: str) -> None:
    """Write a catalog anew with the header and the empty forms of its language."""
    with source.open("rb") as begun:
        catalog = read_po(begun, locale=locale_name(tag))
    found = counting(tag)
    vars(catalog).update(_num_plurals=found.forms, _plural_expr=found.expression)  # no setters
    for message in catalog:
        if message.id and message.pluralizable and not any(message.string or ()):
            message.string = ("",) * found.forms
    with source.open("wb") as target:
        write_po(target, catalog, width=0)


def _groups_of_cldr(tag: str) -> frozenset[frozenset[int]] | None:
    try:
        return _groups(Locale.parse(locale_name(tag)).plural_form)
    except (UnknownLocaleError, ValueError):
        return None


def _groups(form_of: Callable[[int], object]) -> frozenset[frozenset[int]]:
    groups: dict[object, set[int]] = {}
    for number in range(_COUNTED):
        groups.setdefault(form_of(number), set()).add(number)
    return frozenset(map(frozenset, groups.values()))


if __name__ == "__main__":
    begin(Path(sys.argv[1]), sys.argv[2])
