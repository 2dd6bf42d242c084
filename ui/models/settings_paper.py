"""Settings on paper: printed as a code that says nothing of whose they are, and read again."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.devices.printer import Printed, PrinterProblem
from kiosk.language.message import Message, msg
from kiosk.session.settings_code import SIGN, Settings, read_code, write_code
from ui.models.desk import Desk
from ui.models.preferences import PreferencesModel
from ui.models.receipt import PRINTED

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

AGAIN = msg("You have your settings again.")
UNKNOWN = msg("We do not know this code. Please look at your paper and type it again.")


@QmlElement
@QmlUncreatable("Python builds it")
class SettingsPaperModel(QObject):
    """The slip of settings and the field for its code."""

    changed = Signal()
    refused = Signal()  # the code is none: the page leads to its field
    languageWanted = Signal(str)
    unread = Signal()  # a reader brought a code that is none: the page with its field is wanted

    def __init__(
        self, desk: Desk, preferences: PreferencesModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._preferences = desk, preferences
        self._entry = ""
        self._note: Message | None = None
        self._problem: Message | None = None

    @Property(str, notify=changed)
    def entry(self) -> str:
        return self._entry

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._desk.say(self._note)

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._desk.say(self._problem)

    @property
    def code(self) -> str:
        """The code of what is set now."""
        session = self._desk.session
        return write_code(Settings(session.preferences, session.language))

    @Slot()
    def printSettings(self) -> None:
        """Print the slip; where the printer cannot, show the code and say so."""
        code, tag = self.code, self._desk.language.tag
        self._desk.aside(
            lambda: self._desk.core.print_settings(code, SIGN + code, tag),
            lambda outcome: self._printed(code, outcome),
        )

    @Slot(str)
    def enter(self, entry: str) -> None:
        """Take what is in the field, as it is typed or as a reader of codes types it."""
        if entry != self._entry:
            self._entry, self._note, self._problem = entry, None, None
            self.changed.emit()

    @Slot()
    def use(self) -> None:
        """Take the settings of the code, or say kindly that it is none."""
        if not self.restore(self._entry):
            self._note, self._problem = None, UNKNOWN
            self.changed.emit()
            self.refused.emit()
            self._desk.announce(UNKNOWN)

    def restore(self, text: str) -> bool:
        """Take the settings that a text stands for, and say so; whether it stands for any."""
        settings = read_code(text)
        if settings is None:
            return False
        self._preferences.take(settings.preferences)
        if settings.language is not None:
            self.languageWanted.emit(settings.language)
        self._entry = ""
        self._tell(AGAIN)
        return True

    def scan(self, text: str) -> None:
        """Take what a reader of codes has read, from any page.

        Where it is none this is said aloud, and written where the code can be typed instead.
        """
        if not self.restore(text):
            self._note, self._problem = None, UNKNOWN
            self.unread.emit()
            self.changed.emit()
            self._desk.alert(UNKNOWN)

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        self.changed.emit()

    def clear(self) -> None:
        """Forget the code."""
        self._entry, self._note, self._problem = "", None, None
        self.changed.emit()

    def _printed(self, code: str, outcome: Printed | PrinterProblem) -> None:
        if isinstance(outcome, Printed):
            self._tell(PRINTED)
        elif code == self.code:  # the resident is still here
            self._tell(
                msg("The printer does not work now. Please write this code down: {code}", code=code)
            )

    def _tell(self, note: Message) -> None:
        self._note, self._problem = note, None
        self.changed.emit()
        self._desk.announce(note)
