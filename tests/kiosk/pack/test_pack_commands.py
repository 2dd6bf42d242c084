from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.language.catalogs import read_catalog
from kiosk.pack.commands import check_pack, extract_pack, new_pack, schema, show_pack
from tests.kiosk.pack.made_packs import edit, spanish_pack


def test_a_new_pack_is_valid(tmp_path: Path) -> None:
    files = new_pack(tmp_path / "new")

    assert all(file.is_file() for file in files)
    assert check_pack(tmp_path / "new", icons={"library", "street-light"}) == []


def test_a_new_pack_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").touch()

    with pytest.raises(FileExistsError):
        new_pack(tmp_path)


def test_show_sums_up_as_plain_data(tmp_path: Path) -> None:
    shown = show_pack(spanish_pack(tmp_path / "pack"))

    assert json.loads(json.dumps(shown)) == shown
    assert shown["languages"] == ["en", "es"]
    assert shown["services"][0]["questions"][0] == {"id": "where", "type": "place"}


def test_extraction_finds_every_text_with_its_line(tmp_path: Path) -> None:
    pack = spanish_pack(tmp_path / "pack")
    edit(pack / "services/street-light.yaml", "cost: Free", "cost: {text: Free, speech: No cost}")

    report = extract_pack(pack)

    text = Path(report["template"]).read_text(encoding="utf-8")
    assert 'msgid "No cost"' in text
    assert "#: services/street-light.yaml:10" in text
    assert "#. questions[2].call.say" in text
    assert report["texts"] == text.count("\nmsgid ") - 1


def test_update_keeps_translations_and_counts_what_waits(tmp_path: Path) -> None:
    pack = spanish_pack(tmp_path / "pack")
    edit(pack / "services/street-light.yaml", "cost: Free", "cost: Two dollars")

    assert extract_pack(pack, update=True)["waiting"] == {"es": 1}
    catalog = read_catalog(pack / "translations" / "es.po")
    assert catalog is not None
    assert catalog.gettext("Place") == "[Place]"
    assert [fault.path for fault in check_pack(pack, {"library", "street-light"})] == ["cost"]


def test_update_begins_a_catalog_that_is_not_there(tmp_path: Path) -> None:
    pack = spanish_pack(tmp_path / "pack")
    (pack / "translations" / "es.po").unlink()

    report = extract_pack(pack, update=True)
    assert report["waiting"] == {"es": report["texts"]}


def test_the_schema_describes_every_file_and_its_conditions() -> None:
    made = schema()

    assert set(made) == {
        "city.yaml",
        "categories.yaml",
        "services/*.yaml",
        "consultations/*.yaml",
        "places.yaml",
        "check-words.yaml",
        "endpoints.yaml",
    }
    service = made["services/*.yaml"]
    assert service["additionalProperties"] is False
    assert set(service["$defs"]["Is"]["properties"]) == {"question", "is"}
    types = service["properties"]["questions"]["items"]["discriminator"]["mapping"]
    assert {"text", "long-text", "yes-no", "eligibility"} <= set(types)
    assert json.loads(json.dumps(made)) == made
    assert all(part["description"] and part["$schema"] for part in made.values())
