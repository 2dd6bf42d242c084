"""One resident at the kiosk, from first touch to wipe; nothing here is ever written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from kiosk.clock import Clock
from kiosk.session.preferences import DEFAULTS, Preferences, PreferenceValue
from kiosk.session.timing import IdleTimer, Limits

if TYPE_CHECKING:
    from kiosk.forms.journey import Journey

EndReason = Literal["finished", "idle", "fault", "staff", "unplugged"]


class HasReference(Protocol):
    """What the session keeps of a receipt."""

    @property
    def reference(self) -> str:
        """The code the resident takes along."""
        ...


@dataclass(frozen=True)
class Ended:
    """How a session ended, and which of the wipers failed (by name), so that staff can be told."""

    reason: EndReason
    failed: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Whether every wiper did its work; a kiosk that is not clean must restart its screen."""
        return not self.failed


class ResidentSession:
    """Language, preferences, journey and receipts of the resident who stands here now.

    The same object serves one resident after the other; `end` puts everything back to what a
    kiosk is that nobody has touched (F09). Wipers added with `on_end` clear what lives elsewhere:
    clipboard, keyboard, speech queue, undo, pictures.
    """

    def __init__(self, clock: Clock, limits: Limits | None = None) -> None:
        self.timer = IdleTimer(clock, limits)
        self._wipers: dict[str, Callable[[], None]] = {}
        self._forget()

    def _forget(self) -> None:
        self._begun = False
        self._language: str | None = None
        self._preferences = DEFAULTS
        self._journey: Journey | None = None
        self._receipts: tuple[HasReference, ...] = ()

    @property
    def is_begun(self) -> bool:
        """Whether a resident has touched anything since the last end."""
        return self._begun

    @property
    def language(self) -> str | None:
        """Tag of the chosen language; None until one is chosen."""
        return self._language

    @property
    def preferences(self) -> Preferences:
        """What this resident has set."""
        return self._preferences

    @property
    def journey(self) -> Journey | None:
        """The journey under way."""
        return self._journey

    @property
    def receipts(self) -> tuple[HasReference, ...]:
        """Receipts of this session, oldest first."""
        return self._receipts

    def touched(self) -> None:
        """Note a touch or key anywhere."""
        if not self._begun:
            self._begun = True
            self.timer.restart()
            self._set_times()
        self.timer.poke()

    def choose_language(self, tag: str) -> None:
        """Take a language; page, answers and preferences stay (H01)."""
        self.touched()
        self._language = tag

    def prefer(self, name: str, value: PreferenceValue) -> Preferences:
        """Set one preference and return all; see Preferences.with_ for what is refused."""
        self._preferences = self._preferences.with_(name, value)
        self.touched()
        self._set_times()
        return self._preferences

    def take(self, preferences: Preferences) -> None:
        """Take all preferences at once, as a slip of paper names them."""
        self._preferences = preferences
        self.touched()
        self._set_times()

    def more_time(self) -> int:
        """Give this resident more time for everything from now on; returns the factor (F04)."""
        self._preferences = self._preferences.step("time_factor")
        self.touched()
        self._set_times()
        return self._preferences.time_factor

    def begin(self, journey: Journey) -> None:
        """Start a journey; the answers of another one are dropped at once."""
        if self._journey is not None and self._journey is not journey:
            self._journey.clear()
        self._journey = journey
        self.touched()
        self._set_times()

    def leave_journey(self) -> None:
        """Drop the journey and its answers."""
        if self._journey is not None:
            self._journey.clear()
        self._journey = None
        self._set_times()

    def keep(self, receipt: HasReference) -> None:
        """Keep a receipt for this session's screens and let go of the answers behind it."""
        self._receipts = (*self._receipts, receipt)
        self.leave_journey()

    def on_end(self, name: str, wiper: Callable[[], None]) -> None:
        """Have `wiper` run at each end; a second one of the same name takes its place."""
        self._wipers[name] = wiper

    def end(self, reason: EndReason) -> Ended:
        """Erase this resident: answers, language, preferences, receipts, and all wipers' places.

        A failing wiper keeps none of the others from running; its name is in the result.
        """
        if self._journey is not None:
            self._journey.clear()
        failed = tuple(name for name, wiper in self._wipers.items() if not _did(wiper))
        self._forget()
        self.timer.restart()
        return Ended(reason, failed)

    def _set_times(self) -> None:
        preferences = self._preferences
        if preferences.voice or preferences.switches or preferences.touch != "plain":
            mode: Literal["touch", "form", "speech"] = "speech"
        else:
            mode = "form" if self._journey is not None else "touch"
        self.timer.use(mode, preferences.time_factor)


def _did(wiper: Callable[[], None]) -> bool:
    try:
        wiper()
    except Exception:
        return False
    return True
