"""Answers in words, for the check-answers page, the slip and the city's document."""

from __future__ import annotations

from typing import assert_never

from kiosk.forms.answers import (
    Answer,
    AppointmentAnswer,
    ChoiceAnswer,
    ChoicesAnswer,
    ConsentAnswer,
    ContactAnswer,
    DateAnswer,
    NumberAnswer,
    PlaceAnswer,
    Seen,
    Skipped,
    TextAnswer,
    YesNoAnswer,
)
from kiosk.forms.questions import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Question
from kiosk.language.bidi import without_controls
from kiosk.language.message import Message, msg
from kiosk.language.texts import Texts


def describe(question: Question, answer: Answer | None, texts: Texts) -> str:
    """Write the answer in the language of `texts`; words the resident typed stay as typed."""
    match answer:
        case TextAnswer(text=text):
            return text
        case ChoiceAnswer(option=option_id):
            return _option(question, option_id, texts)
        case ChoicesAnswer(options=chosen):
            if not chosen:
                return texts.say(msg("None of these"))
            return texts.list_of(_option(question, option_id, texts) for option_id in chosen)
        case YesNoAnswer(value=value):
            return texts.say(_YES_NO[value])
        case NumberAnswer():
            return _number(question, answer, texts)
        case DateAnswer(date=day):
            return texts.date(day)
        case AppointmentAnswer(starts=starts):
            return texts.weekday_datetime(starts)
        case PlaceAnswer():
            return answer.address
        case ContactAnswer():
            return texts.say(_contact(answer))
        case ConsentAnswer(given=given):
            return texts.say(msg("I agree") if given else msg("I do not agree"))
        case Seen():
            return texts.say(msg("Read"))
        case Skipped() | None:
            return texts.say(msg("Left empty"))
        case _:
            assert_never(answer)


def describe_aloud(question: Question, answer: Answer | None, texts: Texts) -> str:
    """Write the answer for the voice: phone numbers digit by digit, no directional marks."""
    if isinstance(answer, ContactAnswer) and answer.method == "phone":
        spelt = ContactAnswer("phone", texts.spell(answer.value))
        return without_controls(texts.say(_contact(spelt)))
    return without_controls(describe(question, answer, texts))


_YES_NO = {"yes": msg("Yes"), "no": msg("No"), "not-sure": msg("Not sure")}


def _option(question: Question, option_id: str, texts: Texts) -> str:
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        option = question.option(option_id)
        if option is not None:
            return texts.text(option.text)
    return option_id


def _number(question: Question, answer: NumberAnswer, texts: Texts) -> str:
    if isinstance(question, NumberQuestion) and question.unit is not None:
        # Translators: a number and what is counted, like "3 bags".
        return texts.say(msg("{number} {unit}", number=answer.number, unit=question.unit))
    return texts.number(answer.number)


def _contact(answer: ContactAnswer) -> Message:
    match answer.method:
        case "phone":
            return msg("By phone: {value}", value=answer.value)
        case "email":
            return msg("By e-mail: {value}", value=answer.value)
        case "letter":
            return msg("By letter: {value}", value=answer.value)
        case "none":
            return msg("I will come back here with my paper")
        case _:
            assert_never(answer.method)
