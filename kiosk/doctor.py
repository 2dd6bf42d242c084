"""What is right on this machine, what is missing, and how to mend it: `kiosk doctor`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.clock import Clock, SystemClock
from kiosk.language.languages import LANGUAGES
from kiosk.settings import Settings, share_dir

FIRST_DAY = datetime(2026, 11, 1, tzinfo=UTC)
"""No kiosk of this version runs before; a clock that says so has lost its battery."""


@dataclass(frozen=True)
class Finding:
    """One thing looked at: what, whether it is right, what was found, and how to mend it.

    `needed` is False where the kiosk works without it, with less.
    """

    what: str
    ok: bool
    found: str
    mend: str = ""
    needed: bool = True

    def to_dict(self) -> dict[str, str | bool]:
        """Return plain data; the mend only where something is to mend."""
        return {**asdict(self), "mend": "" if self.ok else self.mend}


def examine(settings: Settings, clock: Clock | None = None) -> list[Finding]:
    """Look at everything; a check that fails in an unforeseen way is a finding too."""
    checks: tuple[Callable[[], Iterator[Finding]], ...] = (
        lambda: _home(settings),
        lambda: _engine(settings),
        lambda: _fonts(),
        lambda: _voices(settings),
        _screen,
        lambda: _printer(settings),
        lambda: _clock(clock or SystemClock()),
        lambda: _pack(settings),
        lambda: _published(settings, clock or SystemClock()),
        lambda: _translations(),
        lambda: _fetched(settings),
    )
    findings: list[Finding] = []
    for check in checks:
        try:
            findings += check()
        except Exception as error:
            mend = "This should not happen. Please report it with this line."
            findings.append(Finding("doctor", False, f"{type(error).__name__}: {error}", mend))
    return findings


def is_fit(findings: list[Finding]) -> bool:
    """Whether the kiosk can do its work."""
    return all(finding.ok for finding in findings if finding.needed)


def _home(settings: Settings) -> Iterator[Finding]:
    from kiosk.outbox.errors import OutOfSpace  # noqa: PLC0415 (not before they are asked for)
    from kiosk.outbox.space import Space, free_bytes  # noqa: PLC0415

    folder = _existing(settings.home)
    try:
        with tempfile.TemporaryFile(dir=folder):
            yield Finding("home", True, f"{settings.home} can be written")
    except OSError as error:
        mend = "Give the kiosk's account this folder, or choose another with --home."
        yield Finding("home", False, f"{folder}: {error.strerror}", mend)
    free = f"{free_bytes(folder)[0] // (1024 * 1024)} MiB free"
    try:
        Space(folder).check()
        yield Finding("free space", True, free)
    except OutOfSpace:
        mend = "Make room on this disk: new requests are refused until there is some."
        yield Finding("free space", False, free, mend)


def _engine(settings: Settings) -> Iterator[Finding]:
    """Open what is there with all its checks, or a store of the same kind beside it."""
    from kiosk.store.connecting import sqlite_module  # noqa: PLC0415
    from kiosk.store.engine import open_store  # noqa: PLC0415
    from kiosk.store.errors import CorruptStore, WrongEngine  # noqa: PLC0415

    version = f"SQLite {sqlite_module().sqlite_version}"
    exists = settings.outbox_path.exists()
    with tempfile.TemporaryDirectory(dir=_existing(settings.home), prefix=".doctor-") as folder:
        path = settings.outbox_path if exists else Path(folder) / "outbox.db"
        try:
            open_store(path).dispose()
        except (WrongEngine, CorruptStore) as error:
            mend = "Restart the kiosk: it rebuilds a broken store from the spool."
            yield Finding("engine", False, f"{version}: {error}", mend)
            return
    where = str(settings.outbox_path) if exists else "no requests yet"
    yield Finding("engine", True, f"{version}, WAL, synchronous FULL, {where}")


def _fonts() -> Iterator[Finding]:
    families = _font_families()
    for family in sorted({name for language in LANGUAGES.values() for name in language.fonts}):
        package = "fonts-noto-cjk" if "CJK" in family else "fonts-noto-core"
        has = family in families
        mend = f"apt-get install {package}"
        yield Finding(f"font {family}", has, "installed" if has else "missing", mend)


def _font_families() -> set[str]:
    """Ask fontconfig; where it has no command, read the names of the files."""
    if shutil.which("fc-list"):
        listed = _output(["fc-list", ":", "family"])
        return {name.strip() for line in listed.splitlines() for name in line.split(",")}
    roots = (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path("~/.fonts").expanduser(),
    )
    files = {path.stem.split("-")[0] for root in roots for path in root.rglob("Noto*.[to]t[fc]")}
    spaced = {re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name) for name in files}
    return spaced | ({"Noto Sans CJK SC"} if "NotoSansCJK" in files else set())


def _voices(settings: Settings) -> Iterator[Finding]:
    if settings.voice == "silent":
        yield Finding("voice", True, "silent by the settings")
        return
    from kiosk.voice.sinks import has_sound_card  # noqa: PLC0415

    spoken = _spoken_languages()
    mend = "apt-get install espeak-ng"
    for language in LANGUAGES.values():
        if language.voice is not None:
            has = language.voice in spoken
            found = f"espeak-ng {language.voice}" if has else f"{language.voice} is missing"
            yield Finding(f"voice {language.english}", has, found, mend, needed=False)
    card = has_sound_card() and shutil.which("aplay") is not None
    yield Finding(
        "sound",
        card,
        "a sound card and aplay" if card else "no sound card or no aplay: the voice is silent",
        "Connect a loudspeaker, and apt-get install alsa-utils.",
        needed=False,
    )


def _spoken_languages() -> set[str]:
    if not shutil.which("espeak-ng"):
        return set()
    rows = (line.split() for line in _output(["espeak-ng", "--voices"]).splitlines()[1:])
    return {row[1] for row in rows if len(row) > 1}


def _screen() -> Iterator[Finding]:
    """Ask the screen's program what it stands on; the core does not know what that is made of."""
    ran = subprocess.run(
        [sys.executable, "-m", "ui", "doctor"],
        capture_output=True,
        text=True,
        errors="replace",
        timeout=60,
        check=False,
    )
    if ran.returncode == 0:
        yield from (Finding(**row) for row in json.loads(ran.stdout))
    else:
        said = ran.stderr.strip().splitlines()[-1:] or [f"it ended with {ran.returncode}"]
        yield Finding("screen", False, f"its program does not start: {said[0]}", "make setup")


def _printer(settings: Settings) -> Iterator[Finding]:
    from kiosk.devices import printer  # noqa: PLC0415

    if settings.printer == "none":
        yield Finding("printer", True, "none, by the settings")
    elif settings.printer == "file":
        folder = settings.slip_dir
        mend = "Give the kiosk's account this folder, or set print_dir."
        ok = printer.folder_problem(_existing(folder)) is None
        yield Finding("printer", ok, f"files in {folder}", mend, needed=False)
    elif not printer.has_cups():
        mend = "apt-get install cups-client"
        yield Finding("printer", False, "the lp command is missing", mend, needed=False)
    else:
        queue = settings.printer_queue or "slips"
        problem = printer.queue_problem(queue)
        found = f"CUPS queue {queue}: {problem.kind if problem else 'ready'}"
        mend = "Look at the printer, and at: lpstat -p"
        yield Finding("printer", problem is None, found, mend, needed=False)


def _clock(clock: Clock) -> Iterator[Finding]:
    now = clock.now()
    shown = now.strftime("%Y-%m-%d %H:%M UTC")
    mend = "Set the clock, and let a time server keep it: timedatectl set-ntp true"
    yield Finding("clock", now >= FIRST_DAY, shown, mend)
    if shutil.which("timedatectl"):
        told = _output(["timedatectl", "show", "-p", "NTPSynchronized"]).strip()
        synchronised = told == "NTPSynchronized=yes"
        found = "a time server keeps it" if synchronised else "no time server keeps it"
        yield Finding("time server", synchronised, found, mend, needed=False)


def _pack(settings: Settings) -> Iterator[Finding]:
    from kiosk.pack.commands import check_pack  # noqa: PLC0415

    source = settings.pack_source
    mend = f"kiosk pack check {source}"
    faults = check_pack(source)
    found = f"{source} is whole" if not faults else f"{len(faults)} faults, first: {faults[0]}"
    yield Finding("city pack", not faults, found, mend)


def _published(settings: Settings, clock: Clock) -> Iterator[Finding]:
    """Look at the pack in use where it is a published one; an old one is still shown."""
    from kiosk.pack.in_use import load_published  # noqa: PLC0415

    used = load_published(settings.home, clock)
    if used is None:
        return
    name = f"{used.pack.id} {used.pack.version}" if used.pack else "none can be used"
    told = (*used.faults, *used.notices)
    found = "; ".join([name, *(fault.problem for fault in told)])
    mend = told[0].mend if told else ""
    yield Finding("published pack", not told, found, mend, needed=used.pack is None)


def _translations() -> Iterator[Finding]:
    from kiosk.language.catalogs import translated  # noqa: PLC0415
    from kiosk.language.check import check_catalogs  # noqa: PLC0415

    folder = share_dir("translations")
    languages = translated(folder)
    problems = check_catalogs(folder, languages)
    found = (
        f"English and {len(languages)} other languages"
        if not problems
        else f"{len(problems)}: {problems[0]}"
    )
    mend = "make translations lists every problem"
    yield Finding("translations", not problems, found, mend, needed=False)


def _fetched(settings: Settings) -> Iterator[Finding]:
    """Tell how the last fetch of places and of the timetable went; what was in use stays."""
    from kiosk.sync.feed_notes import feed_notes  # noqa: PLC0415

    for source_id, note in feed_notes(settings.home).items():
        asked = f"asked {note.asked_at:%Y-%m-%d %H:%M} UTC" if note.asked_at else "nothing yet"
        found = f"{asked}, {note.taken} taken, {note.rejected} rejected"
        why = " ".join((note.problem, *note.refused_for[:1]))
        problem = f"the last fetch changed nothing: {why}; {found}"
        mend = f"Look at {settings.home}/sync/feeds/{source_id}.json, and ask the publisher."
        name = f"{note.kind} {source_id}"
        yield Finding(name, not note.problem, problem if note.problem else found, mend, False)


def _existing(folder: Path) -> Path:
    """Return the folder or the nearest one above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.is_dir())


def _output(command: list[str]) -> str:
    ran = subprocess.run(
        command, capture_output=True, text=True, errors="replace", timeout=20, check=False
    )
    return ran.stdout
