"""About this kiosk: what it tells about itself, generated from its configuration (DTPR)."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.models.desk import Desk
from ui.models.rows import Row, RowList

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python builds it")
class AboutModel(QObject):
    """The disclosure as a list: who runs it, what for, what is kept, who can read it."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = RowList(parent=self)
        desk.navigator.changed.connect(self.refresh)

    @Property(RowList, constant=True)
    def rows(self) -> RowList:
        return self._rows

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        if self._desk.navigator.current.name != "about":
            return
        told: dict[str, list[str]] = {}
        for item in self._desk.core.disclosure:
            told.setdefault(self._desk.say(item.title), []).append(self._desk.say(item.body))
        self._rows.show(
            [
                Row(str(place), title, detail="\n".join(bodies))
                for place, (title, bodies) in enumerate(told.items())
            ]
        )
        self.changed.emit()
