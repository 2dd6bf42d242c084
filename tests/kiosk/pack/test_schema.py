"""The schemas that editors check a pack by say what the reader says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kiosk.pack.commands import new_pack
from kiosk.pack.publishing import Terms, build_pack
from kiosk.pack.schema import schema, schema_line, write_schemas
from kiosk.pack.source import read_source
from kiosk.settings import share_dir
from tests.kiosk.pack.made_packs import edit
from tests.kiosk.pack.publications import City

LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def _told(file: Path, schema_file: Path) -> Iterator[str]:
    """Return what an editor underlines in a file."""
    made = json.loads(schema_file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(made)
    value = read_source(file.parent, file.name).value
    for error in Draft202012Validator(made).iter_errors(value):
        yield f"{error.json_path}: {error.message}"


def _schema_of(file: Path) -> Path:
    """Follow a file's first line, as yaml-language-server does."""
    first = LINE.match(file.read_text(encoding="utf-8"))
    assert first, file
    return (file.parent / first[1]).resolve()


def test_each_file_of_a_new_pack_leads_to_the_schema_that_it_keeps(tmp_path: Path) -> None:
    new_pack(tmp_path / "new")
    files = [*(tmp_path / "new").rglob("*.yaml")]

    assert len(files) == 5
    for file in files:
        assert list(_told(file, _schema_of(file))) == [], file


def test_an_editor_tells_a_wrong_key_and_a_question_of_no_kind(tmp_path: Path) -> None:
    new_pack(tmp_path)
    service = tmp_path / "services" / "street-light.yaml"
    edit(service, "cost: Free", "prize: Free")
    edit(service, "type: yes-no", "type: maybe")
    told = " ".join(_told(service, _schema_of(service)))

    assert "'prize' was unexpected" in told
    assert "maybe" in told


@pytest.mark.parametrize("pattern", schema())
def test_the_demo_city_keeps_the_schema(pattern: str, tmp_path: Path) -> None:
    city = share_dir("assets") / "demo-city"
    write_schemas(tmp_path)
    files = [*city.glob(pattern)]

    assert files
    for file in files:
        (name,) = LINE.findall(schema_line(file.relative_to(city).as_posix()))
        assert list(_told(file, tmp_path / ".schema" / Path(name).name)) == [], file


def test_vs_code_is_told_which_schema_a_service_to_come_has(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text(encoding="utf-8"))

    assert settings["yaml.schemas"]["./.schema/services.json"] == "/services/*.yaml"
    assert all((tmp_path / file).is_file() for file in settings["yaml.schemas"])


def test_what_is_for_editors_is_not_published(tmp_path: Path) -> None:
    city = City(tmp_path)
    assert (city.source / ".schema" / "city.json").is_file()
    (city.source / ".github").mkdir()
    (city.source / ".github" / "check.yaml").write_text("on: push")
    made = build_pack(city.source, tmp_path / "a.stoapack", Terms(city.public), city.clock)

    assert not any("schema" in name or "check.yaml" in name for name in made.files)
