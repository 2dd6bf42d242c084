from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.language.broken import BrokenCatalog
from kiosk.language.catalogs import Catalogs, catalog_path, read_catalog
from kiosk.language.check import check_catalogs
from kiosk.language.compile import compile_folder, main

HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
)


def _entry(source: str, translation: str, mark: str = "") -> str:
    return f'{mark}msgid "{source}"\nmsgstr "{translation}"\n\n'


def _write(folder: Path, tag: str, *entries: str) -> Path:
    path = catalog_path(folder, tag)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + "".join(entries), encoding="utf-8")
    return path


def test_a_source_catalog_is_read_without_compiling(tmp_path: Path) -> None:
    _write(tmp_path, "zh-Hans", _entry("Yes", "是"))

    assert Catalogs(tmp_path).for_language("zh-Hans").gettext("Yes") == "是"


def test_a_language_without_catalog_and_the_source_language_speak_english(tmp_path: Path) -> None:
    catalogs = Catalogs(tmp_path)

    assert catalogs.for_language("en").gettext("Yes") == "Yes"
    assert catalogs.for_language("vi").gettext("Yes") == "Yes"


def test_a_compiled_catalog_wins_only_while_it_is_newer(tmp_path: Path) -> None:
    source = _write(tmp_path, "es", _entry("Yes", "Sí"))
    assert compile_folder(tmp_path) == [source.with_suffix(".mo")]
    assert compile_folder(tmp_path) == []
    source.write_text(HEAD + _entry("Yes", "Claro"), encoding="utf-8")

    later = source.stat().st_mtime_ns + 10**9
    os.utime(source.with_suffix(".mo"), ns=(later, later))
    assert Catalogs(tmp_path).for_language("es").gettext("Yes") == "Sí"
    os.utime(source, ns=(later + 1, later + 1))
    assert Catalogs(tmp_path).for_language("es").gettext("Yes") == "Claro"


def test_a_damaged_compiled_catalog_falls_back_to_its_source(tmp_path: Path) -> None:
    source = _write(tmp_path, "es", _entry("Yes", "Sí"))
    source.with_suffix(".mo").write_bytes(b"\xde\x12\x04\x95" + b"\xff" * 20)
    later = source.stat().st_mtime_ns + 10**9
    os.utime(source.with_suffix(".mo"), ns=(later, later))

    catalog = read_catalog(source)
    assert catalog is not None
    assert catalog.gettext("Yes") == "Sí"


def test_fuzzy_translations_are_not_shown(tmp_path: Path) -> None:
    _write(tmp_path, "es", _entry("Yes", "No", mark="#, fuzzy\n"))

    assert Catalogs(tmp_path).for_language("es").gettext("Yes") == "Yes"


def test_a_broken_catalog_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = _write(tmp_path, "es", 'msgid "Yes\nmsgstr "Sí"\n')

    with pytest.raises(BrokenCatalog) as caught:
        Catalogs(tmp_path).for_language("es")
    assert caught.value.source == source
    assert caught.value.line == 6
    assert main([str(tmp_path)]) == 1
    assert "stoa.po:6:" in capsys.readouterr().err


def _check(tmp_path: Path, *entries: str) -> list[str]:
    (tmp_path / "stoa.pot").write_text(
        HEAD
        + _entry("Yes", "")
        + _entry("Hello {name}", "")
        + 'msgid "one"\nmsgid_plural "{count} many"\nmsgstr[0] ""\nmsgstr[1] ""\n',
        encoding="utf-8",
    )
    _write(tmp_path, "es", *entries)
    return [f"{p.problem}: {p.text}" for p in check_catalogs(tmp_path, ["en", "es"])]


PLURAL = 'msgid "one"\nmsgid_plural "{count} many"\nmsgstr[0] "uno"\nmsgstr[1] "{count} muchos"\n\n'


def test_a_whole_catalog_passes(tmp_path: Path) -> None:
    whole = (_entry("Yes", "Sí"), _entry("Hello {name}", "Hola {name}"), PLURAL)

    assert _check(tmp_path, *whole) == []


def test_every_fault_of_a_catalog_is_found(tmp_path: Path) -> None:
    found = _check(
        tmp_path,
        _entry("Yes", " "),
        _entry("Hello {name}", "Hola {nombre}"),
        PLURAL.replace("{count} muchos", "{n} muchos"),
    )

    assert len(found) == 3
    assert "the translation is missing: Yes" in found
    assert any(told.startswith("the places in braces differ") and "Hello" in told for told in found)
    assert any(told.startswith("the places in braces differ") and "one" in told for told in found)


def test_texts_that_are_not_in_the_catalog_are_found(tmp_path: Path) -> None:
    assert "the text is not in the catalog: Yes" in _check(tmp_path, PLURAL)


def test_too_few_plural_forms_are_found(tmp_path: Path) -> None:
    short = 'msgid "one"\nmsgid_plural "{count} many"\nmsgstr[0] "{count} muchos"\n\n'
    found = _check(tmp_path, _entry("Yes", "Sí"), _entry("Hello {name}", "Hola {name}"), short)

    assert len(found) == 1
    assert "plural" in found[0] or "missing" in found[0]


def test_a_missing_template_and_a_missing_catalog_are_found(tmp_path: Path) -> None:
    assert "the template is missing" in check_catalogs(tmp_path, ["es"])[0].problem
    _check(tmp_path)

    assert "there is no catalog for this language" in [
        problem.problem for problem in check_catalogs(tmp_path, ["vi"])
    ]
