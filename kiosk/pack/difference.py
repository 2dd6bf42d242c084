"""What a city changed between two packs, text by text, question by question, place by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

from kiosk.language.catalogs import SOURCE_LANGUAGE
from kiosk.pack.feeds_summed import feeds_summed
from kiosk.pack.model import Pack

Kind = Literal["added", "removed", "changed"]
_Flat: TypeAlias = dict[tuple[str, ...], Any]


class _Text(str):
    """A text of the city, which has translations; ids, kinds and days have none."""

    __slots__ = ()


@dataclass(frozen=True, order=True)
class Change:
    """One difference. `where` is the way to it, like `services.street-light.questions.where.title`.

    `language` is set where only the translation changed. `before` and `after` are plain data; for
    a whole thing that was added or removed, what it is called.
    """

    where: str
    kind: Kind
    language: str = ""
    before: Any = None
    after: Any = None

    def to_dict(self) -> dict[str, Any]:
        """Return the change for JSON output, field by field."""
        return asdict(self)


def difference(old: Pack, new: Pack) -> tuple[Change, ...]:
    """Return every change from `old` to `new`, in the order of the place it is at.

    Things with an id are compared by it, so that moving one is only a change of order.
    """
    before, after = _flat(old), _flat(new)
    gone = _tops(before.keys() - after.keys(), after)
    come = _tops(after.keys() - before.keys(), before)
    changes = [Change(_shown(place), "removed", "", _named(before, place)) for place in gone]
    changes += [Change(_shown(place), "added", "", None, _named(after, place)) for place in come]
    for place in before.keys() & after.keys():
        if before[place] != after[place]:
            if place[-1] == "order" and _is_told(before[place], after[place]):
                continue
            changes.append(Change(_shown(place), "changed", "", before[place], after[place]))
        else:
            changes += _translated(place, before[place], old, new)
    return tuple(sorted(changes, key=lambda change: (change.where, change.kind, change.language)))


def _flat(pack: Pack) -> _Flat:
    flat: _Flat = {}
    parts: Mapping[str, Any] = {
        "city": pack.city.model_dump(mode="json", by_alias=True),
        "categories": [row.model_dump(mode="json", by_alias=True) for row in pack.categories],
        "services": [row.model_dump(mode="json", by_alias=True) for row in pack.services],
        "consultations": [row.model_dump(mode="json", by_alias=True) for row in pack.consultations],
        "places": [row.model_dump(mode="json", by_alias=True) for row in pack.places],
        "endpoints": [dict(row) for row in pack.endpoints],
        **feeds_summed(pack.folder),
        "check-words": {tag: list(words) for tag, words in pack.check_words.items()},
    }
    for name, part in parts.items():
        flat.update(_walk((name,), part))
    return flat


def _walk(place: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the leaves below a place; a text is a leaf, and what is None is not there."""
    if value is None:
        return
    if _is_text(value):
        yield place, _Text(value["text"])
        if value["speech"] is not None:
            yield (*place, "speech"), _Text(value["speech"])
    elif isinstance(value, dict):
        for key, inside in value.items():
            if inside is not None:
                yield from _walk((*place, str(key)), inside)
    elif isinstance(value, list) and value and all(_has_id(row) for row in value):
        yield (*place, "order"), [row["id"] for row in value]
        for row in value:
            yield from _walk((*place, str(row["id"])), row)
    elif isinstance(value, list) and any(isinstance(row, dict) for row in value):
        for index, row in enumerate(value):
            yield from _walk((*place, str(index + 1)), row)
    else:
        yield place, value


def _is_text(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"text", "speech"}


def _has_id(row: Any) -> bool:
    return isinstance(row, dict) and isinstance(row.get("id"), str)


def _is_told(before: Any, after: Any) -> bool:
    """Return whether an order says only what is told anyway: something left, or came at the end."""
    if not (isinstance(before, list) and isinstance(after, list)):
        return False
    kept = [one for one in before if one in after]
    return after[: len(kept)] == kept


def _tops(places: set[tuple[str, ...]], others: _Flat) -> set[tuple[str, ...]]:
    """Return the tops of what is on one side only: a new service, not each of its texts."""
    known = {place[:end] for place in others for end in range(1, len(place) + 1)}
    tops = set()
    for place in places:
        ends = (end for end in range(1, len(place) + 1) if place[:end] not in known)
        tops.add(place[: next(ends, len(place))])
    return tops


def _named(flat: _Flat, place: tuple[str, ...]) -> Any:
    """Return the value at a place, or what the thing there is called."""
    for inside in ((), ("title",), ("name",), ("text",), ("texts", "name")):
        if (*place, *inside) in flat:
            return flat[(*place, *inside)]
    return None


def _translated(place: tuple[str, ...], value: Any, old: Pack, new: Pack) -> Iterator[Change]:
    if not isinstance(value, _Text):
        return
    for tag in new.languages:
        if tag != SOURCE_LANGUAGE and tag in old.languages:
            before = old.translations(tag).gettext(value)
            after = new.translations(tag).gettext(value)
            if before != after:
                yield Change(_shown(place), "changed", tag, before, after)


def _shown(place: tuple[str, ...]) -> str:
    return ".".join(place)
