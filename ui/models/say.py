"""Having a say: what the city asks about, taking part without a name, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.directory.consultations import FEEDBACK, result_lines
from kiosk.language.message import Message, msg, nmsg
from kiosk.pack.consultation import Consultation
from ui.models.desk import Desk
from ui.models.journey import JourneyModel
from ui.models.rows import Row, RowList
from ui.navigator import Route

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class ResultRow:
    """One line of results; `share` is below zero where there is no bar."""

    key: str
    text: str
    heading: str
    share: float


@QmlElement
@QmlUncreatable("Python builds it")
class SayModel(QObject):
    """The list, the page of one consultation, and the thanks."""

    changed = Signal()

    def __init__(self, desk: Desk, journey: JourneyModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._journey = journey
        self._rows = RowList(parent=self)
        self._results = RowList(ResultRow, parent=self)
        desk.navigator.changed.connect(self.refresh)

    @Property(RowList, constant=True)
    def rows(self) -> RowList:
        return self._rows

    @Property(RowList, constant=True)
    def results(self) -> RowList:
        return self._results

    @Property(str, notify=changed)
    def title(self) -> str:
        shown = self._shown
        return self._desk.text(shown.title) if shown else ""

    @Property(str, notify=changed)
    def summary(self) -> str:
        shown = self._shown
        return self._desk.text(shown.summary) if shown else ""

    @Property(str, notify=changed)
    def steps(self) -> str:
        shown = self._shown
        count = self._journey.length(shown) if shown else 0
        return self._desk.say(nmsg("{count} question", "{count} questions", count))

    @Property(str, notify=changed)
    def minutes(self) -> str:
        count = self._shown.minutes if self._shown else 0
        return self._desk.say(nmsg("About {count} minute", "About {count} minutes", count))

    @Property(str, notify=changed)
    def until(self) -> str:
        return self._desk.say(self._until())

    @Property(bool, notify=changed)
    def canStart(self) -> bool:
        shown = self._shown
        return shown is not None and shown.is_open(self._desk.core.today) and not self._said

    @Property(str, notify=changed)
    def tookPart(self) -> str:
        """Return how many people took part; nothing before results are published."""
        results = self._shown.results if self._shown else None
        if results is None:
            return ""
        return self._desk.say(
            nmsg("{count} person took part.", "{count} people took part.", results.answers)
        )

    @Slot(str)
    def open(self, key: str) -> None:
        """Show a consultation, or the service for complaints and praise."""
        self._desk.navigator.go(Route("service" if key == FEEDBACK else "consultation", key))

    @Slot()
    def start(self) -> None:
        """Begin; once in a session for each consultation."""
        if self._shown is not None and self.canStart:
            self._journey.begin(self._shown)

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        if self._desk.navigator.current.name == "say":
            self._rows.show(self._offered())
        elif self._shown is not None:
            self._results.show(
                [
                    ResultRow(
                        str(place),
                        self._desk.texts.say(line.text),
                        self._desk.text(line.heading),
                        -1.0 if line.share is None else line.share,
                    )
                    for place, line in enumerate(result_lines(self._shown))
                ]
            )
        self.changed.emit()

    def clear(self) -> None:
        """Forget what was looked at."""
        self._rows.show([])
        self._results.show([])

    @property
    def _shown(self) -> Consultation | None:
        route = self._desk.navigator.current
        if route.name not in ("consultation", "thanks"):
            return None
        return self._desk.core.offers.consultations.find(route.subject)

    @property
    def _said(self) -> bool:
        shown = self._shown
        return shown is not None and any(
            receipt.service_id == shown.id for receipt in self._desk.session.receipts
        )

    def _offered(self) -> list[Row]:
        desk, offered = self._desk, self._desk.core.offers.consultations
        rows = [
            Row(
                shown.id,
                desk.text(shown.title),
                detail=desk.text(shown.summary),
                icon="vote",
                speech=desk.speech(shown.title),
            )
            for shown in offered.shown(desk.core.today)
        ]
        feedback = offered.feedback
        if feedback is not None:
            text, speech = desk.text(feedback.title), desk.speech(feedback.title)
            detail = desk.text(feedback.summary)
            rows.append(Row(feedback.id, text, detail, feedback.icon, speech))
        return rows

    def _until(self) -> Message | None:
        shown = self._shown
        if shown is None:
            return None
        if self._said:
            return msg("You have taken part. Thank you.")
        if not shown.is_open(self._desk.core.today):
            return msg("This has ended.")
        return msg("You can take part until {day}.", day=shown.closes) if shown.closes else None
