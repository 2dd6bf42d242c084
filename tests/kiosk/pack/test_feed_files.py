"""Files of other systems in a pack: what cannot be read is a fault with its file and a mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.pack.faults import Fault, PackFaults
from kiosk.pack.reader import read_pack
from tests.kiosk.pack.made_packs import spanish_pack

FEED = {
    "agency.txt": "agency_timezone\nEurope/Berlin\n",
    "stops.txt": "stop_id,stop_name\nMAIN,Main\n",
    "routes.txt": "route_id\n1\n",
    "trips.txt": "route_id,service_id,trip_id\n1,D,a\n",
    "stop_times.txt": "trip_id,stop_id,stop_sequence\na,MAIN,1\n",
    "calendar.txt": "service_id\nD\n",
}
ALERT = '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"/>'
WARNS = "- {id: own, kind: cap, folder: alerts, name: City}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = spanish_pack(tmp_path / "pack")
    for name in ("timetable", "help", "alerts"):
        (folder / name).mkdir()
    for file, told in FEED.items():
        (folder / "timetable" / file).write_text(told, encoding="utf-8")
    (folder / "help" / "food.json").write_text('{"source": "food", "language": "en"}')
    (folder / "alerts" / "flood.xml").write_text(ALERT)
    with (folder / "endpoints.yaml").open("a", encoding="utf-8") as file:
        file.write(WARNS)
    return folder


def _fault(folder: Path) -> Fault:
    with pytest.raises(PackFaults) as caught:
        read_pack(folder)
    (fault,) = caught.value.faults
    assert fault.mend
    return fault


def test_what_can_be_read_has_no_faults(folder: Path) -> None:
    read_pack(folder)


@pytest.mark.parametrize(
    ("file", "told", "line", "problem"),
    [
        ("help/food.json", '{"source": "food"}', 0, "Field required"),
        ("help/food.json", "{", 0, "cannot be read"),
        ("help/more.json", '{"source": "food", "language": "en"}', 0, "also in food.json"),
        ("timetable/stops.txt", "stop\nMAIN\n", 1, "no column 'stop_id'"),
        ("timetable/trips.txt", None, 0, "missing"),
        ("timetable/calendar.txt", None, 0, "both missing"),
        ("alerts/flood.xml", "<html/>", 1, "not an alert"),
        ("alerts/flood.xml", "<alert>\n<", 2, "not XML"),
        ("alerts/flood.xml", f"<!DOCTYPE alert [<!ENTITY a 'b'>]>{ALERT}", 0, "document type"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_file(
    folder: Path, file: str, told: str | None, line: int, problem: str
) -> None:
    path = folder / file
    path.unlink() if told is None else path.write_text(told, encoding="utf-8")
    fault = _fault(folder)
    assert fault.file in (file, "timetable")
    assert (fault.line, problem in fault.problem) == (line, True)


def test_a_stop_that_the_timetable_does_not_know_is_told(folder: Path) -> None:
    city = folder / "city.yaml"
    told = city.read_text(encoding="utf-8")
    city.write_text(told.replace("kiosk:\n", "kiosk:\n  stops: [MAIN, MILL]\n"), encoding="utf-8")
    assert "'MILL'" in _fault(folder).problem


def test_a_folder_of_warnings_must_be_there(folder: Path) -> None:
    (folder / "alerts" / "flood.xml").unlink()
    (folder / "alerts").rmdir()
    assert _fault(folder).file == "endpoints.yaml"
