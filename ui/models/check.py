"""Check answers: every row with its way back, and the one step that hands them to the city."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.forms.answers import Answer, PlaceAnswer
from kiosk.forms.journey import CheckRow
from kiosk.language.bidi import isolate
from kiosk.language.message import Message, msg
from kiosk.outbox.errors import CannotSave
from kiosk.outbox.receipt import Receipt
from ui.models.appointment import TIME_IS_TAKEN
from ui.models.desk import Desk
from ui.models.journey import JourneyModel
from ui.models.receipt import ReceiptModel
from ui.models.rows import RowList
from ui.models.saving import Saving, TimeIsTaken
from ui.navigator import Route

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class AnswerRow:
    """One answer: what it is called, what was said, and what may be said of it aloud."""

    key: str
    label: str
    value: str
    aloud: str
    personal: bool


@QmlElement
@QmlUncreatable("Python builds it")
class CheckModel(QObject):
    """The page before sending."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        journey: JourneyModel,
        saving: Saving,
        receipt: ReceiptModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._journey = journey
        self._saving = saving
        self._receipt = receipt
        self._sending = False
        self._rows = RowList(AnswerRow, parent=self)
        desk.navigator.changed.connect(self._arrived)

    @Property(RowList, constant=True)
    def rows(self) -> RowList:
        return self._rows

    @Property(bool, notify=changed)
    def sending(self) -> bool:
        return self._sending

    @Property(str, notify=changed)
    def promise(self) -> str:
        return self._desk.say(self._promise())

    @Slot(str)
    def change(self, key: str) -> None:
        """Ask this question again and come back here."""
        self._journey.change(key)

    @Slot()
    def send(self) -> None:
        """Save the answers sealed and go to the receipt; or say that it could not be done.

        A second touch while the first is under way does nothing.
        """
        if self._sending or self._desk.session.journey is None:
            return
        self._sending = True
        self.changed.emit()
        try:
            receipt = self._saving()
        except TimeIsTaken as taken:
            self._journey.ask_again(taken.question_id, TIME_IS_TAKEN)
        except CannotSave:
            self._desk.navigator.replace(Route("cannot-save"))
            self._desk.alert(msg("We could not save your answers. Please ask the staff here."))
        else:
            wish = self._saving.appointment
            self._saving.clear()
            self._journey.clear()
            self._keep(receipt, wish)
        finally:
            self._sending = False
            self.changed.emit()

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        self._arrived()

    def clear(self) -> None:
        """Forget the rows, and what was being saved."""
        self._saving.clear()
        self._rows.show([])
        self.changed.emit()

    def _keep(self, receipt: Receipt, wish: datetime | None) -> None:
        """Show the receipt; a say has none, and is thanked for."""
        service = self._desk.core.pack.find_service(receipt.service_id)
        if service is not None:
            self._receipt.keep(receipt, service, wish)
            return
        self._desk.session.keep(receipt)
        self._desk.navigator.home()
        self._desk.navigator.go(Route("thanks", receipt.service_id))

    def _arrived(self) -> None:
        journey = self._desk.session.journey
        if journey is None:
            self._rows.show([])
        elif self._desk.navigator.current.name == "check":
            self._rows.show(
                [
                    self._row(row, journey.answers.get(row.question_id))
                    for row in journey.rows(self._desk.texts)
                ]
            )
        self.changed.emit()

    def _row(self, row: CheckRow, answer: Answer | None) -> AnswerRow:
        """Tell a place by the name it has in this language, and by the city's address below."""
        value, speech = row.value_text, row.speech
        if isinstance(answer, PlaceAnswer):
            name = self._desk.core.gazetteer.name_of(answer, self._desk.language.tag)
            if name:
                value, speech = f"{name}\n{isolate(answer.address)}", name
        aloud = "" if row.private else speech
        return AnswerRow(row.question_id, row.label, value, aloud, row.private)

    def _promise(self) -> Message:
        """Say who can read the answers; only what is true of this kiosk's keys (P18)."""
        if self._desk.core.pack.city.sealing_key:
            return msg("Nobody can read this on the kiosk after you send it.")
        return msg("We lock this when you send it. It is erased here when the city has it.")
