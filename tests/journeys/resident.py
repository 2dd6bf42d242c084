"""A resident before the real window: sees what is shown, touches, types; knows no view model.

What is looked for is named as it is called on screen in the language chosen; the texts come from
the city's pack and the catalogs, never from what the program says it is showing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.devices.printer import PROBLEMS
from kiosk.forms.questions import Question
from kiosk.language.bidi import without_controls
from kiosk.language.message import Message
from kiosk.language.symbols import ALPHABET
from kiosk.language.text import LocalText
from kiosk.language.texts import Texts
from kiosk.pack.model import Service
from kiosk.settings import share_dir
from kiosk.voice.script import Script
from tests.journeys.wording import option_name, titles_of
from ui.app import App
from ui.guide import Act, Guide
from ui.hands import Hands, NotOnScreen
from ui.models.place import WAYS
from ui.models.receipt import PRINTED

REFERENCE = re.compile(rf"[{ALPHABET}]{{3}}-[{ALPHABET}]{{3}}")
PRESSED = {
    QAccessible.Role.Button,
    QAccessible.Role.RadioButton,
    QAccessible.Role.CheckBox,
}
LONGEST = 40
LONGEST_PLATE = 12
KEYBOARD = "stoaKeyboard"


class Resident:
    """Somebody at a kiosk, with one language."""

    back_key = Qt.Key.Key_Backspace

    def __init__(self, app: App, tag: str, script: Script) -> None:
        self.app = app
        self.tag = tag
        self.script = script
        self.hands = Hands(app.window)
        self.plates: set[str] = set()  # what they wrote in other letters than their own
        self.look: Callable[[], None] = lambda: None  # at every page of a journey
        self.hands.settle()

    def leave_kiosk(self) -> None:
        """Close the kiosk behind them."""
        if self.app.kept:
            self.app.kept.clear()
            self.app.close()

    # --- the language -----------------------------------------------------------------------
    @property
    def texts(self) -> Texts:
        return self.app.core.texts(self.tag)

    def word(self, said: str | Message | LocalText) -> str:
        """Return how something is called in the resident's language."""
        if isinstance(said, Message):
            return self.texts.say(said)
        return self.texts.text(said) if isinstance(said, LocalText) else self.texts.ui(said)

    # --- seeing -----------------------------------------------------------------------------
    def items(self) -> Iterator[QQuickItem]:
        """Yield every visible item but those of the on-screen keyboard."""
        keyboard: QQuickItem | None = None
        for item in self.hands.items():
            if item.objectName() == KEYBOARD:
                keyboard = item
            if keyboard is None or not (item is keyboard or keyboard.isAncestorOf(item)):
                yield item

    def texts_seen(self) -> list[str]:
        """Return every text on the page, in paint order."""
        return [str(item.property("text")) for item in self.items() if is_text(item)]

    def page(self) -> str:
        """Return the whole page as one text."""
        return "\n".join(self.texts_seen())

    def title(self) -> str:
        """Return the heading of the page."""
        return next(iter(self.headings()), "")

    def must_be_at(self, said: str | Message | LocalText) -> None:
        """Fail unless the page has this title."""
        assert self.title() == self.word(said), f"{self.title()!r} is not {self.word(said)!r}"

    def headings(self) -> list[str]:
        """Return what a screen reader would call headings."""
        return [
            str(item.property("text"))
            for item in self.items()
            if self.hands.role(item) is QAccessible.Role.Heading
        ]

    def named(self, name: str) -> QQuickItem:
        """Return what can be pressed and has this accessible name.

        Raises `NotOnScreen` with the names that are there.
        """
        here = [(self.hands.spoken(i), i) for i in self.items() if self.hands.role(i) in PRESSED]
        names = {name, without_controls(name)}  # speech is without marks of direction
        found = [item for spoken, item in here if spoken in names]
        if not found:
            raise NotOnScreen(f"{name!r} cannot be pressed. There is: {[n for n, _ in here]}")
        return found[-1]

    def can_press(self, name: str) -> bool:
        """Tell whether such a thing is on the page."""
        return any(
            self.hands.role(i) in PRESSED and self.hands.spoken(i) == name for i in self.items()
        )

    def field(self, name: str = "") -> QQuickItem:
        """Return the field of this accessible name, or the first one."""
        fields = [i for i in self.items() if self.hands.role(i) is QAccessible.Role.EditableText]
        for item in fields:
            if not name or self.hands.spoken(item) == name:
                return item
        raise NotOnScreen(f"No field {name!r} among {[self.hands.spoken(f) for f in fields]}")

    def reference(self) -> str:
        """Return the reference that is shown."""
        return next(text for text in self.texts_seen() if REFERENCE.fullmatch(text))

    # --- touching ---------------------------------------------------------------------------
    def press(self, said: str | Message | LocalText) -> None:
        """Touch what is called so; pages of the screen are turned until it is there."""
        self.touch(self.named(self.word(said)))

    def touch(self, item: QQuickItem) -> None:
        """Turn to an item as it is painted and touch it."""
        self.paint()
        self.hands.turn_to(item, self.paint)
        self.hands.touch(item)

    def paint(self) -> None:
        """Let the layout settle, as it does before a frame that a person can see."""
        self.hands.paint()
        self.hands.settle()

    def write(self, text: str, name: str = "") -> None:
        """Touch a field and write into it, as the input method hands text over."""
        self.touch(self.field(name))
        self.hands.type(text)
        if text.isascii() and len(text) <= LONGEST_PLATE:
            self.plates.add(text)
        self.hands.hide_keyboard()

    def tap_keys(self, text: str) -> None:
        """Write with the keys of the on-screen keyboard, one touch each."""
        for letter in text:
            self.hands.touch(self.key(letter))

    def key(self, letter: str) -> QQuickItem:
        """Return the key of the on-screen keyboard that writes this."""
        for item in self.hands.items(self.hands.find(KEYBOARD)):
            if item.property("keyType") is not None and item.property("text") == letter:
                return item
        raise NotOnScreen(f"The keyboard has no key for {letter!r}")

    def type_keys(self, text: str) -> None:
        """Write with a keyboard that has real keys."""
        for letter in text:
            QTest.keyClick(self.app.window, letter)
        self.hands.settle()

    def walk_to(self, name: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
        """Press one key until what has the focus is called so."""
        passed = []
        for _ in range(80):
            if self.focused() == name:
                return
            passed.append(self.focused())
            self.hands.key(key)
        raise NotOnScreen(f"{name!r} cannot be reached by {key}; passed: {passed}")

    def focused(self) -> str:
        """Return the accessible name of what has the keys."""
        item = QGuiApplication.focusObject()
        return self.hands.spoken(item) if isinstance(item, QQuickItem) else ""

    # --- the way ----------------------------------------------------------------------------
    def begin(self) -> None:
        """Touch the language on the wall."""
        self.touch(self.hands.find(f"language-{self.tag}"))

    def open(self, service_id: str) -> Service:
        """Go from home to the first question of a service; returns the service."""
        pack = self.app.core.pack
        service = pack.service(service_id)
        category = next(c for c in pack.categories if c.id == service.category)
        self.press(category.title)
        self.must_be_at(category.title)
        self.press(service.title)
        self.must_be_at(service.title)
        self.press("Start")
        return service

    def speak_each_page(self) -> None:
        """On the help page, have every page spoken from now on."""
        self.press("Help")
        self.press("Speak each page")
        self.press("Back")

    def question(self, service: Service) -> Question | None:
        """Return the question whose title is on screen, None where there is none."""
        heads = set(self.headings())
        for question in service.questions:
            if heads & {self.word(title) for title in titles_of(question)}:
                return question
        return None

    def guide(self) -> Guide:
        """Return the guide that knows what to answer."""
        return Guide(share_dir("assets") / "tours.yaml", self.tag, self.app.core.today)

    def answer_all(self, service: Service, **instead: Act) -> list[str]:
        """Answer page after page up to check answers; returns the ids of the questions met.

        `instead` holds other answers by question id (with `_` for `-`).
        """
        met: list[str] = []
        guide = self.guide()
        while (question := self.question(service)) is not None:
            assert len(met) < LONGEST, met
            act = instead.get(question.id.replace("-", "_")) or guide.act(service.id, question)
            self.answer(question, act)
            met.append(question.id)
            self.look()
            before = self.page()
            self.press("Next")
            assert self.page() != before, f"{service.id}/{question.id} did not take {act}"
        return met

    def answer(self, question: Question, act: Act) -> None:
        """Fill in one page; nothing is sent on."""
        match act.kind:
            case "touch":
                for key in act.touch:
                    self.press(option_name(question, key))
                if act.write:
                    self.write(act.write)
            case "write":
                self.write(act.write)
            case "date":
                for part, written in act.parts.items():
                    self.write(written, self.word({"d": "Day", "m": "Month", "y": "Year"}[part]))
            case "place":
                self.press(WAYS[act.way][0])
                if act.way != "here":
                    self.write(act.write)
                if act.way not in ("here", "own-words"):
                    self.touch(self.hands.find("0"))
            case "appointment":
                for row in act.touch:
                    self.touch(self.hands.find(row))
            case "next":
                pass

    def send(self) -> str:
        """Hand the answers over and return the reference on the receipt."""
        self.must_be_at("Check your answers")
        self.press("Send to the city")
        told = {self.word(said) for said in (PRINTED, *PROBLEMS.values())}
        self.hands.wait_for(lambda: bool(told & set(self.texts_seen())))
        return self.reference()

    def look_up(self, reference: str) -> None:
        """From home, ask where a request is."""
        self.press("My request")
        self.write(reference)
        self.press("Look")


def is_text(item: QQuickItem) -> bool:
    """Tell whether an item draws text."""
    kinds = ("QQuickText", "QQuickTextInput", "QQuickTextEdit")
    return any(item.inherits(kind) for kind in kinds)
