"""What a page shows of one question: frozen props, derived by pure functions (style 25)."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.forms.answers import NONE_OF_THESE
from kiosk.forms.entry import Raw
from kiosk.forms.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    ConsentQuestion,
    ContactQuestion,
    EligibilityQuestion,
    InformationQuestion,
    NumberQuestion,
    Question,
    Verdict,
    YesNoQuestion,
)
from kiosk.language.message import Message, msg
from kiosk.language.text import LocalText
from kiosk.pack.model import City
from ui.models.desk import Desk
from ui.models.drafts import GIVEN, Draft, part
from ui.models.rows import Row

METHODS: dict[str, Message] = {
    "phone": msg("By phone"),
    "email": msg("By email"),
    "letter": msg("By letter"),
    "none": msg("I will come back here"),
}
METHOD_ICONS = {"phone": "phone", "email": "mail", "letter": "letter", "none": "return"}
METHOD_DETAILS: dict[str, Message] = {
    "none": msg("You need no phone and no email. Your paper is enough."),
}
CONTACT_LABELS: dict[str, Message] = {
    "phone": msg("Your phone number"),
    "email": msg("Your email address"),
    "letter": msg("Your name and address"),
}
YES_NO: dict[str, Message] = {
    "yes": msg("Yes"),
    "no": msg("No"),
    "not-sure": msg("I am not sure"),
}


@dataclass(frozen=True)
class QuestionProps:
    """One question as the page shows it; texts are in the language on screen."""

    id: str = ""
    kind: str = ""
    title: str = ""
    speech: str = ""
    hint: str = ""
    personal: bool = False
    required: bool = True
    multiline: bool = False
    longest: int = 200
    input_mode: str = "text"
    field_label: str = ""
    unit: str = ""
    statement: str = ""
    emergency: bool = False
    call: str = ""
    call_speech: str = ""
    here: str = ""
    verdict: str = ""


def question_props(desk: Desk, question: Question, draft: Draft, verdict: str) -> QuestionProps:
    """Derive everything but rows; `verdict` is that of an eligibility page, else empty."""
    title: LocalText = question.title
    said = verdict_of(question, verdict)
    telling = question if isinstance(question, InformationQuestion) else None
    call = telling.call.say if telling and telling.call else None
    return QuestionProps(
        id=question.id,
        kind=question.type,
        title=desk.text(said.title if said else title),
        speech=desk.speech(said.title if said else title),
        hint=desk.text(question.hint),
        personal=question.private,
        required=question.required,
        multiline=question.type == "long-text" or part(draft, "method") == "letter",
        longest=getattr(question, "max_length", 200),
        input_mode=_input_mode(question, draft),
        field_label=_field_label(desk, question, draft),
        unit=desk.text(question.unit) if isinstance(question, NumberQuestion) else "",
        statement=desk.text(question.statement) if isinstance(question, ConsentQuestion) else "",
        emergency=telling is not None and telling.emergency,
        call=desk.text(call),
        call_speech=desk.speech(call),
        here=desk.say(where_message(desk.core.pack.city)) if call else "",
        verdict=verdict,
    )


def where_message(city: City) -> Message:
    """Say where this kiosk stands: what somebody who calls for help is asked first."""
    return msg(
        "You are here: {place}, {address}", place=city.kiosk.name, address=city.kiosk.address
    )


def verdict_of(question: Question, verdict: str) -> Verdict | None:
    """Return what an eligibility page says for this outcome; None on other pages."""
    if not isinstance(question, EligibilityQuestion):
        return None
    return {"likely": question.likely, "unlikely": question.unlikely}.get(verdict, question.unknown)


def option_rows(desk: Desk, question: Question, draft: Draft) -> list[Row]:
    """Return what can be chosen on this page, with what is chosen ticked."""
    match question:
        case ChoiceQuestion() | ChoicesQuestion():
            return _options(desk, question, draft)
        case YesNoQuestion():
            return [Row(key, desk.say(text), checked=draft == key) for key, text in YES_NO.items()]
        case ContactQuestion():
            chosen = part(draft, "method")
            return [
                Row(
                    method,
                    desk.say(METHODS[method]),
                    detail=desk.say(METHOD_DETAILS.get(method)),
                    icon=METHOD_ICONS[method],
                    checked=chosen == method,
                )
                for method in question.methods
            ]
        case ConsentQuestion():
            agree = desk.say(msg("I agree"))
            return [Row(GIVEN, agree, checked=draft == GIVEN)]
    return []


def paragraphs(desk: Desk, question: Question, verdict: str) -> list[Row]:
    """Return the paragraphs of a page that tells."""
    said = verdict_of(question, verdict)
    body = said.body if said else getattr(question, "body", ())
    return [
        Row(str(place), desk.text(text), speech=desk.speech(text))
        for place, text in enumerate(body)
    ]


def raw_entry(question: Question, draft: Draft) -> Raw:
    """Return the draft in the shape `forms.entry` reads."""
    if isinstance(question, ConsentQuestion):
        return draft == GIVEN
    return list(draft) if isinstance(draft, tuple) else draft


def _options(desk: Desk, question: ChoiceQuestion | ChoicesQuestion, draft: Draft) -> list[Row]:
    ticked = draft if isinstance(draft, tuple) else (draft,)
    rows = [
        Row(
            option.id,
            desk.text(option.text),
            detail=desk.text(option.hint),
            icon=option.icon or "",
            speech=desk.speech(option.text),
            checked=option.id in ticked,
        )
        for option in question.options
    ]
    if isinstance(question, ChoicesQuestion) and question.none_of_these:
        none = desk.say(msg("None of these"))
        rows.append(Row(NONE_OF_THESE, none, checked=NONE_OF_THESE in ticked))
    return rows


def _input_mode(question: Question, draft: Draft) -> str:
    if isinstance(question, NumberQuestion):
        return "digits" if question.whole else "decimal"
    return {"phone": "phone", "email": "email"}.get(part(draft, "method"), "text")


def _field_label(desk: Desk, question: Question, draft: Draft) -> str:
    if isinstance(question, ContactQuestion):
        return desk.say(CONTACT_LABELS.get(part(draft, "method")))
    return desk.text(question.short_label)
