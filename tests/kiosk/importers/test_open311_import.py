"""A service list becomes services that residents can use (Q3, Q4, Q13, Q14)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from kiosk.importers.open311 import import_open311
from kiosk.importers.open311_documents import Open311Documents
from kiosk.importers.report import ImportReport
from kiosk.pack.commands import check_pack
from kiosk.pack.starter import write_starter
from tests.peers.geo_report import GeoReportPeer

SERVICE = {"service_code": 7, "service_name": "Lost_dog ", "description": "A dog ran off."}


def documents(
    services: list[dict[str, Any]], attributes: list[dict[str, Any]] | None = None, **given: Any
) -> Open311Documents:
    definitions = {}
    if attributes is not None:
        definition = {"service_code": services[0]["service_code"], "attributes": attributes}
        definitions = {"7": json.dumps(definition).encode()}
    return Open311Documents(json.dumps(services).encode(), definitions, **given)


def import_one(into: Path, attributes: list[dict[str, Any]]) -> tuple[dict[str, Any], ImportReport]:
    service = {**SERVICE, "metadata": True}
    if not (into / "city.yaml").exists():
        write_starter(into)
    report = import_open311(documents([service], attributes), into, "town")
    written = yaml.safe_load((into / "services" / "town-7.yaml").read_text())
    assert check_pack(into) == []
    return written, report


def asked(service: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in service["questions"] if row["id"] not in ("place", "details", "contact")]


def kinds(report: ImportReport) -> set[str]:
    return {note.kind for note in report.notes}


def test_an_integer_code_becomes_text_and_underscores_become_spaces(tmp_path: Path) -> None:
    service, _ = import_one(tmp_path / "pack", [])
    assert service["open311"]["service_code"] == "7"
    assert service["title"] == "Lost dog"


def test_every_datatype_becomes_a_question(tmp_path: Path) -> None:
    values = [{"key": 1, "name": "Big"}, {"key": 2, "name": "Small"}]
    rows = [
        {"code": "A", "datatype": "string", "description": "Name of the dog?", "required": True},
        {"code": "B", "datatype": "text", "description": "More?"},
        {"code": "C", "datatype": "number", "description": "How old?"},
        {"code": "D", "datatype": "datetime", "description": "When?"},
        {"code": "E", "datatype": "singlevaluelist", "description": "Size?", "values": values},
        {"code": "F", "datatype": "multivaluelist", "description": "Colours?", "values": values},
    ]
    service, report = import_one(tmp_path / "pack", rows)
    types = [row["type"] for row in asked(service)]
    assert types == ["text", "long-text", "number", "date", "choice", "choices"]
    assert asked(service)[1]["required"] is False
    assert service["open311"]["attributes"]["e"] == {
        "code": "E",
        "values": {"big": "1", "small": "2"},
    }
    assert kinds(report) == {"no-endpoint"}


def test_automated_attributes_are_hidden_and_information_is_only_told(tmp_path: Path) -> None:
    rows = [
        {"code": "id", "datatype": "string", "description": "id", "automated": "server_set"},
        {"code": "h", "datatype": "string", "description": "h", "automated": "hidden_field"},
        {"code": "i", "variable": "false", "description": "Call the pound first.\nIt is near."},
    ]
    service, report = import_one(tmp_path / "pack", rows)
    (page,) = asked(service)
    assert page["type"] == "information"
    assert page["body"] == ["Call the pound first.", "It is near."]
    assert "attributes" not in service["open311"]
    assert [note.subject for note in report.notes if note.kind == "hidden"] == ["7/id", "7/h"]


def test_what_cannot_be_asked_as_it_stands_is_reported_and_still_asked(tmp_path: Path) -> None:
    rows = [
        {"code": "A", "datatype": "colour", "description": "Colour?"},
        {"code": "B", "datatype": "singlevaluelist", "description": "Size?", "values": []},
        {
            "code": "C",
            "datatype": "singlevaluelist",
            "description": "Sure?",
            "values": [{"key": "y", "name": "Yes"}],
        },
        {"code": "D", "datatype": "string", "description": ""},
        {"code": "E", "datatype": "string", "description": "Your e-mail address"},
    ]
    service, report = import_one(tmp_path / "pack", rows)
    assert {
        "unknown-datatype",
        "empty-list",
        "one-value",
        "no-question",
        "personal",
    } <= kinds(report)
    assert [row["type"] for row in asked(service)] == ["text", "text", "choice", "text", "text"]
    assert service["open311"]["attributes"]["c"]["values"] == {"yes": "y", "not-sure": ""}
    assert asked(service)[4]["private"] is True


def test_options_that_look_alike_get_ids_of_their_own(tmp_path: Path) -> None:
    values = [
        {"key": "1", "name": "None of these"},
        {"key": "2", "name": "大"},
        {"key": "3", "name": "小"},
        {"key": "4", "name": "A!"},
        {"key": "5", "name": "A?"},
    ]
    rows = [{"code": "E", "datatype": "singlevaluelist", "description": "?", "values": values}]
    service, _ = import_one(tmp_path / "pack", rows)
    keys = service["open311"]["attributes"]["e"]["values"]
    assert list(keys.values()) == ["1", "2", "3", "4", "5"]
    assert len(keys) == 5


def test_flags_and_contradictions_are_reported(tmp_path: Path) -> None:
    services = [
        {**SERVICE, "metadata": True},
        {"service_code": "s", "service_name": "Staff", "keywords": "a, Staff"},
        {"service_code": "w", "service_name": "Web", "description": "See http://x.example"},
    ]
    report = import_open311(documents(services), tmp_path, "town")
    told = {(note.kind, note.subject) for note in report.notes}
    assert {("definition-missing", "7"), ("not-for-residents", "s"), ("address", "w")} <= told
    assert "town-s" not in report.written


def test_a_notice_in_place_of_the_services_imports_nothing(tmp_path: Path) -> None:
    fake = [{"service_code": "XXX", "service_name": "This app is obsolete"}]
    report = import_open311(documents(fake), tmp_path, "town")
    assert [fault.kind for fault in report.faults] == ["fake"]
    assert not (tmp_path / "services").exists()


def test_a_page_of_html_imports_nothing(tmp_path: Path) -> None:
    report = import_open311(Open311Documents(b"<html><body>Sign in</body></html>"), tmp_path)
    assert [fault.kind for fault in report.faults] == ["unreadable"]


def many(count: int) -> list[dict[str, Any]]:
    return [{"service_code": n, "service_name": f"Service {n}"} for n in range(count)]


def test_a_list_that_lost_more_than_half_changes_nothing(tmp_path: Path) -> None:
    import_open311(documents(many(10)), tmp_path, "town")
    report = import_open311(documents(many(4)), tmp_path, "town")
    assert [fault.kind for fault in report.faults] == ["shrunk"]
    report = import_open311(documents(many(6)), tmp_path, "town")
    assert [note.subject for note in report.notes if note.kind == "vanished"] == [
        "6",
        "7",
        "8",
        "9",
    ]


def test_the_same_list_again_leaves_what_people_wrote(tmp_path: Path) -> None:
    import_open311(documents(many(3)), tmp_path, "town")
    path = tmp_path / "services" / "town-1.yaml"
    path.write_text(path.read_text().replace("cost: Free", "cost: Free of charge"))
    report = import_open311(documents(many(3)), tmp_path, "town")
    assert report.written == []
    assert "Free of charge" in path.read_text()


def test_a_city_that_rewords_is_noticed_text_by_text(tmp_path: Path) -> None:
    import_open311(documents(many(3)), tmp_path, "town")
    changed = many(3)
    changed[1]["service_name"] = "Another name"
    report = import_open311(documents(changed), tmp_path, "town")
    assert report.written == ["town-1"]
    assert [note.subject for note in report.notes if note.kind == "reworded"] == ["1/name"]
    written = yaml.safe_load((tmp_path / "services" / "town-1.yaml").read_text())
    assert written["version"] == 2


def test_comments_in_what_was_there_stay(tmp_path: Path) -> None:
    (tmp_path / "categories.yaml").write_text(
        "# our shelves\n- {id: a, title: A, icon: tree, order: 1}\n"
    )
    given = documents(many(2), url="https://city.example/v2")
    report = import_open311(given, tmp_path, "town")
    assert report.categories == ["other"]
    assert (tmp_path / "categories.yaml").read_text().startswith("# our shelves\n")
    (row,) = yaml.safe_load((tmp_path / "endpoints.yaml").read_text())
    assert row == {"id": "town", "url": "https://city.example/v2"}


def test_a_list_is_fetched_with_its_definitions_and_imported(tmp_path: Path) -> None:
    from kiosk.sync.open311.fetch import fetch_open311

    write_starter(tmp_path / "pack")
    with GeoReportPeer() as peer:
        for url in (peer.url, f"{peer.url}/services.xml", f"{peer.url}/services.json"):
            fetched = fetch_open311(url)
            assert set(fetched.definitions) == {"001"}
            assert fetched.url == peer.url
        peer.manners.json = False
        report = import_open311(fetch_open311(peer.url), tmp_path / "pack", "town")
    assert len(report.written) == 4
    assert check_pack(tmp_path / "pack") == []
