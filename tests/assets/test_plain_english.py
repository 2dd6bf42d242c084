"""Every English text of the screen and of the demo city can be read at grade 6 (G07)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kiosk.language.po import parse_catalog
from kiosk.settings import share_dir
from tests.assets.demo_pack import english_texts
from tests.assets.plain_english import grade_of, has_grade

HIGHEST = 6.0
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
    return {text for text in found if has_grade(text)}


def too_hard(texts: set[str]) -> dict[str, float]:
    """Return the texts above the grade, with their own."""
    graded = {text: grade_of([text]) for text in texts}
    return {text: round(grade, 1) for text, grade in graded.items() if grade > HIGHEST}


def test_every_text_is_at_grade_six_or_below() -> None:
    hard = too_hard(every_text())

    assert {text: grade for text, grade in hard.items() if text not in EXCEPTIONS} == {}


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
