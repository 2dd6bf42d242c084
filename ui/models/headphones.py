"""Headphones that come out: everything is hidden and silent, and there is time to put them back."""

from __future__ import annotations

from kiosk.bootstrap import Core
from kiosk.language.message import msg
from kiosk.session.grace import Grace
from ui.models.app import AppModel
from ui.models.spelling import SPELLING
from ui.narrator import Narrator

UNPLUGGED = "unplugged"
KEPT = (SPELLING, "finish", "paper")
"""What may lie over a page and is there again when the headphones are."""


class Headphones:
    """The minute after they were pulled (B03, F11, model line 19)."""

    def __init__(self, core: Core, app: AppModel, narrator: Narrator) -> None:
        self._app, self._narrator = app, narrator
        self._grace = Grace(core.clock)
        self._under = ""

    def gone(self) -> None:
        """Hide the page and what lies over it, and wait."""
        if self._app.overlay != UNPLUGGED:
            self._under = self._app.overlay if self._app.overlay in KEPT else ""
        self._grace.begin()
        self._app.show_overlay(UNPLUGGED)

    def came_back(self) -> bool:
        """Go on where the resident was; False where nothing waited for them."""
        waits = self._grace.is_running
        if waits:
            self._app.dismissOverlay()
        return waits

    def look(self) -> None:
        """See what time has brought: the offer to go on, or the end."""
        if self._grace.offer_is_due():
            self._narrator.tell(
                msg("Your headphones are out. Your answers are hidden."),
                msg("Plug them in to go on. To go on without them, press Next."),
            )
        if self._grace.is_over:
            self._grace.end()
            self._app.end("unplugged")

    def is_over_with(self) -> bool:
        """Whether the resident has just gone on, with them or without."""
        if not self._grace.is_running or self._app.overlay == UNPLUGGED:
            return False
        self._grace.end()
        if self._under:
            self._app.show_overlay(self._under)
        return True

    def end(self) -> None:
        """Wait for nobody."""
        self._grace.end()
        self._under = ""
