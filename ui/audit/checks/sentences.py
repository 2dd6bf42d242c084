"""Sentences with values in them: isolated, formatted by region, complete (H07, H08, H16, A23)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kiosk.language.bidi import ISOLATE, POP
from kiosk.language.check import check_catalogs
from kiosk.language.languages import LANGUAGES
from kiosk.language.message import msg
from kiosk.language.pseudo import PSEUDO
from kiosk.settings import share_dir
from ui.audit.check import program_check
from ui.audit.finding import Fault
from ui.audit.visitor import Visitor

_DAY = dt.date(2026, 12, 11)


@program_check("isolated", "H07", wants="A value in a sentence cannot turn the words around it.")
def ISOLATED(visitor: Visitor) -> Iterator[Fault]:
    """Find values put bare into sentences."""
    texts = visitor.app.core.texts(visitor.language)
    told = texts.say(msg("Step {n} of {m} · {service}", n=12, m=24, service="Mill Street 12"))
    for value in (texts.number(12), texts.number(24), "Mill Street 12"):
        if f"{ISOLATE}{value}{POP}" not in told:
            yield Fault("sentence", "holds a value that is not isolated", told)


@program_check("dates", "H08", wants="A date has the name of its month, and all of its year.")
def DATES(visitor: Visitor) -> Iterator[Fault]:
    """Find dates that can be read in two ways."""
    told = visitor.app.core.texts(visitor.language).date(_DAY)
    cjk = visitor.language.startswith(("zh", "ko"))
    if "2026" not in told or not (cjk or re.search(r"[^\W\d_][^\s\d]{2,}", told)):
        yield Fault("date", "can be misread", told)
    if set(visitor.app.core.texts(visitor.language).date_order) != set("dmy"):
        yield Fault("date order", "is not known", visitor.language)


@program_check("spelt", "A23", wants="A reference is read letter by letter.")
def SPELT(visitor: Visitor) -> Iterator[Fault]:
    """Find references that the voice would read as a word or a number."""
    told = visitor.app.core.texts(visitor.language).spell("KX4-7PM")
    if re.search(r"[^\W_]{2,}", told):
        yield Fault("reference", "is not read letter by letter", told)


@program_check("catalogs", "H04", "H16", wants="Every text is translated, with all its plurals.")
def CATALOGS(visitor: Visitor) -> Iterator[Fault]:
    """Find holes in the catalog of a language: missing, broken places, too few plurals."""
    if visitor.language == "en" or visitor.language in PSEUDO:
        return
    folder = share_dir("translations")
    for problem in check_catalogs(folder, [LANGUAGES[visitor.language].tag]):
        yield Fault("catalog", str(problem))


@program_check("sorted", "H17", "H10", wants="Lists sort by the language; its own font draws it.")
def SORTED(visitor: Visitor) -> Iterator[Fault]:
    """Find a language without an order of its own, or with the font of another."""
    texts = visitor.app.core.texts(visitor.language)
    words = ["z", "é", "e", "f", "a"]
    latin = not visitor.language.startswith("zh")  # sorts by its own letters
    if latin and "".join(sorted(words, key=texts.sort_key)) not in ("aeéfz", "aéefz"):
        yield Fault(
            "order", "puts letters with marks at the end", str(sorted(words, key=texts.sort_key))
        )
    family = LANGUAGES[visitor.language].fonts[0]
    forms = {"zh-Hans": " SC", "ko": " KR"}.get(visitor.language, "")
    if not family.endswith(forms):
        yield Fault("font", "draws the forms of another language", family)
