"""A small pack in two languages on disk, and ways to spoil it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.pack.commands import new_pack
from kiosk.pack.faults import Fault, PackFaults
from kiosk.pack.reader import read_pack
from kiosk.pack.template import extract


def spanish_pack(folder: Path) -> Path:
    """The starter pack, offered in English and Spanish."""
    new_pack(folder)
    edit(folder / "city.yaml", "languages: [en]", "languages: [en, es]")
    words = (folder / "check-words.yaml").read_text(encoding="utf-8")
    (folder / "check-words.yaml").write_text(f"{words}{words.replace('en:', 'es:')}")
    translate(folder, "es")
    return folder


def translate(folder: Path, locale: str, *leave_out: str) -> None:
    """Write a catalog whose translations are the texts in brackets."""
    template, _ = extract(folder)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    entries = [
        f'msgid "{message.id}"\nmsgstr "[{message.id}]"\n\n'
        for message in template
        if message.id and message.id not in leave_out
    ]
    file = folder / "translations" / f"{locale}.po"
    file.parent.mkdir(exist_ok=True)
    file.write_text(head + "".join(entries), encoding="utf-8")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults_of(folder: Path, icons: set[str] | None = None) -> list[Fault]:
    """Return the faults of a pack that must be refused."""
    with pytest.raises(PackFaults) as caught:
        read_pack(folder, icons)
    return caught.value.faults


def only_fault(folder: Path, icons: set[str] | None = None) -> Fault:
    """Return its only fault."""
    faults = faults_of(folder, icons)
    assert len(faults) == 1, faults
    return faults[0]
