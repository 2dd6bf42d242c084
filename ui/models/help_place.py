"""One place of help: what it is, when, where, how to reach it; its paper, and a word when wrong."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.devices.place_slip import PlaceFact, build_place_slip
from kiosk.devices.printer import Printed, PrinterProblem
from kiosk.devices.slip import Slip, plain_code
from kiosk.directory.consultations import FEEDBACK
from kiosk.directory.help_facts import HelpFact, contact_text, help_facts
from kiosk.directory.help_search import FoundHelp
from kiosk.directory.help_texts import ShownText
from kiosk.directory.opening import checked_message
from kiosk.forms.questions import LongTextQuestion
from kiosk.language.bidi import without_controls
from kiosk.language.message import Message, msg
from kiosk.pack.help_places import TextField
from kiosk.pack.model import Service
from ui.models.desk import Desk
from ui.models.foreign import foreign_note
from ui.models.journey import JourneyModel
from ui.models.receipt import AT_WORK, PRINTED, PRINTING
from ui.models.rows import RowList

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

ICONS = {
    "phone": "phone",
    "where": "place",
    "way": "bus",
    "hours": "clock",
    "cost": "money",
    "who": "person",
    "how": "info",
    "bring": "bag",
    "access": "hand",
    "languages": "globe",
    "email": "mail",
}
KINDS = {"open": "success", "not-confirmed": "warning", "no-longer": "warning"}
NO_PAPER = msg("The printer does not work now. Please write this down, or take a photo of it.")
NEAR_STOP = 900.0
"""Metres from a stop that are told as a way to a place."""


@dataclass(frozen=True)
class FactRow:
    """One line; the first of a fact has its label and icon. `tag` is the line's own language."""

    key: str
    label: str
    icon: str
    text: str
    speech: str
    tag: str


@QmlElement
@QmlUncreatable("Python builds it")
class HelpPlaceModel(QObject):
    """The page of one place."""

    changed = Signal()
    paperCame = Signal()  # or did not

    def __init__(self, desk: Desk, journey: JourneyModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._journey = journey
        self._found: FoundHelp | None = None
        self._facts: tuple[HelpFact, ...] = ()
        self._rows = RowList(FactRow, parent=self)
        self._paper: Printed | PrinterProblem | None = None
        self._printing = False

    @Property(RowList, constant=True)
    def facts(self) -> RowList:
        return self._rows

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._text("name").text

    @Property(str, notify=changed)
    def nameTag(self) -> str:
        """Return the language of the name where it is not the page's."""
        return self._foreign("name")

    @Property(str, notify=changed)
    def organisation(self) -> str:
        return self._text("organisation").text

    @Property(str, notify=changed)
    def organisationTag(self) -> str:
        return self._foreign("organisation")

    @Property(str, notify=changed)
    def description(self) -> str:
        return self._text("description").text

    @Property(str, notify=changed)
    def descriptionTag(self) -> str:
        return self._foreign("description")

    @Property(str, notify=changed)
    def languageNote(self) -> str:
        """Say in which language the place is told, where nobody translated it."""
        tag = self.descriptionTag if self.description else self.nameTag
        return self._desk.say(foreign_note(tag, self._desk.texts))

    @Property(str, notify=changed)
    def alert(self) -> str:
        return self._text("alert").text

    @Property(str, notify=changed)
    def alertTag(self) -> str:
        return self._foreign("alert")

    @Property(str, notify=changed)
    def hours(self) -> str:
        return self._desk.say(self._found.hours) if self._found else ""

    @Property(str, notify=changed)
    def hoursKind(self) -> str:
        return KINDS.get(self._found.opening.state, "info") if self._found else "info"

    @Property(str, notify=changed)
    def checked(self) -> str:
        return self._desk.say(checked_message(self._found.place)) if self._found else ""

    @Property("QStringList", notify=changed)
    def qr(self) -> list[str]:
        contact = contact_text(self._found) if self._found else ""
        code = plain_code(contact) if contact else None
        return ["".join("01"[dark] for dark in row) for row in code.modules] if code else []

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

    @Property(bool, notify=changed)
    def canReport(self) -> bool:
        """Return whether the city has a service that takes word of what is wrong."""
        return self._found is not None and self._report_service() is not None

    @Slot()
    def print(self) -> None:
        """Print what is known of the place."""
        found = self._found
        if found is None or self._printing:
            return
        slip = self._slip(found)
        self._printing = True
        self.changed.emit()
        self._desk.session.timer.hold(PRINTING)
        self._desk.aside(
            lambda: self._desk.core.printer.print_slip(slip),
            lambda outcome: self._done(found, outcome),
        )

    @Slot()
    def report(self) -> None:
        """Begin to tell the city what is wrong: a person reads it, as they read any other word."""
        service = self._report_service()
        if self._found is None or service is None:
            return
        place = self._found.place
        named = [place.texts["name"], place.address.one_line if place.address else ""]
        about = ", ".join(filter(None, named))
        drafts = {
            question.id: f"{about}:\n"[: question.max_length]
            for question in service.questions
            if isinstance(question, LongTextQuestion)
        }
        self._journey.begin(service, dict(list(drafts.items())[:1]))

    def show(self, found: FoundHelp | None) -> None:
        """Show a place; None where it is not there any more."""
        if self._found is not None and (found is None or found.id != self._found.id):
            self._paper = None
        self._found = found
        self._derive()

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        self.changed.emit()

    def clear(self) -> None:
        """Forget the place."""
        self._found = self._paper = None
        self._derive()

    # --- within -----------------------------------------------------------------------------
    def _derive(self) -> None:
        self._facts = self._tell(self._found) if self._found else ()
        self._rows.show([row for fact in self._facts for row in _rows(fact)])
        self.changed.emit()

    def _tell(self, found: FoundHelp) -> tuple[HelpFact, ...]:
        core, texts = self._desk.core, self._desk.texts
        point = found.place.point
        stops = (
            core.gazetteer.on_the_way_to(point, texts.language.tag, ("stop",), NEAR_STOP)
            if point
            else ()
        )
        return help_facts(found, texts, stops, core.clock.now(), core.pack.city.zone)

    def _slip(self, found: FoundHelp) -> Slip:
        """Return the paper; a name that was translated stands there as its door has it, too."""
        own = ShownText(found.place.texts["name"], found.place.language)
        name = [found.name, *([own] if own.text != found.name.text else [])]
        organisation = found.texts.get("organisation")
        if organisation is not None:
            name.append(organisation)
        facts = [
            PlaceFact(
                fact.label,
                tuple((line.text, line.language) for line in fact.lines),
                strong=fact.key == "phone",
            )
            for fact in self._facts
        ]
        facts.append(PlaceFact("", ((self.checked, self._desk.language.tag),)))
        return build_place_slip(
            self._desk.core.pack.city,
            [(text.text, text.language) for text in name],
            facts,
            contact_text(found),
            self._desk.core.today,
            self._desk.texts,
        )

    def _done(self, found: FoundHelp, outcome: Printed | PrinterProblem) -> None:
        """Tell how printing went, if the resident it was for still looks at the place."""
        self._printing = False
        self._desk.session.timer.release(PRINTING)
        if self._found is None or found.id != self._found.id:
            return
        self._paper = outcome
        self.changed.emit()
        if isinstance(outcome, PrinterProblem):
            self._desk.alert(NO_PAPER)
        self.paperCame.emit()

    def _report_service(self) -> Service | None:
        return self._desk.core.pack.find_service(FEEDBACK)

    def _paper_message(self) -> Message | None:
        if self._printing:
            return AT_WORK
        if self._paper is None:
            return None
        return NO_PAPER if isinstance(self._paper, PrinterProblem) else PRINTED

    def _text(self, field: TextField) -> ShownText:
        shown = self._found.texts.get(field) if self._found else None
        return shown or ShownText("", "")

    def _foreign(self, field: TextField) -> str:
        tag = self._text(field).language
        return "" if tag == self._desk.language.tag else tag


def _rows(fact: HelpFact) -> list[FactRow]:
    """Return a row for each line, so that each is said in its own language and none is cut."""
    return [
        FactRow(
            key=f"{fact.key}-{place}",
            label="" if place else fact.label,
            icon="" if place else ICONS[fact.key],
            text=line.text,
            speech=line.speech or without_controls(line.text),
            tag=line.language,
        )
        for place, line in enumerate(fact.lines)
    ]
