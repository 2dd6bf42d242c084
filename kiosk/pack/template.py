"""The texts of a pack as a gettext template, and the catalogs brought up to date with it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from kiosk.language.catalogs import SOURCE_LANGUAGE
from kiosk.language.languages import locale_name
from kiosk.pack.calendars import calendar_wordings
from kiosk.pack.faults import PackFaults
from kiosk.pack.reader import Reading
from kiosk.pack.source import show_place
from kiosk.pack.wording import Wording


def extract(folder: Path) -> tuple[Catalog, tuple[str, ...]]:
    """Return the template of a pack and the languages it is to be translated into.

    Missing translations are no obstacle; any other fault raises PackFaults.
    """
    reading = Reading(folder)
    pack = reading.read(check_texts=False)
    faults = [fault for fault in reading.faults if not fault.file.startswith("translations/")]
    if faults or pack is None:
        raise PackFaults(faults or reading.faults)
    tags = tuple(tag for tag in pack.languages if tag != SOURCE_LANGUAGE)
    wordings = [*reading.wordings, *calendar_wordings(folder)]
    return _template(pack.id, str(pack.version), wordings), tags


def write_template(template: Catalog, file: Path) -> None:
    """Write a template or catalog with stable order, so that a change reads well."""
    text = io.BytesIO()
    write_po(text, template, width=0, sort_by_file=False, omit_header=False)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.getvalue())


def update_catalog(template: Catalog, file: Path, tag: str) -> int:
    """Bring one `.po` up to date, or begin it; returns how many texts wait for a translation.

    `tag` is the language's, like zh-Hans. What is translated stays; nothing is guessed from a text
    that is like it. Raises OSError, and babel's PoFileError where the file is no `.po`.
    """
    locale = locale_name(tag)
    if file.is_file():
        with file.open("rb") as opened:
            catalog = read_po(opened, locale=locale, abort_invalid=True)
    else:
        catalog = Catalog(locale=locale, header_comment=f"# {template.project}: {tag}", fuzzy=False)
    catalog.update(template, no_fuzzy_matching=True)
    write_template(catalog, file)
    return sum(1 for message in catalog if message.id and not message.string)


def _template(project: str, version: str, wordings: Iterable[Wording]) -> Catalog:
    catalog = Catalog(
        project=project,
        version=version,
        header_comment=f"# Texts of the city pack {project}, to be translated.",
        msgid_bugs_address="",
        fuzzy=False,
    )
    for wording in wordings:
        catalog.add(
            wording.text,
            locations=[(wording.source.file, wording.source.line(wording.place))],
            auto_comments=[show_place(wording.place)],
        )
    return catalog
