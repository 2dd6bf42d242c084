"""From a finished journey to a submission: what the city gets, and what of it may be public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from kiosk.clock import Clock
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
from kiosk.forms.describe import describe
from kiosk.forms.journey import Journey
from kiosk.forms.questions import Question
from kiosk.language.bidi import without_controls
from kiosk.language.texts import Texts
from kiosk.outbox.errors import CannotSave
from kiosk.outbox.submission import Submission, new_submission_id
from kiosk.pack.model import KioskPlace, Open311, Pack, Service

DESCRIPTION_LIMIT = 4000
"""Characters that GeoReport v2 allows in a description."""
PERSON_FIELDS = frozenset({"first_name", "last_name", "email", "phone"})
"""Fields of a GeoReport POST that are not published; an attribute code can name them."""
_NEVER_PUBLIC = ("contact", "consent", "information", "eligibility")


def build_submission(
    journey: Journey,
    service: Service,
    pack: Pack,
    texts: Texts,
    official: Texts,
    clock: Clock,
    kiosk_id: str,
    reference: str,
    submission_id: str | None = None,
) -> Submission:
    """Return the submission of a complete journey; nothing is stored.

    `texts` are the resident's, `official` the city's: labels and values are in both. Hand in the
    `submission_id` and `reference` of the journey when it is built again (a second tap), so that
    it is one submission. Raises `CannotSave("invalid")` for a journey that is not complete.
    """
    if not journey.is_complete or journey.service_id != service.id:
        raise CannotSave("invalid")
    now = clock.now()
    return Submission(
        id=submission_id or new_submission_id(now),
        reference=reference,
        service_id=service.id,
        service_version=service.version,
        pack_id=pack.id,
        pack_version=pack.version,
        kiosk_id=kiosk_id,
        language=texts.language.tag,
        created_at=now,
        destination=destination_of(service, pack),
        service_title=official.text(service.title),
        answers=answer_rows(journey, texts, official),
        open311=_open311(journey, service.open311, official, reference, pack.city.kiosk),
    )


def destination_of(service: Service, pack: Pack) -> str:
    """Return the id of the endpoint the service goes to, "city" where the pack names none."""
    if service.open311 is not None and service.open311.endpoint:
        return service.open311.endpoint
    if service.imported is not None:
        return service.imported.endpoint
    takers = (row for row in pack.endpoints if row.get("kind", "open311") == "open311")
    return next((str(endpoint["id"]) for endpoint in takers if "id" in endpoint), "city")


def answer_rows(journey: Journey, texts: Texts, official: Texts) -> tuple[Mapping[str, Any], ...]:
    """Return the answers in the order of the pages, each with its label in both languages."""
    answers = journey.answers
    return tuple(
        _answer_row(page, answers[page.id], texts, official)
        for page in journey.pages()
        if page.id in answers and page.has_row
    )


def _answer_row(page: Question, answer: Answer, texts: Texts, official: Texts) -> Mapping[str, Any]:
    return {
        "question": page.id,
        "type": page.type,
        "label": official.text(page.short_label),
        "label_resident": texts.text(page.short_label),
        "value": _value(answer),
        "text": without_controls(describe(page, answer, official)),
        "private": page.private,
    }


def _value(answer: Answer) -> Any:
    match answer:
        case TextAnswer(text=text):
            return text
        case ChoiceAnswer(option=option):
            return option
        case ChoicesAnswer(options=options):
            return list(options)
        case YesNoAnswer(value=value):
            return value
        case NumberAnswer(number=number):
            return str(number)
        case DateAnswer(date=day):
            return day.isoformat()
        case AppointmentAnswer(starts=starts):
            return starts.isoformat()
        case PlaceAnswer():
            return {
                "address": answer.address,
                "latitude": answer.latitude,
                "longitude": answer.longitude,
                "way": answer.way,
                "place_id": answer.place_id,
            }
        case ContactAnswer(method=method, value=value):
            return {"method": method, "value": value}
        case ConsentAnswer(given=given):
            return given
        case Seen(verdict=verdict):
            return verdict
        case Skipped():
            return None
        case _:
            assert_never(answer)


def _open311(
    journey: Journey,
    mapping: Open311 | None,
    official: Texts,
    reference: str,
    kiosk: KioskPlace,
) -> dict[str, Any] | None:
    """Map the answers to a GeoReport v2 POST, whose description and location are public.

    A private answer goes where the pack's `attributes` send it and nowhere else. Every POST needs
    a location: where no public one was asked for, it is the kiosk's own.
    """
    if mapping is None:
        return None
    fields: dict[str, Any] = {
        "service_code": mapping.service_code,
        "description": _description(journey, mapping, official, reference),
        "attributes": [],
        **_location(journey, kiosk),
    }
    for page in journey.pages():
        answer = journey.answers.get(page.id)
        if isinstance(answer, ContactAnswer) and answer.method in ("email", "phone"):
            fields[answer.method] = answer.value
        attribute = mapping.attributes.get(page.id)
        if attribute is None or answer is None:
            continue
        for value in _attribute_values(page, answer, attribute.values, official):
            if attribute.code in PERSON_FIELDS:
                fields[attribute.code] = value
            else:
                fields["attributes"].append([attribute.code, value])
    return fields


def _location(journey: Journey, kiosk: KioskPlace) -> dict[str, Any]:
    for page in journey.pages():
        answer = journey.answers.get(page.id)
        if isinstance(answer, PlaceAnswer) and not page.private:
            where = (answer.address, answer.latitude, answer.longitude)
            break
    else:
        where = (kiosk.address, kiosk.latitude, kiosk.longitude)
    return dict(zip(("address_string", "lat", "long"), where, strict=True))


def _attribute_values(
    page: Question, answer: Answer, keys: Mapping[str, str], official: Texts
) -> list[str]:
    match answer:
        case Skipped() | Seen():
            return []
        case ChoiceAnswer(option=option):
            return [keys.get(option, option)]
        case ChoicesAnswer(options=options):
            return [keys.get(option, option) for option in options]
        case YesNoAnswer(value=value):
            return [keys.get(value, value)]
        case ConsentAnswer(given=given):
            word = "yes" if given else "no"
            return [keys.get(word, word)]
        case DateAnswer(date=day):
            return [day.isoformat()]
        case AppointmentAnswer(starts=starts):
            return [starts.isoformat()]
        case NumberAnswer(number=number):
            return [str(number)]
        case ContactAnswer(value=value):
            return [value] if value else []
        case _:
            return [without_controls(describe(page, answer, official))]


def _description(journey: Journey, mapping: Open311, official: Texts, reference: str) -> str:
    """Write the public text: no private answer, no way to reach the resident, marker at the end.

    The marker is how a submission is found again at the city after a doubt (P12).
    """
    lines = []
    for page in journey.pages():
        answer = journey.answers.get(page.id)
        wanted = mapping.description is None or page.id in mapping.description
        if answer is None or isinstance(answer, Skipped) or not wanted or not _is_public(page):
            continue
        label = official.text(page.short_label)
        lines.append(f"{label}: {without_controls(describe(page, answer, official))}")
    marker = f"[ref {reference}]"
    room = DESCRIPTION_LIMIT - len(marker) - 2
    body = "\n".join(lines)
    if len(body) > room:
        body = body[: room - 1] + "…"
    return f"{body}\n{marker}" if body else marker


def _is_public(page: Question) -> bool:
    return not page.private and page.type not in _NEVER_PUBLIC
