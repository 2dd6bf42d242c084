"""Which combinations an audit visits: all that are asked for, or a sample that covers them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from kiosk.language.pseudo import PSEUDO
from ui.audit.combination import Combination
from ui.audit.offered import finding_help
from ui.audit.questions import KINDS, questions_of
from ui.audit.state import Walk
from ui.audit.states import (
    CORE,
    WHOLE,
    at_home,
    at_start,
    before_sending,
    beside,
    over_pages,
    places,
    receipts,
    telling,
    topics,
)
from ui.audit.taking_part import appointments, empty_form, events, having_a_say
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
MODES = ("touch", "speech", "reach")

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
    over_pages,
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
    modes = ("touch", "touch", *_modes(size)[1:])
    return modes[number % len(modes)]


@dataclass(frozen=True)
class Wanted:
    """What was asked for on the command line; empty means all. `part` is which of how many."""

    languages: Sequence[str] = ()
    text_sizes: Sequence[int] = ()
    themes: Sequence[str] = ()
    sizes: Sequence[str] = ()
    modes: Sequence[str] = ()
    sample: bool = False
    part: tuple[int, int] = (1, 1)


def jobs(wanted: Wanted, languages: Sequence[str]) -> list[Job]:
    """Return what to visit; `languages` are those of the city. One panel after the other."""
    every = _sample(wanted, languages) if wanted.sample else _whole(wanted, languages)
    part, parts = wanted.part
    mine = every[len(every) * (part - 1) // parts : len(every) * part // parts]
    return sorted(mine, key=lambda job: _place(job[0].size))


def _sample(wanted: Wanted, languages: Sequence[str]) -> list[Job]:
    spoken = [job for job in SAMPLE if job[0].language in languages]
    return [(how, walks) for how, walks in spoken if _is_wanted(wanted, how)]


def _whole(wanted: Wanted, languages: Sequence[str]) -> list[Job]:
    """Return everything in each language, text size and panel once.

    Colours move nothing (the check `colours-move-nothing`), and a voice or a lowered page is one
    for all languages: so themes and modes take turns, each language in each of them, and each of
    them on each panel and in each text size. Languages of nobody are there for their long words:
    at 200 % they would be longer than any language has.
    """
    told, found = (*languages, *PSEUDO), []
    sizes = (*SIZES, *(size for size in wanted.sizes if size not in SIZES))
    for number, language in enumerate(told):
        for (k, size), (j, text_size) in product(enumerate(sizes), enumerate(TEXT_SIZES)):
            if language in PSEUDO and text_size > TEXT_SIZES[0]:
                continue
            themes = wanted.themes or THEMES
            modes = [mode for mode in _modes(size) if not wanted.modes or mode in wanted.modes]
            theme = themes[(number + j + k) % len(themes)]
            mode = (modes or ["touch"])[(number // 4 + j + k) % max(1, len(modes))]
            found.append((Combination(language, text_size, theme, size, mode), (*WHOLE, *ALL)))
    return [(how, walks) for how, walks in found if _is_wanted(wanted, how)]


def _place(size: str) -> int:
    return SIZES.index(size) if size in SIZES else len(SIZES)


def _modes(size: str) -> tuple[str, ...]:
    """Return the ways to use a panel; a lying one is within reach as it is."""
    width, height = map(int, size.split("x"))
    return MODES if height > width else MODES[:2]


def _is_wanted(wanted: Wanted, how: Combination) -> bool:
    return all(
        not asked or value in asked
        for asked, value in (
            (wanted.languages, how.language),
            (wanted.text_sizes, how.text_size),
            (wanted.themes, how.theme),
            (wanted.sizes, how.size),
            (wanted.modes, how.mode),
        )
    )
