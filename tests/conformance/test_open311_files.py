"""Real cities' files: San Francisco, Bloomington."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.georeport.document import read_document
from kiosk.georeport.errors import read_errors
from kiosk.georeport.requests import read_posted, read_requests, read_token
from kiosk.georeport.services import read_definition, read_services
from kiosk.importers.open311 import import_open311
from kiosk.pack.commands import check_pack
from kiosk.pack.reader import read_pack
from kiosk.pack.starter import write_starter

_DATA = Path(
    os.environ.get("STOA_TEST_DATA") or Path(__file__).parents[2] / ".." / "shared" / "data"
)
OPEN311 = _DATA / "open311"

pytestmark = pytest.mark.skipif(
    not OPEN311.is_dir(), reason=f"no real data at {OPEN311}; set STOA_TEST_DATA"
)


def body(name: str) -> bytes:
    return (OPEN311 / name).read_bytes()


@pytest.mark.parametrize(
    ("city", "count", "first"), [("san-francisco", 36, "001"), ("bloomington", 53, "2")]
)
def test_a_real_service_list_becomes_a_pack_without_a_fault(
    tmp_path: Path, city: str, count: int, first: str
) -> None:
    write_starter(tmp_path / "pack")
    report = import_open311(OPEN311 / city, tmp_path / "pack", city)
    assert report.is_fine
    assert len(report.written) == count
    assert check_pack(tmp_path / "pack") == []
    pack = read_pack(tmp_path / "pack")
    imported = [service for service in pack.services if service.imported is not None]
    assert len(imported) == count
    service = pack.service(f"{city}-{first}")
    assert service.open311 is not None
    assert service.open311.service_code == first
    assert "_" not in service.title.text


def test_bloomingtons_missing_definitions_are_told(tmp_path: Path) -> None:
    report = import_open311(OPEN311 / "bloomington" / "services.json", tmp_path)
    missing = [note for note in report.notes if note.kind == "definition-missing"]
    assert len(missing) == 13


def test_san_franciscos_definition_has_its_list_without_a_container() -> None:
    definition = read_definition(read_document(body("san-francisco/service_definition.xml")))
    (attribute,) = definition.attributes
    assert (definition.code, attribute.code, attribute.required) == ("DMV66", "WHISHETN", True)
    assert [value.key for value in attribute.values] == ["123", "124"]


def test_san_franciscos_namespaces_do_not_matter() -> None:
    services = read_services(read_document(body("san-francisco/services.xml")))
    assert services[0].groups == ("Litter Receptacles",)


def test_san_franciscos_replies_are_read() -> None:
    posted = read_posted(read_document(body("san-francisco/post_service_request.xml")))
    assert posted is not None
    assert posted.id == "293944"
    token = read_document(body("san-francisco/request_id_from_token.xml"))
    assert read_token(token, "12345") == "638344"
    rows = read_requests(read_document(body("san-francisco/service_requests.xml")))
    assert rows is not None
    assert [(row.id, row.status) for row in rows] == [("638344", "closed"), ("638349", "open")]
    assert read_requests(read_document(body("san-francisco/service_requests_empty.xml"))) == ()


def test_san_franciscos_errors_are_read() -> None:
    (missing,) = read_errors(body("san-francisco/get_service_request_not_found.xml"))
    assert missing.code == "404"
    (key,) = read_errors(body("san-francisco/403.xml").split(b"\n\n", 1)[1])
    assert "api_key" in key.description
