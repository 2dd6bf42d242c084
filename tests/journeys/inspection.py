"""What must hold on every page, whoever is on it: looks through the whole tree of the window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel.messages.pofile import read_po
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from kiosk.language.bidi import without_controls
from kiosk.language.languages import locale_name
from kiosk.settings import share_dir
from tests.journeys.resident import REFERENCE, Resident, is_text
from ui.network import NoNetwork

PLAIN_TEXT = 0
STOCK = (
    "QQuickAbstractButton",
    "QQuickLabel",
    "QQuickPopup",
    "QQuickMenu",
    "QQuickDialog",
    "QQuickComboBox",
    "QQuickToolTip",
    "QQuickWebEngineView",
)
"""Parts that may be rich text, or open what a resident cannot leave (P30, B37-B42)."""
PLACE = re.compile(r"\\?\{\w+\\?\}|%\d")
LATIN = re.compile(r"[A-Za-zÀ-ÿ]{3,}")
_ARABIC, _CYRILLIC = re.compile(r"[\u0600-\u06ff]"), re.compile(r"[\u0400-\u04ff]")
OWN_SCRIPT = {
    "ar": _ARABIC,
    "fa": _ARABIC,
    "ur": _ARABIC,
    "zh-Hans": re.compile(r"[\u4e00-\u9fff]"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
    "bn": re.compile(r"[\u0980-\u09ff]"),
    "ru": _CYRILLIC,
    "uk": _CYRILLIC,
    "am": re.compile(r"[\u1200-\u137f]"),
}
MOST_LETTERS_OF_A_FRAME = 8
"""Sentences that are little but their values, like "{first} to {last}", fit everything."""
NEVER_TRANSLATED = ("KX4-7PM", "English")


def tree(root: QQuickItem) -> Iterator[QQuickItem]:
    """Yield an item and all below it, seen or not."""
    below = [root]
    while below:
        item = below.pop()
        yield item
        below += item.childItems()


def faults(resident: Resident) -> list[str]:
    """Return what is wrong with the page, in words; nothing where all holds."""
    window = resident.app.window
    found = [f"{NoNetwork.asked} requests to a network"] if NoNetwork.asked else []
    if len([w for w in QGuiApplication.topLevelWindows() if w.isVisible()]) != 1:
        found.append("a second window")
    for item in tree(window.contentItem()):
        if any(item.inherits(kind) for kind in STOCK):
            found.append(f"a stock part {item}")
        if (item.inherits("QQuickText") or item.inherits("QQuickTextEdit")) and not is_plain(item):
            found.append(f"not plain text: {item.property('text')!r}")
    return found + foreign(resident)


def is_plain(item: QQuickItem) -> bool:
    """Tell whether an item shows what it holds letter by letter (a TextInput always does)."""
    value, undefined = QQmlExpression(qmlContext(item), item, "textFormat").evaluate()
    return not undefined and int(value) == PLAIN_TEXT


def foreign(resident: Resident) -> list[str]:
    """Return texts that are not in the resident's language."""
    if resident.tag == "en":
        return []
    written = re.compile("|".join(patterns(resident.tag)), re.DOTALL)
    own = OWN_SCRIPT.get(resident.tag)
    found = []
    for item in resident.items():
        if not is_text(item) or not item.inherits("QQuickText"):
            continue
        for line in without_controls(str(item.property("text"))).splitlines():
            english = written.fullmatch(line)
            strange = own and LATIN.search(line) and not own.search(line)
            if english or (strange and not is_a_name(resident, line)):
                found.append(f"not in {resident.tag}: {line!r}")
    return found


def is_a_name(resident: Resident, line: str) -> bool:
    """Tell whether a line is a name: of a language, an example, or a place as it is signposted."""
    pack = resident.app.core.pack
    signs = {place.address for place in pack.places} | {str(place.name) for place in pack.places}
    if REFERENCE.fullmatch(line) or line in resident.plates:
        return True
    return line in NEVER_TRANSLATED or line in signs or any(sign in line for sign in signs)


@cache
def patterns(tag: str) -> tuple[str, ...]:
    """Return the English sentences that have another wording in a language, as patterns."""
    locale = locale_name(tag)
    files = [
        share_dir("translations") / locale / "LC_MESSAGES" / "stoa.po",
        share_dir("assets") / "demo-city" / "translations" / f"{locale}.po",
    ]
    found = set()
    for file in files:
        with file.open("rb") as handle:
            for entry in read_po(handle):
                source = entry.id if isinstance(entry.id, tuple) else (entry.id,)
                target = entry.string if isinstance(entry.string, tuple) else (entry.string,)
                found |= {one for one in source if one and len(one) > 3} - set(target)
    telling = [one for one in sorted(found) if len(PLACE.sub("", one)) >= MOST_LETTERS_OF_A_FRAME]
    return tuple(PLACE.sub(".+?", re.escape(one)) for one in telling)
