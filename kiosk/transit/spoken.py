"""Departures as a person would read them out: by line, without the ones that have left.

What riders asked for (mbta/screens#316, #553; AtB-AS/mittatb-app#639): no "the next" on every row,
a rest between lines, "34E" spelt, and never a bus that has gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.language.message import Message, Value, msg, nmsg
from kiosk.transit.access import Access
from kiosk.transit.departure import Board, Departure, Request, Source, State

if TYPE_CHECKING:
    from kiosk.language.texts import Texts

TIMES = 3
"""So many times are read of one line."""
_HOUR = timedelta(hours=1)
_CODE = re.compile(r"[A-Z0-9]{1,6}")
_PARTS = re.compile(r"\d+|[A-Z]")

Breath = tuple[Message, ...]
"""Sentences that belong together; the voice rests after them."""


def spoken_board(board: Board, texts: Texts, now: datetime | None = None) -> tuple[Breath, ...]:
    """Return what to say of a board at `now` (default: when it was read), in the order to say it.

    Times up to an hour are told in minutes where they are live, and by the clock of the timetable's
    zone where they are not: so the two can be told apart by ear. Alerts have words of their own.
    """
    at = now or board.now
    lines = by_line(board, at)
    teller = _Teller(board, texts, at)
    said = [teller.opening(is_empty=not lines)]
    said += [teller.line(list(rows)) for rows in lines]
    return tuple(said)


def by_line(board: Board, now: datetime) -> tuple[tuple[Departure, ...], ...]:
    """Return what has not left at `now` (aware), by line, destination and platform.

    Groups and what is in them are in the order of the board: soonest first.
    """
    groups: dict[tuple[str, str, str | None], list[Departure]] = {}
    for row in board.departures:
        if (row.until or row.at) >= now:
            groups.setdefault((row.line, row.destination.text, row.platform), []).append(row)
    return tuple(map(tuple, groups.values()))


def is_by_clock(row: Departure, now: datetime) -> bool:
    """Whether a time of day says it all: not live and soon, not every so often, not about."""
    soon = row.source is Source.LIVE and row.at - now < _HOUR
    return row.every is None and not row.approximate and not soon


def when_message(row: Departure, board: Board, texts: Texts, now: datetime) -> Message:
    """Say when one leaves after `now` (aware): in minutes where it is live and soon.

    Else by the clock of the board's stop.
    """
    return _Teller(board, texts, now).when(row)


def spelt_line(line: str) -> str:
    """Write the name of a line so that a voice says its numbers and letters: `34E` as `34 E`."""
    words = line.split()
    return " ".join(" ".join(_PARTS.findall(w)) if _CODE.fullmatch(w) else w for w in words)


class _Teller:
    def __init__(self, board: Board, texts: Texts, now: datetime) -> None:
        self._board = board
        self._texts = texts
        self._now = now

    def opening(self, *, is_empty: bool) -> Breath:
        said = [msg("Departures from {stop}.", stop=self._board.stop.aloud)]
        if self._board.out_of_date:
            said.append(msg("This timetable is out of date. It may be wrong."))
        if is_empty:
            return (*said, msg("Nothing is known to leave from here soon."))
        if self._board.live is Source.STALE:
            said.append(msg("Live times have stopped. These times are from the timetable."))
        elif self._board.live is Source.TIMETABLE:
            said.append(
                msg("These times are from the timetable. It is not known if anything runs late.")
            )
        return tuple(said)

    def line(self, rows: list[Departure]) -> Breath:
        first = rows[0]
        coming = [row for row in rows if row.state is State.EXPECTED]
        values: dict[str, Value] = {
            "line": spelt_line(first.line),
            "place": first.destination.aloud,
            "platform": spelt_line(first.platform or ""),
            "times": self._times(coming),
        }
        said = []
        if coming and first.platform:
            said.append(msg("Line {line} to {place}, platform {platform}: {times}.", **values))
        elif coming:
            said.append(msg("Line {line} to {place}: {times}.", **values))
        else:
            said.append(msg("Line {line} to {place}.", **values))
        if any(row.platform_changed for row in coming):
            said.append(msg("The platform has changed."))
        for state in (State.CANCELLED, State.SKIPPED):
            off = tuple(self._by_clock(row.at) for row in rows if row.state is state)[:TIMES]
            if off and state is State.CANCELLED:
                said.append(msg("Cancelled: {times}.", times=off))
            elif off:
                said.append(msg("Does not stop here: {times}.", times=off))
        return (*said, *self._requests(coming), *access_messages(coming))

    def _times(self, rows: Iterable[Departure]) -> tuple[Message, ...]:
        return tuple(self.when(row) for row in rows)[:TIMES]

    def when(self, row: Departure) -> Message:
        if row.every is not None:
            minutes = max(1, round(row.every.total_seconds() / 60))
            every = nmsg("every {count} minute", "every {count} minutes", minutes)
            if row.at <= self._now:
                return every
            return msg("from {time} on {every}", time=self._clock(row.at), every=every)
        if row.source is Source.LIVE and row.at - self._now < _HOUR:
            minutes = int((row.at - self._now).total_seconds() // 60)
            return (
                nmsg("in {count} minute", "in {count} minutes", minutes) if minutes else msg("now")
            )
        if row.approximate:
            return msg("at about {time}", time=self._clock(row.at))
        if row.source is not Source.LIVE and self._board.live is Source.LIVE:
            return msg("at {time} by the timetable", time=self._clock(row.at))
        return self._by_clock(row.at)

    def _by_clock(self, at: datetime) -> Message:
        return msg("at {time}", time=self._clock(at))

    def _clock(self, at: datetime) -> str:
        return self._texts.time(at.astimezone(self._board.zone).time())

    def _requests(self, rows: list[Departure]) -> Breath:
        asked = [row for row in rows if row.request is not None]
        if not asked:
            return ()
        if asked[0].request is Request.DRIVER:
            return (msg("Tell the driver that you want to get on."),)
        if asked[0].phone:
            phone = self._texts.spell(asked[0].phone)
            return (msg("You must phone before you travel: {phone}.", phone=phone),)
        return (msg("You must phone the operator before you travel."),)


def access_messages(rows: Iterable[Departure]) -> Breath:
    """Say whether one can get on with a wheelchair; nothing for no rows."""
    found = {row.access for row in rows}
    if not found:
        return ()
    if found == {Access.YES}:
        return (msg("You can get on with a wheelchair."),)
    if found == {Access.NO}:
        return (msg("You cannot get on with a wheelchair."),)
    if found == {Access.NOT_KNOWN}:
        return (msg("It is not known if you can get on with a wheelchair."),)
    return (msg("You may not be able to get on every one with a wheelchair."),)
