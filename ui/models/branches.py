"""What Main.qml finds on the root by name: the way, and the view model of every screen family."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.models.about import AboutModel
from ui.models.appointment import AppointmentModel
from ui.models.check import CheckModel
from ui.models.desk import Desk
from ui.models.family import Models
from ui.models.help import HelpModel
from ui.models.home import HomeModel
from ui.models.journey import JourneyModel
from ui.models.offers import OffersModel
from ui.models.options import OptionsModel
from ui.models.place import PlaceModel
from ui.models.preferences import PreferencesModel
from ui.models.receipt import ReceiptModel
from ui.models.request import RequestModel
from ui.models.service import ServiceModel
from ui.models.settings_paper import SettingsPaperModel
from ui.models.spelling import SpellingModel
from ui.navigator import Navigator

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python builds it")
class Branches(QObject):
    """Hands the navigator and the view models of one window on to QML."""

    def __init__(self, desk: Desk, models: Models, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._models = models

    @Property(Navigator, constant=True)
    def navigator(self) -> Navigator:
        return self._desk.navigator

    @Property(HomeModel, constant=True)
    def home(self) -> HomeModel:
        return self._models.home

    @Property(ServiceModel, constant=True)
    def service(self) -> ServiceModel:
        return self._models.service

    @Property(JourneyModel, constant=True)
    def journey(self) -> JourneyModel:
        return self._models.journey

    @Property(PlaceModel, constant=True)
    def place(self) -> PlaceModel:
        return self._models.place

    @Property(AppointmentModel, constant=True)
    def appointment(self) -> AppointmentModel:
        return self._models.appointment

    @Property(CheckModel, constant=True)
    def check(self) -> CheckModel:
        return self._models.check

    @Property(ReceiptModel, constant=True)
    def receipt(self) -> ReceiptModel:
        return self._models.receipt

    @Property(RequestModel, constant=True)
    def request(self) -> RequestModel:
        return self._models.request

    @Property(HelpModel, constant=True)
    def help(self) -> HelpModel:
        return self._models.help

    @Property(AboutModel, constant=True)
    def about(self) -> AboutModel:
        return self._models.about

    @Property(PreferencesModel, constant=True)
    def preferences(self) -> PreferencesModel:
        return self._models.preferences

    @Property(OptionsModel, constant=True)
    def options(self) -> OptionsModel:
        return self._models.options

    @Property(SettingsPaperModel, constant=True)
    def paper(self) -> SettingsPaperModel:
        return self._models.paper

    @Property(SpellingModel, constant=True)
    def spelling(self) -> SpellingModel:
        return self._models.spelling

    @Property(OffersModel, constant=True)
    def offers(self) -> OffersModel:
        return self._models.offers
