"""What every view model stands on: the core, the resident's session, and where the resident is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from kiosk.bootstrap import Core
from kiosk.language.languages import LANGUAGES, Language
from kiosk.language.message import Message
from kiosk.language.text import LocalText
from kiosk.language.texts import Texts
from kiosk.pack.model import Service
from kiosk.session.session import ResidentSession
from ui.navigator import Navigator
from ui.worker import at_once

Aside: TypeAlias = Callable[[Callable[[], Any], Callable[[Any], None]], None]


def _silence(*_messages: Message) -> None:
    """Say nothing: the null object of a screen without a narrator."""


def _warn_nobody(_said: Iterable[tuple[str, str]], *, after: bool) -> None:
    """Warn nobody: the same for warnings."""


@dataclass
class Desk:
    """The one place where view models meet; plain calls, no events of its own.

    `announce` says a sentence aloud where the voice is on, `alert` says sentences in any case: time
    that runs out, a printer without paper, answers that could not be saved. `warn` says texts of
    others with their language tags, after what is being said or in place of it. `aside` does work
    that may wait for a machine, and hands over its result. The composition root puts all in.
    """

    core: Core
    session: ResidentSession
    navigator: Navigator
    announce: Callable[..., None] = field(default=_silence)
    alert: Callable[..., None] = field(default=_silence)
    warn: Callable[..., None] = field(default=_warn_nobody)
    aside: Aside = field(default=at_once)

    @property
    def language(self) -> Language:
        """The language on screen: the resident's, or the city's until one is chosen."""
        return LANGUAGES[self.session.language or self.core.pack.city.official_language]

    @property
    def texts(self) -> Texts:
        """Words, numbers and dates in the language on screen."""
        return self.core.texts(self.language.tag)

    def say(self, message: Message | None) -> str:
        """Render a sentence; nothing where there is none."""
        return "" if message is None else self.texts.say(message)

    def text(self, text: LocalText | None) -> str:
        """Render a text of the pack; nothing where there is none."""
        return "" if text is None else self.texts.text(text)

    def speech(self, text: LocalText | None) -> str:
        """Render what is said for a text of the pack (A23)."""
        return "" if text is None else self.texts.speech(text)

    def service(self, service_id: str) -> Service:
        """Return a service of the pack."""
        return self.core.pack.service(service_id)
