"""Warnings: a band over every page, a page over it for the worst, and all of them in a list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.alerts.view import AlertsView, AlertView
from ui.models.alert_face import AlertFace, other_language
from ui.models.departure_rows import other_tag
from ui.models.desk import Desk
from ui.models.live_rows import LiveRows
from ui.models.rows import RowList
from ui.navigator import Route

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_SECONDS = 5.0
LOOK_MS = 1000
GUARD_SECONDS = 0.8
"""A touch or key that was on its way to the page below does not put a warning away unread."""

_PAGES = ("alert", "alerts")


@dataclass(frozen=True)
class AlertRow:
    """One warning of the list; `tag` is the language of its words where it is not the page's."""

    key: str
    text: str
    detail: str
    icon: str
    tag: str


@QmlElement
@QmlUncreatable("Python builds it")
class AlertsModel(QObject):
    """What holds here and now, what this resident has put away, and what was said to them.

    The worst warnings lie over the page once a language is chosen, so that they are read in it; on
    the start screen they are in the band. Nothing below them changes.
    """

    changed = Signal()
    raised = Signal()  # something lies over the page now, or nothing does any more

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: AlertsView | None = None
        self._dismissed: set[str] = set()
        self._spoken: set[str] = set()
        self._read_at = self._raised_at = 0.0
        self._over, self._page = AlertFace(desk, self), AlertFace(desk, self)
        self._rows = LiveRows(AlertRow, parent=self)
        desk.navigator.changed.connect(self._arrived)
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(self.look)
        timer.start()

    # --- over the page ----------------------------------------------------------------------
    @Property(AlertFace, constant=True)
    def over(self) -> AlertFace:
        return self._over

    @Property(bool, notify=changed)
    def isOver(self) -> bool:
        return self._over.alert is not None

    @Slot()
    def dismiss(self) -> None:
        """Put away the warning that lies over the page; it stays in the list."""
        alert = self._over.alert
        if alert is None or self._now - self._raised_at < GUARD_SECONDS:
            return
        self._dismissed.add(alert.key)
        self._over.show(None, None)
        self._read()
        self.raised.emit()

    # --- the band ---------------------------------------------------------------------------
    @Property(bool, notify=changed)
    def hasBand(self) -> bool:
        return bool(self._band) and self._desk.navigator.current.name not in _PAGES

    @Property(bool, notify=changed)
    def bandIsGrave(self) -> bool:
        return any(one.layout == "screen" for one in self._band)

    @Property(str, notify=changed)
    def bandLabel(self) -> str:
        return self._desk.say(self._band[0].label) if self._band else ""

    @Property(str, notify=changed)
    def bandText(self) -> str:
        if len(self._band) > 1 and self._view:
            return self._desk.say(self._view.summary)
        return self._band[0].headline if self._band else ""

    @Property(str, notify=changed)
    def bandTag(self) -> str:
        if len(self._band) != 1:
            return ""
        return other_tag(self._band[0].language, self._desk.texts)

    @Slot()
    def readBand(self) -> None:
        """Read the warning of the band, or all of them where there are several."""
        if len(self._band) == 1:
            self.open(self._band[0].key)
        else:
            self.openAll()

    # --- the list and the page of one -------------------------------------------------------
    @Property(RowList, constant=True)
    def rows(self) -> RowList:
        return self._rows

    @Property(str, notify=changed)
    def summary(self) -> str:
        return self._desk.say(self._view.summary) if self._view else ""

    @Property(str, notify=changed)
    def doubts(self) -> str:
        return "\n".join(map(self._desk.say, self._view.doubts)) if self._view else ""

    @Property(str, notify=changed)
    def checked(self) -> str:
        sources = self._view.sources if self._view else ()
        return "\n".join(self._desk.say(source.checked) for source in sources)

    @Property(bool, notify=changed)
    def isWarned(self) -> bool:
        return bool(self._view and self._view.alerts)

    @Property(AlertFace, constant=True)
    def page(self) -> AlertFace:
        return self._page

    @Property(bool, notify=changed)
    def canPutAway(self) -> bool:
        return self._page.alert in self._band and self._desk.session.language is not None

    @Slot(str)
    def open(self, key: str) -> None:
        """Show one warning."""
        self._desk.navigator.go(Route("alert", key))

    @Slot()
    def openAll(self) -> None:
        """Show all warnings."""
        self._desk.navigator.go(Route("alerts"))

    @Slot()
    def putAway(self) -> None:
        """Take the warning that was read from the band; it stays in the list."""
        if self._page.alert is not None:
            self._dismissed.add(self._page.alert.key)
        self._desk.navigator.back()
        self._read()

    # --- time, language, the end ------------------------------------------------------------
    def look(self) -> None:
        """See what the feeds say now."""
        if self._now - self._read_at >= LOOK_SECONDS:
            self._read()
            self.tell_band()

    def tell_band(self) -> None:
        """Say the warnings of the band, each once, after what is being said."""
        if not self._desk.session.preferences.voice or self._desk.session.language is None:
            return
        for alert in self._band:
            if alert.key not in self._spoken:
                self._spoken.add(alert.key)
                self._desk.warn(self._said(alert), after=True)

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        self._read()

    def clear(self) -> None:
        """Forget what was read; the next resident is warned anew."""
        self._dismissed.clear()
        self._spoken.clear()
        self._over.show(None, None)
        self._page.show(None, None)

    @property
    def _now(self) -> float:
        return self._desk.core.clock.monotonic()

    @property
    def _band(self) -> tuple[AlertView, ...]:
        view = self._view
        if view is None:
            return ()
        if self._desk.session.language is None:
            return view.alerts
        return view.band

    def _arrived(self) -> None:
        route = self._desk.navigator.current
        if route.name == "alert":
            alerts = self._view.alerts if self._view else ()
            found = next((one for one in alerts if one.key == route.subject), None)
            self._page.show(found or self._page.alert, self._view)
        self._raise()
        self.changed.emit()

    def _read(self) -> None:
        self._read_at = self._now
        self._view = view = self._desk.core.offers.alerts(
            self._desk.language.tag, frozenset(self._dismissed)
        )
        self._rows.show([self._row(one) for one in view.alerts] if view else [])
        self._page.show(self._same(self._page.alert), view)
        self._raise()
        self.changed.emit()

    def _raise(self) -> None:
        """Lay the worst over the page; what lies there stays until it is put away."""
        before = self._over.alert
        worst = self._view.full_screen if self._view else None
        if self._desk.session.language is None:
            worst = before = None
        alert = worst or self._same(before)
        if alert is not None and (before is None or before.key != alert.key):
            self._raised_at = self._now
        self._over.show(alert, self._view)
        if (alert is None) != (before is None):
            self.raised.emit()
        is_there = self._desk.navigator.current.name != "start"
        if alert is not None and is_there and alert.key not in self._spoken:
            self._spoken.add(alert.key)
            self._desk.warn(self._said(alert, *alert.instruction), after=False)

    def _same(self, alert: AlertView | None) -> AlertView | None:
        """Return the warning as it is told now; as it was where it is gone."""
        now = self._view.alerts if self._view else ()
        return next((one for one in now if alert and one.key == alert.key), alert)

    def _said(self, alert: AlertView, *told: str) -> tuple[tuple[str, str], ...]:
        """Return what is said of a warning, with tags: our words first, then the sender's."""
        page = self._desk.language.tag
        own = other_tag(alert.language, self._desk.texts)
        tag = own or (page if alert.is_residents_language else alert.language)
        label = self._desk.texts.say_aloud(alert.label)
        foreign = self._desk.say(other_language(alert, self._desk.texts))
        ours = ((label, page), (foreign, page)) if foreign else ((label, page),)
        return *ours, (alert.headline, tag), *((text, tag) for text in told)

    def _row(self, alert: AlertView) -> AlertRow:
        return AlertRow(
            key=alert.key,
            text=alert.headline,
            detail=self._desk.say(alert.label),
            icon="warning" if not alert.is_all_clear else "check",
            tag=other_tag(alert.language, self._desk.texts),
        )
