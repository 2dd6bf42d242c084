"""What the city's forms ask: nothing twice, no phone, always a way without (G02, G05, G06, F12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kiosk.forms.entry import read_entry
from ui.audit.check import program_check
from ui.audit.finding import Fault
from ui.audit.visitor import Visitor

_DATES = (("14", "3", "1990"), (" 14 ", "03", "1990"), ("١٤", "٣", "١٩٩٠"))
_NAMES = ("O’Brien", "Nguyễn", "Li", "نور", "陈雅文", "Anna-Lena von der Heide", "X")


@program_check("asked-once", "G02", wants="A form asks nothing twice.")
def ASKED_ONCE(visitor: Visitor) -> Iterator[Fault]:
    """Find services that ask the same question again."""
    for service in visitor.pack.services:
        titles = Counter(str(question.title) for question in service.questions)
        for title, count in titles.items():
            if count > 1:
                yield Fault(service.id, f"asks {title!r} again", str(count), "1")


@program_check("no-phone-needed", "G05", wants="No phone, e-mail or app is ever needed.")
def NO_PHONE_NEEDED(visitor: Visitor) -> Iterator[Fault]:
    """Find contact questions without a way for people who have neither."""
    for service in visitor.pack.services:
        for question in service.questions:
            if question.type == "contact" and "none" not in question.methods:
                yield Fault(f"{service.id}/{question.id}", "needs a phone or e-mail")


@program_check("tolerant", "G06", "H17", wants="Dates in any digits, names in any letters.")
def TOLERANT(visitor: Visitor) -> Iterator[Fault]:
    """Find questions that refuse what people really write."""
    texts, today = visitor.app.core.texts(visitor.language), visitor.app.core.today
    for service in visitor.pack.services:
        for question in service.questions:
            if question.type == "date" and str(question.earliest) == "today-120y":
                for day, month, year in _DATES:
                    raw = {"day": day, "month": month, "year": year}
                    if not _is_taken(read_entry(question, raw, today, texts)):
                        yield Fault(f"{service.id}/{question.id}", "refuses a date", str(raw))
            if question.id == "name" and question.type == "text":
                for name in _NAMES:
                    if not _is_taken(read_entry(question, name, today, texts)):
                        yield Fault(f"{service.id}/{question.id}", "refuses a name", name)


@program_check(
    "checked-before-sent", "F12", wants="Everything is shown once more before it is sent."
)
def CHECKED_BEFORE_SENT(visitor: Visitor) -> Iterator[Fault]:
    """Find journeys that send without showing every answer, or answers that cannot be changed."""
    for service in visitor.pack.services:
        visitor.finish(service)
        if visitor.app.desk.navigator.current.name != "check":
            yield Fault(service.id, "does not end at its answers")
            continue
        answered = set(visitor.app.desk.session.journey.answers)
        shown = {row.key for row in visitor.models.check.rows.rows}
        told = ("information", "eligibility")
        missing = {q.id for q in service.questions if q.type not in told} & answered - shown
        for name in sorted(missing):
            yield Fault(f"{service.id}/{name}", "is sent and not shown before")


@program_check("language-kept", "H01", wants="Another language keeps the page and the answers.")
def LANGUAGE_KEPT(visitor: Visitor) -> Iterator[Fault]:
    """Find answers that are lost when the language changes."""
    own = visitor.language
    question = visitor.ask(visitor.pack.service("street-light"), "choice")
    visitor.answer(question)
    draft, route = visitor.journey.draft, visitor.app.desk.navigator.current
    for other in visitor.pack.languages:
        visitor.take(other)
        if visitor.journey.draft != draft or visitor.app.desk.navigator.current != route:
            yield Fault(other, "loses the page or the answer")
    visitor.take(own)


def _is_taken(entered: object) -> bool:
    return type(entered).__name__ not in ("Problems", "tuple", "list")
