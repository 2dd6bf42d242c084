"""What leaves, line by line, as the screen shows it and the voice says it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kiosk.language.languages import LANGUAGES
from kiosk.language.message import Message, msg
from kiosk.language.texts import Texts
from kiosk.transit.access import Access
from kiosk.transit.colours import LEAST, contrast
from kiosk.transit.departure import Board, Departure, Source, State
from kiosk.transit.news import ServiceNews
from kiosk.transit.spoken import (
    TIMES,
    access_messages,
    by_line,
    is_by_clock,
    spoken_board,
    when_message,
)
from ui.speech_texts import joined

_ACCESS_ICONS = {Access.YES: "tick", Access.NO: "close", Access.NOT_KNOWN: "question"}


@dataclass(frozen=True)
class LineRow:
    """One line to one place: its times, and whether a wheelchair can get on.

    `times` are maps of parts, label, icon, soft and off. `speech` is said for all of it; where
    `name_tag` is set, it is the destination alone, in the language of its name, and `detail` is
    the rest.
    """

    key: str
    line: str
    ground: str
    edge: str
    ink: str
    text: str
    platform: str
    changed: str
    times: list[dict[str, Any]]
    access: str
    access_icon: str
    speech: str
    detail: str
    name_tag: str


@dataclass(frozen=True)
class NewsRow:
    """One notice of the operator, in its own words; `tag` is their language where it is known."""

    key: str
    title: str
    body: str
    speech: str
    tag: str


def line_rows(board: Board, texts: Texts) -> list[LineRow]:
    """Return the lines of a board, soonest first."""
    breaths = spoken_board(board, texts)[1:]
    return [
        _line_row(board, rows, breath, texts)
        for rows, breath in zip(by_line(board, board.now), breaths, strict=True)
    ]


def opening_speech(board: Board, texts: Texts) -> str:
    """Return what is said before the lines: where this is, and how sure the times are."""
    return joined(
        [texts.say_aloud(one) for one in spoken_board(board, texts)[0]], texts.language.tag
    )


def news_row(news: ServiceNews, texts: Texts) -> NewsRow:
    """Return a notice in the resident's language, or the one it was written in."""
    said = news.text_in(texts.language.tag)
    return NewsRow(
        key=news.id,
        title=said.header,
        body=said.body,
        speech="\n".join(filter(None, (said.header_aloud, said.body_aloud))),
        tag=other_tag(said.language, texts),
    )


def other_tag(language: str | None, texts: Texts) -> str:
    """Return the tag of a language that is not the page's and that the kiosk knows; else ""."""
    page = texts.language.tag
    known = language if language in LANGUAGES else (language or "").split("-")[0]
    return known if known in LANGUAGES and known != page else ""


def _line_row(
    board: Board, rows: tuple[Departure, ...], breath: tuple[Message, ...], texts: Texts
) -> LineRow:
    first = rows[0]
    said = joined([texts.say_aloud(one) for one in breath], texts.language.tag)
    own = other_tag(first.destination.language, texts)
    colours = first.line_colours
    is_readable = colours and contrast(colours.ground[1:], colours.text[1:]) >= LEAST
    coming = [row for row in rows if row.state is State.EXPECTED]
    access = {row.access for row in coming}
    return LineRow(
        key=f"{first.line}|{first.destination.text}|{first.platform}",
        line=first.line,
        ground=colours.ground if colours and is_readable else "",
        edge=colours.ground if colours else "",
        ink=colours.text if colours and is_readable else "",
        text=first.destination.text,
        platform=texts.say(msg("Platform {platform}", platform=first.platform))
        if first.platform
        else "",
        changed=texts.say(msg("The platform has changed."))
        if any(row.platform_changed for row in coming)
        else "",
        times=_times(rows, board, texts),
        access="\n".join(texts.say(one) for one in access_messages(coming)),
        access_icon=_ACCESS_ICONS[access.pop()] if len(access) == 1 else "question",
        speech=first.destination.aloud if own else said,
        detail=said if own else "",
        name_tag=own,
    )


def _times(rows: tuple[Departure, ...], board: Board, texts: Texts) -> list[dict[str, Any]]:
    """Return the next times, those from the same source together, and what does not come."""
    coming = [row for row in rows if row.state is State.EXPECTED][:TIMES]
    told = []
    for source, same in groupby(coming, lambda row: row.source):
        when = [_when(row, board, texts) for row in same]
        told.append(_of_source(when, source, texts))
    return [*told, *(_off(state, rows, board, texts) for state in _off_states(rows))]


def _when(row: Departure, board: Board, texts: Texts) -> str:
    if is_by_clock(row, board.now):
        return texts.time(row.at.astimezone(board.zone).time())
    return texts.say(when_message(row, board, texts, board.now))


def _of_source(when: list[str], source: Source, texts: Texts) -> dict[str, Any]:
    if source is Source.LIVE:
        return _told(when, texts.say(msg("Live")), "live")
    return _told(when, texts.say(msg("Timetable")), "clock", soft=source is Source.STALE)


def _off_states(rows: tuple[Departure, ...]) -> list[State]:
    found = {row.state for row in rows}
    return [state for state in (State.CANCELLED, State.SKIPPED) if state in found]


def _off(state: State, rows: tuple[Departure, ...], board: Board, texts: Texts) -> dict[str, Any]:
    times = tuple(
        msg("at {time}", time=texts.time(row.at.astimezone(board.zone).time()))
        for row in rows
        if row.state is state
    )[:TIMES]
    if state is State.CANCELLED:
        said = msg("Cancelled: {times}.", times=times)
    else:
        said = msg("Does not stop here: {times}.", times=times)
    return _told([texts.say(said)], "", "close", off=True)


def _told(
    parts: list[str], label: str, icon: str, *, soft: bool = False, off: bool = False
) -> dict[str, Any]:
    return {"parts": parts, "label": label, "icon": icon, "soft": soft, "off": off}
