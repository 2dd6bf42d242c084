"""What a resident can ask of a place of help: each with how many places it would leave."""

from __future__ import annotations

from dataclasses import replace

from kiosk.directory.help_facts import FREE, STEP_FREE
from kiosk.directory.help_filters import HelpFilters
from kiosk.directory.help_search import HelpSearch
from kiosk.language.message import Message, msg, nmsg
from ui.models.desk import Desk
from ui.models.rows import Row

SPEAKS = "speaks:"


def toggled(filters: HelpFilters, key: str) -> HelpFilters:
    """Return the filters with one more, or without it."""
    if key.startswith(SPEAKS):
        language = key.removeprefix(SPEAKS)
        return replace(filters, language=None if filters.language == language else language)
    return replace(filters, **{key: not getattr(filters, key)})


def filter_rows(desk: Desk, search: HelpSearch, written: str, filters: HelpFilters) -> list[Row]:
    """Return what can be asked now; what would leave no place is not offered, unless it is on."""
    own = filters.language or desk.language.tag.split("-")[0]
    choices: dict[str, Message] = {
        "open_now": msg("Open now"),
        "free": FREE,
        "step_free": STEP_FREE,
        SPEAKS + own: msg("They speak {language}", language=desk.texts.language_name(own)),
    }
    on = {key: _is_on(filters, key) for key in choices}
    wanted = [filters if on[key] else toggled(filters, key) for key in choices]
    counts = search.counts(written, desk.language.tag, wanted)
    return [
        Row(
            key,
            f"{desk.say(said)} ({desk.texts.number(count)})",
            speech=f"{desk.texts.say_aloud(said)}\n{desk.texts.say_aloud(places_message(count))}",
            checked=on[key],
        )
        for (key, said), count in zip(choices.items(), counts, strict=True)
        if count or on[key]
    ]


def places_message(count: int) -> Message:
    """Say how many places fit."""
    return nmsg("{count} place fits.", "{count} places fit.", count)


def _is_on(filters: HelpFilters, key: str) -> bool:
    if key.startswith(SPEAKS):
        return filters.language == key.removeprefix(SPEAKS)
    return bool(getattr(filters, key))
