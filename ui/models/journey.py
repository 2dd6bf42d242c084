"""One resident's way through a service: the page on screen, what stands in its fields, Next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.forms.journey import Accepted, Dropped, Journey
from kiosk.forms.questions import ChoicesQuestion, ContactQuestion, EligibilityQuestion, Question
from kiosk.language.message import Message, msg
from kiosk.pack.consultation import Consultation
from kiosk.pack.model import Service
from ui.models.desk import Desk
from ui.models.drafts import Draft, draft_of, part, toggled, with_part
from ui.models.question_props import (
    QuestionProps,
    option_rows,
    paragraphs,
    question_props,
    raw_entry,
)
from ui.models.rows import RowList
from ui.navigator import Route

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


Form: TypeAlias = Service | Consultation
"""What a journey can lead through."""


def step_message(step: int, steps: int, service: Form) -> Message:
    """Say where in the journey a page is (G12)."""
    return msg("Step {n} of {m} · {service}", n=step, m=steps, service=service.title)


@QmlElement
@QmlUncreatable("Python builds it")
class JourneyModel(QObject):
    """The question on screen. Answers live in the session's journey, drafts here until then."""

    changed = Signal()
    asked = Signal()  # another question is on screen: the page is built anew
    refused = Signal()  # what was entered has a problem: the page leads to it

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service: Form | None = None
        self._question: Question | None = None
        self._drafts: dict[str, Draft] = {}
        self._problems: tuple[Message, ...] = ()
        self._dropped = Dropped()
        self._wrong_parts: tuple[str, ...] = ()
        self._changing = False
        self._props = QuestionProps()
        self._options = RowList(parent=self)
        self._body = RowList(parent=self)

    # --- what the page shows ----------------------------------------------------------------
    @Property(str, notify=changed)
    def question(self) -> str:
        return self._props.id

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._props.kind

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=changed)
    def speech(self) -> str:
        return self._props.speech

    @Property(str, notify=changed)
    def hint(self) -> str:
        return self._props.hint

    @Property(bool, notify=changed)
    def personal(self) -> bool:
        return self._props.personal

    @Property(bool, notify=changed)
    def required(self) -> bool:
        return self._props.required

    @Property(bool, notify=changed)
    def multiline(self) -> bool:
        return self._props.multiline

    @Property(int, notify=changed)
    def longest(self) -> int:
        return self._props.longest

    @Property(str, notify=changed)
    def inputMode(self) -> str:
        return self._props.input_mode

    @Property(str, notify=changed)
    def fieldLabel(self) -> str:
        return self._props.field_label

    @Property(str, notify=changed)
    def unit(self) -> str:
        return self._props.unit

    @Property(str, notify=changed)
    def statement(self) -> str:
        return self._props.statement

    @Property(bool, notify=changed)
    def emergency(self) -> bool:
        return self._props.emergency

    @Property(str, notify=changed)
    def call(self) -> str:
        return self._props.call

    @Property(str, notify=changed)
    def callSpeech(self) -> str:
        return self._props.call_speech

    @Property(str, notify=changed)
    def here(self) -> str:
        return self._props.here

    @Property(str, notify=changed)
    def verdict(self) -> str:
        return self._props.verdict

    @Property(RowList, constant=True)
    def options(self) -> RowList:
        return self._options

    @Property(RowList, constant=True)
    def body(self) -> RowList:
        return self._body

    @Property(int, notify=changed)
    def step(self) -> int:
        return self._step()[0]

    @Property(int, notify=changed)
    def steps(self) -> int:
        return self._step()[1]

    @Property(str, notify=changed)
    def stepText(self) -> str:
        if self._service is None:
            return ""
        return self._desk.say(step_message(*self._step(), self._service))

    @Property(str, notify=changed)
    def problem(self) -> str:
        return "\n".join(self._desk.say(problem) for problem in self._problems)

    @Property(str, notify=changed)
    def dropped(self) -> str:
        return self._desk.say(self._dropped.message)

    # --- what stands in the fields ----------------------------------------------------------
    @Property(str, notify=changed)
    def text(self) -> str:
        draft = self._draft
        return draft if isinstance(draft, str) else part(draft, "value")

    @Property(str, notify=changed)
    def day(self) -> str:
        return part(self._draft, "day")

    @Property(str, notify=changed)
    def month(self) -> str:
        return part(self._draft, "month")

    @Property(str, notify=changed)
    def year(self) -> str:
        return part(self._draft, "year")

    @Property(str, notify=changed)
    def dateOrder(self) -> str:
        return self._desk.texts.date_order

    @Property(bool, notify=changed)
    def wantsValue(self) -> bool:
        return part(self._draft, "method") not in ("", "none")

    @Slot(str)
    def enterText(self, text: str) -> None:
        """Take what is in the field, as it is typed."""
        contact = isinstance(self._question, ContactQuestion)
        self._write(with_part(self._draft, "value", text) if contact else text)

    @Slot(str, str, str)
    def enterDate(self, day: str, month: str, year: str) -> None:
        """Take the three parts of a date, as they are typed."""
        self._write({"day": day, "month": month, "year": year})

    @Slot(str)
    def choose(self, key: str) -> None:
        """Tick an option; nothing else happens until Next (G11)."""
        match self._question:
            case ChoicesQuestion():
                self._write(toggled(self._draft, key))
            case ContactQuestion():
                if key != part(self._draft, "method"):
                    self._write({"method": key, "value": ""})
            case _:
                same = key == self._draft and self._props.kind == "consent"
                self._write("" if same else key)

    def enter_place(self, place: dict[str, object]) -> None:
        """Take a place that was found, or the resident's own words for one."""
        self._write(place)

    @property
    def draft(self) -> Draft:
        """What stands in the fields of the page on screen."""
        return self._draft

    @property
    def current(self) -> Question | None:
        """The question on screen."""
        return self._question

    @property
    def service(self) -> Form | None:
        """The service this journey is for."""
        return self._service

    # --- the way ----------------------------------------------------------------------------
    def length(self, service: Form) -> int:
        """Return how many questions a journey through the service has before any answer."""
        return len(Journey(service.id, service.questions, self._desk.core.today).pages())

    def begin(self, service: Form, drafts: Mapping[str, Draft] | None = None) -> None:
        """Start at the first page; answers given to the same service in this session stay.

        With `drafts`, by question id, the way begins anew, with these in its fields.
        """
        if self._journey is None or self._service is not service or drafts:
            self._forget()
            self._service = service
            self._drafts = dict(drafts or {})
            self._desk.session.begin(Journey(service.id, service.questions, self._desk.core.today))
        self._changing = False
        self._ask(self._journey.pages()[0])

    @Slot()
    def next(self) -> None:
        """Take the answer and go on, or say what is missing."""
        if self._question is None or self._journey is None:
            return
        raw = raw_entry(self._question, self._draft)
        entered = self._journey.enter(self._question.id, raw, self._desk.texts)
        if isinstance(entered, Accepted):
            self._keep(entered.dropped)
            self._go_on()
        else:
            self._problems = entered.problems
            self._wrong_parts = entered.parts
            self.changed.emit()
            self.refused.emit()
            missing = msg("Not yet: {what}", what=self._question.short_label)
            self._desk.announce(missing, *self._problems)  # field, reason and mend (A15)

    def back(self) -> bool:
        """Show the page before; False where there is none, so that the resident leaves."""
        if self._question is None or self._journey is None:
            return False
        if self._changing:
            self._check()
            return True
        before = self._journey.before(self._question.id)
        if before is not None:
            self._dropped = Dropped()
            self._ask(before)
        return before is not None

    def change(self, question_id: str) -> None:
        """Ask one question again, from the check-answers page, and return there."""
        for page in self._journey.pages() if self._journey else ():
            if page.id == question_id:
                self._changing = True
                self._ask(page)

    def ask_again(self, question_id: str, problem: Message) -> None:
        """Ask a question again whose answer can no longer be taken, and say why."""
        self._drafts.pop(question_id, None)
        self.change(question_id)
        self._drafts[question_id] = ""
        self._problems = (problem,)
        self._derive()
        self.refused.emit()
        self._desk.announce(problem)

    def last(self) -> None:
        """Show the last page, coming back from check answers."""
        if self._journey is not None:
            self._changing = False
            self._ask(self._journey.pages()[-1])

    def refresh(self) -> None:
        """Say everything again, in the language on screen; fields keep what is in them."""
        self._derive()

    def clear(self) -> None:
        """Forget the service, the drafts, everything."""
        self._forget()
        self._derive()

    # --- within -----------------------------------------------------------------------------
    @property
    def _journey(self) -> Journey | None:
        return self._desk.session.journey

    @property
    def _draft(self) -> Draft:
        question = self._question
        if question is None:
            return ""
        if question.id not in self._drafts:
            answer = self._journey.answers.get(question.id) if self._journey else None
            self._drafts[question.id] = draft_of(question, answer)
        return self._drafts[question.id]

    def _step(self) -> tuple[int, int]:
        """Return the step on screen and how many there are, check answers being the last."""
        if self._journey is None or self._question is None:
            return 0, 0
        if self._desk.navigator.current.name == "check":
            steps = len(self._journey.pages()) + 1
            return steps, steps
        step, steps = self._journey.step(self._question.id)
        return step, steps + 1

    def _write(self, draft: Draft) -> None:
        if self._question is not None and draft != self._drafts.get(self._question.id):
            self._drafts[self._question.id] = draft
            self._problems = ()
            self._derive()

    def _go_on(self) -> None:
        after = self._journey.first_open() if self._changing else self._after()
        if after is None:
            self._check()
        else:
            self._ask(after)

    def _after(self) -> Question | None:
        following = self._journey.after(self._question.id)
        return following if following is not None else self._journey.first_open()

    def _ask(self, question: Question) -> None:
        self._question = question
        self._problems = ()
        self._derive()
        self._show(Route("question", question.id))
        self.asked.emit()

    def _check(self) -> None:
        self._changing = False
        self._show(Route("check"))

    def _show(self, route: Route) -> None:
        """Pages of a journey take each other's place, so that leaving is one step back."""
        navigator = self._desk.navigator
        if navigator.current.name in ("question", "check", "cannot-save"):
            navigator.replace(route)
        else:
            navigator.go(route)

    def _derive(self) -> None:
        question = self._question
        if question is None:
            self._props = QuestionProps()
            self._options.show([])
            self._body.show([])
        else:
            verdict = self._verdict(question)
            self._props = question_props(self._desk, question, self._draft, verdict)
            self._options.show(option_rows(self._desk, question, self._draft))
            self._body.show(paragraphs(self._desk, question, verdict))
        self.changed.emit()

    def _verdict(self, question: Question) -> str:
        if self._journey is None or not isinstance(question, EligibilityQuestion):
            return ""
        return self._journey.eligibility(question.id)[0]

    def _keep(self, dropped: Dropped) -> None:
        """Take note of answers that no longer apply, and say so; their drafts go with them."""
        self._dropped = dropped
        self._problems = ()
        for question_id in dropped.question_ids:
            self._drafts.pop(question_id, None)
        if dropped.message is not None:
            self._desk.announce(dropped.message)

    def _forget(self) -> None:
        self._service = None
        self._question = None
        self._drafts = {}
        self._problems = ()
        self._dropped = Dropped()
        self._wrong_parts = ()
        self._changing = False
