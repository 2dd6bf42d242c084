"""One resident's way through a service: Next, back, change an answer, check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.forms.journey import Accepted, Dropped, Journey
from kiosk.forms.questions import Question
from kiosk.language.message import Message, msg
from kiosk.pack.consultation import Consultation
from kiosk.pack.model import Service
from ui.models.desk import Desk
from ui.models.drafts import Draft
from ui.models.question_face import QuestionFace
from ui.models.question_props import raw_entry
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
class JourneyModel(QuestionFace):
    """The way from page to page. Answers live in the session's journey, drafts here until then."""

    asked = Signal()  # another question is on screen: the page is built anew
    refused = Signal()  # what was entered has a problem: the page leads to it
    stepped = Signal()  # follows `changed`: Qt crashes on a property told by a base's signal

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._service: Form | None = None
        self._dropped = Dropped()
        self._changing = False
        self.changed.connect(self.stepped)

    # --- what the page shows of the way -----------------------------------------------------
    @Property(int, notify=stepped)
    def step(self) -> int:
        return self._step()[0]

    @Property(int, notify=stepped)
    def steps(self) -> int:
        return self._step()[1]

    @Property(str, notify=stepped)
    def stepText(self) -> str:
        if self._service is None:
            return ""
        return self._desk.say(step_message(*self._step(), self._service))

    @Property(str, notify=stepped)
    def dropped(self) -> str:
        return self._desk.say(self._dropped.message)

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

    def clear(self) -> None:
        """Forget the service, the drafts, everything."""
        self._forget()
        self._derive()

    # --- within -----------------------------------------------------------------------------
    def _step(self) -> tuple[int, int]:
        """Return the step on screen and how many there are, check answers being the last."""
        if self._journey is None or self._question is None:
            return 0, 0
        if self._desk.navigator.current.name == "check":
            steps = len(self._journey.pages()) + 1
            return steps, steps
        step, steps = self._journey.step(self._question.id)
        return step, steps + 1

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
        self._changing = False
