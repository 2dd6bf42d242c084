"""Gettext catalogs read at run time: the compiled one where it is current, else the source."""

from __future__ import annotations

import gettext
import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

DOMAIN = "stoa"
_WHOLE_LINE = re.compile(
    r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"\s*)?'
)
SOURCE_LANGUAGE = "en"


class BrokenCatalog(Exception):
    """A catalog cannot be read; `line` counts from 1, 0 where it is not known."""

    def __init__(self, source: Path, line: int, reason: str) -> None:
        self.source = source
        self.line = line
        self.reason = reason
        super().__init__(f"{source}:{line}: {reason}")


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
            source = catalog_path(self._dir, tag)
            known = tag != SOURCE_LANGUAGE
            found = read_catalog(source) if known else None
            self._read[tag] = found or gettext.NullTranslations()
        return self._read[tag]


def catalog_path(translations_dir: Path, tag: str) -> Path:
    """Return where the program's catalog of a language lies."""
    return translations_dir / locale_name(tag) / "LC_MESSAGES" / f"{DOMAIN}.po"


def locale_name(tag: str) -> str:
    """Return the name gettext uses for a tag: `zh_Hans` for `zh-Hans`."""
    return tag.replace("-", "_")


def read_catalog(source: Path) -> gettext.NullTranslations | None:
    """Read the `.mo` beside a `.po` where it is at least as new, else the `.po` itself.

    Returns None where there is neither. Raises BrokenCatalog.
    """
    compiled = source.with_suffix(".mo")
    if _is_current(compiled, source):
        try:
            return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
        except (OSError, ValueError, IndexError, UnicodeDecodeError):
            if not source.is_file():
                raise BrokenCatalog(compiled, 0, "it is damaged: compile it again") from None
    if not source.is_file():
        return None
    return gettext.GNUTranslations(io.BytesIO(compile_catalog(source)))


def compile_catalog(source: Path) -> bytes:
    """Return the compiled form of a `.po`; fuzzy and empty translations are left out.

    Raises BrokenCatalog with file, line and reason.
    """
    compiled = io.BytesIO()
    write_mo(compiled, parse_catalog(source))
    return compiled.getvalue()


def parse_catalog(source: Path, tag: str | None = None) -> Catalog:
    """Parse a `.po` or `.pot`; raises BrokenCatalog with file, line and reason.

    Babel takes half a line for a whole one, so each line is looked at first.
    """
    try:
        text = source.read_text(encoding="utf-8-sig")
        _look_at_lines(source, text)
        locale = locale_name(tag) if tag else None
        return read_po(io.StringIO(text), locale=locale, abort_invalid=True, ignore_obsolete=True)
    except PoFileError as error:
        line = getattr(error, "lineno", None)  # counted from 0
        raise BrokenCatalog(source, line + 1 if line is not None else 0, str(error)) from None
    except (OSError, UnicodeDecodeError, ValueError, LookupError) as error:
        raise BrokenCatalog(source, 0, str(error)) from None


def _look_at_lines(source: Path, text: str) -> None:
    for number, line in enumerate(text.splitlines(), start=1):
        if not _WHOLE_LINE.fullmatch(line):
            raise BrokenCatalog(source, number, f"a quote or a keyword is missing: {line[:40]}")


def _is_current(compiled: Path, source: Path) -> bool:
    try:
        made = compiled.stat().st_mtime_ns
    except OSError:
        return False
    try:
        return made >= source.stat().st_mtime_ns
    except OSError:
        return True
