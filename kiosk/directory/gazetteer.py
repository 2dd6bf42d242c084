"""Where something is, without a map: near this kiosk, a landmark, a street and number, a stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from kiosk.directory.distance import Point, metres_between, way_to
from kiosk.directory.house_number import (
    HouseNumber,
    along,
    fit,
    part_number,
    words_with_digits,
    write_address,
)
from kiosk.directory.index import SearchIndex
from kiosk.forms.answers import PlaceAnswer, PlaceWay
from kiosk.language.message import Message, msg
from kiosk.pack.model import GazetteerPlace, KioskPlace

if TYPE_CHECKING:
    from kiosk.language.texts import Texts

Kind = Literal["landmark", "street", "stop", "district"]

_WAYS: dict[str, PlaceWay] = {
    "landmark": "landmark",
    "district": "landmark",
    "street": "street",
    "stop": "stop",
}
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
_NAME, _OTHER, _ADDRESS = 3.0, 2.5, 1.0


@dataclass(frozen=True)
class FoundPlace:
    """One place to choose.

    `name` is in the resident's language, `address` is how the city writes it; degrees are WGS 84.
    `distance` says how far it is from this kiosk and which way.
    """

    place_id: str | None
    kind: Kind | Literal["here"]
    name: str
    address: str
    latitude: float
    longitude: float
    distance: Message | None
    number: HouseNumber | None = None

    @property
    def way(self) -> PlaceWay:
        """The way of telling a place that this is."""
        return "here" if self.kind == "here" else _WAYS[self.kind]

    def answer(self) -> PlaceAnswer:
        """Return the answer to a place question."""
        return PlaceAnswer(self.address, self.latitude, self.longitude, self.way, self.place_id)


@dataclass(frozen=True)
class Found:
    """What a search brought, surest first; `problem` is a kind word where something cannot be."""

    places: tuple[FoundPlace, ...]
    problem: Message | None = None


class Gazetteer:
    """The places a city's residents know by name, as one kiosk sees them.

    `texts_for` gives the texts of a language by its tag. Each language has an index of its own,
    built when it is first searched: names in that language, in the source language, other names,
    addresses.
    """

    def __init__(
        self,
        places: Iterable[GazetteerPlace],
        kiosk: KioskPlace,
        official_language: str,
        texts_for: Callable[[str], Texts],
    ) -> None:
        self._places = tuple(places)
        self._kiosk = kiosk
        self._official = official_language
        self._texts_for = texts_for
        self._indexes: dict[str, SearchIndex] = {}
        self._numbered = words_with_digits(
            tuple(name for place in self._places for name in (place.name.text, *place.other_names))
        )

    @property
    def here(self) -> Point:
        """Where this kiosk stands, in degrees."""
        return (self._kiosk.latitude, self._kiosk.longitude)

    def near_kiosk(self, tag: str) -> FoundPlace:
        """Return the place "near this kiosk"."""
        official = self._texts_for(self._official)
        near = official.say(
            msg(
                "Near the kiosk at {place}, {address}",
                place=official.text(self._kiosk.name),
                address=self._kiosk.address,
            )
        )
        name = self._texts_for(tag).text(self._kiosk.name)
        return FoundPlace(None, "here", name, near.translate(_ISOLATES), *self.here, None)

    def name_of(self, answer: PlaceAnswer, tag: str) -> str:
        """Return how a language calls the place of an answer; "" where only its address does."""
        texts = self._texts_for(tag)
        if answer.way == "here":
            return texts.text(self._kiosk.name)
        place = next((one for one in self._places if one.id == answer.place_id), None)
        name = texts.text(place.name) if place else ""
        return "" if name in answer.address else name

    def nearest(self, tag: str, kinds: Iterable[Kind], limit: int = 6) -> tuple[FoundPlace, ...]:
        """Return the places of these kinds that are nearest to this kiosk, for who does not type.

        Streets and districts are long: theirs is the distance to the point the pack gives.
        """
        wanted = frozenset(kinds)
        near = sorted(
            (place for place in self._places if place.kind in wanted),
            key=lambda place: metres_between(self.here, _point(place)),
        )
        return tuple(self._found(place, tag) for place in near[:limit])

    def on_the_way_to(
        self, point: Point, tag: str, kinds: Iterable[Kind], within: float, limit: int = 2
    ) -> tuple[FoundPlace, ...]:
        """Return the places nearest to a point, `within` metres of it, each with the way from it.

        So a resident gets from a stop to what is near it; `distance` is not from this kiosk.
        """
        wanted = frozenset(kinds)
        near = sorted(
            (metres_between(_point(place), point), number)
            for number, place in enumerate(self._places)
            if place.kind in wanted
        )
        return tuple(
            replace(self._found(place, tag), distance=way_to(_point(place), point))
            for place in (self._places[number] for metres, number in near if metres <= within)
        )[:limit]

    def search(
        self, written: str, tag: str, kinds: Iterable[Kind] | None = None, limit: int = 6
    ) -> Found:
        """Return the places meant by what a resident wrote, in their language or the city's.

        A house number is understood before or after the street, in the digits of any script. Where
        no street that was found has the number, the streets are offered without it and `problem`
        says so.
        """
        wanted = None if kinds is None else frozenset(kinds)
        street_words, number = part_number(written, self._numbered)
        hits = self._index(tag).search(street_words or written, limit=len(self._places))
        places = [self._places[hit.document] for hit in hits]
        places = [place for place in places if wanted is None or place.kind in wanted][:limit]
        if number is None:
            return Found(tuple(self._found(place, tag) for place in places))
        return self._with_number(places, number, tag)

    def own_words(self, written: str) -> PlaceAnswer:
        """Return an answer in the resident's own words."""
        return PlaceAnswer(" ".join(written.split()), None, None, "own-words", None)

    def _with_number(self, places: list[GazetteerPlace], number: HouseNumber, tag: str) -> Found:
        found: list[FoundPlace] = []
        problem: Message | None = None
        for place in places:
            plain = self._found(place, tag)
            numbers = place.numbers
            suits = fit(
                number, numbers.first if numbers else None, numbers.last if numbers else None
            )
            if place.kind != "street":
                found.append(plain)
            elif suits == "outside" and numbers is not None:
                found.append(plain)
                problem = problem or msg(
                    "{street} has numbers from {first} to {last}. "
                    "Check the number, or choose the street without it.",
                    street=plain.name,
                    first=str(numbers.first),
                    last=str(numbers.last),
                )
            else:
                found.append(self._numbered_place(place, plain, number, tag))
        has_number = any(place.number is not None for place in found)
        found.sort(key=lambda place: place.number is None)
        return Found(tuple(found), None if has_number else problem)

    def _numbered_place(
        self, place: GazetteerPlace, plain: FoundPlace, number: HouseNumber, tag: str
    ) -> FoundPlace:
        texts = self._texts_for(tag)
        latitude, longitude = _point_of(place, number)
        return replace(
            plain,
            name=texts.say(msg("{number} {street}", number=str(number), street=plain.name)),
            address=write_address(place.address, number, self._official),
            latitude=latitude,
            longitude=longitude,
            distance=way_to(self.here, (latitude, longitude)),
            number=number,
        )

    def _found(self, place: GazetteerPlace, tag: str) -> FoundPlace:
        name = self._texts_for(tag).text(place.name)
        official = self._texts_for(self._official).text(place.name)
        address = place.address if official in place.address else f"{official}, {place.address}"
        distance = way_to(self.here, _point(place))
        return FoundPlace(place.id, place.kind, name, address, *_point(place), distance)

    def _index(self, tag: str) -> SearchIndex:
        if tag not in self._indexes:
            texts = self._texts_for(tag)
            self._indexes[tag] = SearchIndex(
                [
                    (texts.text(place.name), _NAME),
                    (place.name.text, _NAME),
                    *((name, _OTHER) for name in place.other_names),
                    (place.address, _ADDRESS),
                ]
                for place in self._places
            )
        return self._indexes[tag]


def _point(place: GazetteerPlace) -> Point:
    return (place.latitude, place.longitude)


def _point_of(place: GazetteerPlace, number: HouseNumber) -> Point:
    """Return where on the street a number is; the street's own point where only that is known."""
    numbers = place.numbers
    if numbers is None or numbers.latitude is None or numbers.longitude is None:
        return _point(place)
    part = (number.number - numbers.first) / max(1, numbers.last - numbers.first)
    return along(_point(place), (numbers.latitude, numbers.longitude), part)
