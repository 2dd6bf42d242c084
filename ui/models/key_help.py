"""Help by ear, which says more at each press (model line 10)."""

from __future__ import annotations

from typing import Literal, TypeAlias

from kiosk.devices.keypad import NAMES, Key
from kiosk.language.message import Message, msg
from ui.models.app import AppModel
from ui.models.desk import Desk
from ui.models.help import here_message
from ui.models.journey import step_message
from ui.narrator import Narrator
from ui.page_cursor import PageCursor
from ui.typing_echo import is_field

Layer: TypeAlias = Literal["item", "page", "keys", "person"]

LAYERS: tuple[Layer, ...] = ("item", "page", "keys", "person")
TOUR = (
    msg("Down moves to the next thing. Up moves back."),
    msg("The round key chooses."),
    msg("The diamond key helps."),
)
"""What is told of the keys before the first page (model line 4)."""
TO_OPTIONS = msg("To change how this kiosk works for you, press the round key now.")
WRITE = msg("Type with a keyboard, or press the round key to choose letters.")


class KeyHelp:
    """This thing and where it is; what the page wants; what each key does; a person."""

    def __init__(self, desk: Desk, app: AppModel, narrator: Narrator, cursor: PageCursor) -> None:
        self._desk, self._app = desk, app
        self._narrator, self._cursor = narrator, cursor
        self._asked = 0

    def begin_anew(self) -> None:
        """Begin with the first layer at the next press: the resident has moved."""
        self._asked = 0

    def ask(self) -> Layer:
        """Say the next layer, and return which it is."""
        layer = LAYERS[self._asked]
        self._asked = (self._asked + 1) % len(LAYERS)
        match layer:
            case "item":
                self._say_where()
            case "page":
                self._narrator.tell(
                    here_message(self._desk.navigator.current.name),
                    TO_OPTIONS,
                    msg("To learn the keys, press help again."),
                )
            case "keys":
                self._narrator.tell(
                    msg("Press any key to hear what it does. Press help when you are done.")
                )
            case "person":
                self._app.openHelp()
        return layer

    def describe(self, key: Key) -> bool:
        """Say what a key does; whether it was the one that ends this."""
        if key == "help":
            self._narrator.tell(
                msg("The keys work again. For a person, press help once more."),
            )
        elif key in NAMES:
            self._narrator.tell(NAMES[key])
        return key == "help"

    def after_last(self) -> tuple[Message, ...]:
        """Return what stands after the last thing of a page: the way to the options (model 12)."""
        is_page = self._app.overlay == "" and self._desk.navigator.current.name != "options"
        return (TO_OPTIONS,) if is_page else ()

    def _say_where(self) -> None:
        items, item = self._cursor.items(), self._cursor.item
        place = self._cursor.place(items)
        where = msg("{place} of {count} on this page.", place=place + 1, count=len(items))
        if item is not None and place >= 0:
            how = (WRITE,) if is_field(item) else ()
            self._narrator.speak_item(item, (), *how, where, *self._step())
        else:
            self._narrator.enter()

    def _step(self) -> tuple[Message, ...]:
        journey = self._app.journey
        if self._desk.navigator.current.name != "question" or journey.service is None:
            return ()
        return (step_message(journey.step, journey.steps, journey.service),)
