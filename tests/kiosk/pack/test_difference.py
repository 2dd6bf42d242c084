from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.pack.difference import Change, difference
from kiosk.pack.help_file import write_help
from kiosk.pack.help_places import HelpDirectory, PlaceOfHelp
from kiosk.pack.reader import read_pack
from tests.kiosk.pack.made_packs import edit, spanish_pack, translate

CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//library//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20261101T000000Z
DTSTART:202611{day}T100000Z
SUMMARY:Story time
END:VEVENT
END:VCALENDAR
"""


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


def test_a_service_that_is_gone_is_told_once_and_not_as_an_order(
    packs: tuple[Path, Path],
) -> None:
    service = (packs[0] / "services/street-light.yaml").read_text(encoding="utf-8")
    other = service.replace("id: street-light", "id: lamp", 1)
    (packs[0] / "services" / "lamp.yaml").write_text(other, encoding="utf-8")
    translate(packs[0], "es")

    assert [(change.where, change.kind) for change in _changes(packs)] == [
        ("services.lamp", "removed")
    ]


def test_only_texts_have_translations(packs: tuple[Path, Path]) -> None:
    """A kind of question may be called like a text."""
    edit(packs[0] / "services/street-light.yaml", "label: More", "label: yes-no")
    edit(packs[1] / "services/street-light.yaml", "label: More", "label: yes-no")
    translate(packs[0], "es")
    translate(packs[1], "es")
    edit(packs[1] / "translations/es.po", '"[yes-no]"', '"Sí o no"')

    (change,) = difference(read_pack(packs[0]), read_pack(packs[1]))
    assert change.where == "services.street-light.questions.more.label"


def test_places_of_help_are_compared_one_by_one_and_other_feeds_as_files(
    packs: tuple[Path, Path],
) -> None:
    def places(*named: tuple[str, str]) -> tuple[PlaceOfHelp, ...]:
        return tuple(
            PlaceOfHelp(id=key, service_id=key, language="en", texts={"name": name})
            for key, name in named
        )

    before = HelpDirectory(source="a", language="en", places=places(("x", "Pantry"), ("y", "Bed")))
    after = HelpDirectory(source="a", language="en", places=places(("x", "Food pantry")))
    for folder, directory, days in zip(packs, (before, after), ("24", "25"), strict=True):
        write_help(folder, directory)
        (folder / "events").mkdir()
        (folder / "events" / "library.ics").write_text(CALENDAR.format(day=days))

    events, named, gone = difference(*(read_pack(pack, check_texts=False) for pack in packs))
    assert events.where == "events.library.ics"
    assert events.before != events.after
    assert named == Change("help.a.places.x.texts.name", "changed", "", "Pantry", "Food pantry")
    assert gone == Change("help.a.places.y", "removed", "", "Bed")
