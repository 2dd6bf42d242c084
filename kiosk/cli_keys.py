"""`kiosk pack key`: keys that sign packs, and whom a kiosk trusts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli_shape import Home, Json, print_json, settings_of, told_refusal

app = typer.Typer(help="Keys that sign packs, and whom a kiosk trusts.", no_args_is_help=True)


@app.command("new")
def new_key(
    path: Annotated[Path, typer.Argument(help="File for the private key.")], as_json: Json = False
) -> None:
    """Make a key: the private half in a file only you can read, the public half beside it (.pub).

    Keep the private half off the kiosk, on a stick in a drawer; give the public half away.

    Example: kiosk pack key new ann.key
    """
    from kiosk.pack.signature import new_key as make_key
    from kiosk.pack.signature import public_path

    with told_refusal():
        key = make_key(path)
    if as_json:
        return print_json({"id": key.id, "private": str(path), "public": str(public_path(path))})
    return typer.echo(f"{key.id}: keep {path} secret, give {public_path(path)} away")


@app.command("trust")
def trust(
    public: Annotated[list[Path], typer.Argument(help="Public keys (.pub).")],
    pack: Annotated[str, typer.Option(help="Id of the city, as in city.yaml.")],
    threshold: Annotated[int, typer.Option(min=1, help="How many must agree.")],
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Tell a kiosk whose packs to take, in place of what it was told before.

    Example: kiosk pack key trust ann.key.pub bo.key.pub cy.key.pub --pack my-city --threshold 2
    """
    from kiosk.pack.signature import read_public_key
    from kiosk.pack.trust import trust_keys

    with told_refusal():
        told = trust_keys(settings_of(home).home, pack, map(read_public_key, public), threshold)
    ids = [key.id for key in told.keys]
    if as_json:
        return print_json({"pack": told.pack, "threshold": told.threshold, "keys": ids})
    return typer.echo(f"{told.pack}: {told.threshold} of {len(ids)} must agree: {', '.join(ids)}")
