"""What a service is, what to bring, how long it takes and what it costs: told before starting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.devices.printer import NO_FORM, Printed, PrinterProblem
from kiosk.language.message import Message, msg, nmsg
from kiosk.pack.model import Service
from ui.models.desk import Desk
from ui.models.journey import JourneyModel
from ui.models.receipt import AT_WORK, PRINTED

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


PRINTING = "printing-form"


@dataclass(frozen=True)
class ServiceProps:
    """What the page says of one service."""

    title: str = ""
    summary: str = ""
    steps: str = ""
    minutes: str = ""
    cost: str = ""
    duration: str = ""
    bring: str = ""
    timeout: str = ""
    icon: str = ""


def service_props(desk: Desk, service: Service, steps: int) -> ServiceProps:
    """Derive what the page says; `steps` is the number of pages as things stand."""
    return ServiceProps(
        title=desk.text(service.title),
        summary=desk.text(service.summary),
        steps=desk.say(nmsg("{count} question", "{count} questions", steps)),
        minutes=desk.say(
            nmsg("About {count} minute", "About {count} minutes", service.minutes),
        ),
        cost=desk.text(service.cost),
        duration=desk.text(service.duration),
        bring="\n".join(desk.text(text) for text in service.bring)
        or desk.say(msg("Nothing. You can start now.")),
        timeout=desk.say(_timeout(desk)),
        icon=service.icon,
    )


def _timeout(desk: Desk):
    minutes = max(1, round(desk.core.settings.idle.form / 60))
    return nmsg(
        "You have time. If nobody touches the screen for {count} minute, we ask if you are still"
        " here. Then we erase your answers.",
        "You have time. If nobody touches the screen for {count} minutes, we ask if you are still"
        " here. Then we erase your answers.",
        minutes,
    )


@QmlElement
@QmlUncreatable("Python builds it")
class ServiceModel(QObject):
    """The page before a journey."""

    changed = Signal()

    def __init__(self, desk: Desk, journey: JourneyModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._journey = journey
        self._props = ServiceProps()
        self._printing = False
        self._news: Message | None = None
        self._news_of = ""
        desk.navigator.changed.connect(self.refresh)

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=changed)
    def summary(self) -> str:
        return self._props.summary

    @Property(str, notify=changed)
    def steps(self) -> str:
        return self._props.steps

    @Property(str, notify=changed)
    def minutes(self) -> str:
        return self._props.minutes

    @Property(str, notify=changed)
    def cost(self) -> str:
        return self._props.cost

    @Property(str, notify=changed)
    def duration(self) -> str:
        return self._props.duration

    @Property(str, notify=changed)
    def timeout(self) -> str:
        return self._props.timeout

    @Property(str, notify=changed)
    def icon(self) -> str:
        return self._props.icon

    @Property(str, notify=changed)
    def bring(self) -> str:
        return self._props.bring

    @Property(bool, notify=changed)
    def paper(self) -> bool:
        service = self._shown
        return service is not None and service.paper

    @Property(str, notify=changed)
    def paperNews(self) -> str:
        return self._desk.say(AT_WORK if self._printing else self._news)

    @Property(bool, notify=changed)
    def printing(self) -> bool:
        """Return whether the printer is at work on the form."""
        return self._printing

    @Property(bool, notify=changed)
    def paperFailed(self) -> bool:
        return self._news is NO_FORM

    @Slot()
    def printForm(self) -> None:
        """Print the form of this service empty, in the language on screen."""
        service, tag = self._shown, self._desk.language.tag
        if service is None or self._printing:
            return
        self._printing = True
        self.changed.emit()
        self._desk.session.timer.hold(PRINTING)
        self._desk.aside(lambda: self._desk.core.print_form(service, tag), self._printed)

    @Slot()
    def start(self) -> None:
        """Begin the journey, or go on with it where it was left in this session."""
        self._journey.begin(self._desk.service(self._desk.navigator.current.subject))

    def refresh(self) -> None:
        """Derive everything again for the service on screen."""
        route = self._desk.navigator.current
        if route.name != "service":
            return
        desk, service = self._desk, self._desk.service(route.subject)
        if service.id != self._news_of:
            self._news, self._news_of = None, service.id
        self._props = service_props(desk, service, self._journey.length(service))
        self.changed.emit()

    def clear(self) -> None:
        """Forget the service that was looked at."""
        self._props = ServiceProps()
        self._news = None
        self.changed.emit()

    @property
    def _shown(self) -> Service | None:
        route = self._desk.navigator.current
        return self._desk.service(route.subject) if route.name == "service" else None

    def _printed(self, outcome: Printed | PrinterProblem) -> None:
        self._printing = False
        self._desk.session.timer.release(PRINTING)
        self._news = NO_FORM if isinstance(outcome, PrinterProblem) else PRINTED
        if self._desk.navigator.current.name == "service":
            self._desk.announce(self._news)
        self.changed.emit()
