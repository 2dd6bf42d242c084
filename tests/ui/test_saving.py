"""Saved before told: no receipt where nothing was saved, one submission for two touches."""

from __future__ import annotations

import pytest

from kiosk.outbox.errors import CannotSave, OutOfSpace
from tests.ui.conftest import Screen


def _to_check(screen: Screen) -> None:
    screen.open("short")
    screen.touch("lamp", "next", "no", "next")


@pytest.mark.parametrize("refusal", [OutOfSpace(), CannotSave("storage"), OSError("disk")])
def test_a_full_disk_gives_no_receipt_and_keeps_the_answers(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    """P4: the resident is told to see the staff; trying again makes one submission, not two."""
    _to_check(screen)
    tried: list[str] = []

    def refuse(submission):
        tried.append(submission.id)
        raise refusal

    with monkeypatch.context() as broken:
        broken.setattr(screen.app.core.outbox, "submit", refuse)
        screen.touch("next")

    assert screen.route == "cannot-save"
    assert any("ask the staff" in text for text in screen.shown())
    assert screen.app.models.receipt.property("reference") == ""
    assert screen.printer.slips == []

    screen.touch("back")

    assert screen.route == "check"
    assert "A lamp" in screen.shown()

    real, ids = screen.app.core.outbox.submit, []
    monkeypatch.setattr(
        screen.app.core.outbox, "submit", lambda it: (ids.append(it.id), real(it))[1]
    )
    screen.touch("next")

    assert screen.route == "receipt"
    assert tried == ids


def test_two_quick_touches_on_send_are_one_submission(screen: Screen) -> None:
    _to_check(screen)
    screen.app.models.check.send()
    screen.app.models.check.send()
    screen.paint()

    assert screen.app.core.outbox.counts()["saved"] == 1


def test_the_receipt_never_says_sent_before_the_city_said_so(screen: Screen) -> None:
    _to_check(screen)
    screen.touch("next")

    shown = "\n".join(screen.shown())
    assert "Saved on this kiosk" in shown
    assert "Not sent yet" in shown
    assert "The city has it" not in shown


def test_the_answers_are_let_go_of_when_the_receipt_is_there(screen: Screen) -> None:
    _to_check(screen)
    screen.touch("next")

    assert screen.app.desk.session.journey is None
    assert screen.app.models.journey.property("kind") == ""


def test_a_home_that_cannot_be_opened_shows_the_same_screen(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever fails, the resident reads the same words, and no fault reaches the screen."""
    _to_check(screen)
    monkeypatch.setattr(
        screen.app.core.outbox, "new_reference", lambda _prefix: (_ for _ in ()).throw(KeyError())
    )
    screen.touch("next")

    assert screen.route == "cannot-save"
