"""Every English text of the screen and of the demo city can be read at grade 6 (G07).

Of the screen: labels, sentences, what is only heard, and the paper. Of the city: its services and
events with their speech texts, its warnings, and the places of help.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from kiosk.language.po import parse_catalog
from kiosk.settings import share_dir
from tests.assets.demo_pack import FOLDER, english_texts
from tests.assets.plain_english import grade_of, has_grade

HIGHEST = 6.0
CAP = "{urn:oasis:names:tc:emergency:cap:1.2}"
EXCEPTIONS: dict[str, str] = {
    row["text"]: row["why"]
    for row in yaml.safe_load(
        (Path(__file__).parent / "plain_exceptions.yaml").read_text(encoding="utf-8")
    )
}


def every_text() -> set[str]:
    """Return every English source text, of the screen and of the pack; plurals in each form."""
    found = {text for text, _ in english_texts()}
    for message in parse_catalog(share_dir("translations") / "stoa.pot"):
        found |= {message.id} if isinstance(message.id, str) else set(message.id)
    return {text for text in found | warnings() | help_texts() if has_grade(text)}


def warnings() -> set[str]:
    """Return what the city's warnings say in English."""
    infos = [
        info
        for file in (FOLDER / "alerts").glob("*.xml")
        for info in ElementTree.parse(file).getroot().iter(f"{CAP}info")
        if info.findtext(f"{CAP}language", "en").startswith("en")
    ]
    parts = ("event", "headline", "description", "instruction")
    told = {info.findtext(f"{CAP}{part}") for info in infos for part in parts}
    return {" ".join(text.split()) for text in told if text}


def help_texts() -> set[str]:
    """Return what the directory of help says of its places; their names are what they are."""
    rows = json.loads((FOLDER / "help" / "riverbend.json").read_text(encoding="utf-8"))
    return set(_said(rows)) - {""}


def _said(found: Any, key: str = "") -> Iterator[str]:
    if isinstance(found, dict):
        for name, value in found.items():
            yield from _said(value, name)
    elif isinstance(found, list):
        for value in found:
            yield from _said(value, key)
    elif key in ("description", "cost", "how", "accessibility", "who", "alert", "bring"):
        yield str(found)


def too_hard(texts: set[str]) -> dict[str, float]:
    """Return the texts above the grade, with their own."""
    graded = {text: grade_of([text]) for text in texts}
    return {text: round(grade, 1) for text, grade in graded.items() if grade > HIGHEST}


def test_every_text_is_at_grade_six_or_below() -> None:
    hard = too_hard(every_text())

    assert {text: grade for text, grade in hard.items() if text not in EXCEPTIONS} == {}


def test_warnings_and_places_of_help_are_among_them() -> None:
    assert len(warnings()) > 5
    assert len(help_texts()) > 20


def test_no_exception_is_kept_that_is_not_needed() -> None:
    assert sorted(set(EXCEPTIONS) - set(too_hard(every_text()))) == []
    assert all(EXCEPTIONS.values())


@pytest.mark.parametrize(
    "text",
    [
        "Municipal authorities necessitate documentation regarding residential eligibility.",
        "Applicants are required to complete the application prior to consideration.",
    ],
)
def test_official_language_is_found(text: str) -> None:
    assert too_hard({text}) != {}
