"""The form on paper: printed empty from the page of its service, by touch and by keys."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from pypdf import PdfReader
from PySide6.QtCore import Qt

from kiosk.devices.paper_form import PaperForm
from kiosk.devices.printer import Printed, PrinterProblem, SimulatedPrinter
from tests.journeys.conftest import Arrive
from tests.journeys.resident import Resident
from ui.worker import Worker

BUTTON = "Print an empty form"
AT_WORK = "Your paper is being printed."


class SlowPrinter(SimulatedPrinter):
    """A printer that waits until it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may_print = Event()

    def print_form(self, form: PaperForm) -> Printed | PrinterProblem:
        self.may_print.wait(20)
        return super().print_form(form)


def _go_to(resident: Resident, service_id: str) -> None:
    pack = resident.app.core.pack
    service = pack.service(service_id)
    resident.begin()
    resident.press(next(c for c in pack.categories if c.id == service.category).title)
    resident.press(service.title)


def test_a_form_is_printed_by_touch_in_the_language_on_screen(arrive: Arrive, home: Path) -> None:
    resident = arrive("es")
    _go_to(resident, "senior-meals")
    resident.press(BUTTON)

    told = resident.word("Your paper is printed. Please take it.")
    resident.hands.wait_for(lambda: told in resident.page())
    (file,) = home.glob("print/*.pdf")
    assert file.name == "form-senior-meals-es.pdf"
    assert len(PdfReader(file).pages) == len(list(home.glob("print/*.png"))) == 3


def test_while_the_printer_is_at_work_the_page_says_so_and_takes_no_second_press(
    arrive: Arrive,
) -> None:
    """A20: a printer needs more than a second."""
    printer = SlowPrinter()
    resident = arrive("en", printer=printer)
    resident.app.desk.aside = Worker(resident.app.app_model)
    _go_to(resident, "senior-meals")
    try:
        resident.press(BUTTON)
        resident.hands.wait_for(lambda: AT_WORK in resident.page())
        resident.press(AT_WORK)
    finally:
        printer.may_print.set()

    resident.hands.wait_for(lambda: "Your paper is printed. Please take it." in resident.page())
    assert AT_WORK not in resident.page()
    assert len(printer.forms) == 1


def test_where_the_printer_cannot_the_page_says_whom_to_ask(arrive: Arrive) -> None:
    printer = SimulatedPrinter("jammed")
    resident = arrive("en", printer=printer)
    _go_to(resident, "senior-meals")
    resident.press(BUTTON)

    told = "The form could not be printed. Please ask the staff for it."
    resident.hands.wait_for(lambda: told in resident.page())

    printer.problem = None
    resident.walk_to(told)
    resident.app.core.clock.advance(1)
    resident.hands.key(Qt.Key.Key_Return)
    done = resident.word("Your paper is printed. Please take it.")
    resident.hands.wait_for(lambda: done in resident.page())
    assert [form.form_id for form in printer.forms] == ["riverbend/senior-meals/1"]


def test_a_service_without_a_paper_form_offers_none(arrive: Arrive) -> None:
    resident = arrive("en")
    _go_to(resident, "street-light")

    assert not resident.can_press(BUTTON)
