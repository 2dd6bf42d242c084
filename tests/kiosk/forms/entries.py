"""Entries of the screen, read for a question that a test makes up."""

from __future__ import annotations

from typing import Any

from kiosk.forms.entry import read_entry
from kiosk.forms.problems import Problems
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from tests.kiosk.forms.made_forms import TODAY, question

EN = Texts(LANGUAGES["en"])


def enter(type_: str, raw: Any, tag: str = "en", **more: Any) -> Any:
    made = question(type_, "asked", label="Asked", **more)
    return read_entry(made, raw, TODAY, Texts(LANGUAGES[tag]))


def asked_of(entered: Any) -> list[str]:
    assert isinstance(entered, Problems), entered
    return [EN.say_aloud(message) for message in entered.messages]
