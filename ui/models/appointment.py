"""Choosing a time to come at: first the day, then the time, no calendar grid."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.devices.slip import NOT_SURE_YET
from kiosk.events.slots import Slot as FreeTime
from kiosk.forms.questions import AppointmentQuestion
from kiosk.language.message import msg, nmsg
from ui.models.desk import Desk
from ui.models.journey import JourneyModel
from ui.models.keeper import Keeper
from ui.models.rows import Row, RowList

TIME_IS_TAKEN = msg("This time is taken now. Please choose another one.")

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python builds it")
class AppointmentModel(QObject):
    """The page of an appointment; the chosen time stands in the journey's draft."""

    changed = Signal()

    def __init__(
        self, desk: Desk, journey: JourneyModel, keeper: Keeper, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keeper = keeper
        self._journey = journey
        self._free: tuple[FreeTime, ...] = ()
        self._day: date | None = None
        self._ready = False
        self._days = RowList(parent=self)
        self._times = RowList(parent=self)
        journey.asked.connect(self._asked)
        journey.changed.connect(self._show)
        keeper.changed.connect(self._kept)

    @Property(RowList, constant=True)
    def days(self) -> RowList:
        return self._days

    @Property(RowList, constant=True)
    def times(self) -> RowList:
        return self._times

    @Property(str, notify=changed)
    def day(self) -> str:
        return self._desk.texts.weekday_date(self._day) if self._day else ""

    @Property(str, notify=changed)
    def chosen(self) -> str:
        moment = self._chosen
        return self._desk.texts.weekday_datetime(moment) if moment else ""

    @Property(str, notify=changed)
    def notSureYet(self) -> str:
        return self._desk.say(NOT_SURE_YET)

    @Property(str, notify=changed)
    def kept(self) -> str:
        """Until when the chosen time is kept; empty while it is only a wish."""
        return self._desk.say(self._keeper.message()) if self._chosen_is_asked() else ""

    @Property(str, notify=changed)
    def trouble(self) -> str:
        if self._keeper.is_gone and self._chosen_is_asked():
            return self._desk.say(TIME_IS_TAKEN)
        if self._free or not self._ready:
            return ""
        return self._desk.say(msg("No time is free now. Please ask the staff."))

    @Slot(str)
    def chooseDay(self, key: str) -> None:
        """Show the times of one day."""
        days = self._listed_days()
        self._day = days[int(key)]
        self._show()

    @Slot(str)
    def choose(self, key: str) -> None:
        """Take a time; nothing else happens until Next (G11)."""
        slot = self._of_day()[int(key)]
        self._journey.enterText(slot.starts.isoformat())
        if self._question is not None:
            self._keeper.want(self._question.slots, slot.starts)

    @Slot()
    def otherDay(self) -> None:
        """Return to the days."""
        self._day = None
        self._show()

    def back(self) -> bool:
        """Return to the days; False when they are on screen already."""
        if self._day is None:
            return False
        self.otherDay()
        return True

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        self._show()

    def clear(self) -> None:
        """Forget the day."""
        self._free, self._day, self._ready = (), None, False
        self._show()

    @property
    def _question(self) -> AppointmentQuestion | None:
        question = self._journey.current
        return question if isinstance(question, AppointmentQuestion) else None

    @property
    def _chosen(self) -> datetime | None:
        draft = self._journey.draft
        if self._question is None or not isinstance(draft, str) or not draft:
            return None
        return datetime.fromisoformat(draft)

    def _asked(self) -> None:
        self._free, self._day, self._ready = (), None, False
        question = self._question
        if question is not None:
            name = question.slots
            self._desk.aside(lambda: self._desk.core.offers.free_times(name), self._take)
        self._show()

    def _kept(self) -> None:
        """The city has answered: where the time is gone, the page says so and lists the others."""
        question = self._question
        if question is not None and self._keeper.is_gone and self._chosen_is_asked():
            self._keeper.let_go()
            self._journey.ask_again(question.id, TIME_IS_TAKEN)
        self.changed.emit()

    def _chosen_is_asked(self) -> bool:
        question, chosen = self._question, self._chosen
        if question is None or chosen is None:
            return False
        return self._keeper.is_of(question.slots, chosen)

    def _take(self, free: tuple[FreeTime, ...]) -> None:
        if self._question is not None:
            self._free, self._ready = free, True
            self._show()

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self._desk.core.pack.city.zone)

    def _listed_days(self) -> list[date]:
        return list(dict.fromkeys(self._local(slot.starts).date() for slot in self._free))

    def _of_day(self) -> list[FreeTime]:
        return [slot for slot in self._free if self._local(slot.starts).date() == self._day]

    def _show(self) -> None:
        desk, chosen = self._desk, self._chosen
        days = self._listed_days()
        held = [self._local(slot.starts).date() for slot in self._free]
        self._days.show(
            [
                Row(
                    str(place),
                    desk.texts.weekday_date(day),
                    detail=desk.say(nmsg("{count} time", "{count} times", held.count(day))),
                    icon="calendar",
                    checked=chosen is not None and self._local(chosen).date() == day,
                )
                for place, day in enumerate(days)
            ]
        )
        self._times.show(
            [
                Row(
                    str(place),
                    desk.texts.time(slot.starts),
                    icon="clock",
                    checked=slot.starts == chosen,
                )
                for place, slot in enumerate(self._of_day())
            ]
        )
        self.changed.emit()
