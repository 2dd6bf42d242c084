from __future__ import annotations

import dataclasses
import json
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kiosk.outbox.errors import CannotOpen, CannotSave, TooLarge
from kiosk.outbox.queue import Outbox
from kiosk.outbox.submission import new_submission_id
from tests.fakes import FakeClock
from tests.submissions import make_submission, open_test_outbox


def rows(outbox: Outbox, sql: str) -> list[tuple]:
    with outbox.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_a_receipt_means_a_row_a_file_and_an_audit_line(outbox: Outbox, tmp_path: Path) -> None:
    receipt = outbox.submit(make_submission(outbox))
    assert receipt.state == "saved"
    stored = rows(outbox, "SELECT id, state, envelope FROM outbox")
    file = tmp_path / "home/spool" / f"{receipt.submission_id}.env"
    assert stored == [(receipt.submission_id, "saved", file.read_bytes())]
    assert rows(outbox, "SELECT event, subject FROM audit") == [("saved", receipt.submission_id)]


def test_a_double_tap_is_one_submission_with_one_receipt(outbox: Outbox) -> None:
    submission = make_submission(outbox)
    assert outbox.submit(submission) == outbox.submit(submission)
    assert outbox.counts()["saved"] == 1


def test_taps_from_many_threads_are_one_submission(outbox: Outbox) -> None:
    submission = make_submission(outbox)
    receipts = []
    threads = [
        threading.Thread(target=lambda: receipts.append(outbox.submit(submission)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(receipts) == 8
    assert len(set(receipts)) == 1
    assert outbox.counts()["saved"] == 1


def test_the_document_comes_back_whole_and_in_order(outbox: Outbox) -> None:
    submission = make_submission(outbox, text="الإنارة مطفأة بجانب المسجد")
    outbox.submit(submission)
    document = outbox.open_document(submission.id)
    assert document == json.loads(submission.to_bytes())
    assert document["submitted_at"].endswith("+00:00")


@pytest.mark.parametrize(
    "over",
    [
        {"id": "not-a-uuid"},
        {"service_id": "zu viel Text mit Namen"},
        {"kiosk_id": ""},
        {"destination": "a" * 65},
        {"reference": "kx4-7pm"},
        {"answers": ({"question": "x", "value": object()},)},
        {"answers": ({"question": "x", "value": float("nan")},)},
        {"answers": ({"question": "x", "value": "\ud800"},)},
    ],
)
def test_what_is_not_right_is_refused_before_anything_is_written(
    outbox: Outbox, tmp_path: Path, over: dict
) -> None:
    with pytest.raises(CannotSave):
        outbox.submit(make_submission(**over))
    assert rows(outbox, "SELECT * FROM outbox") == []
    assert list((tmp_path / "home/spool").glob("*.*")) == []


def test_answers_too_large_for_any_envelope_are_refused_clearly(outbox: Outbox) -> None:
    with pytest.raises(TooLarge):
        outbox.submit(make_submission(outbox, text="x" * 300_000))
    assert outbox.submit(make_submission(outbox)).state == "saved"


def test_a_queued_envelope_cannot_be_edited(outbox: Outbox) -> None:
    outbox.submit(make_submission(outbox))
    for column in ("envelope", "sha256", "id", "reference", "destination", "key_id"):
        with pytest.raises(IntegrityError, match="does not change"), outbox.engine.begin() as c:
            c.execute(text(f"UPDATE outbox SET {column} = 'other'"))


def test_a_submission_the_city_does_not_have_cannot_be_deleted(outbox: Outbox) -> None:
    outbox.submit(make_submission(outbox))
    with pytest.raises(IntegrityError, match="city does not have"), outbox.engine.begin() as c:
        c.execute(text("DELETE FROM outbox"))


def test_the_audit_is_only_added_to(outbox: Outbox) -> None:
    outbox.submit(make_submission(outbox))
    with pytest.raises(IntegrityError, match="only added to"), outbox.engine.begin() as c:
        c.execute(text("UPDATE audit SET event = 'nothing'"))


def test_with_a_city_key_the_kiosk_cannot_open_what_it_sealed(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    from kiosk.outbox.envelope import open_envelope

    city = X25519PrivateKey.generate()
    outbox = open_test_outbox(
        tmp_path / "home", FakeClock(), city_key=city.public_key().public_bytes_raw()
    )
    submission = make_submission(outbox)
    outbox.submit(submission)
    with pytest.raises(CannotOpen, match="no-key"):
        outbox.open_document(submission.id)
    assert not (tmp_path / "home/keys").exists()
    opened = json.loads(open_envelope(outbox.envelope(submission.id), city))
    assert opened["reference"] == submission.reference
    outbox.close()


def test_a_submission_does_not_show_answers_in_its_repr() -> None:
    assert "light is out" not in repr(make_submission())  # P25


def test_an_error_of_the_database_does_not_show_parameters(outbox: Outbox) -> None:
    with pytest.raises(Exception) as error, outbox.engine.begin() as connection:  # noqa: PT011
        connection.execute(text("INSERT INTO outbox (id) VALUES (:a)"), {"a": "Amina Said"})
    assert "Amina" not in str(error.value)


def test_the_same_id_with_another_reference_is_refused(outbox: Outbox) -> None:
    submission = make_submission(outbox)
    outbox.submit(submission)
    with pytest.raises(CannotSave, match="invalid"):
        outbox.submit(dataclasses.replace(submission, reference=outbox.new_reference("K")))


def test_ids_are_uuids_of_version_seven_and_sort_by_time() -> None:
    clock = FakeClock()
    early = new_submission_id(clock.now())
    late = new_submission_id(clock.now() + timedelta(milliseconds=2))
    assert early[14] == "7"
    assert early[19] in "89ab"
    assert early < late
    assert new_submission_id(clock.now()) != new_submission_id(clock.now())
