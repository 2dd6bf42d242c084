"""Where a pack keeps its places of help: one JSON file for each publisher, in `help/`."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from kiosk.pack.help_places import HelpDirectory

FOLDER = "help"


class HelpFileFault(Exception):
    """A file of places cannot be read; says which, and where in it."""

    def __init__(self, file: str, place: str, problem: str) -> None:
        super().__init__(f"{file}: {place}: {problem}")
        self.place = place
        self.problem = problem


def read_help(pack_folder: Path) -> tuple[HelpDirectory, ...]:
    """Return the directories of a pack in the order of their names; none where there is no folder.

    Raises HelpFileFault, and OSError where a file cannot be opened.
    """
    return tuple(read_help_file(path) for path in sorted((pack_folder / FOLDER).glob("*.json")))


def read_help_file(path: Path) -> HelpDirectory:
    """Return one directory; raises HelpFileFault and OSError."""
    try:
        return HelpDirectory.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise HelpFileFault(path.name, place, first["msg"]) from None


def write_help(pack_folder: Path, directory: HelpDirectory) -> Path:
    """Write a directory in place of the last one, whole or not at all; return its file."""
    path = help_path(pack_folder, directory.source)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(
        directory.model_dump_json(indent=1, exclude_defaults=True) + "\n", encoding="utf-8"
    )
    beside.replace(path)
    return path


def help_path(pack_folder: Path, source: str) -> Path:
    """Return the file of one publisher."""
    return pack_folder / FOLDER / f"{source}.json"
