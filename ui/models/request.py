"""My request: a reference goes in, its state comes out, and nothing else ever does (P23)."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.devices.slip import THE_CITY_SAYS
from kiosk.events.slots import Booking
from kiosk.language.message import Message, msg
from kiosk.outbox.receipt import RequestStatus
from kiosk.outbox.reference import parse_reference
from ui.models.desk import Desk
from ui.models.settings_paper import SettingsPaperModel
from ui.models.states import booking_kind, state_kind, state_sentence, state_title
from ui.navigator import Route

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python builds it")
class RequestModel(QObject):
    """One question, "Where is my request?", answered by the outbox and the city's status feed."""

    changed = Signal()
    answered = Signal()  # the request was found
    refused = Signal()  # there is no such reference: the page leads to the field

    def __init__(
        self, desk: Desk, settings: SettingsPaperModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, settings
        self._entry = ""
        self._status: RequestStatus | None = None
        self._booking: Booking | None = None
        self._problem: Message | None = None

    @Property(str, notify=changed)
    def entry(self) -> str:
        return self._entry

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._desk.say(self._problem)

    @Property(bool, notify=changed)
    def found(self) -> bool:
        return self._status is not None

    @Property(str, notify=changed)
    def reference(self) -> str:
        return self._status.reference if self._status else ""

    @Property(str, notify=changed)
    def spelt(self) -> str:
        return self._desk.texts.spell(self._status.reference) if self._status else ""

    @Property(str, notify=changed)
    def service(self) -> str:
        service_id = self._status.service_id if self._status else None
        service = self._desk.core.pack.find_service(service_id) if service_id else None
        return self._desk.text(service.title) if service else ""

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._desk.say(state_title(self._status.state)) if self._status else ""

    @Property(str, notify=changed)
    def stateKind(self) -> str:
        return state_kind(self._status.state) if self._status else "info"

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return self._desk.say(state_sentence(self._status.state)) if self._status else ""

    @Property(str, notify=changed)
    def notes(self) -> str:
        return self._status.notes if self._status else ""

    @Property(str, notify=changed)
    def appointment(self) -> str:
        return self._desk.texts.weekday_datetime(self._booking.starts) if self._booking else ""

    @Property(str, notify=changed)
    def sureness(self) -> str:
        return self._desk.say(THE_CITY_SAYS[self._booking.state]) if self._booking else ""

    @Property(str, notify=changed)
    def appointmentKind(self) -> str:
        return booking_kind(self._booking)

    @Property(str, notify=changed)
    def updated(self) -> str:
        if self._status is None or self._status.updated_at is None:
            return ""
        return self._desk.say(msg("Last news: {when}", when=self._status.updated_at))

    @Slot(str)
    def enter(self, entry: str) -> None:
        """Take what is in the field, as it is typed."""
        if entry != self._entry:
            self._entry, self._problem, self._status, self._booking = entry, None, None, None
            self.changed.emit()

    @Slot()
    def ask(self) -> None:
        """Look the reference up; a code of settings, typed here, is taken for what it is."""
        if self._settings.restore(self._entry):
            self.clear()
            self._desk.navigator.go(Route("options"))
            return
        lookups = self._desk.core.lookups
        reference = parse_reference(self._entry)
        if not lookups.is_allowed:
            self._tell(msg("Please wait some minutes, then try again. The staff can help you."))
        elif reference and (status := self._found(reference)):
            self._status, self._problem = status, None
            self.changed.emit()
            self.answered.emit()
            said = THE_CITY_SAYS[self._booking.state] if self._booking else None
            self._desk.announce(state_sentence(status.state), *([said] if said else []))
        else:
            lookups.note_wrong()
            self._tell(
                msg(
                    "We cannot find this reference. Please look at your paper and type it again,"
                    " or ask the staff."
                )
            )

    def _found(self, reference: str) -> RequestStatus | None:
        """Look it up; a city that speaks of its time has it, from whichever kiosk it came."""
        self._booking = self._desk.core.offers.booking(reference)
        status = self._desk.core.outbox.status(reference)
        if status is None and self._booking is not None:
            return RequestStatus(reference, "acknowledged")
        return status

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        self.changed.emit()

    def clear(self) -> None:
        """Forget the reference."""
        self._entry, self._status, self._problem, self._booking = "", None, None, None
        self.changed.emit()

    def _tell(self, problem: Message) -> None:
        self._status, self._problem, self._booking = None, problem, None
        self.changed.emit()
        self.refused.emit()
        self._desk.announce(problem)
