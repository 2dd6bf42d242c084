"""Printers: a slip is out, or the resident is told what to do instead."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kiosk.devices.paper_form import PaperForm
from kiosk.devices.printer import (
    PROBLEMS,
    CupsPrinter,
    FilePrinter,
    NoPrinter,
    Printed,
    Printer,
    PrinterProblem,
    SimulatedPrinter,
)
from kiosk.devices.slip import Slip
from kiosk.language.languages import LANGUAGES

SLIP = Slip("KX4-7PM", LANGUAGES["en"], ())
FORM = PaperForm("city/meals/1", "Meals", LANGUAGES["es"], None, ())


class FakeRenderer:
    def png(self, slip: Slip) -> bytes:
        return b"png of " + slip.reference.encode()

    def pdf(self, slip: Slip) -> bytes:
        return b"pdf of " + slip.reference.encode()

    def form_pdf(self, form: PaperForm) -> bytes:
        return b"pdf of " + form.form_id.encode()

    def form_pngs(self, form: PaperForm) -> tuple[bytes, ...]:
        return tuple(f"page {n} of {form.form_id}".encode() for n in (1, 2))


class FakeCups:
    """Answers for lpstat and lp, and remembers what it was asked."""

    def __init__(self, told: str = "printer slips is idle.", code: int = 0) -> None:
        self.told, self.code = told, code
        self.calls: list[tuple[list[str], bytes | None]] = []

    def __call__(self, command: list[str], **given: Any) -> subprocess.CompletedProcess[bytes]:
        self.calls.append((command, given.get("input")))
        return subprocess.CompletedProcess(command, self.code, self.told.encode(), b"")


def test_the_file_printer_leaves_a_picture_and_a_page(tmp_path: Path) -> None:
    printed = FilePrinter(tmp_path / "print", FakeRenderer()).print_slip(SLIP)

    assert printed == Printed(
        (tmp_path / "print" / "KX4-7PM.png", tmp_path / "print" / "KX4-7PM.pdf")
    )
    assert (tmp_path / "print" / "KX4-7PM.pdf").read_bytes() == b"pdf of KX4-7PM"
    assert sorted(path.suffix for path in (tmp_path / "print").iterdir()) == [".pdf", ".png"]


def test_the_file_printer_is_offline_where_it_may_not_write(tmp_path: Path) -> None:
    (tmp_path / "print").write_text("a file in the way")

    printed = FilePrinter(tmp_path / "print", FakeRenderer()).print_slip(SLIP)

    assert printed == PrinterProblem("offline")


def test_a_full_disk_is_no_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: Any) -> int:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "write_bytes", full)

    assert FilePrinter(tmp_path, FakeRenderer()).print_slip(SLIP) == PrinterProblem("out-of-paper")


def test_cups_gets_the_page_on_standard_input_and_no_file_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P26."""
    monkeypatch.chdir(tmp_path)
    cups = FakeCups()

    assert CupsPrinter("slips", FakeRenderer(), cups).print_slip(SLIP) == Printed()

    assert cups.calls[-1] == (["lp", "-d", "slips", "-t", "slip", "-"], b"pdf of KX4-7PM")
    assert list(tmp_path.iterdir()) == []


def test_the_file_printer_leaves_a_form_as_pages_and_as_pictures(tmp_path: Path) -> None:
    printed = FilePrinter(tmp_path, FakeRenderer()).print_form(FORM)

    names = ["form-meals-es.pdf", "form-meals-es-1.png", "form-meals-es-2.png"]
    assert printed == Printed(tuple(tmp_path / name for name in names))
    assert (tmp_path / "form-meals-es-2.png").read_bytes() == b"page 2 of city/meals/1"


def test_a_queue_that_knows_only_dots_gets_a_picture_of_each_page() -> None:
    cups = FakeCups()
    printer = CupsPrinter("slips", FakeRenderer(), cups, takes="picture")

    assert printer.print_slip(SLIP) == Printed()
    assert printer.print_form(FORM) == Printed()

    sent = [page for command, page in cups.calls if command[0] == "lp"]
    assert sent == [b"png of KX4-7PM", b"page 1 of city/meals/1", b"page 2 of city/meals/1"]


@pytest.mark.parametrize(
    ("told", "code", "kind"),
    [
        ("printer slips is idle.\n\tAlerts: media-empty-error", 0, "out-of-paper"),
        ("printer slips disabled since Mon -\n\tMedia-jam", 0, "jammed"),
        ("printer slips disabled since Mon -\n\treason unknown", 0, "offline"),
        ("", 1, "offline"),
    ],
)
def test_what_cups_reports_is_told_in_one_of_three_ways(told: str, code: int, kind: str) -> None:
    cups = FakeCups(told, code)
    printed = CupsPrinter("slips", FakeRenderer(), cups).print_slip(SLIP)

    assert isinstance(printed, PrinterProblem)
    assert printed.kind == kind
    assert all(command[0] == "lpstat" for command, _ in cups.calls)


def test_a_machine_without_cups_is_offline() -> None:
    def missing(command: list[str], **_given: Any) -> subprocess.CompletedProcess[bytes]:
        raise FileNotFoundError(command[0])

    assert CupsPrinter("slips", FakeRenderer(), missing).state() == PrinterProblem("offline")


def test_the_simulated_printer_has_the_problem_it_is_told_to_have() -> None:
    printer = SimulatedPrinter()
    assert printer.print_slip(SLIP) == Printed()
    printer.problem = "out-of-paper"
    assert printer.print_slip(SLIP) == PrinterProblem("out-of-paper")
    assert printer.slips == [SLIP]


def test_every_printer_answers_instead_of_raising(tmp_path: Path) -> None:
    """The fakes keep the same contract as the real ones."""
    renderer = FakeRenderer()
    printers: list[Printer] = [
        FilePrinter(tmp_path, renderer),
        CupsPrinter("slips", renderer, FakeCups()),
        NoPrinter(),
        SimulatedPrinter("jammed"),
    ]
    for printer in printers:
        assert isinstance(printer.print_slip(SLIP), Printed | PrinterProblem)
        assert isinstance(printer.print_form(FORM), Printed | PrinterProblem)


def test_each_problem_tells_the_resident_that_the_request_is_safe() -> None:
    for message in PROBLEMS.values():
        assert "reference" in message.msgid
        assert message.msgid.endswith("Your request is safe.")
