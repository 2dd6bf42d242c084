"""The time that a resident has chosen is kept at the city while the form is filled in.

All of it is an extra: without a line, or where the city does not answer, the time stays a wish.
"""

from __future__ import annotations

import contextlib
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from kiosk.events.slot_holds import SlotHolds
from kiosk.forms.journey import Journey
from kiosk.language.message import Message, msg
from ui.models.desk import Desk


class Keeper(QObject):
    """One time at most. It is given back when another is chosen and when the form is left."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._forget()
        desk.session.on_end("kept time", self.let_go)
        with contextlib.suppress(OSError):
            self._holds.release_all()  # of a screen that broke off

    @property
    def is_gone(self) -> bool:
        """Whether the city has given the time to somebody else meanwhile."""
        return self._gone

    def message(self) -> Message | None:
        """Say until when it is kept; None while it is not."""
        until = self._until
        if until is None or until <= self._desk.core.clock.now():
            return None
        return msg("Kept for you until {time}.", time=self._desk.texts.time(until))

    def is_of(self, name: str, starts: datetime) -> bool:
        """Whether this is the time that was asked for."""
        return (name, starts) == (self._name, self._starts)

    def want(self, name: str, starts: datetime) -> None:
        """Have a time of a list kept for the journey under way; the one before is given back."""
        if self.is_of(name, starts) and self._token and not self._gone:
            return
        self.let_go()
        if name not in self._desk.core.offers.held_lists:
            return
        with contextlib.suppress(OSError):
            self._token = self._holds.ask(name, starts)
        self._name, self._starts, self._journey = name, starts, self._desk.session.journey
        self.changed.emit()

    def let_go(self) -> None:
        """Give it back."""
        token = self._token
        self._forget()
        if token:
            with contextlib.suppress(OSError):
                self._holds.release(token)

    def book(self, name: str, starts: datetime, reference: str) -> None:
        """Want a time for good: the form is safe here."""
        token = self._token if self.is_of(name, starts) else ""
        if token:
            self._forget()
        if name in self._desk.core.offers.held_lists:
            with contextlib.suppress(OSError):
                self._holds.book(name, starts, reference, token)

    def look(self) -> None:
        """See what the city has said; called again and again."""
        if not self._token:
            return
        if not self._is_wanted():
            self.let_go()
            self.changed.emit()
            return
        before = (self._until, self._gone)
        with contextlib.suppress(OSError):
            hold = self._holds.look(self._token)
            self._gone = hold is not None and hold.state == "gone"
            self._until = self._holds.is_kept(self._token)
        if (self._until, self._gone) != before:
            if before[0] is None and (told := self.message()):
                self._desk.announce(told)
            self.changed.emit()

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        self.changed.emit()

    def _is_wanted(self) -> bool:
        """Whether the form it is for is still under way, and still asks for a time."""
        journey = self._desk.session.journey
        return (
            journey is not None
            and journey is self._journey
            and any(getattr(page, "slots", "") == self._name for page in journey.pages())
        )

    @property
    def _holds(self) -> SlotHolds:
        return self._desk.core.offers.holds

    def _forget(self) -> None:
        self._token = self._name = ""
        self._starts: datetime | None = None
        self._until: datetime | None = None
        self._journey: Journey | None = None
        self._gone = False
