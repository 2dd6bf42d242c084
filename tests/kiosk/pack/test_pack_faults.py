from __future__ import annotations

from pathlib import Path

import pytest

from tests.kiosk.pack.made_packs import edit, faults_of, spanish_pack

SERVICE = "services/street-light.yaml"
STOP = "{id: main-library, kind: stop, name: S, address: a, latitude: 1, longitude: 1}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return spanish_pack(tmp_path / "pack")


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

    found = [fault for fault in faults_of(folder) if fault.file == file]
    assert found, "no fault in that file"
    assert (found[0].line, found[0].path) == (line, path), found
    assert problem in found[0].problem
    assert mend in found[0].mend
