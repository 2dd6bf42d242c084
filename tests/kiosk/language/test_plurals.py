"""A catalog that is begun counts as its language does, whatever Babel's older table says (H16)."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.language.check import check_catalog
from kiosk.language.plurals import begin, counting

PO = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: {header};\\n"\n\n'
    'msgid "One"\nmsgid_plural "{{count}} things"\n{forms}'
)


def _catalog(folder: Path, header: str, *forms: str) -> Path:
    told = "".join(f'msgstr[{n}] "{form}"\n' for n, form in enumerate(forms))
    source = folder / "stoa.po"
    source.write_text(PO.format(header=header, forms=told), encoding="utf-8")
    return source


@pytest.mark.parametrize(
    ("tag", "forms"), [("en", 2), ("ar", 6), ("cy", 6), ("fa", 2), ("pl", 3), ("ko", 1)]
)
def test_a_language_has_the_forms_of_cldr(tag: str, forms: int) -> None:
    assert counting(tag).forms == forms


def test_a_new_catalog_has_a_place_for_each_form(tmp_path: Path) -> None:
    source = _catalog(tmp_path, "nplurals=5; plural=(n==1 ? 1 : 0)", *[""] * 5)

    begin(source, "cy")

    text = source.read_text(encoding="utf-8")
    assert "nplurals=6" in text
    assert text.count("msgstr[") == 6


def test_a_header_that_counts_otherwise_is_told(tmp_path: Path) -> None:
    """Two forms are right for Hindi, but none is said as one is."""
    source = _catalog(tmp_path, "nplurals=2; plural=(n != 1)", "{count} a", "{count} b")

    assert [p.problem for p in check_catalog(source, "hi")] == [
        "Plural-Forms counts otherwise than the language: nplurals=2; plural=(n > 1);"
    ]
    assert check_catalog(source, "en") == []
