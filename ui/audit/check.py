"""What a check is: what it looks at, and the requirements it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ui.audit.finding import Fault

if TYPE_CHECKING:
    from ui.audit.outline import Outline
    from ui.audit.page import Page
    from ui.audit.visitor import Visitor

Scope = Literal["page", "ways", "outlines", "sizes", "program", "source"]
"""What `look` is given: a Page; a Page whose keys may be pressed; the outlines of all pages of
one combination, or of all; a Visitor that may do as it likes, once a language; the sources."""


@dataclass(frozen=True)
class Check:
    """One check: `wants` says in a sentence what should be; `look` yields what is not so.

    What is `heard` cannot be tried in a language that no voice speaks (A13).
    """

    name: str
    covers: tuple[str, ...]
    wants: str
    scope: Scope
    look: Callable[[Any], Iterable[Fault]]
    heard: bool = False


PageLook = Callable[["Page"], Iterable[Fault]]
OutlinesLook = Callable[[Sequence["Outline"]], Iterable[Fault]]
ProgramLook = Callable[["Visitor"], Iterable[Fault]]
SourceLook = Callable[[Path], Iterable[Fault]]


def page_check(name: str, *covers: str, wants: str) -> Callable[[PageLook], Check]:
    """Make a check of a function that looks at one page."""
    return lambda look: Check(name, covers, wants, "page", look)


def ways_check(name: str, *covers: str, wants: str) -> Callable[[PageLook], Check]:
    """Make a check of a function that walks one page with the keys."""
    return lambda look: Check(name, covers, wants, "ways", look)


def outlines_check(name: str, *covers: str, wants: str) -> Callable[[OutlinesLook], Check]:
    """Make a check of a function that compares pages with each other."""
    return lambda look: Check(name, covers, wants, "outlines", look)


def program_check(
    name: str, *covers: str, wants: str, heard: bool = False
) -> Callable[[ProgramLook], Check]:
    """Make a check of a function that tries the program itself, once per language."""
    return lambda look: Check(name, covers, wants, "program", look, heard)


def source_check(name: str, *covers: str, wants: str) -> Callable[[SourceLook], Check]:
    """Make a check of a function that reads the sources in `ui/`."""
    return lambda look: Check(name, covers, wants, "source", look)
