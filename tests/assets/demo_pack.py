"""The demo city as the tests of its content see it: read once, with its texts and catalogs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

from kiosk.language.catalogs import locale_name
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.pack.calendars import calendar_wordings
from kiosk.pack.model import Pack
from kiosk.pack.reader import Reading, read_pack
from kiosk.settings import share_dir
from tests.languages import OFFERED

FOLDER = share_dir("assets") / "demo-city"
ICONS = frozenset(path.stem for path in (share_dir("assets") / "icons").glob("*.svg"))
TAGS = OFFERED


@cache
def demo_pack() -> Pack:
    return read_pack(FOLDER, ICONS)


@cache
def texts_for(tag: str) -> Texts:
    pack = demo_pack()
    return Texts(LANGUAGES[tag], pack=pack.translations(tag), timezone=pack.city.zone)


@cache
def english_texts() -> tuple[tuple[str, str], ...]:
    """Every text of the pack with the place it stands at, like `services/pothole.yaml: title`."""
    reading = Reading(FOLDER)
    reading.read(check_texts=False)
    return tuple(
        (wording.text, f"{wording.source.file}: {'.'.join(map(str, wording.place))}")
        for wording in (*reading.wordings, *calendar_wordings(FOLDER))
    )


@cache
def catalog(tag: str) -> Catalog:
    with catalog_file(tag).open("rb") as file:
        return read_po(file, locale=locale_name(tag), abort_invalid=True)


@cache
def entries(tag: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in catalog(tag) if entry.id)


def catalog_file(tag: str) -> Path:
    return FOLDER / "translations" / f"{locale_name(tag)}.po"


def is_name(entry: Entry) -> bool:
    """Whether the entry is a name that every language writes alike, like a street."""
    return "provenance: name" in entry.user_comments
