from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from kiosk.forms.journey import Journey
from kiosk.pack.faults import Fault, PackFaults
from kiosk.pack.reader import read_pack
from tests.kiosk.forms.made_forms import TODAY
from tests.kiosk.pack.made_packs import edit, spanish_pack, translate

SERVICE = "services/street-light.yaml"
STOP = "{id: main-library, kind: stop, name: S, address: a, latitude: 1, longitude: 1}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return spanish_pack(tmp_path / "pack")


def _faults(folder: Path, icons: set[str] | None = None) -> list[Fault]:
    with pytest.raises(PackFaults) as caught:
        read_pack(folder, icons)
    return caught.value.faults


def _one(folder: Path, icons: set[str] | None = None) -> Fault:
    faults = _faults(folder, icons)
    assert len(faults) == 1, faults
    return faults[0]


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


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "path", "problem", "mend"),
    [
        (
            SERVICE,
            "minutes: 3",
            "minuts: 3\nminutes: 3",
            9,
            "minuts",
            "the key 'minuts' is not known here",
            "Did you mean 'minutes'?",
        ),
        (SERVICE, "minutes: 3\n", "", 2, "", "'minutes' is missing", "Add 'minutes: …' here."),
        (
            SERVICE,
            "when: {question: wires, is: yes}",
            "when: {question: contact, is: phone}",
            28,
            "questions[2].when",
            "the condition looks at 'contact', which is not asked earlier",
            "Move that question before this one.",
        ),
        (
            SERVICE,
            "when: {question: wires, is: yes}",
            "when: {question: wirse, is: yes}",
            28,
            "questions[2].when",
            "the condition looks at 'wirse', which is no question",
            "Use an earlier question: where, wires.",
        ),
        (
            SERVICE,
            "when: {question: wires, is: yes}",
            "when: {question: wires, is: maybe}",
            28,
            "questions[2].when",
            "'maybe' is no answer of 'wires'",
            "Use one of: yes, no, not-sure.",
        ),
        (
            SERVICE,
            "when: {question: wires, is: yes}",
            "when: {question: wires, at_least: 1}",
            28,
            "questions[2].when",
            "the condition does not fit 'wires', which is a yes-no question",
            "Use a kind of condition for that type.",
        ),
        (
            SERVICE,
            "when: {question: wires, is: yes}",
            "when: {all: [{question: wires}]}",
            28,
            "questions[2].when.all[0]",
            "this is not a condition",
            "Write {question",
        ),
        (
            SERVICE,
            "- id: more",
            "- id: where",
            29,
            "questions[3].id",
            "the question id 'where' is there twice",
            "Give each question its own id.",
        ),
        (
            SERVICE,
            "type: long-text",
            "type: essay",
            29,
            "questions[3]",
            "'essay' is not a type of question",
            "Use one of text, long-text",
        ),
        (
            SERVICE,
            "    type: long-text\n",
            "",
            29,
            "questions[3]",
            "'type' is missing",
            "Add the type of the question.",
        ),
        (
            SERVICE,
            "type: long-text",
            "type: date\n    latest: 2026-02-30",
            31,
            "questions[3].latest",
            "'2026-02-30' is not a date",
            "Write a day like 2026-11-24",
        ),
        (
            SERVICE,
            "id: street-light",
            "id: street-lamp",
            2,
            "id",
            "the id 'street-lamp' is not the name of the file",
            "Rename it to street-lamp.yaml.",
        ),
        (
            SERVICE,
            "id: wires",
            "id: Wires!",
            18,
            "questions[1].id",
            "'Wires!' is not an id",
            "Use small Latin letters",
        ),
        (
            SERVICE,
            "category: streets",
            "category: parks",
            3,
            "category",
            "there is no category 'parks'",
            "Use one of streets.",
        ),
        (
            SERVICE,
            "kind: report",
            "kind: complaint",
            5,
            "kind",
            "'complaint' is not known here",
            "Use 'report', 'application', 'request' or 'question'.",
        ),
        (
            SERVICE,
            "minutes: 3",
            "minutes: 3\nminutes: 4",
            10,
            "minutes",
            "the key 'minutes' is there twice",
            "Keep one.",
        ),
        (SERVICE, "cost: Free", "cost: 12", 10, "cost", "12 is not a text", "Put it in quotes"),
        (SERVICE, "cost: Free", "cost: ''", 10, "cost", "the text is empty", "Write it"),
        (
            "city.yaml",
            "timezone: America/Chicago",
            "timezone: Chicago",
            14,
            "timezone",
            "there is no time zone 'Chicago'",
            "Use an IANA name",
        ),
        (
            "city.yaml",
            "languages: [en, es]",
            "languages: [en, es, tlh]",
            15,
            "languages",
            "the kiosk does not know the language 'tlh'",
            "Use one of en",
        ),
        (
            "city.yaml",
            'opens: "09:00"',
            "opens: 9",
            22,
            "contact.hours[0].opens",
            "'9' is not a time of day",
            'Write hours and minutes, like "09:00".',
        ),
        (
            "city.yaml",
            "reference_prefix: K",
            "reference_prefix: K\n  stop: gone",
            14,
            "kiosk.stop",
            "there is no stop 'gone' in places.yaml",
            "Add it there",
        ),
        ("places.yaml", "latitude: 41.0", "latitude: 141.0", 6, "[0].latitude", "", ""),
        (
            "places.yaml",
            "- id: main-library",
            f"- {STOP}\n- id: main-library",
            3,
            "[1].id",
            "the id 'main-library' is there twice",
            "Give each its own id.",
        ),
        (
            "check-words.yaml",
            "es: [apple, ",
            "es: [",
            2,
            "",
            "the lists differ in length: en has 32, es has 31",
            "Give every language as many.",
        ),
        ("categories.yaml", "- id: streets", "  id: streets\n x: [", 3, "", "this is not YAML", ""),
    ],
)
def test_a_fault_names_its_place_and_its_mend(
    folder: Path, file: str, old: str, new: str, line: int, path: str, problem: str, mend: str
) -> None:
    edit(folder / file, old, new)

    found = [fault for fault in _faults(folder) if fault.file == file]
    assert found, "no fault in that file"
    assert (found[0].line, found[0].path) == (line, path), found
    assert problem in found[0].problem
    assert mend in found[0].mend


def test_every_fault_is_listed_at_once(folder: Path) -> None:
    edit(folder / "city.yaml", "crest: library", "crst: library")
    edit(folder / SERVICE, "is: yes", "is: maybe")
    edit(folder / SERVICE, "id: more", "id: where")
    edit(folder / "places.yaml", "kind: landmark", "kind: monument")
    (folder / "categories.yaml").unlink()
    files = {fault.file for fault in _faults(folder)}

    assert files == {"city.yaml", SERVICE, "places.yaml", "categories.yaml"}
    assert len(_faults(folder)) == 6  # an unknown key and the missing one in city.yaml


def test_a_missing_translation_names_text_language_and_file(folder: Path) -> None:
    """H04: a language stands or falls whole."""
    translate(folder, "es", "Is there more that we should know?")

    fault = _one(folder)
    assert (fault.file, fault.line, fault.path) == (SERVICE, 31, "questions[3].title")
    assert fault.problem == "missing translation in es: 'Is there more that we should know?'"
    assert fault.mend == "Add it to translations/es.po."


def test_a_fuzzy_or_empty_translation_is_a_missing_one(folder: Path) -> None:
    catalog = folder / "translations" / "es.po"
    edit(catalog, 'msgid "Free"\n', '#, fuzzy\nmsgid "Free"\n')
    edit(catalog, 'msgstr "[Place]"', 'msgstr ""')

    assert [fault.path for fault in _faults(folder)] == ["cost", "questions[0].label"]


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
    assert "'Elm Street'" in _one(folder).problem


def test_speech_texts_are_translated_too(folder: Path) -> None:
    edit(folder / SERVICE, "cost: Free", "cost: {text: Free, speech: It costs nothing}")

    assert _one(folder).path == "cost.speech"


def test_a_language_without_a_catalog_is_a_fault(folder: Path) -> None:
    (folder / "translations" / "es.po").unlink()

    assert _one(folder).problem == "the catalog of es is missing"


def test_a_broken_catalog_names_its_line(folder: Path) -> None:
    edit(folder / "translations" / "es.po", 'msgstr "[Free]"', 'msgstr "[Free]')
    fault = _one(folder)

    assert fault.file == "translations/es.po"
    assert fault.line > 4


def test_places_in_braces_must_survive_translation(folder: Path) -> None:
    edit(folder / SERVICE, "cost: Free", "cost: Free {today}")
    translate(folder, "es")
    edit(folder / "translations" / "es.po", "[Free {today}]", "[Gratis {hoy}]")

    assert _one(folder).problem == "the places in braces differ in es: '[Gratis {hoy}]'"


def test_unknown_icons_are_faults_where_icons_are_known(folder: Path) -> None:
    assert {fault.path for fault in _faults(folder, {"library"})} == {"icon", "[0].icon"}
    read_pack(folder, {"library", "street-light"})


def test_words_that_yaml_once_took_for_booleans_stay_words(folder: Path) -> None:
    edit(folder / SERVICE, "keywords: [lamp, dark street]", "keywords: [no, on, off, yes, 09:30]")
    translate(folder, "es")

    keywords = read_pack(folder).service("street-light").keywords
    assert [str(word) for word in keywords] == ["no", "on", "off", "yes", "09:30"]


def test_anchors_are_refused(folder: Path) -> None:
    """A value that refers to itself would otherwise never end."""
    edit(folder / SERVICE, "keywords: [lamp, dark street]", "keywords: &k [lamp, *k]")

    assert any("anchor" in fault.problem for fault in _faults(folder))


def test_a_private_answer_is_kept_out_of_a_public_description(folder: Path) -> None:
    edit(
        folder / SERVICE,
        "questions:",
        "open311:\n  service_code: '12'\n  endpoint: hub\n"
        "  description: [more, contact, gone]\n"
        "  attributes: {wires: {code: w, values: {maybe: m}}}\n"
        "questions:",
    )
    problems = [fault.problem for fault in _faults(folder)]

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
    assert _one(folder).problem == "this endpoint has no id"


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
    faults = _faults(folder)

    assert any(fault.file == file for fault in faults)
    assert all(fault.problem and fault.mend for fault in faults)


def test_no_folder_is_a_fault(tmp_path: Path) -> None:
    assert _one(tmp_path / "gone").problem == "there is no such folder"


def test_faults_read_as_a_sentence_and_as_data(folder: Path) -> None:
    edit(folder / SERVICE, "category: streets", "category: parks")
    fault = _one(folder)

    assert str(fault) == (
        f"{SERVICE}:3 at category: there is no category 'parks'. Use one of streets."
    )
    assert fault.to_dict()["line"] == 3


def test_an_appointment_needs_a_list_of_free_times(folder: Path) -> None:
    asked = "  - {id: time, type: appointment, title: Place, slots: desk}\n"
    edit(folder / SERVICE, "questions:\n", f"questions:\n{asked}")
    fault = _one(folder)
    assert fault.problem == "there are no free times 'desk'"
    assert fault.path == "questions[0].slots"

    (folder / "appointments").mkdir()
    (folder / "appointments" / "desk.json").write_text('{"v": 1, "slots": []}')
    assert read_pack(folder)

    (folder / "appointments" / "desk.ics").write_text("<html>")
    assert _one(folder).file == "appointments/desk.ics"


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
    assert _one(folder).problem == "'none-of-these' is no answer of 'needs'"
