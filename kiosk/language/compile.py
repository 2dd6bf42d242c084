"""Compiles catalogs ahead of time, so that a start does not wait for parsing.

`python -m kiosk.language.compile [FOLDER...]` compiles every `.po` under the folders, by default
the program's translations and the demo city's.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kiosk.language.broken import BrokenCatalog


def compile_folder(folder: Path) -> list[Path]:
    """Compile what is out of date under a folder and return the `.mo` files written.

    Raises BrokenCatalog at the first catalog that cannot be parsed, OSError where nothing can be
    written.
    """
    from kiosk.language.po import compile_catalog  # noqa: PLC0415 (rarely needed, slow to import)

    written = []
    for source in sorted(folder.rglob("*.po")):
        target = source.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        draft = target.with_suffix(f".mo.{os.getpid()}")
        draft.write_bytes(compile_catalog(source))
        draft.replace(target)
        written.append(target)
    return written


def main(arguments: list[str]) -> int:
    """Compile and tell; returns the exit code."""
    folders = [Path(name) for name in arguments] or own_folders()
    try:
        written = [path for folder in folders for path in compile_folder(folder)]
    except (BrokenCatalog, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    for path in written:
        print(f"compiled {path}")
    return 0


def own_folders() -> list[Path]:
    """Return the folders with the program's catalogs and the demo city's."""
    package = Path(__file__).resolve().parents[1]
    names = ("translations", "assets")
    folders = [root / name for root in (package / "_share", package.parent) for name in names]
    return [folder for folder in folders if folder.is_dir()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
