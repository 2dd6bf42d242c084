from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.pack.consultation import Consultation
from kiosk.pack.difference import difference
from kiosk.pack.faults import Fault, PackFaults
from kiosk.pack.publishing import Terms, build_pack
from kiosk.pack.reader import read_pack
from kiosk.pack.signature import PackKey
from kiosk.settings import share_dir
from tests.fakes import FakeClock
from tests.kiosk.pack.made_packs import spanish_pack, translate

FILE = "consultations/bus-shelters.yaml"
WRITTEN = """\
id: bus-shelters
kind: consultation
title: New bus shelters
summary: The city builds ten shelters. Say where.
opens: 2026-11-01
closes: 2026-12-15
questions:
  - id: often
    type: choice
    title: How often do you take the bus?
    options:
      - {id: daily, text: Most days}
      - {id: weekly, text: Some days}
      - {id: never, text: Never}
  - id: why
    type: long-text
    title: What would help you?
    required: false
    when: {question: often, any_of: [daily, weekly]}
results:
  published: 2026-11-20
  answers: 60
  questions:
    - question: often
      counts: [{option: daily, count: 40}, {option: weekly, count: 20}, {option: never, count: 0}]
    - {question: why, comment: Many want a bench.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return spanish_pack(tmp_path / "pack")


def _write(folder: Path, *edits: tuple[str, str]) -> None:
    text = WRITTEN
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    (folder / "consultations").mkdir(exist_ok=True)
    (folder / FILE).write_text(text, encoding="utf-8")


def _faults(folder: Path) -> list[Fault]:
    with pytest.raises(PackFaults) as caught:
        read_pack(folder, check_texts=False)
    return caught.value.faults


def test_a_consultation_is_read_with_its_days_and_results(folder: Path) -> None:
    _write(folder)

    (read,) = read_pack(folder, check_texts=False).consultations

    assert read.results is not None
    assert read.results.questions[0].counts[0].count == 40
    assert not read.is_open(date(2026, 10, 31))
    assert read.is_open(date(2026, 11, 1))
    assert read.is_open(date(2026, 12, 15))
    assert not read.is_open(date(2026, 12, 16))


def test_its_texts_have_to_be_translated(folder: Path) -> None:
    _write(folder)
    with pytest.raises(PackFaults) as caught:
        read_pack(folder)
    assert {fault.file for fault in caught.value.faults} == {FILE}

    translate(folder, "es")
    assert read_pack(folder).translations("es").gettext("Most days") == "[Most days]"


@pytest.mark.parametrize(
    "asked",
    [
        "{id: how, type: contact, title: How do we reach you?}",
        "{id: first-name, type: text, title: What is your name?}",
        "{id: home, type: long-text, title: Say something., private: true}",
        "{id: day, type: date, title: When were you born?}",
        "{id: spot, type: place, title: Where?}",
    ],
)
def test_what_could_lead_to_a_person_is_not_asked(folder: Path, asked: str) -> None:
    _write(folder, ("  - id: why\n", f"  - {asked}\n  - id: why\n"))

    (fault,) = _faults(folder)

    assert fault.path == "questions[1]"
    assert "could lead to a person" in fault.problem


def test_a_place_without_houses_may_be_asked(folder: Path) -> None:
    asked = "{id: spot, type: place, title: Where?, accepts: [landmark, stop]}"
    _write(folder, ("  - id: why\n", f"  - {asked}\n  - id: why\n"))

    assert read_pack(folder, check_texts=False).consultations


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("count: 20", "count: 9", "9 answers are too few to publish"),
        (", count: 20", "", "the count of 'weekly' can be worked out from the others"),
        ("option: never", "option: rarely", "'rarely' is no answer of 'often'"),
        ("question: why, comment", "question: who, comment", "'who' is no question"),
        ("opens: 2026-11-01", "opens: 2026-12-31", "'opens' is after 'closes'"),
        ("any_of: [daily, weekly]", "any_of: [monthly]", "'monthly' is no answer of 'often'"),
        ("id: bus-shelters", "id: bus-shelter", "is not the name of the file"),
        ("id: bus-shelters", "id: bus-shelters\nplace: x", "the key 'place' is not known"),
    ],
)
def test_each_fault_is_told(folder: Path, old: str, new: str, problem: str) -> None:
    _write(folder, (old, new))

    (fault,) = _faults(folder)

    assert problem in fault.problem
    assert fault.file == FILE


def test_two_small_counts_may_be_left_out(folder: Path) -> None:
    _write(folder, (", count: 20", ""), (", count: 0", ""))

    assert read_pack(folder, check_texts=False).consultations


def test_it_has_no_id_of_a_service(folder: Path) -> None:
    _write(folder, ("id: bus-shelters", "id: street-light"))
    (folder / FILE).rename(folder / "consultations/street-light.yaml")

    assert "is there twice" in _faults(folder)[0].problem


def test_a_new_consultation_is_one_change(folder: Path, tmp_path: Path) -> None:
    before = read_pack(folder)
    _write(folder)

    changes = difference(before, read_pack(folder, check_texts=False))

    assert ("consultations.bus-shelters", "added") in {(row.where, row.kind) for row in changes}


def test_its_model_is_frozen_and_complete() -> None:
    assert {"kind", "questions", "results"} <= set(Consultation.model_json_schema()["properties"])


def test_what_a_city_offers_travels_in_the_published_form(folder: Path) -> None:
    _write(folder)
    translate(folder, "es")
    for name in ("events/library.ics", "appointments/desk.json"):
        (folder / name).parent.mkdir()
        source = share_dir("assets") / "demo-city" / "events" / "library.ics"
        content = source.read_bytes() if name.endswith("ics") else b'{"v": 1, "slots": []}'
        (folder / name).write_bytes(content)
    target = folder.parent / "city.stoapack"
    terms = Terms(keys=[PackKey(Ed25519PrivateKey.generate().public_key())])

    manifest = build_pack(folder, target, terms, FakeClock())

    assert {FILE, "events/library.ics", "appointments/desk.json"} <= set(manifest.files)
