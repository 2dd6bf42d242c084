"""The screens of what a city offers beside its services, in every state, for the audit."""

from __future__ import annotations

from collections.abc import Iterator

from ui.audit.state import State
from ui.audit.visitor import Visitor


def finding_help(visitor: Visitor) -> Iterator[State]:
    """Help near the kiosk: topics, what words find, what one topic holds, and one whole place."""
    search = visitor.app.core.offers.help_search
    if search is None:
        return
    places = visitor.models.offers.places
    language = visitor.language
    visitor.go("places")
    yield State("places", "topics")
    offered = search.topics(language)
    places.search(offered[0].name.text.split()[0])
    yield State("places", "found")
    places.search("")
    deep = next((topic.parent for topic in offered if topic.parent), "")
    if deep:
        visitor.go("places", deep)
        yield State("places", "below")
    visitor.go("places-topic", offered[0].id)
    yield State("places-topic", "many")
    places.toggle("free")
    yield State("places-topic", "filtered")
    places.toggle("free")
    found = search.find("", language, limit=40).places
    longest = max(found, key=lambda place: sum(len(told.text) for told in place.texts.values()))
    visitor.go("places-language")
    yield State("places-language", "all")
    visitor.go("place", longest.id)
    yield State("place", "longest")
