"""Indexes that can be thrown away: named by their content, built once, never of another pack."""

from __future__ import annotations

from pathlib import Path

from kiosk.store.index_files import KEPT, index_file, open_or_build


class Damaged(Exception):
    pass


class Builder:
    def __init__(self) -> None:
        self.built = 0

    def build(self, path: Path) -> None:
        self.built += 1
        path.write_text("whole")

    @staticmethod
    def read(path: Path) -> str:
        if path.read_text() != "whole":
            raise Damaged
        return path.read_text()

    def open(self, path: Path) -> str:
        return open_or_build(path, self.read, self.build, (Damaged,))


def test_other_content_or_another_maker_is_another_file(tmp_path: Path) -> None:
    source = tmp_path / "a.json"
    source.write_text("one")
    first = index_file(tmp_path, "help", [source], "1")
    assert index_file(tmp_path, "help", [source], "1") == first
    assert index_file(tmp_path, "help", [source], "2") != first
    source.write_text("two")
    assert index_file(tmp_path, "help", [source], "1") != first


def test_it_is_built_where_it_is_missing_or_damaged_and_only_then(tmp_path: Path) -> None:
    builder, path = Builder(), tmp_path / "index" / "help-1.db"
    assert [builder.open(path), builder.open(path)] == ["whole", "whole"]
    assert builder.built == 1
    path.write_text("torn")
    assert builder.open(path) == "whole"
    assert builder.built == 2


def test_old_ones_of_the_same_kind_go_and_others_stay(tmp_path: Path) -> None:
    builder, folder = Builder(), tmp_path / "index"
    builder.open(folder / "timetable-1.db")
    for number in range(6):
        builder.open(folder / f"help-{number}.db")
    left = sorted(path.name for path in folder.glob("*.db"))
    assert len(left) == KEPT + 1
    assert {"timetable-1.db", "help-5.db"} <= set(left)
