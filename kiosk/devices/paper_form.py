"""A service's form to fill in by hand: the same questions, on paper, in any language.

It is printed empty: nothing of a resident is on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from kiosk.devices.paper_conditions import ConditionWords
from kiosk.devices.slip import QrCode, plain_code
from kiosk.forms.questions import (
    AppointmentQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    ConsentQuestion,
    ContactQuestion,
    DateQuestion,
    EligibilityQuestion,
    InformationQuestion,
    LongTextQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from kiosk.language.bidi import isolate
from kiosk.language.languages import Language
from kiosk.language.message import Message, msg
from kiosk.language.texts import Texts
from kiosk.pack.model import Pack, Service

Style = Literal["city", "title", "body", "question", "hint", "way"]
QR_PREFIX = "STOA-FORM:"
LINES = {"long-text": 6, "place": 2}

_METHODS: dict[str, Message] = {
    "phone": msg("By phone"),
    "email": msg("By email"),
    "letter": msg("By letter"),
    "none": msg("I will come back here"),
}


@dataclass(frozen=True)
class Words:
    """A paragraph."""

    text: str
    style: Style = "body"


@dataclass(frozen=True)
class Tick:
    """A box to tick and what it means; `line` where something is written behind it."""

    text: str
    line: bool = False


@dataclass(frozen=True)
class Lines:
    """Lines to write on, each with a name before it, if any."""

    labels: tuple[str, ...]


FormBlock = Words | Tick | Lines


@dataclass(frozen=True)
class FormPart:
    """What belongs on one page: a question with its answers."""

    blocks: tuple[FormBlock, ...]


@dataclass(frozen=True)
class PaperForm:
    """The whole form. `form_id` names city, service and version; it is in the code, too."""

    form_id: str
    title: str
    language: Language
    code: QrCode | None
    parts: tuple[FormPart, ...]


def build_form(service: Service, pack: Pack, texts: Texts) -> PaperForm:
    """Build the empty form of a service in the language of `texts`."""
    form_id = f"{pack.id}/{service.id}/{service.version}"
    return PaperForm(
        form_id=form_id,
        title=texts.text(service.title),
        language=texts.language,
        code=plain_code(QR_PREFIX + form_id),
        parts=tuple(FormPart(tuple(blocks)) for blocks in _Writer(service, pack, texts).parts()),
    )


class _Writer:
    def __init__(self, service: Service, pack: Pack, texts: Texts) -> None:
        self._service = service
        self._pack = pack
        self._texts = texts
        # Who reads paper decides alone whether a service is for them; the city says so later.
        self._asked = [q for q in service.questions if not isinstance(q, EligibilityQuestion)]
        numbered = [question.id for question in self._asked if question.has_row]
        self._numbers = {name: place for place, name in enumerate(numbered, 1)}
        questions = {question.id: question for question in self._asked}
        self._words = ConditionWords(questions, self._numbers, texts)

    def parts(self) -> Iterator[list[FormBlock]]:
        """Yield the head, every question, and where to bring the form."""
        text, city = self._texts.text, self._pack.city
        yield [
            Words(text(city.name), "city"),
            Words(text(self._service.title), "title"),
            Words(text(self._service.summary)),
        ]
        place = 0
        for _, together in groupby(self._asked, key=lambda question: question.when):
            row = list(together)
            place += len(row)
            for number, question in enumerate(row):
                way = [self._way(question, place)] if question.when and number == 0 else []
                yield [*way, *self._question(question)]
        yield [
            Words(self._texts.say(msg("Where to bring this form")), "question"),
            Words(text(city.contact.counter)),
            Words(isolate(city.contact.phone)),
        ]

    def _way(self, question: Question, behind: int) -> Words:
        """Say when a question is for the reader, and where to go on if it is not."""
        assert question.when is not None  # noqa: S101 (the caller looked)
        condition = self._words.say(question.when)
        following = (self._numbers.get(later.id) for later in self._asked[behind:])
        number = next((n for n in following if n is not None), None)
        if number is None:
            told = msg("Only if {condition}. If not, go to the end.", condition=condition)
        else:
            told = msg(
                "Only if {condition}. If not, go to question {n}.", condition=condition, n=number
            )
        return Words(self._texts.say(told), "way")

    def _question(self, question: Question) -> Iterator[FormBlock]:
        text, say = self._texts.text, self._texts.say
        number = self._numbers.get(question.id)
        title = text(question.title)
        yield Words(f"{number}. {title}" if number else title, "question")
        if question.hint is not None:
            yield Words(text(question.hint), "hint")
        match question:
            case InformationQuestion(body=body, call=call):
                yield from (Words(text(paragraph)) for paragraph in body)
                if call is not None:
                    yield Words(text(call.say), "question")
            case ChoiceQuestion() | ChoicesQuestion():
                yield from self._options(question)
            case YesNoQuestion():
                answers = (msg("Yes"), msg("No"), msg("I am not sure"))
                yield from (Tick(say(answer)) for answer in answers)
            case ConsentQuestion(statement=statement):
                yield Words(text(statement))
                yield Tick(say(msg("I agree")))
            case ContactQuestion(methods=methods):
                yield from (Tick(say(_METHODS[m]), line=m != "none") for m in methods)
            case DateQuestion():
                names = {"d": msg("Day"), "m": msg("Month"), "y": msg("Year")}
                yield Lines(tuple(say(names[part]) for part in self._texts.date_order))
            case AppointmentQuestion():
                yield Lines((say(msg("Day")), say(msg("Time"))))
            case NumberQuestion(unit=unit):
                yield Lines((text(unit) if unit is not None else "",))
            case LongTextQuestion():
                yield from [Lines(("",))] * LINES["long-text"]
            case _:
                yield from [Lines(("",))] * LINES.get(question.type, 1)

    def _options(self, question: ChoiceQuestion | ChoicesQuestion) -> Iterator[FormBlock]:
        if isinstance(question, ChoicesQuestion) and question.hint is None:
            yield Words(self._texts.say(msg("You can choose more than one.")), "hint")
        for option in question.options:
            yield Tick(self._texts.text(option.text))
        if isinstance(question, ChoicesQuestion) and question.none_of_these:
            yield Tick(self._texts.say(msg("None of these")))
