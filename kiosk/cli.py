"""The commands. Each imports only what it runs; the screen's own run in the screen's program."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kiosk import cli_keypad, cli_pack
from kiosk.cli_shape import Home, Json, fail, print_json, settings_of
from kiosk.entry import hand_over

if TYPE_CHECKING:
    from kiosk.events.slots import Booking
    from kiosk.outbox.queue import Outbox
    from kiosk.pack.model import Pack
    from kiosk.settings import Settings
    from kiosk.sync.report import SyncReport

app = typer.Typer(
    name="kiosk",
    help="Stoa: the city's front desk for everyone.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,  # tracebacks never show locals (P25)
)
app.add_typer(cli_pack.app, name="pack")
app.add_typer(cli_keypad.app, name="keypad")

# The screen's program reads these commands' options itself and answers their --help.
READ_THERE = {"allow_extra_args": True, "ignore_unknown_options": True}

PackFolder = Annotated[Path | None, typer.Option(help="Folder of the city pack.")]


@app.command(add_help_option=False, context_settings=READ_THERE)
def run(context: typer.Context) -> None:
    """Open the kiosk: kiosk run --windowed --size 1080x1920."""
    hand_over(["run", *context.args])


@app.command(add_help_option=False, context_settings=READ_THERE)
def tour(context: typer.Context) -> None:
    """Walk a journey and leave pictures: kiosk tour --out out/ar --language ar."""
    hand_over(["tour", *context.args])


@app.command(add_help_option=False, context_settings=READ_THERE)
def audit(context: typer.Context) -> None:
    """Look at every screen in every way and say what is wrong: kiosk audit --out out/audit."""
    hand_over(["audit", *context.args])


@app.command()
def sync(
    home: Home = None,
    pack: PackFolder = None,
    once: Annotated[bool, typer.Option("--once", help="Send what is due, then end.")] = False,
    as_json: Json = False,
) -> None:
    """Send what is saved to the city and fetch the news of requests; runs until it is ended.

    Also asks for what the rows of endpoints.yaml and <home>/feeds/*.yaml name by their kind:
    warnings, live times, free times and their keeping, ballots, places that help, the timetable.
    It builds their indexes, and doctor tells how each fetch went.

    Ends with 1 where something needs a person; --json says what.

    Example: kiosk sync --once --home /var/lib/stoa
    """
    from kiosk.pack.installed import load_current
    from kiosk.sync.here import Here
    from kiosk.sync.running import AlreadyRunning, run_sync

    settings = settings_of(home, pack)
    _open_journal(settings)
    with _told_faults():

        def pack_in_use() -> Pack:
            return load_current(settings.home, settings.pack_source).pack

        def sealing_key() -> bytes | None:
            key = pack_in_use().city.sealing_key
            return base64.b64decode(key) if key else None

        def here() -> Here:
            pack = pack_in_use()
            city = pack.city
            return Here(city.zone, pack.languages, city.kiosk.timetable_stops, pack.folder)

        try:
            report = run_sync(
                settings.home,
                once,
                pack_endpoints=lambda: pack_in_use().endpoints,
                key=settings.endpoint_key,
                city_key=sealing_key,
                here=here,
            )
        except AlreadyRunning:
            fail(f"Another sync is at work on {settings.home}.")
    if as_json:
        print_json(report.to_dict())
    elif once:
        _print_report(report)
    raise typer.Exit(0 if report.is_fine else 1)


@app.command()
def status(
    reference: Annotated[str | None, typer.Argument(help="Like KX4-7PM.")] = None,
    home: Home = None,
    refused: Annotated[
        bool, typer.Option("--refused", help="List what a person must look at.")
    ] = False,
    counts: Annotated[bool, typer.Option("--counts", help="How many are in each state.")] = False,
    as_json: Json = False,
) -> None:
    """Say where a request is, which ones need a person, or how many there are.

    Ends with 1 where the reference is not known here.

    Example: kiosk status KX4-7PM
    """
    if sum([reference is not None, refused, counts]) != 1:
        fail("Give a reference, --refused or --counts.", code=2)
    with _outbox(settings_of(home)) as outbox:
        if refused:
            rows = [_row(row) for row in outbox.refused()]
            print_json(rows) if as_json else _print_table(rows, "Nothing needs a person.")
        elif counts:
            found = outbox.counts()
            lines = (f"{state:14}{number}" for state, number in found.items())
            print_json(found) if as_json else typer.echo("\n".join(lines))
        else:
            _print_status(outbox, reference or "", _booking(home, reference), as_json=as_json)


@app.command()
def doctor(home: Home = None, pack: PackFolder = None, as_json: Json = False) -> None:
    """Say what is right on this machine, what is missing, and how to mend it.

    Ends with 1 where the kiosk could not do its work.

    Example: kiosk doctor --json
    """
    from kiosk.doctor import examine, is_fit

    findings = examine(settings_of(home, pack))
    if as_json:
        print_json([finding.to_dict() for finding in findings])
    else:
        for finding in findings:
            mark = "ok  " if finding.ok else "MEND" if finding.needed else "note"
            typer.echo(f"{mark}  {finding.what:28}{finding.found}")
            if not finding.ok:
                typer.echo(f"      {'':28}-> {finding.mend}")
    raise typer.Exit(0 if is_fit(findings) else 1)


@app.command()
def settings(as_json: Json = False) -> None:
    """List every setting with its variable, default and meaning.

    Example: kiosk settings --json
    """
    from dataclasses import asdict

    from kiosk.settings import settings_table

    rows = settings_table()
    if as_json:
        return print_json([asdict(row) for row in rows])
    for row in rows:
        default = f" Default: {row.default}." if row.default else ""
        typer.echo(f"{row.key:22}{row.variable:28}{row.text}{default}")
    return None


def _open_journal(settings: Settings) -> None:
    from kiosk.clock import SystemClock
    from kiosk.journal import open_journal

    open_journal(settings.log_level, SystemClock())


@contextmanager
def _outbox(settings: Settings) -> Iterator[Outbox]:
    """Open the outbox of a home that is there; looking must not make one."""
    from kiosk.clock import SystemClock
    from kiosk.outbox.opening import open_outbox

    if not settings.outbox_path.exists():
        fail(f"There is no outbox in {settings.home}. Is --home right?")
    with _told_faults():
        outbox = open_outbox(settings.home, SystemClock())
    try:
        yield outbox
    finally:
        outbox.close()


@contextmanager
def _told_faults() -> Iterator[None]:
    """Turn what a person can mend into a sentence instead of a traceback."""
    from kiosk.pack.faults import PackFaults
    from kiosk.store.errors import WrongEngine

    try:
        yield
    except (WrongEngine, PackFaults) as error:
        fail(str(error))


def _booking(home: Path | None, reference: str | None) -> Booking | None:
    """What the city says of the time of a request; sync wrote it down."""
    from kiosk.clock import SystemClock
    from kiosk.events.slot_holds import SlotHolds
    from kiosk.outbox.reference import parse_reference

    parsed = parse_reference(reference or "")
    return SlotHolds(settings_of(home).home, SystemClock()).booking(parsed) if parsed else None


def _print_status(
    outbox: Outbox, reference: str, booking: Booking | None, *, as_json: bool
) -> None:
    found = outbox.status(reference)
    if found is None:
        fail(f"The reference {reference} is not known here.")
    row = {
        "reference": found.reference,
        "state": found.state,
        "notes": found.notes,
        "updated_at": found.updated_at.isoformat() if found.updated_at else None,
        "city_id": found.city_id,
        "service": found.service_id,
        "time": f"{booking.starts.isoformat()} {booking.state}" if booking else None,
    }
    if as_json:
        print_json(row)
    else:
        typer.echo("\n".join(f"{name:14}{value}" for name, value in row.items() if value))


def _row(row: Any) -> dict[str, Any]:
    """What staff see of a submission: never its content, which nobody here can read."""
    return {
        "reference": row.reference,
        "service": row.service_id,
        "state": row.state,
        "why": row.why,
        "attempts": row.attempts,
        "destination": row.destination,
        "id": row.id,
    }


def _print_table(rows: list[dict[str, Any]], nothing: str) -> None:
    if not rows:
        typer.echo(nothing)
    for row in rows:
        typer.echo(
            f"{row['reference']:10}{row['service']:24}{row['state']:10}"
            f"{row['why'] or '-':20}{row['attempts']} attempts"
        )


def _print_report(report: SyncReport) -> None:
    done = report.to_dict()
    counts = [f"{name} {number}" for name, number in done.items() if isinstance(number, int)]
    waiting = [f"{state} {number}" for state, number in report.waiting.items()]
    typer.echo(f"this run: {', '.join(counts)}")
    typer.echo(f"outbox: {', '.join(waiting)}")
    for row in (*report.alarms, *report.faults):
        typer.echo(" ".join(str(value) for value in row.values()), err=True)
