"""One view of one state: what is on the screen now, gathered once for all checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.language.languages import LANGUAGES, Language
from kiosk.voice.port import Utterance
from ui.audit.finding import Box, Fault, Where
from ui.audit.part import Part
from ui.kinds import has_property
from ui.page_reader import spoken_face

KEYBOARD = "stoaKeyboard"
_DRAWN = ("QrCode",)


@dataclass(eq=False)
class Page:
    """What can be seen, in order of painting, with its picture and what was said.

    `said` is the page read from its title to its last control; `announced` is what was said by
    itself since the state began. `view_mm` is the distance of the eye.
    """

    where: Where
    window: QQuickWindow
    px_per_mm: float
    view_mm: int = 600
    said: Sequence[Utterance] = ()
    announced: Sequence[Utterance] = ()
    english: frozenset[str] = frozenset()
    facts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        QAccessible.setActive(True)
        self.picture: QImage = self.window.grabWindow()
        whole = QRectF(0, 0, self.window.width(), self.window.height())
        self.keyboard: QQuickItem | None = None
        self.parts: list[Part] = list(self._gather(self.window.contentItem(), whole, None))

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
        if self.keyboard is None:
            return []
        whole = QRectF(0, 0, self.window.width(), self.window.height())
        parts = self._gather(self.keyboard, whole, None, inside=True)
        return [p for p in parts if has_property(p.item, "keyType")]

    def mm(self, pixels: float) -> float:
        """Return a length on the panel in millimetres."""
        return pixels / self.px_per_mm

    def named(self, name: str) -> Part | None:
        """Return the part with this object name, if it can be seen."""
        found = [p for p in self.parts if p.item.objectName() == name and _is_seen(p)]
        return found[-1] if found else None

    def fault(self, part: Part, what: str, measured: str = "", wanted: str = "") -> Fault:
        """Return a fault of one part, with its place in the picture."""
        return Fault(part.name, what, measured, wanted, box_of(part.rect))

    def _gather(
        self, root: QQuickItem, clip: QRectF, control: Part | None, *, inside: bool = False
    ) -> Iterator[Part]:
        """Yield what is below an item; what lies under a page over the page is left out."""
        for item in _painted(root):
            if not item.isVisible() or item.opacity() == 0:
                continue
            if item.objectName() == KEYBOARD and not inside:
                self.keyboard = item
                continue
            if root.isEnabled() and not item.isEnabled() and spoken_face(item) is None:
                continue
            rect = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
            part = Part(item, rect, rect.intersected(clip), control)
            yield part
            if part.kind.startswith(_DRAWN):
                continue
            narrow = clip.intersected(rect) if item.clip() else clip
            holder = part if part.is_control else control
            yield from self._gather(item, narrow, holder, inside=inside)


def box_of(rect: QRectF) -> Box:
    """Return a rectangle in whole pixels."""
    return (round(rect.x()), round(rect.y()), round(rect.width()), round(rect.height()))


def _painted(root: QQuickItem) -> list[QQuickItem]:
    children = [item for item in root.childItems() if item is not None]
    return sorted(children, key=lambda item: item.z()) if any(c.z() for c in children) else children


def _is_seen(part: Part) -> bool:
    """Tell whether enough of it shows to be on this view: what is cut in two is on one of them."""
    seen, whole = part.seen, part.rect
    area = whole.width() * whole.height()
    return area > 0 and seen.width() * seen.height() > 0.5 * area
