"""Walks all states of one combination and hands each view to the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kiosk.voice.port import Utterance
from ui.audit.finding import PROBLEM, Where
from ui.audit.page import Page
from ui.audit.states import State, Walk
from ui.audit.untranslated import left_in_english
from ui.audit.visitor import Visitor

MOST_VIEWS = 40


@dataclass(frozen=True)
class Combination:
    """One way of showing everything: who reads it, how large, in which colours, on which panel."""

    language: str
    text_size: int
    theme: str
    size: str
    mode: str = "touch"

    @property
    def name(self) -> str:
        """What to call it."""
        return f"{self.language} {self.text_size} % {self.theme} {self.size} {self.mode}"


def pages(visitor: Visitor, how: Combination, walks: Iterable[Walk]) -> Iterator[Page]:
    """Yield every view of every state, shown in one way."""
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
    for walk in walks:
        for state in walk(visitor):
            yield from views(visitor, how, state)


def views(visitor: Visitor, how: Combination, state: State) -> Iterator[Page]:
    """Yield a state view by view, where its content is turned in pages."""
    visitor.settle()
    announced = _taken(visitor)
    if not state.state.endswith(PROBLEM):
        _to_the_top(visitor)
    desk = visitor.app.desk
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
            state.facts,
        )
        yield page
        more = [item for item in visitor.hands.all("page-more") if item.isEnabled()]
        if not more:
            break
        more[-1].clicked.emit()
        visitor.settle()
    visitor.script.lines.clear()  # what the checks made it say is no part of the next state


def _to_the_top(visitor: Visitor) -> None:
    """Turn back to the first page: only a problem brings a resident to another one."""
    for _ in range(MOST_VIEWS):
        back = [item for item in visitor.hands.all("page-back") if item.isEnabled()]
        if not back:
            return
        back[-1].clicked.emit()
        visitor.settle()


def _taken(visitor: Visitor) -> list[Utterance]:
    """Return what was said by itself since the last state."""
    lines, visitor.script.lines = visitor.script.lines, []
    return [Utterance(line.text, line.language, line.source, line.private) for line in lines]
