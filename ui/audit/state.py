"""One state of a screen, and the walks that come to states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ui.audit.visitor import Visitor


@dataclass(frozen=True)
class State:
    """What the window shows now; `facts` is what checks may want to know of it."""

    screen: str
    state: str
    facts: dict[str, str] = field(default_factory=dict)


Walk = Callable[[Visitor], Iterator[State]]
