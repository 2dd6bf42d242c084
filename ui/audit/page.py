"""One view of one state: what is on the screen now, gathered once for all checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.language.languages import LANGUAGES, Language
from kiosk.voice.port import Utterance
from ui.audit.finding import Box, Fault, Where
from ui.audit.part import Part
from ui.audit.sight import Told, children, look
from ui.page_reader import spoken_face

_DRAWN = ("QrCode",)


@dataclass(eq=False)
class Page:
    """What can be seen, in order of painting, with its picture and what was said.

    `said` is the page read from its title to its last control; `announced` is what was said by
    itself since the state began. `view_mm` is the distance of the eye; `painted` the window as it
    was painted last, where that is known.
    """

    where: Where
    window: QQuickWindow
    px_per_mm: float
    view_mm: int = 600
    said: Sequence[Utterance] = ()
    announced: Sequence[Utterance] = ()
    english: frozenset[str] = frozenset()
    facts: dict[str, str] = field(default_factory=dict)
    painted: QImage | None = None

    def __post_init__(self) -> None:
        QAccessible.setActive(True)
        self.picture: QImage = self.painted or self.window.grabWindow()
        self.keyboard: QQuickItem | None = None
        self.parts: list[Part] = self._all(self.window.contentItem())

    @property
    def language(self) -> Language:
        """The language of the page."""
        return LANGUAGES[self.where.language]

    @property
    def is_portrait(self) -> bool:
        """Whether the panel stands."""
        return self.window.height() >= self.window.width()

    @cached_property
    def texts(self) -> list[Part]:
        """Everything that shows letters and is not cut off as a whole."""
        return [part for part in self.parts if part.is_text and _is_seen(part)]

    @cached_property
    def controls(self) -> list[Part]:
        """Everything that can be pressed or written in, where most of it can be seen."""
        return [part for part in self.parts if part.is_control and _is_seen(part)]

    @cached_property
    def pictures(self) -> list[Part]:
        """Every drawing."""
        return [part for part in self.parts if part.is_picture and _is_seen(part)]

    @cached_property
    def by_item(self) -> dict[QQuickItem, Part]:
        """The part of each item."""
        return {part.item: part for part in self.parts}

    @cached_property
    def keys(self) -> list[Part]:
        """The keys of the on-screen keyboard; none where it does not show."""
        return [p for p in self._all(self.keyboard) if "key" in p.told] if self.keyboard else []

    def mm(self, pixels: float) -> float:
        """Return a length on the panel in millimetres."""
        return pixels / self.px_per_mm

    def named(self, name: str) -> Part | None:
        """Return the part with this object name, if it can be seen."""
        found = [p for p in self.parts if p.told.get("name") == name and _is_seen(p)]
        return found[-1] if found else None

    def fault(self, part: Part, what: str, measured: str = "", wanted: str = "") -> Fault:
        """Return a fault of one part, with its place in the picture."""
        return Fault(part.name, what, measured, wanted, box_of(part.rect))

    def _all(self, root: QQuickItem) -> list[Part]:
        """Return what shows below an item, in order of painting."""
        whole = QRectF(0, 0, self.window.width(), self.window.height())
        found: list[Part] = []
        self._gather(root, look(root), whole, None, found)
        return found

    def _gather(
        self,
        root: QQuickItem,
        below: Sequence[Told | None],
        clip: QRectF,
        control: Part | None,
        found: list[Part],
    ) -> None:
        """Find what is below an item; what lies under a page over the page is left out."""
        is_enabled = root.isEnabled()
        for item, told in children(root, below):
            if "keyboard" in told:
                self.keyboard = item
                continue
            if is_enabled and not told["enabled"] and spoken_face(item) is None:
                continue
            rect = QRectF(*told["box"])
            part = Part(item, rect, rect.intersected(clip), control, told)
            found.append(part)
            if part.kind.startswith(_DRAWN):
                continue
            narrow = clip.intersected(rect) if told["clip"] else clip
            holder = part if part.is_control else control
            self._gather(item, told["below"], narrow, holder, found)


def box_of(rect: QRectF) -> Box:
    """Return a rectangle in whole pixels."""
    return (round(rect.x()), round(rect.y()), round(rect.width()), round(rect.height()))


def _is_seen(part: Part) -> bool:
    """Tell whether enough of it shows to be on this view: what is cut in two is on one of them."""
    seen, whole = part.seen, part.rect
    area = whole.width() * whole.height()
    return area > 0 and seen.width() * seen.height() > 0.5 * area
