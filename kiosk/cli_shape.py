"""What commands have in common: the options that many take, and how they answer or fail."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from kiosk.pack.faults import Fault
    from kiosk.settings import Settings

Home = Annotated[
    Path | None,
    typer.Option(envvar="KIOSK_HOME", help="Folder that holds all state of this kiosk."),
]
Folder = Annotated[Path, typer.Argument(help="Folder of the pack.")]
Json = Annotated[bool, typer.Option("--json", help="Print data instead of sentences.")]


def settings_of(home: Path | None, pack: Path | None = None) -> Settings:
    """Return the settings; ends the command where a person must mend them."""
    from kiosk.settings import SettingsError, load_settings

    try:
        return load_settings(home, pack=pack)
    except SettingsError as error:
        fail(str(error))


@contextmanager
def told_refusal(*, as_json: bool = False) -> Iterator[None]:
    """Turn what a person can mend into sentences, or data, and end with 1."""
    from kiosk.pack.faults import PackFaults
    from kiosk.pack.refused import Refused

    try:
        yield
    except Refused as error:
        if as_json:
            print_json({"refused": error.to_dict()})
        fail(str(error))
    except PackFaults as error:
        if as_json:
            print_json({"faults": [fault.to_dict() for fault in error.faults]})
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}" if error.filename else str(error))


def listed(faults: Iterable[Fault]) -> str:
    """Return faults as lines to print."""
    return "\n".join(str(fault) for fault in faults)


def print_json(data: Any) -> None:
    """Print data for another program."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def fail(told: str, code: int = 1) -> NoReturn:
    """Say on the error stream what a person can mend, and end the command with `code`."""
    typer.echo(told, err=True)
    raise typer.Exit(code)
