"""One question as its page shows it, and what stands in its fields."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.forms.journey import Journey
from kiosk.forms.questions import ChoicesQuestion, ContactQuestion, EligibilityQuestion, Question
from kiosk.language.message import Message
from ui.models.desk import Desk
from ui.models.drafts import Draft, draft_of, part, toggled, with_part
from ui.models.question_props import QuestionProps, option_rows, paragraphs, question_props
from ui.models.rows import RowList

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python builds it")
class QuestionFace(QObject):
    """The question on screen, its drafts by question id, and what is wrong with the last entry.

    Which question it is, and what Next does, is for the journey that stands on it.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question: Question | None = None
        self._drafts: dict[str, Draft] = {}
        self._problems: tuple[Message, ...] = ()
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

    @Property(str, notify=changed)
    def problem(self) -> str:
        return "\n".join(self._desk.say(problem) for problem in self._problems)

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

    def refresh(self) -> None:
        """Say everything again, in the language on screen; fields keep what is in them."""
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

    def _write(self, draft: Draft) -> None:
        if self._question is not None and draft != self._drafts.get(self._question.id):
            self._drafts[self._question.id] = draft
            self._problems = ()
            self._derive()

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
