"""Finding a service: by category, or by the resident's own words."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.language.message import Message, msg, nmsg
from kiosk.pack.model import Service
from ui.models.desk import Desk
from ui.models.offer_tiles import offer_route, offer_rows
from ui.models.rows import Row, RowList
from ui.navigator import Route

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


def service_row(desk: Desk, service: Service) -> Row:
    """Return a service as a list shows it."""
    return Row(
        key=service.id,
        text=desk.text(service.title),
        detail=desk.text(service.summary),
        icon=service.icon,
        speech=desk.speech(service.title),
    )


def found_message(count: int) -> Message:
    """Say how many services fit the words."""
    if count == 0:
        return msg("Nothing fits these words. Try another word, or choose a topic below.")
    return nmsg("{count} service fits.", "{count} services fit.", count)


@QmlElement
@QmlUncreatable("Python builds it")
class HomeModel(QObject):
    """Categories, the services in one of them, and the search."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query = ""
        self._categories = RowList(parent=self)
        self._services = RowList(parent=self)
        self._results = RowList(parent=self)
        desk.navigator.changed.connect(self._arrived)

    @Property(RowList, constant=True)
    def categories(self) -> RowList:
        return self._categories

    @Property(RowList, constant=True)
    def services(self) -> RowList:
        return self._services

    @Property(RowList, constant=True)
    def results(self) -> RowList:
        return self._results

    @Property(str, notify=changed)
    def query(self) -> str:
        return self._query

    @Property(bool, notify=changed)
    def searching(self) -> bool:
        return bool(self._query.strip())

    @Property(str, notify=changed)
    def found(self) -> str:
        return self._desk.say(found_message(self._results.count)) if self.searching else ""

    @Property(str, notify=changed)
    def categoryTitle(self) -> str:
        route = self._desk.navigator.current
        titles = {c.id: c.title for c in self._desk.core.pack.categories}
        return self._desk.text(titles.get(route.subject)) if route.name == "category" else ""

    @Slot(str)
    def search(self, query: str) -> None:
        """Find services by these words, as they are typed."""
        if query != self._query:
            self._query = query
            self._show_results()
            self.changed.emit()

    @Slot(str)
    def openCategory(self, key: str) -> None:
        """Show what a category holds, or what else the city offers."""
        self._desk.navigator.go(offer_route(key) or Route("category", key))

    @Slot(str)
    def openService(self, key: str) -> None:
        """Show what a service is before anything is asked."""
        self._desk.navigator.go(Route("service", key))

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        desk = self._desk
        rows = [
            Row(c.id, desk.text(c.title), icon=c.icon, speech=desk.speech(c.title))
            for c in desk.core.pack.categories
        ]
        self._categories.show([*rows, *offer_rows(desk)])
        self._show_services()
        self._show_results()
        self.changed.emit()

    def clear(self) -> None:
        """Forget what was searched for."""
        self.search("")

    def _arrived(self) -> None:
        self._show_services()
        self.changed.emit()

    def _show_services(self) -> None:
        route = self._desk.navigator.current
        if route.name == "category":
            services = self._desk.core.pack.services_in(route.subject)
            self._services.show([service_row(self._desk, service) for service in services])

    def _show_results(self) -> None:
        found = []
        if self.searching:
            found = self._desk.core.find_services(self._query, self._desk.language.tag)
        self._results.show([service_row(self._desk, service) for service in found])
