"""What is said of an item beside its own words: what it is, how it stands, which of how many."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAccessible

from kiosk.language.bidi import without_controls
from kiosk.language.message import Message, msg
from kiosk.language.texts import Texts

_FULL_STOPS = {"zh-Hans": "。", "ur": "۔", "hi": "।", "bn": "।", "am": "።"}
ENDS = tuple(".!?:;,…。！？：；，؟؛،۔।።፣፤፦፧")


@dataclass(frozen=True)
class Described:
    """One item as the ear needs it; `place` of `count` is its position among its like.

    `language` is set where the item is in another language than the page (A12), `name_language`
    where only its name is; `personal` marks what a resident answered, and then `label` is what may
    be said of it anyway.
    """

    source: str
    name: str
    role: QAccessible.Role
    detail: str = ""
    label: str = ""
    language: str = ""
    name_language: str = ""
    personal: bool = False
    checkable: bool = False
    checked: bool = False
    disabled: bool = False
    written: str = ""
    place: int = 0
    count: int = 0


def item_speech(item: Described, texts: Texts, *, aloud: bool) -> str:
    """Return what is said of an item; without `aloud` a personal answer is left out."""
    parts = [*item.name.split("\n"), *item.detail.split("\n")]
    if item.personal and not aloud:
        parts = [item.label, texts.say(msg("Your own answer is not read aloud."))]
    parts += [texts.say(part) for part in _state(item)]
    if item.written and aloud:
        parts.append(item.written)
    return joined(parts, texts.language.tag)


def joined(parts: list[str], language: str) -> str:
    """Join parts into sentences, so that the voice rests between them."""
    stop = _FULL_STOPS.get(language, ".")
    gap = "" if stop == "。" else " "
    said = [part.strip() for part in parts if part.strip()]
    return gap.join(part if without_controls(part).endswith(ENDS) else part + stop for part in said)


def _state(item: Described) -> list[Message]:
    match item.role:
        case QAccessible.Role.RadioButton:
            state = msg("Chosen") if item.checked else msg("Not chosen")
            said = [_placed(item, msg("Choice")), state]
        case QAccessible.Role.CheckBox:
            state = msg("Ticked") if item.checked else msg("Not ticked")
            said = [_placed(item, msg("Tick box")), state]
        case QAccessible.Role.EditableText:
            state = msg("Something is written here") if item.written else msg("Empty")
            said = [msg("Write here"), state]
        case QAccessible.Role.Button if item.checkable:
            said = [msg("Button"), msg("On") if item.checked else msg("Off")]
        case QAccessible.Role.Button:
            said = [msg("Button")]
        case _:
            said = []
    return [*said, msg("Not available now")] if item.disabled and said else said


def _placed(item: Described, what: Message) -> Message:
    if item.count < 2:
        return what
    return msg("{what} {place} of {count}", what=what, place=item.place, count=item.count)
