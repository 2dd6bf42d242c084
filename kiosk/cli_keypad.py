"""`kiosk keypad`: teach this kiosk which key of its keypad is which (C18)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli_shape import Home, Json

if TYPE_CHECKING:
    from kiosk.devices.keypad import Keymap

app = typer.Typer(help="Teach the kiosk its keypad.", no_args_is_help=True, rich_markup_mode=None)


@app.command()
def learn(
    home: Home = None,
    seconds: Annotated[float, typer.Option(help="How long to wait for each key.")] = 10.0,
    on_screen: Annotated[
        bool, typer.Option("--on-screen", help="Ask on the kiosk's own screen, at your pace.")
    ] = False,
) -> None:
    """Ask for each key of the keypad in turn and keep its scan code in keypad.json.

    Who runs it must be allowed to read /dev/input (group input). A key that nobody strikes in time
    is left as it was.

    Example: kiosk keypad learn --home /var/lib/stoa --on-screen
    """
    from kiosk.devices import input_events, keypad
    from kiosk.entry import hand_over
    from kiosk.settings import load_settings

    folder = load_settings(home).home
    if on_screen:
        hand_over(["keypad", "--home", str(folder)])
    devices = input_events.open_devices()
    if not devices:
        typer.echo("No key can be read. Run this as a user of the group input.", err=True)
        raise typer.Exit(1)

    def ask(key: keypad.Key) -> int | None:
        typer.echo(f"Strike {key} ({seconds:g} s, or wait to skip) ... ", nl=False)
        code = input_events.next_scan_code(devices, seconds)
        typer.echo("skipped" if code is None else f"code {code}")
        return code

    try:
        keymap = keypad.learn(ask, known=_kept(folder))
    finally:
        for device in devices:
            os.close(device)
    typer.echo(f"Kept in {keypad.write_keymap(folder, keymap)}")
    if keymap.missing:
        typer.echo(f"Still missing: {', '.join(keymap.missing)}", err=True)
        raise typer.Exit(1)


@app.command()
def show(home: Home = None, as_json: Json = False) -> None:
    """Say which keys this kiosk knows.

    Ends with 1 where a key that everybody needs is missing.

    Example: kiosk keypad show --json
    """
    from kiosk.settings import load_settings

    keymap = _known(load_settings(home).home)
    keys = {key: code for code, key in sorted(keymap.codes.items())}
    if as_json:
        typer.echo(json.dumps({"keys": keys, "missing": list(keymap.missing)}))
    else:
        typer.echo("\n".join(f"{key:12}{code}" for key, code in keys.items()) or "No key is known.")
    raise typer.Exit(1 if keymap.missing else 0)


def _known(folder: Path) -> Keymap:
    from kiosk.devices.keypad import KeymapFault, read_keymap

    try:
        return read_keymap(folder)
    except KeymapFault as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(1) from None


def _kept(folder: Path) -> Keymap:
    """Return what is known, or nothing where the file is broken: learning mends it."""
    from kiosk.devices.keypad import Keymap, KeymapFault, read_keymap

    try:
        return read_keymap(folder)
    except KeymapFault:
        return Keymap()
