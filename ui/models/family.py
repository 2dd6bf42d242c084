"""The view models of one window, and how they are put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ui.models.about import AboutModel
from ui.models.appointment import AppointmentModel
from ui.models.check import CheckModel
from ui.models.desk import Desk
from ui.models.help import HelpModel
from ui.models.home import HomeModel
from ui.models.journey import JourneyModel
from ui.models.keeper import Keeper
from ui.models.offers import OffersModel
from ui.models.options import OptionsModel
from ui.models.place import PlaceModel
from ui.models.preferences import PreferencesModel
from ui.models.receipt import ReceiptModel
from ui.models.request import RequestModel
from ui.models.saving import Saving
from ui.models.service import ServiceModel
from ui.models.settings_paper import SettingsPaperModel
from ui.models.spelling import SpellingModel


class ScreenModel(Protocol):
    """What the root asks of every view model below it."""

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        ...


@dataclass(frozen=True)
class Models:
    """The view models of one window, one per family of screens."""

    home: HomeModel
    service: ServiceModel
    journey: JourneyModel
    place: PlaceModel
    keeper: Keeper
    appointment: AppointmentModel
    check: CheckModel
    receipt: ReceiptModel
    request: RequestModel
    help: HelpModel
    about: AboutModel
    preferences: PreferencesModel
    options: OptionsModel
    paper: SettingsPaperModel
    spelling: SpellingModel
    offers: OffersModel

    def all(self) -> tuple[ScreenModel, ...]:
        """Return every one of them."""
        return tuple(getattr(self, name) for name in self.__dataclass_fields__)


def build_models(desk: Desk) -> Models:
    """Build the view models of one window on their desk."""
    journey, keeper = JourneyModel(desk), Keeper(desk)
    saving = Saving(desk, keeper)
    receipt, preferences = ReceiptModel(desk), PreferencesModel(desk)
    paper = SettingsPaperModel(desk, preferences)
    return Models(
        home=HomeModel(desk),
        service=ServiceModel(desk, journey),
        journey=journey,
        place=PlaceModel(desk, journey),
        keeper=keeper,
        appointment=AppointmentModel(desk, journey, keeper),
        check=CheckModel(desk, journey, saving, receipt),
        receipt=receipt,
        request=RequestModel(desk, paper),
        help=HelpModel(desk),
        about=AboutModel(desk),
        preferences=preferences,
        options=OptionsModel(desk, preferences),
        paper=paper,
        spelling=SpellingModel(desk),
        offers=OffersModel(desk, journey),
    )
