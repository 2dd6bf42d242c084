from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kiosk.outbox.delivery import NotDue
from kiosk.outbox.queue import Outbox
from kiosk.outbox.upkeep import KEPT
from tests.fakes import FakeClock
from tests.submissions import make_submission, open_test_outbox


@pytest.fixture
def saved(outbox: Outbox) -> str:
    return outbox.submit(make_submission(outbox)).submission_id


def state(outbox: Outbox, submission_id: str) -> str:
    with outbox.engine.connect() as connection:
        return str(
            connection.execute(
                text("SELECT state FROM outbox WHERE id = :id"), {"id": submission_id}
            ).scalar()
        )


def test_what_is_saved_is_due_at_once_oldest_first(outbox: Outbox, clock: FakeClock) -> None:
    ids = []
    for _ in range(3):
        ids.append(outbox.submit(make_submission(outbox, clock.now())).submission_id)
        clock.advance(1)
    assert [row.id for row in outbox.due()] == ids


def test_the_straight_way_ends_acknowledged_with_the_citys_id(outbox: Outbox, saved: str) -> None:
    nonce = outbox.begin_attempt(saved)
    assert len(nonce) >= 16
    assert outbox.due() == []
    outbox.acknowledge(saved, "00042")
    assert state(outbox, saved) == "acknowledged"
    assert outbox.counts()["acknowledged"] == 1
    with outbox.engine.connect() as connection:
        reference = connection.execute(text("SELECT reference FROM outbox")).scalar()
    status = outbox.status(str(reference).lower().replace("-", " "))
    assert status is not None
    assert (status.state, status.city_id) == ("acknowledged", "00042")


def test_an_attempt_is_on_the_disk_before_it_begins(outbox: Outbox, saved: str, tmp_path) -> None:
    nonce = outbox.begin_attempt(saved)
    other = open_test_outbox(tmp_path / "home", FakeClock())
    with other.engine.connect() as connection:
        row = connection.execute(text("SELECT state, nonce, attempts FROM outbox")).one()
    assert tuple(row) == ("sending", nonce, 1)
    assert (tmp_path / "home/spool" / f"{saved}.tried").read_text() == nonce
    other.close()


def test_an_attempt_that_was_cut_off_is_unsure_and_never_just_sent_again(
    outbox: Outbox, saved: str
) -> None:
    outbox.begin_attempt(saved)
    assert outbox.settle_interrupted() == 1
    (row,) = outbox.due()
    assert (row.state, row.why, row.attempts) == ("unsure", "interrupted", 1)


def test_two_senders_cannot_begin_the_same_attempt(outbox: Outbox, saved: str) -> None:
    outbox.begin_attempt(saved)
    with pytest.raises(NotDue):
        outbox.begin_attempt(saved)


def test_a_retry_waits_and_survives_a_restart(
    outbox: Outbox, saved: str, clock: FakeClock, tmp_path: Path
) -> None:
    outbox.begin_attempt(saved)
    outbox.retry_at(saved, clock.now() + timedelta(seconds=60), "http-503")
    assert outbox.due() == []
    assert outbox.next_due_at() == clock.now() + timedelta(seconds=60)
    outbox.close()
    again = open_test_outbox(tmp_path / "home", clock)
    assert again.due() == []
    clock.advance(60)
    (row,) = again.due()
    assert (row.state, row.why, row.attempts) == ("saved", "http-503", 1)
    again.close()


@pytest.mark.parametrize("jump", [timedelta(days=-3650), timedelta(hours=-2), timedelta(days=3650)])
def test_a_clock_that_jumps_does_not_hold_up_a_submission(
    outbox: Outbox, saved: str, clock: FakeClock, jump: timedelta
) -> None:
    outbox.begin_attempt(saved)
    outbox.retry_at(saved, clock.now() + timedelta(minutes=15), "http-503")
    clock.jump(clock.now() + jump)
    assert [row.id for row in outbox.due()] == [saved]  # P16


def test_a_token_is_polled_and_not_sent_again(outbox: Outbox, saved: str, clock: FakeClock) -> None:
    outbox.begin_attempt(saved)
    outbox.hold_token(saved, "tok-1", clock.now() + timedelta(minutes=5))
    assert outbox.settle_interrupted() == 0
    clock.advance(300)
    (row,) = outbox.due()
    assert (row.state, row.token) == ("sending", "tok-1")
    outbox.retry_at(saved, clock.now() + timedelta(hours=1), "token-pending")
    clock.advance(3600)
    (row,) = outbox.due()
    assert (row.state, row.token) == ("sending", "tok-1")
    with pytest.raises(NotDue):
        outbox.begin_attempt(saved)


def test_a_doubt_counts_its_looks_and_then_a_person_decides(
    outbox: Outbox, saved: str, clock: FakeClock
) -> None:
    outbox.begin_attempt(saved)
    for looks in range(3):
        outbox.unsure(saved, "timeout", clock.now())
        (row,) = outbox.due()
        assert row.checks == looks
    outbox.unsure(saved, "not-found")
    assert outbox.due() == []
    assert [row.id for row in outbox.refused()] == [saved]
    outbox.release(saved)
    (row,) = outbox.due()
    assert row.state == "saved"


def test_a_refused_one_stays_and_is_shown_to_staff(outbox: Outbox, saved: str) -> None:
    outbox.begin_attempt(saved)
    outbox.refuse(saved, "http-400")
    assert outbox.due() == []
    (row,) = outbox.refused()
    assert (row.id, row.why, row.state) == (saved, "http-400", "refused")


def test_the_endpoints_words_are_not_kept(outbox: Outbox, saved: str) -> None:
    outbox.begin_attempt(saved)
    outbox.refuse(saved, "first_name 'Amina' is not allowed")  # P20: an error may echo a resident
    (row,) = outbox.refused()
    assert row.why == "unclassified"


def test_an_acknowledged_one_is_never_sent_again(outbox: Outbox, saved: str) -> None:
    outbox.begin_attempt(saved)
    outbox.acknowledge(saved, "1")
    outbox.acknowledge(saved, "1")
    for step in (
        lambda: outbox.begin_attempt(saved),
        lambda: outbox.refuse(saved, "x"),
        lambda: outbox.release(saved),
        lambda: outbox.unsure(saved, "x"),
    ):
        with pytest.raises(NotDue):
            step()
    with pytest.raises(IntegrityError, match="not sent again"), outbox.engine.begin() as c:
        c.execute(text("UPDATE outbox SET state = 'saved'"))


def test_the_envelope_is_the_same_bytes_at_every_retry(outbox: Outbox, saved: str) -> None:
    seen = set()
    for _ in range(3):
        outbox.begin_attempt(saved)
        seen.add(outbox.envelope(saved))
        outbox.retry_at(saved, datetime.now(UTC), "http-503")
    assert len(seen) == 1  # P11


def test_an_unknown_or_senseless_reference_discloses_nothing(outbox: Outbox, saved: str) -> None:
    for asked in ("", "-", "------", "%", "_", "*", "\0", "KXX-222", saved):
        assert outbox.status(asked) is None  # P23


def test_news_of_the_city_reaches_any_kiosk_and_older_news_does_not_win(
    outbox: Outbox, clock: FakeClock
) -> None:
    now = clock.now()
    outbox.record_status("M22-333", "open", "Planned for Friday.", now, "77")
    outbox.record_status("M22-333", "open", "Received.", now - timedelta(days=1), "77")
    status = outbox.status("m22333")
    assert status is not None
    assert (status.state, status.notes, status.city_id) == ("open", "Planned for Friday.", "77")
    outbox.record_status("M22-333", "closed", "Done.", now + timedelta(days=1))
    status = outbox.status("M22-333")
    assert status is not None
    assert (status.state, status.city_id) == ("closed", "77")
    assert outbox.followed() == []


def test_the_citys_word_does_not_hide_that_it_is_not_yet_acknowledged(
    outbox: Outbox, saved: str, clock: FakeClock
) -> None:
    (row,) = outbox.due()
    outbox.record_status(row.reference, "open", "", clock.now())
    status = outbox.status(row.reference)
    assert status is not None
    assert status.state == "saved"


def test_acknowledged_envelopes_are_kept_a_fortnight_and_then_purged(
    outbox: Outbox, saved: str, clock: FakeClock, tmp_path: Path
) -> None:
    (row,) = outbox.due()
    outbox.begin_attempt(saved)
    outbox.acknowledge(saved, "9")
    kept = tmp_path / "home/spool/acknowledged" / f"{saved}.env"
    assert kept.exists()
    clock.advance(KEPT.total_seconds() - 1)
    assert outbox.purge() == 0
    clock.advance(2)
    assert outbox.purge() == 1
    assert not kept.exists()
    assert outbox.counts()["acknowledged"] == 0
    status = outbox.status(row.reference)
    assert status is not None
    assert status.city_id == "9"  # the paper still works
    clock.advance(200 * 86400)
    outbox.purge()
    assert outbox.status(row.reference) is None
