"""How far each catalog is, and whose words are in it (H04, H19).

`python -m kiosk.language.progress [FOLDER...]` prints one row per catalog under the folders, by
default the program's own and the demo city's. Each entry of a catalog says in a comment where its
words come from: "provenance: machine", "provenance: human, NAME, DATE", "provenance: reviewed,
NAME, DATE", or "provenance: name" for a name that every language writes alike.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Message

from kiosk.language.broken import BrokenCatalog
from kiosk.language.compile import own_folders
from kiosk.language.po import parse_catalog

KINDS = ("machine", "human", "reviewed", "name")
PROVENANCE = re.compile(
    r"provenance: (?:(machine|name)|(human|reviewed), [^,]+, \d{4}-\d{2}-\d{2})"
)


@dataclass(frozen=True)
class Progress:
    """One catalog: how many texts there are, have a translation, and come from where."""

    source: Path
    language: str
    texts: int
    translated: int
    origins: Counter[str] = field(default_factory=Counter)

    @property
    def is_whole(self) -> bool:
        """Whether every text has a translation whose origin is told."""
        return self.texts == self.translated == sum(self.origins[kind] for kind in KINDS)


def progress(source: Path) -> Progress:
    """Count what is in a `.po`; raises BrokenCatalog."""
    catalog = parse_catalog(source)
    messages = [message for message in catalog if message.id]
    done = [message for message in messages if _is_translated(message)]
    language = str(catalog.locale_identifier or source.stem).replace("_", "-")
    origins = Counter(origin(message) for message in done)
    return Progress(source, language, len(messages), len(done), origins)


def origin(message: Message) -> str:
    """Return one of KINDS, or "" where an entry does not say."""
    for comment in message.user_comments:
        if found := PROVENANCE.fullmatch(comment):
            return found[1] or found[2]
    return ""


def table(rows: Iterable[Progress]) -> Iterator[str]:
    """Yield the lines to print."""
    yield f"{'catalog':<44} {'whole':>6} {'texts':>6} " + " ".join(f"{k:>8}" for k in (*KINDS, "?"))
    for row in rows:
        share = f"{100 * row.translated // max(1, row.texts)} %"
        counts = " ".join(f"{row.origins[kind]:>8}" for kind in (*KINDS, ""))
        yield f"{'/'.join(row.source.parts[-4:])[-44:]:<44} {share:>6} {row.texts:>6} {counts}"


def _is_translated(message: Message) -> bool:
    forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return bool(forms) and all(form.strip() for form in forms) and not message.fuzzy


def main(arguments: list[str]) -> int:
    """Print the table; returns the exit code."""
    folders = [Path(name) for name in arguments] or own_folders()
    try:
        rows = [progress(source) for folder in folders for source in sorted(folder.rglob("*.po"))]
    except BrokenCatalog as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(table(rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
