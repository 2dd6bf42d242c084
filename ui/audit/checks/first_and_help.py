"""The first screen is for everyone, and Help tells what there is for whom (I02, I04, A19, A26)."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator

from kiosk.language.languages import LANGUAGES
from ui.audit.check import page_check, program_check
from ui.audit.checks.targets import MOUNT_MM
from ui.audit.finding import Fault
from ui.audit.page import Page
from ui.audit.visitor import Visitor

LARGE_MM = 20.0
EYE_MM, EYE_DISTANCE_MM, STEEPEST = 1015.0, 600.0, 45.0
"""The eye of somebody who sits, over the floor (508 408.2), and the angle it may look at."""

_TOLD = {("cannot-save", "no-room"), ("paper", "out"), ("request", "wrong"), ("idle", "warning")}


@page_check("first-screen", "I04", "A26", wants="The first screen has large targets and no wall.")
def FIRST_SCREEN(page: Page) -> Iterator[Fault]:
    """Find targets of the first screen that need the help which they are to bring."""
    if page.where.screen != "start":
        return
    if not page.controls:
        yield Fault("start", "has nothing to touch")
    for part in page.controls:
        if part.item.objectName().startswith("page-"):
            continue  # turning pages is no first touch
        side = min(page.mm(part.rect.width()), page.mm(part.rect.height()))
        if side < LARGE_MM - 0.3:
            yield page.fault(part, "is too small for a first touch", f"{side:.1f} mm", "20 mm")


@page_check(
    "event-said", "A19", wants="What happens by itself is said, without a move of the keys."
)
def EVENT_SAID(page: Page) -> Iterator[Fault]:
    """Find events that are shown only, though the voice is on."""
    happened = (page.where.screen, page.where.state) in _TOLD
    if LANGUAGES[page.where.language].voice is None:
        return  # the screen tells that no voice speaks this language (A13)
    if happened and page.where.mode == "speech" and page.where.view == 1 and not page.announced:
        yield Fault(page.where.state, "is shown and not said by itself")


@page_check("eye-height", "D14", wants="Who sits sees every text at less than 45 degrees.")
def EYE_HEIGHT(page: Page) -> Iterator[Fault]:
    """Find texts too far above or below the eye of somebody in a wheelchair."""
    for part in page.texts:
        middle = page.window.height() - part.rect.center().y()
        high = MOUNT_MM[page.is_portrait] + page.mm(middle)
        angle = math.degrees(math.atan2(abs(high - EYE_MM), EYE_DISTANCE_MM))
        if angle > STEEPEST:
            yield page.fault(part, "is seen too steeply", f"{angle:.0f} degrees", "45 degrees")


@program_check("help-tells", "I02", "G03", wants="Help says how to see, hear and reach everything.")
def HELP_TELLS(visitor: Visitor) -> Iterator[Fault]:
    """Find a Help page without a person, the voice, or more time."""
    visitor.go("help")
    visitor.settle()
    for name in ("more-time", "about"):
        if not visitor.hands.sees(name):
            yield Fault("help", "does not offer", name)
    for name in ("counter", "phone", "hours"):
        if not visitor.models.help.property(name):
            yield Fault("help", "does not say", name)


@program_check("thai-breaks", "H13", wants="Lines of Thai can be broken on this machine.")
def THAI_BREAKS(_visitor: Visitor) -> Iterator[Fault]:
    """Find a machine without the dictionary that breaks Thai."""
    try:
        ctypes.CDLL("libthai.so.0")
    except OSError:
        yield Fault("libthai", "is not on this machine", "", "libthai0")
