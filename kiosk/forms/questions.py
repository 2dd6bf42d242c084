"""The kinds of question a service can ask; each is one page (G01)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from kiosk.forms.answers import NONE_OF_THESE, ContactMethod, PlaceWay
from kiosk.forms.bounds import DateBound, resolve_bound
from kiosk.forms.conditions import Condition
from kiosk.forms.identifiers import Identifier, refuse
from kiosk.language.text import LocalText, Text


class Part(BaseModel):
    """Base of everything a pack describes: frozen, and an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class _Question(Part):
    has_row: ClassVar[bool] = True
    """Whether the check-answers page shows it."""

    id: Identifier = Field(description="Unique in the service; never change it once published.")
    title: Text = Field(description="The question as the resident reads and hears it.")
    label: Text | None = Field(default=None, description="Short name on the check-answers page.")
    hint: Text | None = Field(default=None, description="One sentence of help under the question.")
    required: bool = Field(default=True, description="Whether it must be answered to go on.")
    private: bool = Field(default=False, description="Personal: never spoken unasked, never public")
    when: Condition | None = Field(default=None, description="Asked only when this holds.")

    @property
    def short_label(self) -> LocalText:
        """The label, or the whole title where there is none."""
        return self.label or self.title


class TextQuestion(_Question):
    """One line of words."""

    type: Literal["text"]
    max_length: int = Field(default=100, ge=1, le=500)
    pattern: str | None = Field(default=None, description="Regular expression of the whole entry.")
    pattern_help: Text | None = Field(default=None, description="Says what to enter instead.")

    @model_validator(mode="after")
    def _pattern_is_whole(self) -> Self:
        if (self.pattern is None) != (self.pattern_help is None):
            raise refuse(
                "'pattern' and 'pattern_help' belong together",
                "Give both: the pattern, and a sentence that says what to enter.",
            )
        try:
            re.compile(self.pattern or "")
        except re.error as error:
            raise refuse(
                f"'pattern' is not a regular expression: {error}", "Mend or remove it."
            ) from None
        return self


class LongTextQuestion(_Question):
    """Words over several lines."""

    type: Literal["long-text"]
    max_length: int = Field(default=1000, ge=1, le=4000)


class Option(Part):
    """One option of a choice; the id `not-sure` means that the resident does not know."""

    id: Identifier
    text: Text
    hint: Text | None = None
    icon: str | None = None


class _Options(_Question):
    options: tuple[Option, ...] = Field(min_length=2)

    @field_validator("options")
    @classmethod
    def _ids_are_unique(cls, options: tuple[Option, ...]) -> tuple[Option, ...]:
        ids = [option.id for option in options]
        for option_id in ids:
            if ids.count(option_id) > 1:
                raise refuse(f"option '{option_id}' is there twice", "Give each its own id.")
        if NONE_OF_THESE in ids:
            raise refuse(
                f"an option has the id '{NONE_OF_THESE}'",
                "Remove the option and write none_of_these: true, or rename it.",
            )
        return options

    def option(self, option_id: str) -> Option | None:
        """Return the option with this id, None where the question has no such one."""
        return next((option for option in self.options if option.id == option_id), None)


class ChoiceQuestion(_Options):
    """One of several."""

    type: Literal["choice"]


class ChoicesQuestion(_Options):
    """Any number of several."""

    type: Literal["choices"]
    at_least: int = Field(default=1, ge=0)
    at_most: int | None = Field(default=None, ge=1)
    none_of_these: bool = Field(default=False, description='Offer "None of these".')

    @model_validator(mode="after")
    def _counts_are_possible(self) -> Self:
        most = len(self.options) if self.at_most is None else self.at_most
        if self.at_least > most or most > len(self.options):
            raise refuse(
                "'at_least' and 'at_most' cannot be met with these options",
                "Keep at_least ≤ at_most ≤ number of options.",
            )
        return self


class YesNoQuestion(_Question):
    """Yes, no, or not sure."""

    type: Literal["yes-no"]


class NumberQuestion(_Question):
    """A number, whole unless said otherwise."""

    type: Literal["number"]
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    unit: Text | None = Field(default=None, description="What is counted, shown behind the field.")
    whole: bool = True

    @model_validator(mode="after")
    def _range_is_not_empty(self) -> Self:
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise refuse("'minimum' is above 'maximum'", "Swap or mend them.")
        return self


class DateQuestion(_Question):
    """A day in three parts; no calendar needed."""

    type: Literal["date"]
    earliest: DateBound | None = None
    latest: DateBound | None = None

    @model_validator(mode="after")
    def _range_is_not_empty(self) -> Self:
        if self.earliest is not None and self.latest is not None:
            today = date(2026, 1, 1)
            both_move = ("today" in self.earliest) == ("today" in self.latest)
            if both_move and resolve_bound(self.earliest, today) > resolve_bound(
                self.latest, today
            ):
                raise refuse("'earliest' is after 'latest'", "Swap or mend them.")
        return self


class AppointmentQuestion(_Question):
    """A time to come at: first the day, then the time, no calendar grid. It is a wish until the
    city confirms it."""

    type: Literal["appointment"]
    slots: Identifier = Field(description="The list of free times: its name in appointments/.")


class PlaceQuestion(_Question):
    """Where something is, without a map."""

    type: Literal["place"]
    accepts: tuple[PlaceWay, ...] = Field(default=get_args(PlaceWay), min_length=1)


class ContactQuestion(_Question):
    """How the city may answer; coming back with the reference is always offered (G05)."""

    type: Literal["contact"]
    private: bool = True
    methods: tuple[ContactMethod, ...] = get_args(ContactMethod)

    @field_validator("methods")
    @classmethod
    def _none_is_always_there(cls, methods: tuple[ContactMethod, ...]) -> tuple[ContactMethod, ...]:
        return methods if "none" in methods else (*methods, "none")


class ConsentQuestion(_Question):
    """Agreement to a statement; where required, the way ends without it."""

    type: Literal["consent"]
    statement: Text


class Call(Part):
    """A number to ring, and how the page says so."""

    number: str = Field(pattern=r"^\+?[0-9 ()-]+$")
    say: Text


class InformationQuestion(_Question):
    """A page that only tells; an emergency one is loud and leads away from the form."""

    has_row: ClassVar[bool] = False
    type: Literal["information"]
    body: tuple[Text, ...] = Field(min_length=1, description="Paragraphs.")
    emergency: bool = False
    call: Call | None = None


class Verdict(Part):
    """What the page says for one outcome."""

    title: Text
    body: tuple[Text, ...] = ()


class EligibilityQuestion(_Question):
    """A page that tells whether the service is likely for this resident; it never blocks."""

    has_row: ClassVar[bool] = False
    type: Literal["eligibility"]
    yes_when: Condition = Field(description="Likely when this holds.")
    no_when: Condition = Field(description="Unlikely when this holds; looked at first.")
    likely: Verdict
    unlikely: Verdict
    unknown: Verdict


Question: TypeAlias = Annotated[
    TextQuestion
    | LongTextQuestion
    | ChoiceQuestion
    | ChoicesQuestion
    | YesNoQuestion
    | NumberQuestion
    | DateQuestion
    | AppointmentQuestion
    | PlaceQuestion
    | ContactQuestion
    | ConsentQuestion
    | InformationQuestion
    | EligibilityQuestion,
    Field(discriminator="type"),
]
