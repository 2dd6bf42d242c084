"""The receipt: the reference, what has really happened so far, what comes next, and the paper."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.devices.printer import Printed, PrinterProblem
from kiosk.devices.slip import NOT_SURE_YET, THE_CITY_SAYS, qr_code
from kiosk.events.slots import Booking
from kiosk.language.message import Message, msg
from kiosk.outbox.receipt import Receipt
from kiosk.outbox.reference import check_word
from kiosk.pack.model import Service
from ui.models.desk import Desk
from ui.models.states import booking_kind, state_kind, state_sentence, state_title
from ui.navigator import Route

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

HAVE: dict[str, Message] = {
    "report": msg("We have your report"),
    "application": msg("We have your application"),
    "request": msg("We have your request"),
    "question": msg("We have your question"),
}
PRINTING = "printing"
PRINTED = msg("Your paper is printed. Please take it.")
AT_WORK = msg("Your paper is being printed.")


@QmlElement
@QmlUncreatable("Python builds it")
class ReceiptModel(QObject):
    """What the resident takes along, and its printing."""

    changed = Signal()
    paperWanted = Signal()  # the printer cannot: large and spoken

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._receipt: Receipt | None = None
        self._service: Service | None = None
        self._appointment: datetime | None = None
        self._booking: Booking | None = None
        self._paper: Printed | PrinterProblem | None = None
        self._printing = False
        self._state = "saved"

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._desk.say(HAVE[self._service.kind]) if self._service else ""

    @Property(str, notify=changed)
    def reference(self) -> str:
        return self._receipt.reference if self._receipt else ""

    @Property(str, notify=changed)
    def spelt(self) -> str:
        return self._desk.texts.spell(self._receipt.reference) if self._receipt else ""

    @Property(str, notify=changed)
    def checkWord(self) -> str:
        words = self._desk.core.pack.check_words.get(self._desk.language.tag, ())
        return check_word(self._receipt.reference, words) if self._receipt and words else ""

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._desk.say(state_title(self._state)) if self._receipt else ""

    @Property(str, notify=changed)
    def stateKind(self) -> str:
        return state_kind(self._state)

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return self._desk.say(state_sentence(self._state)) if self._receipt else ""

    @Property(str, notify=changed)
    def appointment(self) -> str:
        moment = self._booking.starts if self._booking else self._appointment
        return self._desk.texts.weekday_datetime(moment) if moment else ""

    @Property(str, notify=changed)
    def sureness(self) -> str:
        said = THE_CITY_SAYS[self._booking.state] if self._booking else NOT_SURE_YET
        return self._desk.say(said)

    @Property(str, notify=changed)
    def appointmentKind(self) -> str:
        return booking_kind(self._booking)

    @Property(str, notify=changed)
    def nextSteps(self) -> str:
        return self._desk.text(self._service.next) if self._service else ""

    @Property(str, notify=changed)
    def paper(self) -> str:
        return self._desk.say(self._paper_message())

    @Property(bool, notify=changed)
    def printing(self) -> bool:
        """Return whether the printer is at work on it."""
        return self._printing

    @Property(bool, notify=changed)
    def printed(self) -> bool:
        return isinstance(self._paper, Printed)

    @Property("QStringList", notify=changed)
    def qr(self) -> list[str]:
        if self._receipt is None:
            return []
        rows = qr_code(self._receipt.reference).modules
        return ["".join("01"[dark] for dark in row) for row in rows]

    @Slot()
    def printAgain(self) -> None:
        """Print the slip; where the printer cannot, say so in large type and by voice."""
        receipt, service, tag = self._receipt, self._service, self._desk.language.tag
        wish = self._appointment
        if receipt is None or service is None or self._printing:
            return
        self._printing = True
        self.changed.emit()
        self._desk.session.timer.hold(PRINTING)
        self._desk.aside(
            lambda: self._desk.core.print_slip(receipt, service, tag, wish),
            lambda outcome: self._printed(receipt, outcome),
        )

    def keep(self, receipt: Receipt, service: Service, appointment: datetime | None = None) -> None:
        """Show this receipt and print it; the answers behind it are let go of."""
        self._receipt, self._service, self._paper = receipt, service, None
        self._appointment, self._booking = appointment, None
        self._state = receipt.state
        self._desk.session.keep(receipt)
        self._desk.navigator.home()
        self._desk.navigator.go(Route("receipt"))
        self.printAgain()

    def look(self) -> None:
        """Ask the outbox how far it has come, while the receipt is on screen."""
        if self._receipt is None or self._desk.navigator.current.name != "receipt":
            return
        status = self._desk.core.outbox.status(self._receipt.reference)
        if status is not None and status.state != self._state:
            self._state = status.state
            self.changed.emit()
        self._look_at_time(self._receipt.reference)

    def _look_at_time(self, reference: str) -> None:
        booking = self._desk.core.offers.booking(reference) if self._appointment else None
        if booking != self._booking:
            self._booking = booking
            self.changed.emit()
            if booking is not None:
                self._desk.announce(THE_CITY_SAYS[booking.state])

    def _printed(self, receipt: Receipt, outcome: Printed | PrinterProblem) -> None:
        """Tell how printing went, if the resident it was for is still here."""
        self._printing = False
        self._desk.session.timer.release(PRINTING)
        if receipt is not self._receipt:
            return
        self._paper = outcome
        self.changed.emit()
        if isinstance(outcome, PrinterProblem):
            self._desk.alert(outcome.message)
            self.paperWanted.emit()
        else:
            self._desk.announce(PRINTED)

    def _paper_message(self) -> Message | None:
        if self._printing:
            return AT_WORK  # A20: a printer takes its time
        if isinstance(self._paper, PrinterProblem):
            return self._paper.message
        return None if self._paper is None else PRINTED

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        self.changed.emit()

    def clear(self) -> None:
        """Forget the receipt."""
        self._receipt = self._service = self._appointment = self._booking = None
        self._paper, self._state = None, "saved"
        self.changed.emit()
