"""Names in one file of a pack that have to exist in another, and ids that must not meet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kiosk.forms.questions import AppointmentQuestion, ChoiceQuestion, ChoicesQuestion, Question
from kiosk.pack.consultation import Consultation
from kiosk.pack.faults import Fault
from kiosk.pack.model import Category, City, GazetteerPlace, Service
from kiosk.pack.source import Place, Source

_Item = TypeVar("_Item", covariant=True)


@dataclass(frozen=True)
class Found(Generic[_Item]):
    """A model and where it was read."""

    source: Source
    place: Place
    item: _Item

    def fault(self, inside: Place, problem: str, mend: str) -> Fault:
        """Build a fault at a place inside the model."""
        return self.source.fault((*self.place, *inside), problem, mend)


def check_unique(
    rows: Iterable[Found[Category] | Found[GazetteerPlace] | Found[Service] | Found[Consultation]],
) -> Iterator[Fault]:
    """Yield a fault for each id that was there before."""
    seen: set[str] = set()
    for row in rows:
        if row.item.id in seen:
            problem = f"the id '{row.item.id}' is there twice"
            yield row.fault(("id",), problem, "Give each its own id.")
        seen.add(row.item.id)


def check_categories(
    services: Iterable[Found[Service]], categories: Sequence[Found[Category]]
) -> Iterator[Fault]:
    """Yield a fault for each service on a shelf that is not there."""
    shelves = sorted(row.item.id for row in categories)
    for row in services:
        if shelves and row.item.category not in shelves:
            problem = f"there is no category '{row.item.category}'"
            yield row.fault(("category",), problem, f"Use one of {', '.join(shelves)}.")


def check_endpoints(
    services: Iterable[Found[Service]], endpoints: Iterable[dict[str, Any]]
) -> Iterator[Fault]:
    """Yield a fault for each service that is sent to an endpoint that is not there."""
    known = {row.get("id") for row in endpoints}
    for row in services:
        endpoint = row.item.open311.endpoint if row.item.open311 else None
        if endpoint is not None and endpoint not in known:
            problem = f"there is no endpoint '{endpoint}' in endpoints.yaml"
            yield row.fault(("open311", "endpoint"), problem, "Add it there, or mend the name.")


def check_slots(
    services: Iterable[Found[Service]], endpoints: Iterable[dict[str, Any]], files: Collection[str]
) -> Iterator[Fault]:
    """Yield a fault for each appointment whose free times nobody lends.

    `files` are the names in appointments/, without their suffix.
    """
    fetched = {row.get("id") for row in endpoints if row.get("kind") == "appointments"}
    for row in services:
        for index, question in enumerate(row.item.questions):
            if isinstance(question, AppointmentQuestion) and question.slots not in {
                *files,
                *fetched,
            }:
                yield row.fault(
                    ("questions", index, "slots"),
                    f"there are no free times '{question.slots}'",
                    f"Add appointments/{question.slots}.ics, or an endpoint of kind appointments.",
                )


def check_stop(city: Found[City], places: Iterable[Found[GazetteerPlace]]) -> Iterator[Fault]:
    """Yield a fault where the kiosk's own stop is not in the gazetteer."""
    stop = city.item.kiosk.stop
    known = {row.item.id for row in places if row.item.kind == "stop"}
    if stop is not None and stop not in known:
        problem = f"there is no stop '{stop}' in places.yaml"
        yield city.fault(("kiosk", "stop"), problem, "Add it there, or mend the name.")


def check_icons(
    rows: Iterable[Found[City] | Found[Category] | Found[Service] | Found[Consultation]],
    icons: Collection[str],
) -> Iterator[Fault]:
    """Yield a fault for each icon that was not drawn."""
    for row in rows:
        for inside, name in _icons_of(row.item):
            if name not in icons:
                yield row.fault(inside, f"there is no icon '{name}'", "Use one from assets/icons.")


def _icons_of(item: City | Category | Service | Consultation) -> Iterator[tuple[Place, str]]:
    match item:
        case City():
            yield ("crest",), item.crest
        case Category():
            yield ("icon",), item.icon
        case Service():
            yield ("icon",), item.icon
            yield from _option_icons(item.questions)
        case Consultation():
            yield from _option_icons(item.questions)


def _option_icons(questions: Sequence[Question]) -> Iterator[tuple[Place, str]]:
    for index, question in enumerate(questions):
        if isinstance(question, ChoiceQuestion | ChoicesQuestion):
            for number, option in enumerate(question.options):
                if option.icon is not None:
                    yield ("questions", index, "options", number, "icon"), option.icon
