"""`kiosk pack`: the commands for whoever writes what a city publishes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from kiosk import cli_publish

if TYPE_CHECKING:
    from kiosk.importers.hsds_documents import HsdsDocuments
    from kiosk.importers.open311_documents import Open311Documents
    from kiosk.pack.faults import Fault

app = typer.Typer(
    help="Write, check and import what a city publishes.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

for command in cli_publish.COMMANDS:
    app.command()(command)
app.add_typer(cli_publish.keys, name="key")

Folder = Annotated[Path, typer.Argument(help="Folder of the pack.")]
Json = Annotated[bool, typer.Option("--json", help="Print data instead of sentences.")]


@app.command()
def new(folder: Folder) -> None:
    """Write a small valid pack to begin with.

    Example: kiosk pack new my-city
    """
    from kiosk.pack.commands import new_pack  # noqa: PLC0415 (so that --help is quick)

    try:
        files = new_pack(folder)
    except OSError as error:
        _fail(str(error))
    typer.echo("\n".join(str(path) for path in files))


@app.command()
def check(folder: Folder, as_json: Json = False) -> None:
    """List every fault of a pack with its place and how to mend it; ends with 1 if there is one.

    Example: kiosk pack check assets/demo-city
    """
    from kiosk.pack.commands import check_pack  # noqa: PLC0415
    from kiosk.pack_contents import check_contents  # noqa: PLC0415

    faults = check_pack(folder) or check_contents(folder)
    if as_json:
        _print_json([fault.to_dict() for fault in faults])
    else:
        typer.echo(_listed(faults) if faults else f"{folder} has no faults.")
    raise typer.Exit(1 if faults else 0)


@app.command()
def show(
    folder: Annotated[Path, typer.Argument(help="Folder of the pack, or published file.")],
    as_json: Json = False,
) -> None:
    """Sum up a pack: its city, languages, services and places.

    Example: kiosk pack show assets/demo-city
    """
    if folder.is_file():
        return cli_publish.print_published(folder, as_json=as_json)
    from kiosk.pack.commands import show_pack  # noqa: PLC0415
    from kiosk.pack.faults import PackFaults  # noqa: PLC0415

    try:
        summed = show_pack(folder)
    except PackFaults as error:
        _fail(_listed(error.faults))
    if as_json:
        return _print_json(summed)
    typer.echo(f"{summed['name']} ({summed['id']}), version {summed['version']}")
    typer.echo(f"languages: {', '.join(summed['languages'])}")
    for category in summed["categories"]:
        typer.echo(f"{category['title']}: {', '.join(category['services'])}")
    places = ", ".join(f"{number} {kind}" for kind, number in summed["places"].items())
    return typer.echo(f"places: {places}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of the pack's files, for an editor that checks while you write.

    Example: kiosk pack schema > pack.schema.json
    """
    from kiosk.pack.commands import schema as pack_schema  # noqa: PLC0415

    _print_json(pack_schema())


@app.command()
def extract(
    folder: Folder,
    update: Annotated[bool, typer.Option("--update", help="Bring every .po up to date.")] = False,
    as_json: Json = False,
) -> None:
    """Write the template for translators; with --update, add new texts to every language.

    Example: kiosk pack extract my-city --update
    """
    from kiosk.pack.commands import extract_pack  # noqa: PLC0415
    from kiosk.pack.faults import PackFaults  # noqa: PLC0415

    try:
        told = extract_pack(folder, update=update)
    except PackFaults as error:
        _fail(_listed(error.faults))
    if as_json:
        return _print_json(told)
    typer.echo(f"{told['texts']} texts in {told['template']}")
    for tag, waiting in told["waiting"].items():
        typer.echo(f"{tag}: {waiting} to translate")
    return None


imports = typer.Typer(help="Turn what a city already publishes into a pack.", no_args_is_help=True)
app.add_typer(imports, name="import")


@imports.command()
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
    from kiosk.importers.open311 import import_open311  # noqa: PLC0415

    try:
        documents = _documents(source, jurisdiction)
        report = import_open311(documents, into, endpoint)
    except OSError as error:
        _fail(f"{error.filename or source}: {error.strerror or error}")
    if as_json:
        _print_json(report.to_dict())
    else:
        for row in (*report.faults, *report.notes):
            typer.echo(f"{row.kind:24}{row.subject:20}{row.text}", err=row in report.faults)
        told = f"{len(report.written)} services written, {len(report.unchanged)} unchanged"
        typer.echo(f"{told}, {len(report.categories)} new categories, {len(report.notes)} notes")
    raise typer.Exit(0 if report.is_fine else 1)


@imports.command()
def gtfs(
    feed: Annotated[Path, typer.Argument(help="The feed, a zip file or a folder.")],
    home: Annotated[
        Path | None, typer.Option(help="Where all state lives; default KIOSK_HOME.")
    ] = None,
    into: Annotated[
        Path | None, typer.Option(help="Folder of a pack that is to carry the feed instead.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Make the kiosk's timetable from a GTFS feed; the one before stays unless it is whole.

    With --into the feed goes into a pack, and every kiosk of the pack has it.

    Example: kiosk pack import gtfs feed.zip --into my-city
    """
    from kiosk.importers.gtfs import import_gtfs  # noqa: PLC0415
    from kiosk.importers.gtfs_pack import import_gtfs_into  # noqa: PLC0415
    from kiosk.importers.gtfs_schema import TIMETABLE_FILE  # noqa: PLC0415
    from kiosk.settings import SettingsError, load_settings  # noqa: PLC0415

    try:
        if into is not None:
            report = import_gtfs_into(feed, into)
        else:
            report = import_gtfs(feed, load_settings(home).home / TIMETABLE_FILE)
    except SettingsError as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"{error.filename or feed}: {error.strerror or error}")
    if as_json:
        _print_json(report.to_dict())
    else:
        for row in report.rejected:
            typer.echo(f"{row.file}:{row.line}: {row.reason}", err=True)
        for told in (*report.notes, *report.faults):
            typer.echo(told, err=True)
        typer.echo(", ".join(f"{file} {count}" for file, count in report.rows.items()))
        typer.echo(f"{report.rejected_count} rows left out, {report.interpolated} times estimated")
    raise typer.Exit(0 if report.is_fine else 1)


@imports.command()
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
    from kiosk.clock import SystemClock  # noqa: PLC0415
    from kiosk.importers.hsds import citys_zone, import_hsds  # noqa: PLC0415

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
        _fail(f"{error.filename or source}: {error.strerror or error}")
    except ValueError as error:
        _fail(str(error))
    if as_json:
        _print_json(report.to_dict())
    else:
        for row in (*report.faults, *report.notes):
            typer.echo(f"{row.kind:14}{row.subject:40} {row.text}", err=row in report.faults)
        told = f"{len(report.written)} places written, {len(report.unchanged)} unchanged"
        typer.echo(f"{told}, {len(report.notes)} notes")
    raise typer.Exit(0 if report.is_fine else 1)


@imports.command()
def events(
    file: Annotated[Path, typer.Argument(help="A calendar, as .ics.", show_default=False)],
    into: Annotated[Path, typer.Option(help="The pack to write into.")],
    name: Annotated[str | None, typer.Option(help="Its name there; default: the file's.")] = None,
    as_json: Json = False,
) -> None:
    """Put the events of an iCalendar file into a pack; again takes the place of the last.

    Example: kiosk pack import events library.ics --into my-city
    """
    from dataclasses import asdict  # noqa: PLC0415

    from kiosk.importers.events import BrokenCalendar, import_events  # noqa: PLC0415

    try:
        report = import_events(file, into, name)
    except (BrokenCalendar, OSError) as error:
        _fail(f"{file}: {error}")
    if as_json:
        _print_json(asdict(report))
    else:
        typer.echo(
            f"{into / report.file}: {report.events} events, {report.repeating} of them repeating, "
            f"{report.texts} texts. Translate them with: kiosk pack extract {into} --update"
        )


def _documents(source: str, jurisdiction: str | None) -> Path | Open311Documents:
    """Return the folder or file, or fetch what lies at an address."""
    if not source.startswith(("http://", "https://")):
        return Path(source)
    from pydantic import ValidationError  # noqa: PLC0415

    from kiosk.sync.open311.client import NotOffered  # noqa: PLC0415
    from kiosk.sync.open311.fetch import fetch_open311  # noqa: PLC0415
    from kiosk.sync.open311.transport import NoReply, NotSent  # noqa: PLC0415

    try:
        return fetch_open311(source, jurisdiction)
    except ValidationError as error:
        _fail(f"{source}: {error.errors()[0]['msg']}.")
    except (NotOffered, NoReply, NotSent) as error:
        _fail(f"{source} has no service list that can be read ({error}).")


def _directory(source: str) -> Path | HsdsDocuments:
    """Return the folder or file, or all services of the API at an address; OSError, ValueError."""
    if not source.startswith(("http://", "https://")):
        return Path(source)
    from kiosk.sync.hsds_fetch import fetch_hsds  # noqa: PLC0415

    return fetch_hsds(source)


def _listed(faults: Iterable[Fault]) -> str:
    return "\n".join(str(fault) for fault in faults)


def _print_json(data: Any) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _fail(told: str, code: int = 1) -> NoReturn:
    typer.echo(told, err=True)
    raise typer.Exit(code)
