"""Conditions of a form in words for paper: "Only if question 3 is “Yes”"."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.forms.answers import NONE_OF_THESE, NOT_SURE
from kiosk.forms.conditions import (
    AgeAtLeast,
    AgeBelow,
    All,
    Answered,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Includes,
    Is,
    OneOf,
)
from kiosk.forms.questions import ChoiceQuestion, ChoicesQuestion, Question
from kiosk.language.message import Message, msg
from kiosk.language.texts import Texts

_WORDS: Mapping[str, Message] = {
    "yes": msg("Yes"),
    "no": msg("No"),
    NOT_SURE: msg("I am not sure"),
    NONE_OF_THESE: msg("None of these"),
    "phone": msg("By phone"),
    "email": msg("By email"),
    "letter": msg("By letter"),
}


class ConditionWords:
    """Says conditions by the printed numbers of the questions they look at."""

    def __init__(
        self, questions: Mapping[str, Question], numbers: Mapping[str, int], texts: Texts
    ) -> None:
        self._questions = questions
        self._numbers = numbers
        self._texts = texts

    def say(self, condition: Condition) -> str:
        """Return the condition as a part of a sentence."""
        texts = self._texts
        match condition:
            case All(all=parts):
                return texts.list_of([self.say(part) for part in parts])
            case OneOf(any=parts):
                return texts.one_of([self.say(part) for part in parts])
            case Is(question=asked, value=value):
                return self._is(asked, self._option(asked, value))
            case AnyOf(question=asked, any_of=values):
                return self._is(asked, texts.one_of([self._option(asked, v) for v in values]))
            case Includes(question=asked, includes=value):
                return self._is(asked, self._option(asked, value))
            case AtLeast(question=asked, at_least=least):
                told = msg("question {n} is {number} or more", n=self._n(asked), number=least)
            case AtMost(question=asked, at_most=most):
                told = msg("question {n} is {number} or less", n=self._n(asked), number=most)
            case AgeAtLeast(question=asked, age_at_least=age):
                told = msg("the age in question {n} is {age} or more", n=self._n(asked), age=age)
            case AgeBelow(question=asked, age_below=age):
                told = msg("the age in question {n} is below {age}", n=self._n(asked), age=age)
            case Answered(question=asked, answered=True):
                told = msg("question {n} is filled in", n=self._n(asked))
            case Answered(question=asked):
                told = msg("question {n} is left empty", n=self._n(asked))
            case _:
                told = msg("not: {condition}", condition=self.say(condition.negated))
        return texts.say(told)

    def _is(self, asked: str, answer: str) -> str:
        return self._texts.say(msg("question {n} is: {answer}", n=self._n(asked), answer=answer))

    def _n(self, question_id: str) -> int:
        return self._numbers.get(question_id, 0)

    def _option(self, question_id: str, option_id: str) -> str:
        question = self._questions.get(question_id)
        if isinstance(question, ChoiceQuestion | ChoicesQuestion):
            option = question.option(option_id)
            if option is not None:
                return self._texts.text(option.text)
        word = _WORDS.get(option_id)
        return self._texts.say(word) if word else option_id
