"""Gettext catalogs read at run time: the compiled one where it is current, else the source."""

from __future__ import annotations

import gettext
import io
import struct
from pathlib import Path

from kiosk.language.broken import BrokenCatalog
from kiosk.language.languages import LANGUAGES, locale_name
from kiosk.language.pseudo import PSEUDO, PseudoTranslations

DOMAIN = "stoa"
SOURCE_LANGUAGE = "en"


class Catalogs:
    """The program's own catalogs, one folder per language; each is read once.

    `translations_dir` holds `<locale>/LC_MESSAGES/stoa.po`. English is the source and needs none;
    a language without a catalog speaks English (H04 is the business of the checks, not of this).
    """

    def __init__(self, translations_dir: Path) -> None:
        self._dir = translations_dir
        self._read: dict[str, gettext.NullTranslations] = {}

    def for_language(self, tag: str) -> gettext.NullTranslations:
        """Return the catalog of a BCP 47 tag; raises BrokenCatalog where it cannot be parsed."""
        if tag not in self._read:
            self._read[tag] = self._catalog(tag) or gettext.NullTranslations()
        return self._read[tag]

    def _catalog(self, tag: str) -> gettext.NullTranslations | None:
        if tag == SOURCE_LANGUAGE:
            return None
        if tag in PSEUDO:
            return PseudoTranslations(tag, self._sources())
        return read_catalog(catalog_path(self._dir, tag))

    def _sources(self) -> list[str]:
        from kiosk.language.po import parse_catalog  # noqa: PLC0415 (slow to import)

        template = parse_catalog(self._dir / f"{DOMAIN}.pot")
        return [message.id for message in template if message.id and isinstance(message.id, str)]


def catalog_path(translations_dir: Path, tag: str) -> Path:
    """Return where the program's catalog of a language lies."""
    return translations_dir / locale_name(tag) / "LC_MESSAGES" / f"{DOMAIN}.po"


def translated(translations_dir: Path) -> tuple[str, ...]:
    """Return the tags of all languages that have a catalog of the program, in our own order."""
    return tuple(tag for tag in LANGUAGES if catalog_path(translations_dir, tag).is_file())


def read_catalog(source: Path) -> gettext.NullTranslations | None:
    """Read the `.mo` beside a `.po` where it is at least as new, else the `.po` itself.

    Returns None where there is neither. Raises BrokenCatalog.
    """
    compiled = source.with_suffix(".mo")
    if _is_current(compiled, source):
        try:
            return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
        except (OSError, ValueError, LookupError, struct.error):
            if not source.is_file():
                raise BrokenCatalog(compiled, 0, "it is damaged: compile it again") from None
    if not source.is_file():
        return None
    from kiosk.language.po import compile_catalog  # noqa: PLC0415 (rarely needed, slow to import)

    return gettext.GNUTranslations(io.BytesIO(compile_catalog(source)))


def _is_current(compiled: Path, source: Path) -> bool:
    try:
        made = compiled.stat().st_mtime_ns
    except OSError:
        return False
    try:
        return made >= source.stat().st_mtime_ns
    except OSError:
        return True
