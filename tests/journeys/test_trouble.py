"""No paper, no room on the disk: said plainly, and nothing is lost or done twice (P1, P4)."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.devices.printer import PROBLEMS, SimulatedPrinter
from kiosk.outbox.opening import open_outbox
from kiosk.outbox.space import Space
from kiosk.store.disk import Disk
from tests.fakes import FakeClock
from tests.journeys.conftest import Arrive
from tests.journeys.resident import REFERENCE, Resident, is_text
from tests.submissions import roomy

PLENTY = 10**12
LARGE = 64  # pixels on the tall panel: a heading


class FullDisk(Disk):
    """A disk that fills up at the nth thing asked of it, until there is room again."""

    def __init__(self, full_at: int = 0) -> None:
        self.full_at = full_at
        self.asked = 0
        self.is_full = False
        self.names: set[str] = set()

    def create(self, path: Path) -> int:
        if path.name.endswith(".env.tmp"):
            self.names.add(path.name)
        return super().create(path)

    def write(self, descriptor: int, data: bytes) -> None:
        self._take()
        super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self._take()
        super().sync(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        self._take()
        super().rename(source, target)

    def _take(self) -> None:
        if not self.is_full:
            return
        self.asked += 1
        if self.asked >= self.full_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def to_check(resident: Resident) -> None:
    resident.begin()
    resident.answer_all(resident.open("street-light"))
    resident.must_be_at("Check your answers")


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("kind", PROBLEMS)
def test_a_printer_that_cannot_is_told_large_and_by_voice(
    arrive: Arrive, kind: str, tag: str
) -> None:
    printer = SimulatedPrinter(kind)  # type: ignore[arg-type]
    resident = arrive(tag, printer=printer)
    to_check(resident)
    reference = resident.send()
    told = resident.word(PROBLEMS[kind])  # type: ignore[index]
    resident.hands.wait_for(lambda: told in resident.headings())
    assert (told, tag) in [(line.text, line.language) for line in resident.script.lines]
    shown = [i for i in resident.items() if is_text(i) and i.property("text") == told]
    assert max(item.property("font").pixelSize() for item in shown) >= LARGE
    resident.press("I have written it down")
    assert reference in resident.texts_seen()
    assert printer.slips == []

    printer.problem = None
    resident.press("Print again")
    resident.hands.wait_for(lambda: len(printer.slips) == 1)
    assert printer.slips[0].reference == reference


def full_at(step: int) -> Callable[[FullDisk], None]:
    def fill(disk: FullDisk) -> None:
        disk.full_at, disk.is_full = step, True

    return fill


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_full_disk_shows_no_receipt_and_then_saves_the_same_once(
    arrive: Arrive, home: Path, clock: FakeClock, step: int
) -> None:
    disk = FullDisk()
    resident = arrive("en")
    core = resident.app.core
    core.__dict__["outbox"] = open_outbox(home, clock, disk=disk, space=roomy(home))
    core.outbox.tend()
    to_check(resident)
    full_at(step)(disk)
    resident.press("Send to the city")
    refused_cleanly(resident, home)

    resident.press("Try again")
    refused_cleanly(resident, home)

    disk.is_full = False
    resident.press("Back")
    resident.must_be_at("Check your answers")
    assert "It is off all night" in resident.texts_seen()
    reference = resident.send()
    assert core.outbox.counts()["saved"] == 1
    (envelope,) = (home / "spool").glob("*.env")
    assert core.outbox.open_document(envelope.stem)["reference"] == reference
    assert disk.names == {envelope.name + ".tmp"}  # three tries, one submission


def refused_cleanly(resident: Resident, home: Path) -> None:
    """Nothing claims to be saved: not the screen, not the printer, not the disk."""
    assert resident.title() == "We could not save this"
    assert "Please ask the staff here." in resident.texts_seen()
    assert any("could not save your answers" in line.text for line in resident.script.lines)
    assert not any(REFERENCE.fullmatch(text) for text in resident.texts_seen())
    assert list((home / "spool").glob("*.env")) == []
    assert not list(home.glob("print/*"))
    assert resident.app.core.outbox.counts()["saved"] == 0


def test_a_nearly_full_disk_is_refused_before_anything_is_written(
    arrive: Arrive, home: Path, clock: FakeClock
) -> None:
    free = [0]
    space = Space(home, ballast=4096, measure=lambda _: (free[0], PLENTY))
    resident = arrive("en")
    resident.app.core.__dict__["outbox"] = open_outbox(home, clock, space=space)
    to_check(resident)
    resident.press("Send to the city")
    refused_cleanly(resident, home)
    free[0] = PLENTY
    resident.press("Try again")
    assert REFERENCE.fullmatch(resident.reference())
    assert resident.app.core.outbox.counts()["saved"] == 1
