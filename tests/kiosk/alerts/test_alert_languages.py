"""In whose language a resident gets a warning, and what is left out of a mixed one."""

from __future__ import annotations

import pytest

from tests.kiosk.alerts.cap_documents import alert, info
from tests.kiosk.alerts.shown import Show

SPANISH = info("es-US", "Inundación", headline="El río crece")


@pytest.mark.parametrize(
    "documents",
    [
        (alert(info(), SPANISH),),
        (alert(info(), identifier="EN"), alert(SPANISH, identifier="ES")),
    ],
    ids=["one message", "a message each"],
)
def test_a_resident_gets_the_own_language_once(show: Show, documents: tuple[bytes, ...]) -> None:
    for language, headline in (("en", "The river rises"), ("es", "El río crece")):
        (one,) = show(*documents, language=language).alerts
        assert (one.headline, one.language) == (headline, language)
        assert one.is_residents_language
    (one,) = show(*documents, language="ar").alerts
    assert (one.language, one.is_residents_language) == ("en", False)


def test_languages_that_could_belong_to_two_dangers_are_all_kept(show: Show) -> None:
    documents = (
        alert(info(event="Heat"), identifier="1"),
        alert(info(event="Bad air"), identifier="2"),
        alert(info("es", "Calor"), identifier="3"),
        alert(info("es", "Aire"), identifier="4"),
    )
    assert len(show(*documents).alerts) == 4


def test_a_warning_in_a_language_that_the_kiosk_does_not_know_is_shown_all_the_same(
    show: Show,
) -> None:
    (one,) = show(alert(info("de-DE", headline="Hochwasser"))).alerts
    assert (one.headline, one.language) == ("Hochwasser", "de-DE")
    assert not one.is_residents_language


@pytest.mark.parametrize(("offered", "theirs"), [("zh-CN", True), ("zh", True), ("zh-TW", False)])
def test_chinese_is_told_by_its_script(show: Show, offered: str, theirs: bool) -> None:
    (one,) = show(alert(info(offered)), language="zh-Hans").alerts
    assert one.is_residents_language is theirs


MIXED = (
    "The river is rising and you should leave this area now."
    "\n\nEl río crece y las personas deben salir de esta zona."
)


def test_mixed_languages_leave_only_the_headline(show: Show) -> None:
    (one,) = show(alert(info(description=MIXED, instruction="Go."))).alerts
    assert one.is_headline_only
    assert (one.paragraphs, one.instruction, one.headline) == ((), (), "The river rises")
    (whole,) = show(alert(info(description=MIXED.partition("\n")[0], instruction="Go."))).alerts
    assert whole.paragraphs
    assert whole.instruction == ("Go.",)
