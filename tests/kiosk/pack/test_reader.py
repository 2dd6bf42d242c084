from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from kiosk.forms.journey import Journey
from kiosk.pack.reader import read_pack
from tests.kiosk.forms.made_forms import TODAY
from tests.kiosk.pack.made_packs import edit, faults_of, only_fault, spanish_pack, translate

SERVICE = "services/street-light.yaml"
STOP = "{id: main-library, kind: stop, name: S, address: a, latitude: 1, longitude: 1}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return spanish_pack(tmp_path / "pack")


def test_a_good_pack_is_read_whole(folder: Path) -> None:
    pack = read_pack(folder)

    assert (pack.id, pack.version, pack.languages) == ("my-city", 1, ("en", "es"))
    assert [service.id for service in pack.services_in("streets")] == ["street-light"]
    assert pack.translations("es").gettext("Free") == "[Free]"
    assert pack.translations("en").gettext("Free") == "Free"
    assert pack.city.contact.hours[0].opens == time(9)
    assert pack.city.zone.key == "America/Chicago"
    assert len(pack.check_words["es"]) == 32
    assert Journey("x", pack.service("street-light").questions, TODAY).first_open() is not None
    assert pack.find_service("gone") is None
    assert pack.place("main-library") is not None


def test_every_fault_is_listed_at_once(folder: Path) -> None:
    edit(folder / "city.yaml", "crest: library", "crst: library")
    edit(folder / SERVICE, "is: yes", "is: maybe")
    edit(folder / SERVICE, "id: more", "id: where")
    edit(folder / "places.yaml", "kind: landmark", "kind: monument")
    (folder / "categories.yaml").unlink()
    files = {fault.file for fault in faults_of(folder)}

    assert files == {"city.yaml", SERVICE, "places.yaml", "categories.yaml"}
    assert len(faults_of(folder)) == 6  # an unknown key and the missing one in city.yaml


def test_a_missing_translation_names_text_language_and_file(folder: Path) -> None:
    """H04: a language stands or falls whole."""
    translate(folder, "es", "Is there more that we should know?")

    fault = only_fault(folder)
    assert (fault.file, fault.line, fault.path) == (SERVICE, 31, "questions[3].title")
    assert fault.problem == "missing translation in es: 'Is there more that we should know?'"
    assert fault.mend == "Add it to translations/es.po."


def test_a_fuzzy_or_empty_translation_is_a_missingonly_fault(folder: Path) -> None:
    catalog = folder / "translations" / "es.po"
    edit(catalog, 'msgid "Free"\n', '#, fuzzy\nmsgid "Free"\n')
    edit(catalog, 'msgstr "[Place]"', 'msgstr ""')

    assert [fault.path for fault in faults_of(folder)] == ["cost", "questions[0].label"]


def test_a_translation_equal_to_its_source_counts(folder: Path) -> None:
    edit(folder / "translations" / "es.po", 'msgstr "[Free]"', 'msgstr "Free"')

    read_pack(folder)


def test_a_street_may_keep_its_local_name(folder: Path) -> None:
    """H05: the name on the sign is what a resident looks for."""
    edit(
        folder / "places.yaml",
        "kind: landmark\n  name: Main Library",
        "kind: street\n  name: Elm Street",
    )
    read_pack(folder)

    edit(folder / "places.yaml", "kind: street", "kind: landmark")
    assert "'Elm Street'" in only_fault(folder).problem


def test_speech_texts_are_translated_too(folder: Path) -> None:
    edit(folder / SERVICE, "cost: Free", "cost: {text: Free, speech: It costs nothing}")

    assert only_fault(folder).path == "cost.speech"


def test_a_language_without_a_catalog_is_a_fault(folder: Path) -> None:
    (folder / "translations" / "es.po").unlink()

    assert only_fault(folder).problem == "the catalog of es is missing"


def test_a_broken_catalog_names_its_line(folder: Path) -> None:
    edit(folder / "translations" / "es.po", 'msgstr "[Free]"', 'msgstr "[Free]')
    fault = only_fault(folder)

    assert fault.file == "translations/es.po"
    assert fault.line > 4


def test_places_in_braces_must_survive_translation(folder: Path) -> None:
    edit(folder / SERVICE, "cost: Free", "cost: Free {today}")
    translate(folder, "es")
    edit(folder / "translations" / "es.po", "[Free {today}]", "[Gratis {hoy}]")

    assert only_fault(folder).problem == "the places in braces differ in es: '[Gratis {hoy}]'"


def test_unknown_icons_are_faults_where_icons_are_known(folder: Path) -> None:
    assert {fault.path for fault in faults_of(folder, {"library"})} == {"icon", "[0].icon"}
    read_pack(folder, {"library", "street-light"})


def test_words_that_yaml_once_took_for_booleans_stay_words(folder: Path) -> None:
    edit(folder / SERVICE, "keywords: [lamp, dark street]", "keywords: [no, on, off, yes, 09:30]")
    translate(folder, "es")

    keywords = read_pack(folder).service("street-light").keywords
    assert [str(word) for word in keywords] == ["no", "on", "off", "yes", "09:30"]


def test_anchors_are_refused(folder: Path) -> None:
    """A value that refers to itself would otherwise never end."""
    edit(folder / SERVICE, "keywords: [lamp, dark street]", "keywords: &k [lamp, *k]")

    assert any("anchor" in fault.problem for fault in faults_of(folder))


def test_a_private_answer_is_kept_out_of_a_public_description(folder: Path) -> None:
    edit(
        folder / SERVICE,
        "questions:",
        "open311:\n  service_code: '12'\n  endpoint: hub\n"
        "  description: [more, contact, gone]\n"
        "  attributes: {wires: {code: w, values: {maybe: m}}}\n"
        "questions:",
    )
    problems = [fault.problem for fault in faults_of(folder)]

    assert problems == [
        "there is no endpoint 'hub' in endpoints.yaml",
        "'contact' is private, and a description is public",
        "'gone' is no question of this service",
        "'maybe' is no answer of 'wires'",
    ]


def test_endpoints_are_kept_as_data(folder: Path) -> None:
    (folder / "endpoints.yaml").write_text(
        "- {id: hub, url: 'http://localhost', jurisdiction_id: 7}\n"
    )
    assert read_pack(folder).endpoints[0]["jurisdiction_id"] == 7

    (folder / "endpoints.yaml").write_text("- {url: x}\n")
    assert only_fault(folder).problem == "this endpoint has no id"


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"3", b"\xff\xfe", b"a: [", b"- - -", b"? [a]\n: 1"]
)
@pytest.mark.parametrize(
    "file",
    ["city.yaml", "categories.yaml", "places.yaml", "check-words.yaml", SERVICE, "endpoints.yaml"],
)
def test_no_file_whatever_breaks_the_reading(folder: Path, file: str, content: bytes) -> None:
    (folder / file).write_bytes(content)
    if (file, content) in {
        ("endpoints.yaml", b"[]"),
        ("categories.yaml", b"[]"),
        ("places.yaml", b"[]"),
    }:
        return
    faults = faults_of(folder)

    assert any(fault.file == file for fault in faults)
    assert all(fault.problem and fault.mend for fault in faults)


def test_no_folder_is_a_fault(tmp_path: Path) -> None:
    assert only_fault(tmp_path / "gone").problem == "there is no such folder"


def test_faults_read_as_a_sentence_and_as_data(folder: Path) -> None:
    edit(folder / SERVICE, "category: streets", "category: parks")
    fault = only_fault(folder)

    assert str(fault) == (
        f"{SERVICE}:3 at category: there is no category 'parks'. Use one of streets."
    )
    assert fault.to_dict()["line"] == 3


def test_an_appointment_needs_a_list_of_free_times(folder: Path) -> None:
    asked = "  - {id: time, type: appointment, title: Place, slots: desk}\n"
    edit(folder / SERVICE, "questions:\n", f"questions:\n{asked}")
    fault = only_fault(folder)
    assert fault.problem == "there are no free times 'desk'"
    assert fault.path == "questions[0].slots"

    (folder / "appointments").mkdir()
    (folder / "appointments" / "desk.json").write_text('{"v": 1, "slots": []}')
    assert read_pack(folder)

    (folder / "appointments" / "desk.ics").write_text("<html>")
    assert only_fault(folder).file == "appointments/desk.ics"


def test_a_condition_may_look_at_none_of_these_where_it_is_offered(folder: Path) -> None:
    asked = (
        "  - {id: needs, type: choices, title: Place, none_of_these: true,\n"
        "     options: [{id: ramp, text: Contact}, {id: lift, text: More}]}\n"
        "  - {id: told, type: information, title: Place, body: [Contact],\n"
        "     when: {question: needs, includes: none-of-these}}\n"
    )
    edit(folder / SERVICE, "questions:\n", f"questions:\n{asked}")
    assert read_pack(folder)

    edit(folder / SERVICE, "none_of_these: true", "none_of_these: false")
    assert only_fault(folder).problem == "'none-of-these' is no answer of 'needs'"
