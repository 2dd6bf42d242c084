"""What a city offers beside its services: one model each, all of them here."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.models.alerts import AlertsModel
from ui.models.departures import DeparturesModel
from ui.models.desk import Desk
from ui.models.events import EventsModel
from ui.models.help_places import HelpPlacesModel
from ui.models.journey import JourneyModel
from ui.models.say import SayModel

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python builds it")
class OffersModel(QObject):
    """The models of the offers; refreshed and cleared as one."""

    def __init__(self, desk: Desk, journey: JourneyModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._say = SayModel(desk, journey, self)
        self._events = EventsModel(desk, self)
        self._places = HelpPlacesModel(desk, journey, self)
        self._departures = DeparturesModel(desk, self)
        self._alerts = AlertsModel(desk, self)

    @Property(SayModel, constant=True)
    def say(self) -> SayModel:
        return self._say

    @Property(EventsModel, constant=True)
    def events(self) -> EventsModel:
        return self._events

    @Property(HelpPlacesModel, constant=True)
    def places(self) -> HelpPlacesModel:
        return self._places

    @Property(DeparturesModel, constant=True)
    def departures(self) -> DeparturesModel:
        return self._departures

    @Property(AlertsModel, constant=True)
    def alerts(self) -> AlertsModel:
        return self._alerts

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        for model in self._all():
            model.refresh()

    def clear(self) -> None:
        """Forget what a resident looked for."""
        for model in self._all():
            model.clear()

    def _all(self) -> tuple:
        return (
            self._say,
            self._events,
            self._places,
            self._departures,
            self._alerts,
        )
