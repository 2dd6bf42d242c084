"""Where the resident is: a stack of frozen routes, and nothing about how a screen looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

RouteName = Literal[
    "start",
    "home",
    "category",
    "service",
    "question",
    "check",
    "cannot-save",
    "receipt",
    "request",
    "help",
    "options",
    "about",
    "language",
    "say",
    "consultation",
    "thanks",
    "events",
    "event",
    "places",
    "places-topic",
    "places-language",
    "place",
    "departures",
    "alerts",
    "alert",
]


@dataclass(frozen=True)
class Route:
    """One place in the house: a screen's name, and what it is about (an id), if anything."""

    name: RouteName
    subject: str = ""


START = Route("start")
HOME = Route("home")


@QmlElement
@QmlUncreatable("Python owns the way through the house")
class Navigator(QObject):
    """The stack of routes of one resident session; QML maps `name` to a screen."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack: tuple[Route, ...] = (START,)

    @Property(str, notify=changed)
    def name(self) -> str:
        return self.current.name

    @Property(str, notify=changed)
    def subject(self) -> str:
        return self.current.subject

    @property
    def current(self) -> Route:
        """The route on screen."""
        return self._stack[-1]

    @property
    def stack(self) -> tuple[Route, ...]:
        """The way that led here, oldest first."""
        return self._stack

    def go(self, route: Route) -> None:
        """Put a screen on top; the same screen is never there twice in a row."""
        if route != self.current:
            self._become((*self._stack, route))

    def replace(self, route: Route) -> None:
        """Exchange the screen on top, so that Back does not return to it."""
        self._become((*self._stack[:-1], route))

    def back(self) -> None:
        """Leave the screen on top; at the bottom nothing happens."""
        if len(self._stack) > 1:
            self._become(self._stack[:-1])

    def home(self) -> None:
        """Leave everything but home."""
        self._become((START, HOME))

    def reset(self) -> None:
        """Forget the whole way: the session is over (style 31)."""
        self._become((START,))

    def _become(self, stack: tuple[Route, ...]) -> None:
        if stack != self._stack:
            self._stack = stack
            self.changed.emit()
