"""Walks all states of one combination and hands each view to the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtGui import QImage

from kiosk.voice.port import Utterance
from ui.audit.combination import Combination
from ui.audit.finding import PROBLEM, Where
from ui.audit.page import Page
from ui.audit.state import State, Walk
from ui.audit.untranslated import left_in_english
from ui.audit.visitor import Visitor

MOST_VIEWS = 40


def pages(visitor: Visitor, how: Combination, walks: Iterable[Walk]) -> Iterator[Page]:
    """Yield every view of every state, shown in one way."""
    for walk in walks:
        _show(visitor, how)
        for state in walk(visitor):
            yield from views(visitor, how, state)


def _show(visitor: Visitor, how: Combination) -> None:
    """Begin a session that is shown in this way; the walk before may have ended its own."""
    visitor.leave()
    visitor.take(how.language)
    visitor.prefer(
        text_size=how.text_size,
        theme=how.theme,
        voice=how.mode == "speech",
        reach=how.mode == "reach",
        less_motion=True,
    )
    visitor.script.lines.clear()


def views(visitor: Visitor, how: Combination, state: State) -> Iterator[Page]:
    """Yield a state view by view, where its content is turned in pages."""
    picture = visitor.settle()
    announced = _taken(visitor)
    if not state.state.endswith(PROBLEM):
        picture = _to_the_top(visitor) or picture
    desk, over = visitor.app.desk, visitor.app.app_model.overlay
    shown = f"over {over}" if over else desk.navigator.current.name
    now = desk.session.preferences  # of the start screen: nobody's, whoever was here before
    where = Where(
        state.screen,
        state.state,
        desk.language.tag,
        now.text_size,
        now.theme,
        how.size,
        "reach" if now.reach else "speech" if now.voice else "touch",
    )
    window, panel = visitor.app.window, visitor.app.core.settings.panel
    for view in range(1, MOST_VIEWS):
        page = Page(
            replace(where, view=view),
            window,
            float(visitor.theme.property("pxPerMm")),
            panel.view_mm,
            visitor.app.narrator.whole_page(aloud=True),
            announced,
            left_in_english(where.language, visitor.app.core.settings.pack_source),
            {**state.facts, "shown": shown},
            picture,
        )
        yield page
        turned = _turn(visitor, "page-more")
        if turned is None:
            break
        picture = turned
    visitor.script.lines.clear()  # what the checks made it say is no part of the next state


def _to_the_top(visitor: Visitor) -> QImage | None:
    """Turn back to the first page: only a problem brings a resident to another one."""
    picture = None
    for _ in range(MOST_VIEWS):
        turned = _turn(visitor, "page-back")
        if turned is None:
            break
        picture = turned
    return picture


def _turn(visitor: Visitor, name: str) -> QImage | None:
    """Turn a page by the button of this name; return what shows then, None where it is the last."""
    there = [i for i in visitor.hands.items() if i.objectName() == name and i.isEnabled()]
    if not there:
        return None
    there[-1].clicked.emit()
    return visitor.settle()


def _taken(visitor: Visitor) -> list[Utterance]:
    """Return what was said by itself since the last state."""
    lines, visitor.script.lines = visitor.script.lines, []
    return [Utterance(line.text, line.language, line.source, line.private) for line in lines]
