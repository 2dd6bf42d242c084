"""`kiosk pack build|sign|verify|diff|install|activate|status`: packs as one signed file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.cli_shape import Home, Json, print_json, settings_of, told_refusal

File = Annotated[Path, typer.Argument(help="Published pack, one file.")]


def build(
    folder: Annotated[Path, typer.Argument(help="Folder of the pack.")],
    out: Annotated[Path, typer.Option(help="File to write, like riverbend-7.stoapack.")],
    signer: Annotated[
        list[Path], typer.Option(help="Public key (.pub) of one who may sign; once for each.")
    ],
    days: Annotated[int, typer.Option(min=1, help="Days until it should be replaced.")] = 180,
    grace: Annotated[int, typer.Option(min=0, help="Days it may be installed after that.")] = 30,
    min_app: Annotated[
        str | None, typer.Option(help="Oldest Stoa that may use it; default: this one.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Make the one file that kiosks take; `version` in city.yaml must have gone up.

    Example: kiosk pack build my-city --out my-city-2.stoapack --signer ann.key.pub
    """
    from datetime import timedelta

    from kiosk import __version__
    from kiosk.clock import SystemClock
    from kiosk.pack.commands import check_pack
    from kiosk.pack.faults import PackFaults
    from kiosk.pack.published_commands import show_manifest
    from kiosk.pack.publishing import Terms, build_pack
    from kiosk.pack.signature import read_public_key

    with told_refusal():
        if faults := check_pack(folder):
            raise PackFaults(faults)
        keys = [read_public_key(path) for path in signer]
        terms = Terms(keys, timedelta(days=days), grace, min_app or __version__)
        manifest = build_pack(folder, out, terms, SystemClock())
    if as_json:
        return print_json({"file": str(out), **show_manifest(manifest)})
    typer.echo(f"{out}: {manifest.pack} version {manifest.version}, {len(manifest.files)} files")
    return typer.echo(f"good until {manifest.expires:%Y-%m-%d}; now sign it: kiosk pack sign {out}")


def sign(
    file: File,
    key: Annotated[Path, typer.Option(help="Private key, made by: kiosk pack key new.")],
    as_json: Json = False,
) -> None:
    """Add a signature to a published pack; each signer does it with a key of their own.

    Example: kiosk pack sign my-city-2.stoapack --key ann.key
    """
    from kiosk.pack.publishing import sign_pack
    from kiosk.pack.signature import read_private_key

    with told_refusal():
        head = sign_pack(file, read_private_key(key))
    signed = sorted(head.signatures)
    if as_json:
        return print_json({"file": str(file), "signed": signed, "keys": head.manifest.keys})
    return typer.echo(f"{len(signed)} of {len(head.manifest.keys)} signed: {', '.join(signed)}")


def verify(
    file: File,
    home: Home = None,
    key: Annotated[
        list[Path] | None, typer.Option(help="Public key (.pub) to trust instead; repeat it.")
    ] = None,
    threshold: Annotated[int, typer.Option(min=1, help="How many of --key must agree.")] = 1,
    as_json: Json = False,
) -> None:
    """Check sums, signatures and dates, as an install would; ends with 1 where one is wrong.

    Example: kiosk pack verify my-city-2.stoapack --key ann.key.pub --key bo.key.pub --threshold 2
    """
    from kiosk.clock import SystemClock
    from kiosk.pack.published_commands import verify_pack

    with told_refusal(as_json=as_json):
        told = verify_pack(file, SystemClock(), settings_of(home).home, key or (), threshold)
    if as_json:
        return print_json(told)
    typer.echo(f"{told['id']} version {told['version']}, signed by {', '.join(told['signers'])}")
    return typer.echo(f"good until {told['expires'][:10]} ({told['freshness']})")


def diff(
    old: Annotated[Path, typer.Argument(help="Folder or published file.")],
    new: Annotated[Path, typer.Argument(help="Folder or published file.")],
    as_json: Json = False,
) -> None:
    """List what changed from one pack to another: each text, question and place.

    Example: kiosk pack diff my-city-1.stoapack my-city
    """
    from kiosk.pack.published_commands import diff_packs

    with told_refusal():
        changes = diff_packs(old, new)
    if as_json:
        return print_json([change.to_dict() for change in changes])
    for change in changes:
        language = f" [{change.language}]" if change.language else ""
        typer.echo(f"{change.kind:8} {change.where}{language}")
        for mark, value in (("-", change.before), ("+", change.after)):
            if value is not None:
                typer.echo(f"  {mark} {_one_line(value)}")
    return typer.echo(f"{len(changes)} changes")


def install(
    file: File,
    home: Home = None,
    now: Annotated[
        bool, typer.Option("--activate", help="Put it into use at the next start.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Check a published pack and stage it; ends with 1 where it is refused.

    What is in use stays until the kiosk activates the new one, while nobody is there.

    Example: kiosk pack install my-city-2.stoapack --home /var/lib/stoa
    """
    from kiosk.clock import SystemClock
    from kiosk.pack.commands import drawn_icons
    from kiosk.pack.install import activate as activate_pack
    from kiosk.pack.install import install as install_pack
    from kiosk.pack.published_commands import show_manifest

    folder = settings_of(home).home
    with told_refusal(as_json=as_json):
        done = install_pack(file, folder, SystemClock(), icons=drawn_icons())
        if done.is_new:
            _build_indexes(folder, done.name)
        active = activate_pack(folder) if now else None
    told = {
        **show_manifest(done.manifest),
        "signers": sorted(done.signers),
        "freshness": done.freshness,
        "is_new": done.is_new,
        "activated": active is not None,
    }
    if as_json:
        return print_json(told)
    state = "in use from the next start" if active else "staged" if done.is_new else "there already"
    typer.echo(f"{told['id']} version {told['version']}: {state}")
    if done.freshness != "current":
        typer.echo(f"It was good until {told['expires'][:10]}: fetch a newer one.", err=True)
    return None


def _build_indexes(folder: Path, name: str) -> None:
    """Have the kiosk that takes a published pack up find its indexes ready."""
    from kiosk.clock import SystemClock
    from kiosk.offers_opening import build_indexes
    from kiosk.pack.reader import read_pack
    from kiosk.pack.shelf import Shelf

    pack = read_pack(Shelf(folder).folder(name), check_texts=False)
    build_indexes(folder, pack, SystemClock())


def activate(home: Home = None, as_json: Json = False) -> None:
    """Put the staged pack into use for the next start; ends with 1 where there is none.

    Example: kiosk pack activate --home /var/lib/stoa
    """
    from kiosk.pack.install import activate as activate_pack

    folder = settings_of(home).home
    with told_refusal(as_json=as_json):
        name = activate_pack(folder)
        if name:
            _build_indexes(folder, name)
    if as_json:
        print_json({"activated": name})
    else:
        typer.echo(f"In use: {name}" if name else "Nothing waits to be activated.")
    raise typer.Exit(0 if name else 1)


def status(home: Home = None, as_json: Json = False) -> None:
    """Say which pack is in use, which waits, whom this kiosk trusts, and what is wrong.

    Ends with 1 where staff should do something: a pack past its date, or a damaged one.

    Example: kiosk pack status --home /var/lib/stoa
    """
    from kiosk.clock import SystemClock
    from kiosk.pack.in_use import status_of

    with told_refusal():
        told = status_of(settings_of(home).home, SystemClock())
    current = told["current"]
    fine = not (told["problems"] or told["notices"]) and (
        current is None or current["freshness"] == "current"
    )
    if as_json:
        print_json(told)
    else:
        typer.echo(f"{'pack':10}{told['pack'] or 'no published pack is trusted here'}")
        for name in ("current", "staged", "before"):
            row = told[name]
            what = f"version {row['version']}, good until {row['expires'][:10]}" if row else "-"
            mark = f" ({row['freshness']})" if row and row["freshness"] != "current" else ""
            typer.echo(f"{name:10}{what}{mark}")
        keys = f"{told['threshold']} of {len(told['trusted_keys'])}"
        typer.echo(f"{'keys':10}{keys if told['threshold'] else '-'}")
        rows = {f"{row['problem']}. {row['mend']}" for row in (*told["problems"], *told["notices"])}
        for row in sorted(rows):
            typer.echo(row, err=True)
    raise typer.Exit(0 if fine else 1)


COMMANDS = (build, sign, verify, diff, install, activate, status)


def print_published(file: Path, *, as_json: bool) -> None:
    """Sum up a published pack."""
    from kiosk.pack.published_commands import show_published

    with told_refusal():
        told = show_published(file)
    if as_json:
        return print_json(told)
    published = told["published"]
    typer.echo(f"{told['name']} ({told['id']}), version {told['version']}")
    typer.echo(f"made {published['created'][:10]}, good until {published['expires'][:10]}")
    typer.echo(f"languages: {', '.join(told['languages'])}")
    typer.echo(f"{len(told['services'])} services, {published['files']} files")
    for key in published["keys"]:
        typer.echo(f"key {key}: {'signature' if key in told['signed'] else 'no signature yet'}")
    return typer.echo("Whether the signatures hold: kiosk pack verify")


def _one_line(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
