"""Directories of human services as publishers really write them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from typer.testing import CliRunner

from kiosk.cli_pack import app
from kiosk.directory.opening import opening_at
from kiosk.importers.hsds import import_hsds, read_hsds, stale_translations
from kiosk.importers.hsds_documents import HsdsDocuments, documents_from_api, documents_in
from kiosk.importers.report import ImportReport
from kiosk.pack.commands import check_pack, new_pack
from kiosk.pack.help_file import HelpFileFault, read_help
from kiosk.pack.help_places import HelpDirectory, PlaceOfHelp

CHICAGO = ZoneInfo("America/Chicago")
TODAY = dt.date(2026, 11, 24)
UUID = "ac148810-d857-441c-9679-408f346de14b"


OTHER_UUID = "3a19ff88-4620-4d17-9830-ac1d859eb5d5"


def service(service_id: str, name: str = "Food pantry", **more: Any) -> dict[str, Any]:
    return {"id": service_id, "name": name, "status": "active", **more}


def taken(into: Path, *rows: Any, **more: Any) -> tuple[ImportReport, HelpDirectory]:
    report = import_hsds(HsdsDocuments(list(rows)), into, zone=CHICAGO, today=TODAY, **more)
    return report, read_help(into)[0]


def kinds(report: ImportReport) -> list[tuple[str, str]]:
    return [(note.kind, note.subject) for note in report.notes]


def test_rows_that_cannot_be_used_are_told_and_the_others_are_taken(tmp_path: Path) -> None:
    report, found = taken(
        tmp_path,
        service("a"),
        service("", "No id"),
        service("b", ""),
        service("c", status="defunct"),
        {"": 7},
        {"id": "d", "colour": "blue"},
        service("e", status="temporarily closed"),
    )
    assert [place.id for place in found.places] == ["a", "e"]
    assert found.places[1].status == "temporarily-closed"
    assert kinds(report) == [
        ("rejected", "No id"),
        ("rejected", "b"),
        ("not-offered", "c"),
        ("rejected", "row 5"),
        ("rejected", "d"),
    ]


def test_one_id_at_two_publishers_of_a_list_stays_two_places(tmp_path: Path) -> None:
    rows = [
        {
            "id": owner,
            "name": owner,
            "locations": [{"id": "loc_1", "name": "Hall", "latitude": "41.9", "longitude": -87}],
        }
        for owner in ("church", "school")
    ]
    _, found = taken(tmp_path, *rows)
    assert [place.id for place in found.places] == ["church@church/loc_1", "school@school/loc_1"]
    assert found.places[0].point == (41.9, -87.0)


def test_the_date_of_a_database_is_not_a_check(tmp_path: Path) -> None:
    modified = service("a", last_modified="2026-11-20T10:00:00Z")
    checked = service("b", last_modified="2026-11-20T10:00:00Z", assured_date="2025-02-03")
    _, found = taken(tmp_path, modified, checked)
    assert [place.assured for place in found.places] == [None, dt.date(2025, 2, 3)]


def test_a_list_of_the_services_before_full_details_costs_nothing(tmp_path: Path) -> None:
    location = {"id": OTHER_UUID, "location_type": "physical", "name": "Hall"}
    whole = service(UUID, service_at_locations=[{"id": "x", "location": location}])
    _, found = taken(tmp_path, service(UUID), whole, location, service("phone-only"))
    assert [place.id for place in found.places] == [f"{UUID}@{OTHER_UUID}", "phone-only"]


def test_two_languages_become_one_record(tmp_path: Path) -> None:
    arabic = HsdsDocuments([service("a", "مخزن الطعام", eligibility_description="للجميع")])
    english = service("a", "Food pantry", eligibility_description="For all")
    report, found = taken(tmp_path, english, also={"ar": arabic})
    assert [place.id for place in found.places] == ["a"]
    told = {(one.field, one.language): one.text for one in found.translations}
    assert told == {("name", "ar"): "مخزن الطعام", ("who", "ar"): "للجميع"}
    # The city rewords the English: the translation stays, and is known to be of older words.
    report, found = taken(tmp_path, {**english, "eligibility_description": "For families"})
    assert [(one.field, one.text) for one in stale_translations(found)] == [("who", "للجميع")]
    assert kinds(report) == [("reworded", "a")]


def test_a_list_that_suddenly_shrinks_is_not_believed(tmp_path: Path) -> None:
    taken(tmp_path, *(service(str(number)) for number in range(9)))
    report, found = taken(tmp_path, service("1"))
    assert [fault.kind for fault in report.faults] == ["shrunk"]
    assert len(found.places) == 9


def test_importing_again_tells_what_changed_and_what_is_gone(tmp_path: Path) -> None:
    taken(tmp_path, service("a"), service("b"), service("c"))
    report, _ = taken(tmp_path, service("a"), service("b", "Soup kitchen"))
    assert (report.unchanged, report.written) == (["a"], ["b"])
    assert kinds(report) == [("vanished", "c")]


class Api:
    """Pages of an API, and what was asked of it."""

    def __init__(self, pages: list[Any], services: Mapping[str, Any] | None = None) -> None:
        self.pages, self.services = pages, services or {}
        self.asked: list[str] = []

    def __call__(self, path: str, asked: Mapping[str, str]) -> bytes:
        self.asked.append(f"{path} {asked.get('page', '')}".strip())
        assert len(self.asked) < 50, "it never ends"
        if path != "/services":
            if (found := self.services.get(path.rsplit("/", 1)[1])) is None:
                raise OSError("404")
            return json.dumps(found).encode()
        number = int(asked["page"])
        page = self.pages[min(number, len(self.pages)) - 1]
        return page if isinstance(page, bytes) else json.dumps(page).encode()


def full(service_id: str) -> dict[str, Any]:
    return service(service_id, service_at_locations=[])


def test_an_api_is_read_to_its_last_page() -> None:
    api = Api([{"contents": [full("a")], "total_pages": 2}, {"contents": [full("b")]}])
    assert [row["id"] for row in documents_from_api(api).rows] == ["a", "b"]


def test_an_api_that_repeats_its_last_page_for_ever_is_left() -> None:
    api = Api([{"contents": [full("a")]}, {"contents": [full("b")]}])
    assert [row["id"] for row in documents_from_api(api).rows] == ["a", "b"]
    assert len(api.asked) == 3


def test_an_api_that_ignores_full_is_asked_for_each_service() -> None:
    api = Api(
        [{"contents": [service("a"), service("b")], "last_page": True}],
        {"a": service("a", email="x@example.org", service_at_locations=[])},
    )
    found = documents_from_api(api)
    assert [row.get("email") for row in found.rows] == ["x@example.org", None]
    assert found.unreadable == [("/services/b", "It could not be fetched: 404")]


def test_a_page_of_a_captive_portal_is_told() -> None:
    found = documents_from_api(Api([b"<html>Please log in</html>"]))
    assert found.rows == []
    assert found.unreadable == [("/services page 1", "It is no JSON.")]


def test_a_file_may_hold_one_row_on_each_line(tmp_path: Path) -> None:
    file = tmp_path / "all.ndjson"
    file.write_text('{"id": "a", "name": "A"}\n{"id": "b", "name": "B"}\n', encoding="utf-8")
    assert [row["id"] for row in documents_in(file).rows] == ["a", "b"]


def test_the_command_imports_in_two_languages_and_refuses_a_pack_without_a_zone(
    tmp_path: Path,
) -> None:
    pack = tmp_path / "pack"
    new_pack(pack)
    for tag, name in (("en", "Food pantry"), ("ar", "مخزن الطعام")):
        (tmp_path / f"{tag}.json").write_text(json.dumps([service("a", name)]), encoding="utf-8")
    source, arabic = str(tmp_path / "en.json"), f"ar={tmp_path / 'ar.json'}"
    run = CliRunner().invoke
    done = run(app, ["import", "hsds", source, "--into", str(pack), "--also", arabic, "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.output)["written"] == ["a"]
    assert [one.language for one in read_help(pack)[0].translations] == ["ar"]
    assert check_pack(pack) == []
    for arguments in (
        [source, "--into", str(tmp_path / "none")],
        [source, "--into", str(pack), "--name", "../x"],
        [str(tmp_path / "missing.json"), "--into", str(pack)],
    ):
        refused = run(app, ["import", "hsds", *arguments])
        assert refused.exit_code == 1
        assert refused.exception is None or isinstance(refused.exception, SystemExit)


def test_a_broken_file_of_places_says_where(tmp_path: Path) -> None:
    (tmp_path / "help").mkdir()
    broken = '{"source": "x", "language": "en", "places": [{"id": 7}]}'
    (tmp_path / "help" / "x.json").write_text(broken, encoding="utf-8")
    with pytest.raises(HelpFileFault, match=r"x\.json: places\.0\.id"):
        read_help(tmp_path)


@pytest.mark.parametrize("wrong", [{"texts": {}}, {"texts": {"name": " "}}, {"latitude": 91}])
def test_a_place_without_a_name_or_off_the_earth_is_refused(wrong: dict[str, Any]) -> None:
    row = {"id": "a", "service_id": "a", "language": "en", "texts": {"name": "A"}}
    PlaceOfHelp.model_validate(row)
    with pytest.raises(ValidationError):
        PlaceOfHelp.model_validate({**row, **wrong})


_ODD = (None, True, 0, -3, 7, 10**30, 1e308, float("nan"), "", "x", "\0", "\ud800", "٣", "1e999")
_TIMES = ("MO", "-1FR", "9MO", "1-5", "9am", "24:00", "2026-01-01", "9999-12-31", "0001-01-01")
_SCALARS = st.sampled_from((*_ODD, *_TIMES, "+1 (415) 555-0100")) | st.text(max_size=6)
_RULE = ("freq", "byday", "interval", "count", "dtstart", "until", "opens_at", "closes_at")
_RULE += ("bymonthday", "byweekno", "valid_from", "valid_to", "wkst")
_PARTS = {
    "schedules": _RULE,
    "phones": ("number", "extension", "type", "languages"),
    "languages": ("code", "name"),
    "locations": ("id", "name", "location_type", "latitude", "longitude", "addresses"),
    "cost_options": ("amount", "option"),
    "attributes": ("taxonomy_term", "link_entity"),
}


def _part(names: tuple[str, ...]) -> st.SearchStrategy[Any]:
    row = st.dictionaries(st.sampled_from(names), _SCALARS, max_size=len(names))
    return st.lists(row, max_size=2) | row | _SCALARS


_ROWS = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from(["a", "b", ""]), "name": st.just("A"), "status": st.just("active")},
        optional={name: _part(parts) for name, parts in _PARTS.items()}
        | {"minimum_age": _SCALARS, "fees_description": _SCALARS, "organization": _SCALARS},
    ),
    min_size=1,
    max_size=2,
)


@settings(max_examples=150, deadline=None)
@given(_ROWS)
def test_no_row_whatever_breaks_an_import_or_the_hours(rows: list[dict[str, Any]]) -> None:
    report = ImportReport("any")
    documents = HsdsDocuments(list(rows))
    found = read_hsds(documents, report, language="en", zone=CHICAGO, today=TODAY)
    now = dt.datetime(2026, 11, 24, 16, tzinfo=dt.UTC)
    for place in found.places:
        opening_at(place, now, CHICAGO)
    assert HelpDirectory.model_validate_json(found.model_dump_json()) == found
