"""How the parts of a question are called on its page."""

from __future__ import annotations

from kiosk.forms.questions import EligibilityQuestion, Question
from kiosk.language.message import Message
from kiosk.language.text import LocalText
from ui.models.question_props import METHODS, YES_NO


def titles_of(question: Question) -> list[LocalText]:
    """Return every heading that the page of a question may have."""
    if isinstance(question, EligibilityQuestion):
        return [question.likely.title, question.unlikely.title, question.unknown.title]
    return [question.title]


def option_name(question: Question, key: str) -> str | Message | LocalText:
    """Return what an option is called."""
    match question.type:
        case "yes-no":
            return YES_NO[key]
        case "contact":
            return METHODS[key]
        case "consent":
            return "I agree"
        case _:
            return next(option.text for option in question.options if option.id == key)
