"""One warning as a page shows it: the sender's words in their language, and the kiosk's own."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.alerts.view import AlertsView, AlertView
from kiosk.language.message import Message
from kiosk.language.texts import Texts
from ui.models.departure_rows import other_tag
from ui.models.desk import Desk
from ui.models.foreign import foreign_note

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


def other_language(alert: AlertView, texts: Texts) -> Message | None:
    """Say which language a warning is in, in that of the page; None where they are the same."""
    return None if alert.is_residents_language else foreign_note(alert.language, texts)


@QmlElement
@QmlUncreatable("Python builds it")
class AlertFace(QObject):
    """Everything that is told of one warning; it keeps showing what it was given last."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._alert: AlertView | None = None
        self._checked = ""
        self._doubts = ""
        self._is_over = False

    @property
    def alert(self) -> AlertView | None:
        """The warning that is shown."""
        return self._alert

    def show(self, alert: AlertView | None, view: AlertsView | None) -> None:
        """Show a warning, and what `view` knows about the feed that it came from."""
        self._alert = alert
        say = self._desk.say
        sources = view.sources if alert and view else ()
        self._checked = next(
            (say(one.checked) for one in sources if alert and one.id == alert.source_id), ""
        )
        self._doubts = "\n".join(map(say, view.doubts)) if alert and view else ""
        self._is_over = bool(alert and view and alert.key not in {one.key for one in view.alerts})
        self.changed.emit()

    @Property(str, notify=changed)
    def label(self) -> str:
        return self._desk.say(self._alert.label) if self._alert else ""

    @Property(str, notify=changed)
    def headline(self) -> str:
        return self._alert.headline if self._alert else ""

    @Property(str, notify=changed)
    def tag(self) -> str:
        return other_tag(self._alert.language, self._desk.texts) if self._alert else ""

    @Property(str, notify=changed)
    def otherLanguage(self) -> str:
        """Say which language the words are in, where it is not the resident's."""
        return self._desk.say(other_language(self._alert, self._desk.texts)) if self._alert else ""

    @Property(str, notify=changed)
    def instruction(self) -> str:
        return "\n".join(self._alert.instruction) if self._alert else ""

    @Property(str, notify=changed)
    def description(self) -> str:
        return "\n".join(self._alert.paragraphs) if self._alert else ""

    @Property(str, notify=changed)
    def area(self) -> str:
        return self._alert.area if self._alert else ""

    @Property(str, notify=changed)
    def facts(self) -> str:
        facts = [self._desk.say(fact) for fact in self._alert.facts] if self._alert else []
        return "\n".join(filter(None, (*facts, self._checked)))

    @Property(str, notify=changed)
    def doubts(self) -> str:
        return self._doubts

    @Property(bool, notify=changed)
    def isGrave(self) -> bool:
        return self._alert is not None and self._alert.layout == "screen"

    @Property(bool, notify=changed)
    def isOver(self) -> bool:
        return self._is_over
