"""What commands of the core start for the screen: `python -m ui run|tour|audit|keypad|doctor`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.pack.faults import PackFaults
from kiosk.settings import SettingsError, load_settings
from ui.size import size_of


def parser() -> argparse.ArgumentParser:
    """Return the parser of `run`; tour and audit have their own."""
    run = argparse.ArgumentParser(
        prog="kiosk run",
        description="Open the kiosk.",
        epilog="Example: kiosk run --windowed --size 1080x1920 --home /tmp/stoa",
    )
    run.add_argument("--windowed", action="store_true", help="in a window, not on the whole screen")
    run.add_argument("--size", type=size_of, help="width and height in pixels, like 1080x1920")
    run.add_argument("--pack", type=Path, help="folder of the city pack")
    run.add_argument("--home", type=Path, help="folder that holds all state")
    return run


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command named first; returns its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    command = words.pop(0) if words and not words[0].startswith("-") else "run"
    if command == "tour":
        from ui import tour  # noqa: PLC0415 (a kiosk in service never loads it)

        return int(tour.main(words))
    if command == "audit":
        from ui.audit import command as audit  # noqa: PLC0415 (nor this)

        return int(audit.main(words))
    if command == "keypad":
        from ui import keypad_lesson  # noqa: PLC0415 (nor this)

        return int(keypad_lesson.main(words))
    if command == "doctor":
        from ui import doctor  # noqa: PLC0415 (nor this)

        return doctor.main()
    if command != "run":
        known = "run, tour, audit, keypad or doctor"
        print(f"There is no command {command!r}. Use {known}.", file=sys.stderr)
        return 2
    options = parser().parse_args(words)
    try:
        settings = load_settings(options.home, pack=options.pack)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1
    from ui.app import run  # noqa: PLC0415 (a wrong setting is told before Qt is loaded)

    try:
        return run(settings, windowed=options.windowed, size=options.size)
    except PackFaults as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
