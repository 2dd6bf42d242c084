"""What one file of a pack cannot know alone: conditions on earlier questions, ids that meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kiosk.forms.answers import NONE_OF_THESE, NOT_SURE
from kiosk.forms.conditions import (
    AgeAtLeast,
    AgeBelow,
    Answered,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Includes,
    Is,
    OnAnswer,
    questions_in,
)
from kiosk.forms.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    ConsentQuestion,
    ContactQuestion,
    DateQuestion,
    EligibilityQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from kiosk.pack.faults import Fault
from kiosk.pack.model import Service
from kiosk.pack.source import Place, Source

_FITTING: Mapping[type, tuple[type, ...]] = {
    Is: (ChoiceQuestion, YesNoQuestion, ContactQuestion, ConsentQuestion),
    AnyOf: (ChoiceQuestion, YesNoQuestion, ContactQuestion, ConsentQuestion),
    Includes: (ChoicesQuestion,),
    AtLeast: (NumberQuestion,),
    AtMost: (NumberQuestion,),
    AgeAtLeast: (DateQuestion,),
    AgeBelow: (DateQuestion,),
}


def check_service(service: Service, source: Source) -> Iterator[Fault]:
    """Yield the faults between the questions of a service, and in how they travel."""
    yield from check_questions(service.questions, source)
    first = {question.id: question for question in reversed(service.questions)}
    yield from _check_open311(service, first, source)


def check_questions(questions: Sequence[Question], source: Source) -> Iterator[Fault]:
    """Yield the faults between questions that are asked one after another."""
    earlier: dict[str, Question] = {}
    ids = {question.id for question in questions}
    for index, question in enumerate(questions):
        place: Place = ("questions", index)
        if question.id in earlier:
            yield source.fault(
                (*place, "id"),
                f"the question id '{question.id}' is there twice",
                "Give each question its own id.",
            )
        for key, condition in _conditions(question):
            for part in questions_in(condition):
                yield from _check_part(part, earlier, ids, source, (*place, key))
        earlier.setdefault(question.id, question)


def _conditions(question: Question) -> Iterator[tuple[str, Condition]]:
    if question.when is not None:
        yield "when", question.when
    if isinstance(question, EligibilityQuestion):
        yield "yes_when", question.yes_when
        yield "no_when", question.no_when


def _check_part(
    part: OnAnswer, earlier: Mapping[str, Question], ids: set[str], source: Source, place: Place
) -> Iterator[Fault]:
    asked = earlier.get(part.question)
    if asked is None:
        if part.question in ids:
            problem = f"the condition looks at '{part.question}', which is not asked earlier"
            yield source.fault(place, problem, "Move that question before this one.")
        else:
            problem = f"the condition looks at '{part.question}', which is no question"
            yield source.fault(place, problem, _one_of("an earlier question", list(earlier)))
        return
    if not _fits(part, asked):
        problem = f"the condition does not fit '{asked.id}', which is a {asked.type} question"
        yield source.fault(place, problem, "Use a kind of condition for that type.")
        return
    known = values_of(asked)
    if isinstance(asked, ChoicesQuestion) and asked.none_of_these:
        known.append(NONE_OF_THESE)
    for value in _looked_for(part):
        if value not in known:
            problem = f"'{value}' is no answer of '{asked.id}'"
            yield source.fault(place, problem, _one_of("one of", known))


def _fits(part: OnAnswer, asked: Question) -> bool:
    if isinstance(part, Answered):
        return asked.has_row  # pages that only tell have no answer to look at
    return isinstance(asked, _FITTING[type(part)])


def _looked_for(part: OnAnswer) -> tuple[str, ...]:
    match part:
        case Is():
            return (part.value,)
        case AnyOf():
            return part.any_of
        case Includes():
            return (part.includes,)
        case _:
            return ()


def values_of(asked: Question) -> list[str]:
    """Return the ids that an answer to the question can have; none where it is free."""
    match asked:
        case ChoiceQuestion() | ChoicesQuestion():
            return [option.id for option in asked.options]
        case YesNoQuestion():
            return ["yes", "no", NOT_SURE]
        case ConsentQuestion():
            return ["yes", "no"]
        case ContactQuestion():
            return list(asked.methods)
        case _:
            return []


def _check_open311(
    service: Service, questions: Mapping[str, Question], source: Source
) -> Iterator[Fault]:
    mapping = service.open311
    if mapping is None:
        return
    named = [
        (("open311", "description", index), name)
        for index, name in enumerate(mapping.description or ())
    ]
    for place, name in named:
        yield from _check_described(name, questions.get(name), source, place)
    for name, attribute in mapping.attributes.items():
        asked = questions.get(name)
        inside: Place = ("open311", "attributes", name)
        if asked is None:
            yield source.fault(
                inside,
                f"'{name}' is no question of this service",
                _one_of("one of", list(questions)),
            )
        else:
            for value in attribute.values:
                if value not in values_of(asked):
                    yield source.fault(
                        (*inside, "values", value),
                        f"'{value}' is no answer of '{name}'",
                        _one_of("one of", values_of(asked)),
                    )


def _check_described(
    name: str, asked: Question | None, source: Source, place: Place
) -> Iterator[Fault]:
    if asked is None:
        yield source.fault(place, f"'{name}' is no question of this service", "Mend or remove it.")
    elif asked.private:
        problem = f"'{name}' is private, and a description is public"
        yield source.fault(place, problem, "Remove it from the description.")


def _one_of(words: str, names: Sequence[str]) -> str:
    return f"Use {words}: {', '.join(names)}." if names else "Remove the condition."
