"""Which combinations an audit visits: all that are asked for, or a sample that covers them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from ui.audit.offered import finding_help
from ui.audit.states import (
    CORE,
    KINDS,
    WHOLE,
    Walk,
    at_home,
    at_start,
    before_sending,
    beside,
    places,
    questions_of,
    receipts,
    telling,
    topics,
)
from ui.audit.taking_part import appointments, empty_form, events, having_a_say
from ui.audit.walk import Combination
from ui.audit.warned import departures, warnings

OFFERED: tuple[Walk, ...] = (
    finding_help,
    having_a_say,
    events,
    appointments,
    empty_form,
    departures,
    warnings,
)
"""What a city offers beside its services."""
ALL = (*CORE, *OFFERED)
TEXT_SIZES = (100, 125, 150, 200)
THEMES = ("light", "dark", "yellow-on-black", "black-on-white")
SIZES = ("1080x1920", "1920x1080", "1024x768")

SAMPLE: tuple[tuple[Combination, tuple[Walk, ...]], ...] = (
    (Combination("en", 100, "light", "1080x1920"), ALL),
    (Combination("ar", 200, "yellow-on-black", "1080x1920"), (at_home, places, receipts, beside)),
    (
        Combination("vi", 150, "black-on-white", "1080x1920"),
        (questions_of(KINDS), topics, at_start),
    ),
    (Combination("es", 200, "dark", "1024x768"), (at_home, telling, beside, *OFFERED)),
    (Combination("fr", 125, "light", "1920x1080"), (at_home, topics, before_sending, places)),
    (Combination("zh-Hans", 100, "dark", "1024x768"), (at_home, questions_of(KINDS), receipts)),
    (Combination("hi", 150, "light", "1080x1920"), (at_start, at_home, questions_of(KINDS))),
    (Combination("am", 200, "black-on-white", "1024x768"), (at_home, telling)),
    (Combination("ur", 100, "light", "1920x1080"), (at_home, before_sending, places)),
    (Combination("en", 100, "light", "1080x1920", "speech"), (at_home, places, before_sending)),
    (Combination("fr", 100, "dark", "1080x1920", "reach"), (at_home, telling, places)),
)
"""Every script, text size, theme, panel and mode at least once, the hardest of them together."""

Job = tuple[Combination, tuple[Walk, ...]]

BRIEF: tuple[Walk, ...] = (
    at_home,
    questions_of(("date", "text")),
    departures,
    having_a_say,
    before_sending,
    finding_help,
    receipts,
    warnings,
    places,
    events,
    telling,
    empty_form,
    beside,
    appointments,
    topics,
    at_start,
)
"""The walks in the order in which the languages take turns with them: long ones and short ones."""


def brief(languages: Sequence[str]) -> list[Job]:
    """Return a sample for every commit: each walk, each language, each way to show it, not each
    with each. With what is offered today it is a few hundred pages.
    """
    found: list[Job] = []
    for n, language in enumerate(languages):
        size = SIZES[n % len(SIZES)]
        how = Combination(language, _BRIEF_SIZES[n % 4], THEMES[(n // 2) % 4], size, _mode(n, size))
        found.append((how, (BRIEF[n % len(BRIEF)],)))
    usual = Combination(languages[0], 100, "light", SIZES[0])
    return [*found, *((usual, (walk,)) for walk in BRIEF[len(languages) :])]


_BRIEF_SIZES = (100, 150, 125, 200)


def _mode(number: int, size: str) -> str:
    return ("touch", "touch", *_modes(size))[number % (2 + len(_modes(size)))]


@dataclass(frozen=True)
class Wanted:
    """What was asked for on the command line; empty means all."""

    languages: Sequence[str] = ()
    text_sizes: Sequence[int] = ()
    themes: Sequence[str] = ()
    sizes: Sequence[str] = ()
    sample: bool = False


def jobs(wanted: Wanted, languages: Sequence[str]) -> list[Job]:
    """Return what to visit; `languages` are those of the city.

    Colours move nothing, so the pages of every single question are visited in one theme only.
    """
    if wanted.sample:
        spoken = [job for job in SAMPLE if job[0].language in languages]
        return [(how, walks) for how, walks in spoken if _is_wanted(wanted, how)]
    themes = list(wanted.themes or THEMES)
    every = product(
        wanted.sizes or SIZES,
        wanted.languages or languages,
        wanted.text_sizes or TEXT_SIZES,
        themes,
    )
    found: list[Job] = []
    for size, language, text_size, theme in every:
        how = Combination(language, text_size, theme, size)
        found.append((how, (*WHOLE, *ALL) if theme == themes[0] else ALL))
        if theme == themes[0]:
            found += [(_in_mode(how, mode), ALL) for mode in _modes(size)]
    return found


def _modes(size: str) -> tuple[str, ...]:
    """Return the other ways to use a panel; a lying one is within reach as it is."""
    width, height = map(int, size.split("x"))
    return ("speech", "reach") if height > width else ("speech",)


def _in_mode(how: Combination, mode: str) -> Combination:
    return Combination(how.language, how.text_size, how.theme, how.size, mode)


def _is_wanted(wanted: Wanted, how: Combination) -> bool:
    return all(
        not asked or value in asked
        for asked, value in (
            (wanted.languages, how.language),
            (wanted.text_sizes, how.text_size),
            (wanted.themes, how.theme),
            (wanted.sizes, how.size),
        )
    )
