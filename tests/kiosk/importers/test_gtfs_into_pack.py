"""A feed put into a pack: whole, only what kiosks read, or not at all."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk import cli
from kiosk.importers import gtfs_pack
from kiosk.importers.gtfs_pack import import_gtfs_into
from kiosk.pack.commands import new_pack
from kiosk.pack.feed_files import check_feed_files
from kiosk.transit.opening import has_timetable
from tests.timetables import TOWN, write_feed


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    new_pack(tmp_path / "pack")
    return tmp_path / "pack"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_feed_lies_in_the_pack_as_a_kiosk_reads_it(tmp_path: Path, pack: Path) -> None:
    feed = write_feed(tmp_path, shapes="shape_id\n1\n")
    report = import_gtfs_into(feed, pack)

    assert report.is_fine
    assert names(pack / "timetable") == TOWN.keys() - {"shapes.txt"}
    assert has_timetable(tmp_path / "home", pack)
    assert check_feed_files(pack, ["S1"], []) == []
    assert names(tmp_path) == {"pack", "feed.zip"}


def test_the_next_feed_takes_the_place_of_the_last_one(tmp_path: Path, pack: Path) -> None:
    import_gtfs_into(write_feed(tmp_path), pack)
    (pack / "timetable" / "old.txt").touch()
    import_gtfs_into(write_feed(tmp_path, feed_info=None, stops=TOWN["stops.txt"] + "\n"), pack)

    assert "old.txt" not in names(pack / "timetable")
    assert (pack / "timetable/stops.txt").read_text() == TOWN["stops.txt"] + "\n"


def test_a_feed_that_cannot_be_used_changes_nothing(tmp_path: Path, pack: Path) -> None:
    import_gtfs_into(write_feed(tmp_path), pack)
    report = import_gtfs_into(write_feed(tmp_path, stops=None), pack)

    assert not report.is_fine
    assert (pack / "timetable/stops.txt").read_text() == TOWN["stops.txt"]


def test_a_feed_too_large_for_a_pack_says_what_to_do(
    tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gtfs_pack, "LARGEST", 100)
    report = import_gtfs_into(write_feed(tmp_path), pack)

    assert "import the feed on the kiosk" in report.faults[0]
    assert not (pack / "timetable").exists()


def test_a_folder_that_is_no_pack_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        cli.app, ["pack", "import", "gtfs", str(write_feed(tmp_path)), "--into", str(tmp_path)]
    )
    assert done.exit_code == 1
    assert "city.yaml" in done.output


def test_check_reads_the_rows_of_a_pack_and_its_alerts(tmp_path: Path, pack: Path) -> None:
    times = TOWN["stop_times.txt"] + "ghost,11:00:00,11:00:00,S1,1,\n"
    import_gtfs_into(write_feed(tmp_path, stop_times=times), pack)
    (pack / "alerts").mkdir()
    (pack / "alerts/flood.xml").write_text(
        '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>a</identifier></alert>'
    )
    (pack / "endpoints.yaml").write_text("- {id: w, kind: cap, folder: alerts, name: City}\n")
    done = CliRunner().invoke(cli.app, ["pack", "check", str(pack)])

    assert done.exit_code == 1
    assert "timetable/stop_times.txt:13" in done.output
    assert "there is no trip 'ghost'" in done.output
    assert "alerts/flood.xml" in done.output
    assert "alert/sender" in done.output


def test_a_damaged_zip_is_told_not_raised(tmp_path: Path, pack: Path) -> None:
    feed = write_feed(tmp_path)
    whole = feed.read_bytes()
    with zipfile.ZipFile(feed) as opened:
        at = opened.getinfo("translations.txt" if "translations.txt" in TOWN else "stops.txt")
    start = at.header_offset + 40
    feed.write_bytes(whole[:start] + b"\xff" * 20 + whole[start + 20 :])

    assert not import_gtfs_into(feed, pack).is_fine
    assert not (pack / "timetable").exists()
