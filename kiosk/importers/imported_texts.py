"""What the last import wrote, text by text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path


class ImportedTexts:
    """Every text of the last import by its place, so that rewording is seen text by text."""

    def __init__(self, into: Path, endpoint: str) -> None:
        self._path = into / "imported" / f"{endpoint}.json"
        self.texts: dict[str, str] = {}
        self.hashes: dict[str, str] = {}
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            self.texts, self.hashes = dict(kept["texts"]), dict(kept["services"])
        except (OSError, ValueError, KeyError, TypeError):
            pass

    @property
    def codes(self) -> tuple[str, ...]:
        """The service codes of the last import."""
        return tuple(self.hashes)

    def write(self, texts: Mapping[str, str], hashes: Mapping[str, str]) -> None:
        """Keep the texts of this import."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"services": dict(hashes), "texts": dict(texts)}
        self._path.write_text(
            json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
