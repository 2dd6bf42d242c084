"""The keys reach everything, in order, both ways, and show where they are (A24, D09, A11, G11)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from shiboken6 import getCppPointer

from ui.audit.check import ways_check
from ui.audit.finding import Fault
from ui.audit.page import Page, box_of
from ui.audit.part import Part
from ui.hands import Hands
from ui.page_reader import items_in_order

LONGEST = 120
MOST_LINES = 12
_RING_MM = 3.0
_CHANGED = 60


@ways_check(
    "key-order", "A24", "C01", "C15", wants="Down reaches all, in reading order; Up returns."
)
def KEY_ORDER(page: Page) -> Iterator[Fault]:
    """Find what the keys never come to, and where they are caught."""
    if page.where.screen == "start":
        return  # there Down goes from language to language by ear (section 5, line 3)
    hands = Hands(page.window)
    there = walked(hands, page.window.activeFocusItem(), Qt.Key.Key_Down)
    stops = {_place(item) for item in there}
    for part in page.controls:
        if part.item.objectName().startswith("page-"):
            continue  # the keys turn pages by going on
        if part.is_enabled and part.item.activeFocusOnTab() and _place(part.item) not in stops:
            yield page.fault(part, "is never reached with the keys")
    if len(there) >= LONGEST:
        yield Fault("keys", "go round without an end", str(len(there)))
    back = walked(hands, page.window.activeFocusItem(), Qt.Key.Key_Up)
    turning = ("page-more", "page-back")
    passed = [i for i in there if i.activeFocusOnTab() and i.objectName() not in turning]
    came = {_place(item) for item in back}
    lost = [hands.spoken(item) or item.objectName() for item in passed if _place(item) not in came]
    if lost:
        yield Fault("keys", "do not come back the way they went", f"without {', '.join(lost)}")
    yield from _out_of_order(page, there)


@ways_check("focus-ring", "D09", "A11", wants="A ring around what has the keys, whole and plain.")
def FOCUS_RING(page: Page) -> Iterator[Fault]:
    """Find stops of the keys that show no ring, or one that is cut."""
    hands, window = Hands(page.window), QRectF(0, 0, page.window.width(), page.window.height())
    stops = [part for part in page.controls if part.is_enabled and part.item.activeFocusOnTab()]
    for place, part in enumerate(stops[1:], start=1):
        _rest(hands, stops[place - 1])
        plain = page.window.grabWindow()
        part.item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        hands.hide_keyboard()
        ring = _now(part).adjusted(*(s * page.px_per_mm * _RING_MM for s in (-1, -1, 1, 1)))
        if not window.adjusted(-1, -1, 1, 1).contains(ring):
            yield page.fault(part, "has its ring cut by the edge of the screen")
        if not _differs(plain, page.window.grabWindow(), ring, page.px_per_mm):
            yield page.fault(part, "shows no ring when the keys come to it")


@ways_check("focus-changes-nothing", "G11", wants="Moving the keys changes nothing else.")
def FOCUS_CHANGES_NOTHING(page: Page) -> Iterator[Fault]:
    """Find pages that go elsewhere, or tick something, when the keys only pass."""
    hands = Hands(page.window)
    before = _ticks(page)
    walked(hands, page.window.activeFocusItem(), Qt.Key.Key_Down)
    after = _ticks(page)
    if before != after:
        yield Fault("keys", "change what is chosen by passing over it", str(after ^ before))


def walked(hands: Hands, start: QQuickItem | None, key: Qt.Key) -> list[QQuickItem]:
    """Press a key until the focus is where it has been before; return the stops."""
    stops: list[QQuickItem] = []
    item = start
    while item is not None and not any(item == stop for stop in stops) and len(stops) < LONGEST:
        stops.append(item)
        for _ in range(MOST_LINES if item.inherits("QQuickTextEdit") else 1):
            hands.key(key)
            hands.hide_keyboard()
            if hands.window.activeFocusItem() is not item:
                break
        item = hands.window.activeFocusItem()
    return stops


def _place(item: QQuickItem) -> int:
    """Return where the item is in memory: its wrapper may be another each time."""
    return int(getCppPointer(item)[0])


def _out_of_order(page: Page, there: list[QQuickItem]) -> Iterator[Fault]:
    """Yield where the keys go against the order in which the page is read."""
    order = {_place(item): n for n, item in enumerate(items_in_order(page.window.contentItem()))}
    places = [order[_place(item)] for item in there if _place(item) in order]
    turns = sum(1 for one, two in pairwise(places) if two < one)
    if turns > 1:
        yield Fault(
            "keys", "jump against the order of reading", f"{turns} times", "once, at the end"
        )


def _rest(hands: Hands, other: Part) -> None:
    """Take the keys elsewhere, as a finger does, and the keyboard away."""
    other.item.forceActiveFocus(Qt.FocusReason.MouseFocusReason)
    hands.hide_keyboard()


def _now(part: Part) -> QRectF:
    return part.item.mapRectToScene(QRectF(0, 0, part.item.width(), part.item.height()))


def _differs(plain: QImage, ringed: QImage, ring: QRectF, px_per_mm: float) -> bool:
    """Tell whether the band around an item is painted otherwise, on most of what shows of it."""
    x, y, wide, high = box_of(ring.intersected(QRectF(plain.rect())))
    step, edge = max(2, int(px_per_mm)), int(px_per_mm)
    # Either of the two colours of a ring may be that of the ground.
    band = range(max(1, edge // 2), 2 * edge, max(1, edge // 2))
    ends = [[x + depth for depth in band], [x + wide - depth for depth in band]]
    sides = [[y + depth for depth in band], [y + high - depth for depth in band]]
    upright = [[(a, y + n) for a in end] for end in ends for n in range(edge, high, step)]
    level = [[(x + n, b) for b in side] for side in sides for n in range(edge, wide, step)]
    # The ends of a round field are bent: of these the straight sides tell.
    return not upright or any(
        sum(any(_far(plain, ringed, a, b) for a, b in spots) for spots in side) >= 0.3 * len(side)
        for side in (upright, level)
    )


def _far(plain: QImage, ringed: QImage, x: int, y: int) -> bool:
    if not plain.valid(x, y):
        return False
    one, two = plain.pixelColor(x, y), ringed.pixelColor(x, y)
    return (
        abs(one.red() - two.red()) + abs(one.green() - two.green()) + abs(one.blue() - two.blue())
        > _CHANGED
    )


def _ticks(page: Page) -> frozenset[str]:
    return frozenset(part.name for part in page.controls if part.item.property("checked") is True)
