from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.outbox.errors import CannotOpen
from kiosk.outbox.keyring import KEY_LIFE
from kiosk.outbox.queue import Outbox
from tests.fakes import FakeClock
from tests.submissions import make_submission, open_test_outbox


def keys(tmp_path: Path) -> set[str]:
    return {path.stem for path in (tmp_path / "home/keys").glob("*.key")}


def later(clock: FakeClock) -> None:
    clock.advance(KEY_LIFE.total_seconds() + 1)


def test_the_private_half_is_for_the_kiosk_alone(outbox: Outbox, tmp_path: Path) -> None:
    outbox.tend()
    (private,) = (tmp_path / "home/keys").glob("*.key")
    assert private.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "home/keys").stat().st_mode & 0o077 == 0


def test_a_prepared_key_is_used_and_sealing_needs_its_public_half_only(
    outbox: Outbox, tmp_path: Path
) -> None:
    outbox.tend()
    (prepared,) = keys(tmp_path)
    (tmp_path / "home/keys" / f"{prepared}.key").rename(tmp_path / "away")
    receipt = outbox.submit(make_submission(outbox))
    with pytest.raises(CannotOpen, match="no-key"):
        outbox.open_document(receipt.submission_id)
    (tmp_path / "away").rename(tmp_path / "home/keys" / f"{prepared}.key")
    assert outbox.open_document(receipt.submission_id)["id"] == receipt.submission_id


def test_keys_rotate_and_old_envelopes_still_open(
    outbox: Outbox, tmp_path: Path, clock: FakeClock
) -> None:
    ids = []
    for _ in range(3):
        ids.append(outbox.submit(make_submission(outbox)).submission_id)
        later(clock)
        outbox.tend()
    assert len(keys(tmp_path)) == 4
    for submission_id in ids:
        assert outbox.open_document(submission_id)["id"] == submission_id


def test_a_closed_key_is_destroyed_when_everything_under_it_is_acknowledged(
    outbox: Outbox, tmp_path: Path, clock: FakeClock
) -> None:
    first = outbox.submit(make_submission(outbox)).submission_id
    second = outbox.submit(make_submission(outbox)).submission_id
    (used,) = keys(tmp_path)
    outbox.begin_attempt(first)
    outbox.acknowledge(first, "1")
    later(clock)
    outbox.tend()
    assert used in keys(tmp_path)  # the second still needs it
    outbox.begin_attempt(second)
    outbox.acknowledge(second, "2")
    outbox.tend()
    assert used not in keys(tmp_path)
    assert not (tmp_path / "home/keys" / f"{used}.pub").exists()
    with pytest.raises(CannotOpen, match="no-key"):
        outbox.open_document(first)  # P18: after that the kiosk cannot read it


def test_a_key_needed_by_a_file_without_a_row_is_not_destroyed(
    outbox: Outbox, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox.tend()
    (used,) = keys(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Outbox, "add_row", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):  # a cut between the spool and the row
            outbox.submit(make_submission(outbox))
    later(clock)
    outbox.tend()
    assert used in keys(tmp_path)


def test_a_key_is_not_destroyed_between_sealing_and_saving(
    outbox: Outbox, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other process may close and destroy at the worst moment; nothing may be lost by it."""
    outbox.tend()
    (used,) = keys(tmp_path)
    other = open_test_outbox(tmp_path / "home", clock)
    tending = threading.Thread(target=other.tend)
    real = Outbox._seal

    def seal_while_the_other_tends(self, connection, submission):
        envelope = real(self, connection, submission)
        later(clock)
        tending.start()
        tending.join(0.2)  # it waits for the lock
        assert tending.is_alive()
        return envelope

    with monkeypatch.context() as patch:
        patch.setattr(Outbox, "_seal", seal_while_the_other_tends)
        receipt = outbox.submit(make_submission(outbox))
    tending.join(5)
    assert used in keys(tmp_path)
    assert outbox.open_document(receipt.submission_id)["id"] == receipt.submission_id
    other.close()


def test_a_cut_between_marking_and_deleting_a_key_is_finished_later(
    outbox: Outbox, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox.tend()
    (old,) = keys(tmp_path)
    later(clock)
    with monkeypatch.context() as patch:
        patch.setattr(
            "kiosk.outbox.keyring.OwnKeyring._destroy_files",
            lambda *_: (_ for _ in ()).throw(KeyboardInterrupt),
        )
        with pytest.raises(KeyboardInterrupt):
            outbox.tend()
    assert old in keys(tmp_path)
    outbox.tend()
    assert old not in keys(tmp_path)


def test_a_clock_set_back_does_not_keep_a_key_for_years(
    outbox: Outbox, tmp_path: Path, clock: FakeClock
) -> None:
    outbox.tend()
    (old,) = keys(tmp_path)
    clock.jump(clock.now() - timedelta(days=3650))
    outbox.tend()
    assert old not in keys(tmp_path)


@pytest.mark.parametrize("key_id", ["../outbox", "a/b", "", "k-1\0", "ключ"])
def test_a_key_id_from_an_envelope_cannot_name_another_file(outbox: Outbox, key_id: str) -> None:
    with pytest.raises(CannotOpen, match="no-key"):
        outbox._keyring.private(key_id)
