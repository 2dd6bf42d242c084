"""A printer that lets one wait keeps no screen waiting."""

from __future__ import annotations

import threading

from kiosk.devices.printer import PrinterProblem
from tests.ui.conftest import Screen
from ui.worker import Worker


def test_the_receipt_is_there_while_the_printer_still_thinks(screen: Screen) -> None:
    ready, asked = threading.Event(), threading.Event()
    screen.app.desk.aside = Worker(screen.app.app_model)
    told: list[str] = []

    def slow(*_facts):
        asked.set()
        ready.wait(5)
        told.append(threading.current_thread().name)
        return PrinterProblem("out-of-paper")

    screen.app.core.print_slip = slow
    screen.open("short")
    screen.touch("lamp", "next", "no", "next", "next")

    assert asked.wait(5)
    assert screen.route == "receipt"
    assert screen.app.models.receipt.property("paper") == "Your paper is being printed."

    ready.set()
    screen.hands.wait_for(lambda: screen.app.app_model.property("overlay") == "paper")

    assert threading.main_thread().name not in told


def test_a_slip_that_comes_late_is_not_told_to_the_next_resident(screen: Screen) -> None:
    ready = threading.Event()
    screen.app.desk.aside = Worker(screen.app.app_model)

    def slow(*_facts):
        ready.wait(5)
        return PrinterProblem("jammed")

    screen.app.core.print_slip = slow
    screen.open("short")
    screen.touch("lamp", "next", "no", "next", "next", "next")

    assert screen.route == "start"

    ready.set()
    screen.hands.wait_for(lambda: not screen.app.models.receipt._printing)

    assert screen.app.app_model.property("overlay") == ""
