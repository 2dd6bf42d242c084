"""`kiosk pack`: the commands for whoever writes what a city publishes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiosk import cli_import, cli_keys, cli_publish
from kiosk.cli_shape import Folder, Json, fail, listed, print_json

app = typer.Typer(
    help="Write, check and import what a city publishes.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

for command in cli_publish.COMMANDS:
    app.command()(command)
app.add_typer(cli_keys.app, name="key")
app.add_typer(cli_import.app, name="import")


@app.command()
def new(folder: Folder) -> None:
    """Write a small valid pack to begin with.

    Example: kiosk pack new my-city
    """
    from kiosk.pack.commands import new_pack

    try:
        files = new_pack(folder)
    except OSError as error:
        fail(str(error))
    typer.echo("\n".join(str(path) for path in files))


@app.command()
def check(folder: Folder, as_json: Json = False) -> None:
    """List every fault of a pack with its place and how to mend it; ends with 1 if there is one.

    Example: kiosk pack check assets/demo-city
    """
    from kiosk.pack.commands import check_pack
    from kiosk.pack_contents import check_contents

    faults = check_pack(folder) or check_contents(folder)
    if as_json:
        print_json([fault.to_dict() for fault in faults])
    else:
        typer.echo(listed(faults) if faults else f"{folder} has no faults.")
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
    from kiosk.pack.commands import show_pack
    from kiosk.pack.faults import PackFaults

    try:
        summed = show_pack(folder)
    except PackFaults as error:
        fail(listed(error.faults))
    if as_json:
        return print_json(summed)
    typer.echo(f"{summed['name']} ({summed['id']}), version {summed['version']}")
    typer.echo(f"languages: {', '.join(summed['languages'])}")
    for category in summed["categories"]:
        typer.echo(f"{category['title']}: {', '.join(category['services'])}")
    places = ", ".join(f"{number} {kind}" for kind, number in summed["places"].items())
    return typer.echo(f"places: {places}")


@app.command()
def schema(
    into: Annotated[
        Path | None, typer.Option(help="Folder of a pack to write them into, for its editors.")
    ] = None,
) -> None:
    """Print the JSON Schema of the pack's files, or put it where editors find it.

    Example: kiosk pack schema --into my-city
    """
    from kiosk.pack.schema import schema as pack_schema
    from kiosk.pack.schema import write_schemas

    if into is None:
        return print_json(pack_schema())
    try:
        written = write_schemas(into)
    except OSError as error:
        fail(f"{into}: {error.strerror}.")
    return typer.echo("\n".join(map(str, written)))


@app.command()
def extract(
    folder: Folder,
    update: Annotated[bool, typer.Option("--update", help="Bring every .po up to date.")] = False,
    as_json: Json = False,
) -> None:
    """Write the template for translators; with --update, add new texts to every language.

    Example: kiosk pack extract my-city --update
    """
    from kiosk.pack.commands import extract_pack
    from kiosk.pack.faults import PackFaults

    try:
        told = extract_pack(folder, update=update)
    except PackFaults as error:
        fail(listed(error.faults))
    if as_json:
        return print_json(told)
    typer.echo(f"{told['texts']} texts in {told['template']}")
    for tag, waiting in told["waiting"].items():
        typer.echo(f"{tag}: {waiting} to translate")
    return None
