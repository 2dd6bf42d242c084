from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.pack.difference import Change, difference
from kiosk.pack.reader import read_pack
from tests.kiosk.pack.made_packs import edit, spanish_pack, translate


@pytest.fixture
def packs(tmp_path: Path) -> tuple[Path, Path]:
    old = spanish_pack(tmp_path / "old")
    shutil.copytree(old, tmp_path / "new")
    return old, tmp_path / "new"


def _changes(packs: tuple[Path, Path]) -> tuple[Change, ...]:
    translate(packs[1], "es")
    return difference(read_pack(packs[0]), read_pack(packs[1]))


def test_the_same_pack_has_no_difference(packs: tuple[Path, Path]) -> None:
    assert _changes(packs) == ()


def test_a_text_of_a_question_is_named_by_where_it_is(packs: tuple[Path, Path]) -> None:
    edit(packs[1] / "services/street-light.yaml", "title: Where is", "title: Where stands")

    assert _changes(packs) == (
        Change(
            "services.street-light.questions.where.title",
            "changed",
            "",
            "Where is the light?",
            "Where stands the light?",
        ),
    )


def test_a_translation_that_changed_alone_is_named_with_its_language(
    packs: tuple[Path, Path],
) -> None:
    edit(packs[1] / "translations/es.po", '"[Free]"', '"Gratis"')

    changes = difference(read_pack(packs[0]), read_pack(packs[1]))
    assert changes == (Change("services.street-light.cost", "changed", "es", "[Free]", "Gratis"),)


def test_a_question_between_others_is_one_addition_and_an_order(
    packs: tuple[Path, Path],
) -> None:
    edit(
        packs[1] / "services/street-light.yaml",
        "  - id: wires\n",
        "  - id: pole\n    type: text\n    title: What is on the pole?\n  - id: wires\n",
    )

    order, added = _changes(packs)
    assert order.where == "services.street-light.questions.order"
    assert added == Change(
        "services.street-light.questions.pole", "added", "", None, "What is on the pole?"
    )


def test_a_place_that_moved_and_one_that_is_gone(packs: tuple[Path, Path]) -> None:
    edit(packs[1] / "places.yaml", "latitude: 41.0", "latitude: 41.5")
    more = "- {id: fountain, kind: landmark, name: Fountain, address: 1 Park, "
    with (packs[0] / "places.yaml").open("a") as file:
        file.write(f"{more}latitude: 41.0, longitude: -87.0}}\n")
    translate(packs[0], "es")

    changes = {change.where: change for change in _changes(packs)}
    assert changes["places.main-library.latitude"].after == 41.5
    assert changes["places.fountain"].kind == "removed"
    assert changes["places.fountain"].before == "Fountain"
