"""Real directories: HSDS 3.0 examples, two publishers of California, Jordan in two languages."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.directory.help_filters import HelpFilters
from kiosk.directory.help_search import HelpSearch
from kiosk.directory.opening import opening_at
from kiosk.importers.hsds import import_hsds, read_hsds
from kiosk.importers.report import ImportReport
from kiosk.pack.help_file import read_help
from kiosk.pack.help_places import HelpDirectory
from tests.built_help import built_help
from tests.fakes import FakeClock

_DATA = Path(
    os.environ.get("STOA_TEST_DATA") or Path(__file__).parents[2] / ".." / "shared" / "data"
)
HSDS = _DATA / "hsds"
ZONE = ZoneInfo("America/Los_Angeles")
AMMAN = ZoneInfo("Asia/Amman")
SERVICE = "ac148810-d857-441c-9679-408f346de14b"
LOCATION = "3a19ff88-4620-4d17-9830-ac1d859eb5d5"

pytestmark = pytest.mark.skipif(
    not HSDS.is_dir(), reason=f"no real data at {HSDS}; set STOA_TEST_DATA"
)


def read(name: str) -> tuple[HelpDirectory, Counter[str]]:
    report = ImportReport(name)
    today = dt.date(2025, 8, 8)
    found = read_hsds(HSDS / name, report, language="en", zone=ZONE, today=today)
    return found, Counter(note.kind for note in report.notes)


@pytest.mark.parametrize(
    "form",
    [
        "service_full.json",
        "service_at_location_full.json",
        "organization_full.json",
        "tabular.json",
        "csv",
        "",
    ],
)
def test_every_form_of_the_official_example_is_the_same_place(form: str) -> None:
    found, notes = read(f"spec-3.0/examples/{form}")
    (place,) = found.places
    assert place.id == f"{SERVICE}@{LOCATION}"
    assert place.texts["name"] == "Community Counselling"
    assert place.address is not None
    assert place.address.lines[0] == "1-30 Main Street"
    assert [(phone.dial, phone.extension) for phone in place.phones] == [("+441234234567", "100")]
    assert '"' not in place.phones[0].shown
    assert place.languages == ("ur",)
    assert place.step_free is True
    assert place.assured == dt.date(2005, 1, 1)
    assert place.point is None  # it lies at latitude 100
    assert notes["no-point"] >= 1
    assert "Ann Persona" not in place.model_dump_json()
    now = dt.datetime(2025, 8, 8, 18, tzinfo=dt.UTC)
    assert opening_at(place, now, ZONE).state == "no-longer"


@pytest.mark.parametrize(
    ("name", "places", "rejected"),
    [
        ("sfmarin_food_bank_ca.json", 74, 0),
        ("second_harvest_of_silicon_valley_ca.json", 285, 2),
    ],
)
def test_messy_publishers_are_read_nearly_whole(name: str, places: int, rejected: int) -> None:
    found, notes = read(name)
    assert len(found.places) == places
    assert notes["rejected"] == rejected  # rows that are broken JSON inside of JSON
    assert len({place.id for place in found.places}) == places
    assert sum(place.point is None for place in found.places) <= 1
    assert sum(place.address is None for place in found.places) <= 6
    now = dt.datetime(2025, 8, 8, 18, tzinfo=dt.UTC)
    states = Counter(opening_at(place, now, ZONE).state for place in found.places)
    assert states == {"not-confirmed": places}  # their hours have times and no days


def test_a_food_bank_is_found_by_what_it_is_and_where(tmp_path: Path, clock: FakeClock) -> None:
    found, _ = read("sfmarin_food_bank_ca.json")
    index = built_help(tmp_path / "help.db", [found], ["en", "es"])
    search = HelpSearch(index, (37.79802, -122.41004), ZONE, clock)
    first = search.find("chinatown salvation", "es").places[0]
    assert first.name.text == "Salvation Army Chinatown"
    assert search.find("noriega", "en").total == 2
    index.close()


def test_jordans_two_languages_become_one_record_each(tmp_path: Path) -> None:
    folder = HSDS / "jordan-en-ar"
    report = import_hsds(
        folder / "services_en.json",
        tmp_path,
        "jordan",
        also={"ar": folder / "services_ar.json"},
        zone=AMMAN,
        today=dt.date(2014, 11, 4),
    )
    assert report.is_fine
    (directory,) = read_help(tmp_path)
    assert len(directory.places) == 60
    named = {one.id for one in directory.translations if one.field == "name"}
    assert named >= {place.id for place in directory.places}
    assert all(one.language == "ar" for one in directory.translations)
    kept = directory.model_dump_json()
    assert "@iocc.org" not in kept
    assert "Margareta" not in kept

    clock = FakeClock(dt.datetime(2014, 11, 4, 9, 0, tzinfo=dt.UTC))  # a Tuesday, 11 in Amman
    index = built_help(tmp_path / "help.db", [directory], ["en", "ar"])
    search = HelpSearch(index, (32.55, 35.85), AMMAN, clock)
    listed = {topic.name.text: topic for topic in search.topics("ar")}
    topic = listed["حماية الطفل"]
    protecting = {
        one.id for one in search.find("", "ar", HelpFilters(topic=topic.id), limit=60).places
    }
    assert len(protecting) == topic.count > 5
    for written, tag in (("child protection", "en"), ("حماية الطفل", "ar"), ("حمايه طفل", "en")):
        found = search.find(written, tag, limit=60)
        assert {one.id for one in found.places} >= protecting
    assert search.find("حماية الطفل", "ar").places[0].name.language == "ar"
    states = Counter(opening_at(place, clock.now(), AMMAN).state for place in directory.places)
    assert states["open"] >= 20
    assert states["no-longer"] == 1
    clock.jump(dt.datetime(2018, 1, 2, 9, 0, tzinfo=dt.UTC))  # all of them ended before
    states = Counter(opening_at(place, clock.now(), AMMAN).state for place in directory.places)
    assert states == {"no-longer": 60}
    assert search.find("child", "en").total == 0
    assert search.topics("ar") == ()
    index.close()
