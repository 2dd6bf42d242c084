"""Catalog sources: parsed with the line of what is wrong, and compiled."""

from __future__ import annotations

import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from kiosk.language.broken import BrokenCatalog
from kiosk.language.languages import locale_name

_WHOLE_LINE = re.compile(
    r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"\s*)?'
)


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
