"""The form on paper: printed empty from the page of its service, by touch and by keys."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt

from kiosk.devices.printer import SimulatedPrinter
from tests.journeys.conftest import Arrive
from tests.journeys.resident import Resident

BUTTON = "Print an empty form"


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
    resident.hands.wait_for(lambda: told not in resident.page())
    assert [form.form_id for form in printer.forms] == ["riverbend/senior-meals/1"]


def test_a_service_without_a_paper_form_offers_none(arrive: Arrive) -> None:
    resident = arrive("en")
    _go_to(resident, "street-light")

    assert not resident.can_press(BUTTON)
