"""Every screen in every state, with real answers of the demo city in it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.session.preferences import CHOICES, PreferenceValue
from ui.audit.questions import KINDS, all_questions, longest, questions_of
from ui.audit.state import State, Walk
from ui.audit.visitor import Visitor
from ui.models.headphones import UNPLUGGED
from ui.navigator import Route


def at_home(visitor: Visitor) -> Iterator[State]:
    """The topics, and what a search finds."""
    home = visitor.models.home
    visitor.go("home")
    yield State("home", "topics")
    titles = [visitor.app.desk.text(service.title) for service in visitor.pack.services]
    home.search(titles[0].split()[0])
    yield State("home", "found")
    home.search("qqxxqq")
    yield State("home", "nothing-found")
    home.search("")
    visitor.type_into("search", "")
    yield State("home", "keyboard")
    visitor.hands.hide_keyboard()
    visitor.type_into("search", titles[0].split()[0])
    yield State("home", "keyboard-found")
    visitor.hands.hide_keyboard()
    home.search("")


def topics(visitor: Visitor) -> Iterator[State]:
    """The services of the fullest topic, and the page before the journeys with the most words."""
    fullest = max(visitor.pack.categories, key=lambda c: len(visitor.pack.services_in(c.id)))
    visitor.go("category", fullest.id)
    yield State("category", fullest.id)
    for service in longest(visitor)[:2]:
        visitor.go("service", service.id)
        yield State("service", service.id)


def all_topics(visitor: Visitor) -> Iterator[State]:
    """Every topic and every service."""
    for category in visitor.pack.categories:
        visitor.go("category", category.id)
        yield State("category", category.id)
    for service in visitor.pack.services:
        visitor.go("service", service.id)
        yield State("service", service.id)


def telling(visitor: Visitor) -> Iterator[State]:
    """Pages that tell: an emergency, and whether a service is for this resident."""
    leak, fare = visitor.pack.service("water-leak"), visitor.pack.service("reduced-fare")
    visitor.ask(leak, "call-water", indoors="yes")
    yield State("question", "emergency")
    for verdict, said in {"likely": "yes", "unlikely": "no", "unknown": "not-sure"}.items():
        answers = dict.fromkeys(("age", "disability", "income_help", "student"), said)
        visitor.ask(fare, "result", **answers)
        yield State("question", f"eligibility-{verdict}")


def places(visitor: Visitor) -> Iterator[State]:
    """A place in each of its ways."""
    place = visitor.models.place
    visitor.ask(visitor.pack.service("street-light"), "place")
    yield State("question", "place-ways", {"kind": "place"})
    place.chooseWay("landmark")
    yield State("question", "place-near", {"kind": "place"})
    visitor.type_into("place-search", visitor.guide.words["landmark"])
    yield State("question", "place-keyboard", {"kind": "place"})
    visitor.hands.hide_keyboard()
    yield State("question", "place-found", {"kind": "place"})
    place.choose("0")
    yield State("question", "place-chosen", {"kind": "place", "answered": "yes"})
    place.chooseWay("street")
    place.search("qqxxqq")
    yield State("question", "place-nothing", {"kind": "place"})
    place.chooseWay("own-words")
    visitor.type_into("own-words", visitor.guide.words["words"])
    yield State("question", "place-own-words", {"kind": "place"})
    visitor.hands.hide_keyboard()


def before_sending(visitor: Visitor) -> Iterator[State]:
    """All answers once more, with what was dropped; then nothing can be saved."""
    fare = visitor.pack.service("reduced-fare")
    visitor.finish(fare, has_card="yes")
    private = visitor.app.desk.session.journey.rows(visitor.app.desk.texts)
    secret = "\n".join(row.value_text for row in private if row.private)
    yield State("check", "answers", {"private": secret})
    visitor.journey.change("has-card")
    visitor.journey.choose("no")
    visitor.journey.next()
    yield State("check", "dropped")
    visitor.app.desk.navigator.replace(Route("cannot-save"))
    yield State("cannot-save", "no-room")
    visitor.app.desk.navigator.replace(Route("check"))
    visitor.settle()
    visitor.app.app_model.askFinish()
    yield State("finish", "asked")
    visitor.app.app_model.dismissOverlay()


def receipts(visitor: Visitor) -> Iterator[State]:
    """The receipt as the submission goes its way, the printer without paper, the request found."""
    core, receipt, request = visitor.app.core, visitor.models.receipt, visitor.models.request
    visitor.finish(visitor.pack.service("street-light"))
    visitor.models.check.send()
    yield State("receipt", "saved")
    kept = visitor.app.desk.session.receipts[-1]
    core.outbox.begin_attempt(kept.submission_id)
    receipt.look()
    yield State("receipt", "sending")
    core.outbox.acknowledge(kept.submission_id, "2026-1")
    receipt.look()
    yield State("receipt", "acknowledged")
    visitor.printer.problem = "out-of-paper"
    receipt.printAgain()
    yield State("paper", "out")
    visitor.app.app_model.dismissOverlay()
    yield State("receipt", "no-paper")
    visitor.printer.problem = None
    visitor.go("request")
    yield State("request", "empty")
    visitor.type_into("reference-entry", kept.reference)
    yield State("request", "keyboard")
    visitor.hands.hide_keyboard()
    request.ask()
    yield State("request", "found")
    request.enter("KKK-KKK")
    request.ask()
    visitor.hands.hide_keyboard()
    yield State("request", "wrong", {"problem": request.problem})
    request.clear()
    visitor.finish(visitor.pack.service("feedback"))
    visitor.models.check.send()
    submission = visitor.app.desk.session.receipts[-1].submission_id
    core.outbox.begin_attempt(submission)
    core.outbox.unsure(submission, "timeout")
    receipt.look()
    yield State("receipt", "unsure")
    core.outbox.refuse(submission, "rejected")
    receipt.look()
    yield State("receipt", "refused")


def beside(visitor: Visitor) -> Iterator[State]:
    """Help, what the kiosk tells of itself, the languages, the warning."""
    app = visitor.app.app_model
    visitor.ask(visitor.pack.service("street-light"), "choice")
    app.openHelp()
    yield State("help", "question")
    visitor.models.preferences.moreTime()
    yield State("help", "more-time")
    app.openOptions()
    yield State("options", "usual")
    before = _use_every_option(visitor)
    yield State("options", "changed")
    visitor.prefer(**before)
    visitor.go("about")
    yield State("about", "all")
    visitor.go("language")
    yield State("language", "all")
    visitor.go("home")
    limits = visitor.app.desk.session.timer
    visitor.clock.advance(limits.limit + 5)
    app.idle.look()
    yield State("idle", "warning")
    app.idle.stillHere()


def over_pages(visitor: Visitor) -> Iterator[State]:
    """What lies over a page beside warnings: letters to choose from, and the headphones pulled."""
    app, spelling = visitor.app.app_model, visitor.models.spelling
    visitor.go("home")
    visitor.settle()
    spelling.begin(visitor.hands.field("search"))
    yield State("spelling", "groups")
    spelling.choose("group-0")
    yield State("spelling", "letters")
    spelling.choose("letter-0")
    yield State("spelling", "written")
    app.dismissOverlay()
    visitor.models.home.search("")
    visitor.ask(visitor.pack.service("street-light"), "choice")
    app.show_overlay(UNPLUGGED)
    yield State("unplugged", "hidden")
    app.dismissOverlay()


def at_start(visitor: Visitor) -> Iterator[State]:
    """The end and the beginning: everything is as for somebody who was never here."""
    visitor.app.app_model.end("finished")
    yield State("start", "farewell")
    visitor.app.app_model.dismissFarewell()
    yield State("start", "wall")


def _use_every_option(visitor: Visitor) -> dict[str, PreferenceValue]:
    """Set what changes only how the page of options looks; return what it was."""
    names = ("volume", "rate", "scan_ms", "strike_ms", "hold_ms", "time_factor")
    before = {name: getattr(visitor.app.desk.session.preferences, name) for name in names}
    visitor.prefer(**{name: CHOICES[name][-1] for name in names})
    return before


CORE: tuple[Walk, ...] = (
    at_home,
    topics,
    questions_of(KINDS),
    places,
    telling,
    before_sending,
    receipts,
    beside,
    over_pages,
    at_start,
)
WHOLE: tuple[Walk, ...] = (all_topics, all_questions)
"""Every topic, service and question: with CORE, all that there is."""
