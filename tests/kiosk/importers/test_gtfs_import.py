"""Timetables as cities really publish them, and as attackers would (P42)."""

from __future__ import annotations

import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.importers.gtfs import import_gtfs
from kiosk.importers.gtfs_archive import Caps
from kiosk.importers.gtfs_stop_times import interpolated
from kiosk.importers.gtfs_values import BadValue, seconds
from kiosk.transit.timetable import NoTimetable, Timetable
from tests.timetables import TOWN, open_town, write_feed

HEAD = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"


def test_a_byte_order_mark_spaces_and_unknown_columns_do_not_matter(tmp_path: Path) -> None:
    trips = (
        "\ufeff route_id , service_id,trip_id , colour\n R1 , DAY , a , red\nR1,DAY, b \n"
        "R2,DAY,night,\n"
    )
    with open_town(tmp_path, trips=trips, mystery="a,b\n1,2\n") as town:
        assert [call.trip_code for call in town.calls(town.stop_number("S1") or 0, 0, 86400)] == [
            "a",
            "b",
        ]


def test_rows_left_out_are_told_with_file_line_and_reason(tmp_path: Path) -> None:
    times = TOWN["stop_times.txt"] + "ghost,11:00:00,11:00:00,S1,1,\na,noon,noon,S1,7,\n"
    report = import_gtfs(write_feed(tmp_path, stop_times=times), tmp_path / "t.db")
    told = [(row.file, row.line, row.reason) for row in report.rejected]
    assert ("stop_times.txt", 13, "there is no trip 'ghost'") in told
    assert ("stop_times.txt", 14, "'noon' is not a time like 23:05:00") in told
    assert (report.is_fine, report.rejected_count, report.rows["stop_times.txt"]) == (True, 2, 11)


def test_names_in_an_older_alphabet_are_told(tmp_path: Path) -> None:
    feed = write_feed(tmp_path)
    assert import_gtfs(feed, tmp_path / "t.db").notes == []

    with zipfile.ZipFile(feed) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["stops.txt"] = files["stops.txt"].replace(b"Harbour", "Café".encode("latin-1"))
    with zipfile.ZipFile(feed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    (note,) = import_gtfs(feed, tmp_path / "t.db").notes
    assert note.startswith("stops.txt is not UTF-8")


def test_a_line_number_counts_the_lines_of_quoted_cells(tmp_path: Path) -> None:
    times = HEAD + 'a,10:00:00,10:00:00,"S1\n",1\na,x,x,END,2\na,10:20:00,10:20:00,END,3\n'
    report = import_gtfs(write_feed(tmp_path, stop_times=times), tmp_path / "t.db")
    assert [row.line for row in report.rejected] == [4]


@pytest.mark.parametrize("bad", [0, 250, 499, 500, 777])
def test_one_bad_row_among_many_takes_no_other_with_it(tmp_path: Path, bad: int) -> None:
    """Chunks are written by the column; the bad row must be found in any place of them."""
    rows = [f"a,{5 + n // 60:02}:{n % 60:02}:00,,S1,{n}" for n in range(1100)]
    rows[bad] = "a,never,,S1,9"
    feed = write_feed(tmp_path, stop_times=HEAD + "\n".join(rows))
    report = import_gtfs(feed, tmp_path / "t.db")
    assert [(row.line, row.reason) for row in report.rejected] == [
        (bad + 2, "'never' is not a time like 23:05:00")
    ]
    assert report.rows["stop_times.txt"] == 1099


def test_even_chunks_and_uneven_ones_say_the_same(tmp_path: Path) -> None:
    rows = [
        f"a,{n // 60:02}:{n % 60:02}:00,{n // 60:02}:{n % 60:02}:30,S1,{n}" for n in range(1500)
    ]
    found = []
    for name, extra in (("even", ""), ("ragged", ",")):
        (tmp_path / name).mkdir()
        text = HEAD + "\n".join(row + (extra if n % 500 == 7 else "") for n, row in enumerate(rows))
        with open_town(tmp_path / name, stop_times=text) as town:
            found.append(list(town.calls(town.stop_number("S1") or 0, 0, 200_000)))
    assert found[0] == found[1]
    assert len(found[0]) == 1499


def test_blank_times_are_put_between_and_marked(tmp_path: Path) -> None:
    times = HEAD + "a,10:00:00,10:00:00,S1,1\na,,,S2,2\na,,,MILL,3\na,10:30:00,10:30:00,END,4\n"
    with open_town(tmp_path, stop_times=times) as town:
        (call,) = town.calls(town.stop_number("MILL") or 0, 0, 86400)
        assert (call.departure, call.is_approximate) == (10 * 3600 + 20 * 60, True)
        (first,) = town.calls(town.stop_number("S1") or 0, 0, 86400)
        assert not first.is_approximate


@given(st.lists(st.one_of(st.none(), st.integers(0, 200)), max_size=12))
def test_no_time_is_put_out_of_order(steps: list[int | None]) -> None:
    at, calls = 0, []
    for line, step in enumerate(steps):
        at += step or 0
        calls.append((line, None, None) if step is None else (line, at, at))
    found, lost = interpolated(calls)
    whole = {line: time for line, time, _ in calls if time is not None} | dict(found)
    assert sorted([*whole, *lost]) == list(range(len(steps)))
    in_order = [whole[line] for line in sorted(whole)]
    assert in_order == sorted(in_order)


def test_a_second_row_for_the_same_place_is_left_out(tmp_path: Path) -> None:
    times = TOWN["stop_times.txt"] + "a,10:01:00,10:01:00,S2,1,\n"
    report = import_gtfs(write_feed(tmp_path, stop_times=times), tmp_path / "t.db")
    assert [(row.line, row.reason) for row in report.rejected] == [
        (13, "this stop_sequence was there before")
    ]


def test_a_feed_without_calendar_runs_by_its_dates(tmp_path: Path) -> None:
    dates = "service_id,date,exception_type\nDAY,20261124,1\nXMAS,20261225,1\n"
    with open_town(tmp_path, calendar=None, calendar_dates=dates) as town:
        assert (len(town.active(date(2026, 11, 24))), len(town.active(date(2026, 11, 25)))) == (
            1,
            0,
        )


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"stops": None}, "stops.txt"),
        ({"calendar": None, "calendar_dates": None}, "calendar.txt"),
        ({"agency": "agency_id,agency_timezone\nT,Mars/Olympus\n"}, "time zone"),
        ({"stop_times": HEAD}, "no row"),
        ({"stop_times": "trip_id,stop_id\na,S1\n"}, "stop_sequence"),
        ({"stop_times": HEAD + "q,1:00:00,,S1,1\n" * 9 + "a,1:00:00,,S1,1\n"}, "More than half"),
    ],
)
def test_a_feed_that_cannot_be_used_leaves_the_one_in_use(
    tmp_path: Path, changes: dict[str, str | None], word: str
) -> None:
    open_town(tmp_path).close()
    before = (tmp_path / "timetable.db").read_bytes()
    report = import_gtfs(write_feed(tmp_path, **changes), tmp_path / "timetable.db")
    assert not report.is_fine
    assert word in report.faults[0]
    assert (tmp_path / "timetable.db").read_bytes() == before
    assert not list(tmp_path.glob("*.new"))


def test_an_open_timetable_stays_whole_while_another_takes_its_place(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        stop = town.stop_number("S1") or 0
        import_gtfs(
            write_feed(tmp_path, stop_times=HEAD + "b,9:00:00,,S1,1\nb,9:30:00,,END,2\n"),
            tmp_path / "timetable.db",
        )
        assert len(list(town.calls(stop, 0, 86400))) == 3
    with Timetable(tmp_path / "timetable.db") as town:
        assert [call.trip_code for call in town.calls(stop, 0, 86400)] == ["b"]


def test_bombs_and_damaged_archives_are_refused(tmp_path: Path) -> None:
    target = tmp_path / "t.db"
    (tmp_path / "no.zip").write_bytes(b"PK\x03\x04 not a zip")
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("stops.txt", b"\n" * (40 * 1024 * 1024))
    with zipfile.ZipFile(tmp_path / "line.zip", "w", zipfile.ZIP_DEFLATED) as long:
        for name in ("agency", "stops", "routes", "trips", "calendar", "stop_times"):
            long.writestr(f"{name}.txt", TOWN[f"{name}.txt"])
        long.writestr("translations.txt", "table_name\n" + "x," * 600_000)
    whole = write_feed(tmp_path).read_bytes()
    at = whole.index(b"stop_times.txt") + 40
    (tmp_path / "bits.zip").write_bytes(whole[:at] + b"\xff\xff\xff" + whole[at + 3 :])
    for name in ("no", "bomb", "line", "bits"):
        assert import_gtfs(tmp_path / f"{name}.zip", target).faults, name
    assert import_gtfs(write_feed(tmp_path), target, Caps(unpacked=100)).faults
    assert import_gtfs(write_feed(tmp_path), target, Caps(members=3)).faults
    assert not target.exists()


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_no_damage_to_a_feed_gets_out_as_an_exception(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("feed")
    name = data.draw(st.sampled_from([file.removesuffix(".txt") for file in TOWN]))
    text = TOWN[f"{name}.txt"]
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 20))
    junk = data.draw(st.text(max_size=6).filter(lambda t: t.isprintable() or "\n" in t))
    junk = junk.encode("utf-8", "ignore").decode()
    import_gtfs(write_feed(folder, **{name: text[:at] + junk + text[at + cut :]}), folder / "t.db")


def test_times_pass_midnight_and_nonsense_does_not() -> None:
    assert (seconds(" 25:10:00 "), seconds("9:05:00"), seconds("")) == (90600, 32700, None)
    for raw in ("9:5:00", "-1:00:00", "999:00:00", "10:60:00", "١٠:٠٠:٠٠", "10:00"):
        with pytest.raises(BadValue):
            seconds(raw)


def test_a_file_that_is_no_timetable_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(NoTimetable):
        Timetable(tmp_path / "none.db")
    (tmp_path / "junk.db").write_bytes(struct.pack("100i", *range(100)))
    with pytest.raises(NoTimetable):
        Timetable(tmp_path / "junk.db")


@pytest.mark.parametrize("file", [name.removesuffix(".txt") for name in TOWN])
def test_a_file_without_its_columns_is_told_and_not_fallen_over(tmp_path: Path, file: str) -> None:
    first = TOWN[f"{file}.txt"].split(",")[0]
    feed = write_feed(tmp_path, **{file: f"{first},else\na,2\n", "frequencies": "trip_id\na\n"})
    report = import_gtfs(feed, tmp_path / "t.db")
    assert report.rejected or report.faults
