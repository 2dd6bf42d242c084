"""From one thing of a page to the next, by ear, and from page to page (model lines 5 to 8)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.language.message import Message, msg, nmsg
from kiosk.voice.tones import Tone
from ui.narrator import Narrator
from ui.page_cursor import PageCursor, can_be_pressed, press, role_of
from ui.page_reader import PRESSED, items_in_order

_FIELDS = (*PRESSED, QAccessible.Role.EditableText)


class PageWalk:
    """Moves the cursor and says where it came to; an end is heard before it is passed."""

    def __init__(
        self,
        cursor: PageCursor,
        narrator: Narrator,
        window: QQuickWindow,
        tone: Callable[[Tone], None],
    ) -> None:
        self._cursor, self._narrator = cursor, narrator
        self._window, self._tone = window, tone
        self._edge = 0

    def begin_anew(self) -> None:
        """Forget that an end was reached: the resident has done something else."""
        self._edge = 0

    def move(self, by: int, end: tuple[Message, ...] = ()) -> bool:
        """Go to the next thing (1) or the one before (-1); tell whether `end` was said."""
        items = self._cursor.items()
        if not items:
            return False
        place = self._cursor.place(items)
        target = place + by if place >= 0 else 0
        if 0 <= target < len(items):
            self._edge = 0
            self._go(items[target])
        elif self._edge == by:
            self._edge = 0
            told = msg("Top of the page.") if by > 0 else msg("Bottom of the page.")
            self._go(items[0 if by > 0 else -1], told)
        else:
            self._edge = by
            self._tone("edge")
            told = (msg("End of the page."), *end) if by > 0 else (msg("Top of the page."),)
            self._narrator.tell(*told)
            return by > 0 and bool(end)
        return False

    def turn(self, name: str, missing: Message) -> None:
        """Press the control of that name, or say that there is none."""
        control = self._cursor.named(name)
        if control is None:
            self._tone("edge")
            self._narrator.tell(missing)
        else:
            press(control)

    def to_first_field(self) -> None:
        """Go where the missing answer belongs; it is said after what is missing (model line 8)."""
        field = next((item for item in self._of_page() if role_of(item) in _FIELDS), None)
        if field is not None:
            self._cursor.put(field)

    def arrive(self) -> None:
        """Begin a page at its title, and say how many choices it has."""
        title = self._narrator.title
        heading = next((i for i in self._cursor.items() if _says(i, title)), None)
        if heading is not None:
            self._cursor.put(heading)
        if count := sum(map(can_be_pressed, self._of_page())):
            self._narrator.add(nmsg("{count} choice.", "{count} choices.", count))

    def _go(self, item: QQuickItem, *before: Message) -> None:
        self._cursor.put(item)
        self._narrator.speak_item(item, before)

    def _of_page(self) -> list[QQuickItem]:
        page = self._window.findChild(QQuickItem, "page")
        return [] if page is None else list(items_in_order(page))


def _says(item: QQuickItem, title: object) -> bool:
    return role_of(item) is QAccessible.Role.Heading and item.property("speech") == title
