"""Updates and cancels take back what they name, and only that."""

from __future__ import annotations

from kiosk.alerts.chains import current
from kiosk.alerts.reader import read_alert
from tests.kiosk.alerts.cap_documents import alert, info, named

T = "2026-11-24T{:02}:00:00-00:00"


def ids(*documents: bytes) -> list[str]:
    return [one.identifier for one in current(map(read_alert, documents))]


A = alert(identifier="A1", sent=T.format(8))


def test_an_update_replaces_what_it_names_in_any_order() -> None:
    update = alert(identifier="A2", kind="Update", sent=T.format(9), references=named("A1"))
    other = alert(identifier="B1")
    assert ids(A, update, other) == ids(other, update, A) == ["A2", "B1"]


def test_a_cancel_removes_and_does_not_warn() -> None:
    cancel = alert(identifier="A2", kind="Cancel", sent=T.format(9), references=named("A1"))
    assert ids(A, cancel) == []


def test_a_chain_of_updates_leaves_the_last() -> None:
    second = alert(identifier="A2", kind="Update", sent=T.format(9), references=named("A1"))
    both = named("A1") + " " + named("A2", T.format(9))
    third = alert(identifier="A3", kind="Update", sent=T.format(10), references=both)
    assert ids(A, second, third) == ["A3"]
    assert ids(A, third) == ["A3"]


def test_the_weather_services_expired_references_count() -> None:
    later = alert(
        info(parameters={"expiredReferences": named("A1")}), identifier="A9", sent=T.format(9)
    )
    assert ids(A, later) == ["A9"]


def test_what_is_a_test_private_or_between_machines_neither_warns_nor_takes_back() -> None:
    for change in ({"status": "Test"}, {"status": "Exercise"}, {"status": "Draft"},
                   {"status": "System"}, {"scope": "Private"}, {"scope": "Restricted"},
                   {"kind": "Ack"}, {"kind": "Error"}):  # fmt: skip
        given = {"kind": "Cancel", **change}
        false = alert(identifier="A2", sent=T.format(9), references=named("A1"), **given)
        assert ids(A, false) == ["A1"], change
        assert ids(alert(**change)) == [], change


def test_another_senders_name_does_not_reach_an_alert() -> None:
    reference = "other@example.org,A1,2026-11-24T08:00:00-00:00"
    cancel = alert(identifier="A2", kind="Cancel", sent=T.format(9), references=reference)
    assert ids(A, cancel) == ["A1"]


def test_an_identifier_used_again_later_stands() -> None:
    again = alert(identifier="A1", sent=T.format(10))
    cancel = alert(identifier="A2", kind="Cancel", sent=T.format(9), references=named("A1"))
    assert ids(A, cancel, again) == ["A1"]
    itself = alert(identifier="A1", sent=T.format(11), kind="Update", references=named("A1"))
    assert ids(A, itself) == ["A1"]


def test_a_reference_whose_time_cannot_be_read_reaches_back_from_its_own_message() -> None:
    cancel = alert(
        identifier="A2", kind="Cancel", sent=T.format(9), references="met@example.org,A1,yesterday"
    )
    assert ids(A, cancel) == []


def test_same_moment_in_other_zones_is_the_same_reference() -> None:
    cancel = alert(
        identifier="A2",
        kind="Cancel",
        sent=T.format(9),
        references=named("A1", "2026-11-24T00:00:00-08:00"),
    )
    assert ids(A, cancel) == []
