"""What a city offers beside its services: one model each, all of them here."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.models.desk import Desk

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python builds it")
class OffersModel(QObject):
    """The models of the offers; refreshed and cleared as one."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        for model in self._all():
            model.refresh()

    def clear(self) -> None:
        """Forget what a resident looked for."""
        for model in self._all():
            model.clear()

    def _all(self) -> tuple:
        return ()
