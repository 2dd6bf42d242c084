"""What leaves at the kiosk's stops, read again every half minute while somebody looks at it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.language.message import msg
from kiosk.transit.departure import Board, Source
from ui.models.departure_rows import (
    LineRow,
    NewsRow,
    line_rows,
    news_row,
    opening_speech,
    other_tag,
)
from ui.models.desk import Desk
from ui.models.live_rows import LiveRows
from ui.models.rows import Row, RowList

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

READ_AGAIN_SECONDS = 30.0
LOOK_MS = 1000


@QmlElement
@QmlUncreatable("Python builds it")
class DeparturesModel(QObject):
    """The board of one of the kiosk's stops; the first until another is chosen."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._board: Board | None = None
        self._stop = ""
        self._read_at = 0.0
        self._lines = LiveRows(LineRow, parent=self)
        self._news = LiveRows(NewsRow, parent=self)
        self._stops = LiveRows(Row, parent=self)
        desk.navigator.changed.connect(self._arrived)
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(self.look)
        timer.start()

    @Property(RowList, constant=True)
    def lines(self) -> RowList:
        return self._lines

    @Property(RowList, constant=True)
    def news(self) -> RowList:
        return self._news

    @Property(RowList, constant=True)
    def stops(self) -> RowList:
        return self._stops

    @Property(str, notify=changed)
    def stop(self) -> str:
        return self._board.stop.text if self._board else ""

    @Property(str, notify=changed)
    def stopSpeech(self) -> str:
        return self._board.stop.aloud if self._board else ""

    @Property(str, notify=changed)
    def stopTag(self) -> str:
        return other_tag(self._board.stop.language, self._desk.texts) if self._board else ""

    @Property(str, notify=changed)
    def opening(self) -> str:
        return opening_speech(self._board, self._desk.texts) if self._board else ""

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        return self._lines.count == 0

    @Property(bool, notify=changed)
    def hasEnded(self) -> bool:
        return self._board is not None and self._board.out_of_date

    @Property(bool, notify=changed)
    def isStale(self) -> bool:
        return self._is(Source.STALE)

    @Property(bool, notify=changed)
    def isTimetable(self) -> bool:
        return self._is(Source.TIMETABLE)

    @Property(str, notify=changed)
    def asOf(self) -> str:
        board = self._board
        if board is None:
            return ""
        told = []
        if board.live_age is not None:
            told.append(msg("Live times as of {time}.", time=self._clock(board.live_age)))
        if board.alerts and board.alerts_age is not None:
            told.append(msg("News as of {time}.", time=self._clock(board.alerts_age)))
        return "\n".join(map(self._desk.say, told))

    @Slot(str)
    def choose(self, stop: str) -> None:
        """Show another stop of this kiosk."""
        self._stop = stop
        self._read()

    def look(self) -> None:
        """Read the board again when it is time, while it is on screen."""
        due = self._desk.core.clock.monotonic() - self._read_at >= READ_AGAIN_SECONDS
        if due and self._desk.navigator.current.name == "departures":
            self._read()

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        if self._desk.navigator.current.name == "departures":
            self._read()

    def clear(self) -> None:
        """Forget which stop was looked at."""
        self._stop = ""
        self._take(None)

    def _is(self, source: Source) -> bool:
        board = self._board
        return board is not None and bool(board.departures) and board.live is source

    def _clock(self, age: timedelta) -> str:
        """Return when that was, by the clock of the timetable."""
        board = self._board
        if board is None:
            return ""
        return self._desk.texts.time((board.now - age).astimezone(board.zone).time())

    def _arrived(self) -> None:
        if self._desk.navigator.current.name == "departures":
            self._read()

    def _read(self) -> None:
        offers, tag = self._desk.core.offers, self._desk.language.tag
        self._read_at = self._desk.core.clock.monotonic()
        stops = offers.departure_stops(tag)
        known = [stop for stop, _ in stops]
        if self._stop not in known:
            self._stop = known[0] if len(known) > 1 else ""
        others = [
            Row(n, name.text, icon="stop", speech=name.aloud)
            for n, name in stops
            if n != self._stop
        ]
        self._stops.show(others if len(stops) > 1 else [])
        self._take(offers.departures(tag, self._stop))

    def _take(self, board: Board | None) -> None:
        self._board = board
        texts = self._desk.texts
        self._lines.show(line_rows(board, texts) if board else [])
        self._news.show([news_row(one, texts) for one in board.alerts] if board else [])
        self.changed.emit()
