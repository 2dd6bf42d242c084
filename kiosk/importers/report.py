"""What an import did and what a person should look at, as data."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, order=True)
class ImportNote:
    """One thing to know: `kind` is a code, `subject` the city's own code, `text` what to do."""

    kind: str
    subject: str
    text: str


@dataclass
class ImportReport:
    """Ids of services and categories by what became of them; with `faults` nothing was written."""

    source: str
    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    notes: list[ImportNote] = field(default_factory=list)
    faults: list[ImportNote] = field(default_factory=list)

    @property
    def is_fine(self) -> bool:
        """Whether the import was carried out."""
        return not self.faults

    def note(self, kind: str, subject: str, text: str) -> None:
        """Add something to look at."""
        self.notes.append(ImportNote(kind, subject, text))

    def fault(self, kind: str, subject: str, text: str) -> None:
        """Add a reason not to import."""
        self.faults.append(ImportNote(kind, subject, text))

    def to_dict(self) -> dict[str, Any]:
        """Return the report for JSON output."""
        return asdict(self)
