"""`kiosk pack import`: what a city already publishes becomes part of its pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from kiosk.cli_shape import Home, Json, fail, print_json, settings_of

if TYPE_CHECKING:
    from kiosk.importers.hsds_documents import HsdsDocuments
    from kiosk.importers.open311_documents import Open311Documents
    from kiosk.importers.report import ImportReport

app = typer.Typer(help="Turn what a city already publishes into a pack.", no_args_is_help=True)


@app.command()
def open311(
    source: Annotated[str, typer.Argument(help="Address of an endpoint, or a file or folder.")],
    into: Annotated[Path, typer.Option(help="Folder of the pack to add the services to.")],
    endpoint: Annotated[
        str, typer.Option(help="Id of the endpoint; services are named after it.")
    ] = "city-311",
    jurisdiction: Annotated[
        str | None, typer.Option(help="Jurisdiction id, where the endpoint serves several cities.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Add the services of an Open311 service list, with their questions, to a pack.

    Importing again changes only what the city changed. Ends with 1 where nothing was imported.

    Example: kiosk pack import open311 https://city.example/open311/v2 --into my-city
    """
    from kiosk.importers.open311 import import_open311

    try:
        documents = _documents(source, jurisdiction)
        report = import_open311(documents, into, endpoint)
    except OSError as error:
        fail(f"{error.filename or source}: {error.strerror or error}")
    _tell(report, "services", f", {len(report.categories)} new categories", as_json=as_json)


@app.command()
def gtfs(
    feed: Annotated[Path, typer.Argument(help="The feed, a zip file or a folder.")],
    home: Home = None,
    into: Annotated[
        Path | None, typer.Option(help="Folder of a pack that is to carry the feed instead.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Make the kiosk's timetable from a GTFS feed; the one before stays unless it is whole.

    With --into the feed goes into a pack, and every kiosk of the pack has it.

    Example: kiosk pack import gtfs feed.zip --into my-city
    """
    from kiosk.importers.gtfs import import_gtfs
    from kiosk.importers.gtfs_pack import import_gtfs_into
    from kiosk.importers.gtfs_schema import TIMETABLE_FILE

    try:
        if into is not None:
            report = import_gtfs_into(feed, into)
        else:
            report = import_gtfs(feed, settings_of(home).home / TIMETABLE_FILE)
    except OSError as error:
        fail(f"{error.filename or feed}: {error.strerror or error}")
    if as_json:
        print_json(report.to_dict())
    else:
        for row in report.rejected:
            typer.echo(f"{row.file}:{row.line}: {row.reason}", err=True)
        for told in (*report.notes, *report.faults):
            typer.echo(told, err=True)
        typer.echo(", ".join(f"{file} {count}" for file, count in report.rows.items()))
        typer.echo(f"{report.rejected_count} rows left out, {report.interpolated} times estimated")
    raise typer.Exit(0 if report.is_fine else 1)


@app.command()
def hsds(
    source: Annotated[
        str, typer.Argument(help="Address of an HSDS 3.0 API, or a file or folder of it.")
    ],
    into: Annotated[Path, typer.Option(help="Folder of the pack to add the places to.")],
    name: Annotated[
        str, typer.Option(help="Short name of the publisher, like food-bank.")
    ] = "help",
    language: Annotated[str, typer.Option(help="Language of the texts.")] = "en",
    also: Annotated[
        list[str] | None,
        typer.Option(help="The same directory in another language, like ar=arabic.json."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Add the places of a directory of human services to a pack.

    Rows that cannot be used are listed with the reason. Ends with 1 where nothing was imported.

    Example: kiosk pack import hsds https://food.example/hsds --into my-city --name food-bank
    """
    from kiosk.clock import SystemClock
    from kiosk.importers.hsds import citys_zone, import_hsds

    others = dict(part.split("=", 1) for part in also or () if "=" in part)
    try:
        zone = citys_zone(into)
        report = import_hsds(
            _directory(source),
            into,
            name,
            language=language,
            also={tag: _directory(other) for tag, other in others.items()},
            zone=zone,
            today=SystemClock().now().astimezone(zone).date(),
        )
    except OSError as error:
        fail(f"{error.filename or source}: {error.strerror or error}")
    except ValueError as error:
        fail(str(error))
    _tell(report, "places", as_json=as_json)


@app.command()
def events(
    file: Annotated[Path, typer.Argument(help="A calendar, as .ics.", show_default=False)],
    into: Annotated[Path, typer.Option(help="The pack to write into.")],
    name: Annotated[str | None, typer.Option(help="Its name there; default: the file's.")] = None,
    as_json: Json = False,
) -> None:
    """Put the events of an iCalendar file into a pack; again takes the place of the last.

    Example: kiosk pack import events library.ics --into my-city
    """
    from dataclasses import asdict

    from kiosk.importers.events import BrokenCalendar, import_events

    try:
        report = import_events(file, into, name)
    except (BrokenCalendar, OSError) as error:
        fail(f"{file}: {error}")
    if as_json:
        print_json(asdict(report))
    else:
        typer.echo(
            f"{into / report.file}: {report.events} events, {report.repeating} of them repeating, "
            f"{report.texts} texts. Translate them with: kiosk pack extract {into} --update"
        )


def _tell(report: ImportReport, things: str, more: str = "", *, as_json: bool) -> NoReturn:
    """Print what was done and left out, faults on the error stream; end with 0, or 1 for faults."""
    if as_json:
        print_json(report.to_dict())
    else:
        for row in (*report.faults, *report.notes):
            typer.echo(f"{row.kind:24}{row.subject:40} {row.text}", err=row in report.faults)
        told = f"{len(report.written)} {things} written, {len(report.unchanged)} unchanged"
        typer.echo(f"{told}{more}, {len(report.notes)} notes")
    raise typer.Exit(0 if report.is_fine else 1)


def _documents(source: str, jurisdiction: str | None) -> Path | Open311Documents:
    """Return the folder or file, or fetch what lies at an address."""
    if not source.startswith(("http://", "https://")):
        return Path(source)
    from pydantic import ValidationError

    from kiosk.sync.open311.client import NotOffered
    from kiosk.sync.open311.fetch import fetch_open311
    from kiosk.sync.open311.transport import NoReply, NotSent

    try:
        return fetch_open311(source, jurisdiction)
    except ValidationError as error:
        fail(f"{source}: {error.errors()[0]['msg']}.")
    except (NotOffered, NoReply, NotSent) as error:
        fail(f"{source} has no service list that can be read ({error}).")


def _directory(source: str) -> Path | HsdsDocuments:
    """Return the folder or file, or all services of the API at an address; OSError, ValueError."""
    if not source.startswith(("http://", "https://")):
        return Path(source)
    from kiosk.sync.hsds_fetch import fetch_hsds

    return fetch_hsds(source)
