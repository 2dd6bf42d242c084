"""One bad destination or report harms no other (P13, P14), and a refused key stops sending."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.sync.courier import Courier
from kiosk.sync.daemon import Daemon
from tests.kiosk.sync.small_street import SmallStreet

OUTCOMES = ("fine", "refuses", "silent")


def behave(street: SmallStreet, name: str, outcome: str) -> None:
    manners = street.peers[name].manners
    if outcome == "refuses":
        manners.behaviour = "422"
    elif outcome == "silent":
        manners.down = "503"


def alarms(street: SmallStreet) -> set[str]:
    assert street.daemon is not None
    return {alarm.kind for alarm in street.daemon.alarms.open}


@pytest.mark.parametrize("first", OUTCOMES)
@pytest.mark.parametrize("second", OUTCOMES)
def test_each_destination_has_its_own_state(street: SmallStreet, first: str, second: str) -> None:
    street.add_city("city-a")
    street.add_city("city-b")
    behave(street, "city-a", first)
    behave(street, "city-b", second)
    to_a, to_b = street.save(3, "city-a"), street.save(3, "city-b")
    street.pass_time(1)
    states = street.states()
    expected = {"fine": {"acknowledged", "open"}, "refuses": {"refused"}, "silent": {"saved"}}
    assert {states[one] for one in to_a} <= expected[first]
    assert {states[one] for one in to_b} <= expected[second]


def test_what_was_kept_back_goes_when_the_city_is_back(street: SmallStreet) -> None:
    peer = street.add_city()
    peer.manners.down = "503"
    street.save(5)
    street.pass_time(6)
    assert peer.posts == 0  # the line is tried by reading, not by sending
    peer.manners.down = ""
    street.pass_time(0.3)
    assert len(peer.accepted) == 5


def test_retry_after_is_waited_for(street: SmallStreet) -> None:
    peer = street.add_city()
    peer.manners.script.append("429")
    peer.manners.retry_after = "1200"
    street.save(2)
    street.pass_time(0.3)
    assert peer.posts == 1
    street.pass_time(0.3)
    assert len(peer.accepted) == 2


def test_a_wait_survives_a_restart(street: SmallStreet) -> None:
    peer = street.add_city()
    peer.manners.script.append("503")
    peer.manners.retry_after = "3000"
    street.save(1)
    street.pass_time(0.1)
    asked = len(peer.requests)
    for _ in range(5):
        street.start()
        street.pass_time(0.02)
    assert len(peer.requests) == asked
    street.pass_time(1)
    assert len(peer.accepted) == 1


def test_a_refused_key_stops_the_destination_and_keeps_the_queue(street: SmallStreet) -> None:
    peer = street.add_city()
    peer.manners.api_key = "another"
    street.save(6)
    street.pass_time(5)
    assert peer.posts == 2  # the second tells that it is not the report
    assert set(street.states().values()) == {"saved"}
    assert alarms(street) == {"key-refused"}
    key = street.home / "endpoints" / "city-a.key"
    key.write_text("another\n")
    street.pass_time(0.2)
    assert len(peer.accepted) == 6
    assert alarms(street) == set()


def test_a_firewall_that_dislikes_one_report_does_not_stop_the_others(
    street: SmallStreet,
) -> None:
    peer = street.add_city()
    street.save(10)
    peer.manners.script.append("403")
    street.pass_time(0.01)
    assert len(peer.accepted) == 9
    peer.manners.script.append("403")
    street.pass_time(1)
    assert sorted(street.states().values()).count("refused") == 1
    assert alarms(street) == {"parked"}


def test_a_poison_report_is_put_aside_after_eight_tries_and_the_others_pass(
    street: SmallStreet, monkeypatch: pytest.MonkeyPatch
) -> None:
    peer = street.add_city()
    poison = street.save(1)[0]
    send = Courier._send

    def poisoned(self: Courier, row: Any) -> None:
        if row.reference == poison:
            peer.manners.script.append("503")
        send(self, row)

    monkeypatch.setattr(Courier, "_send", poisoned)
    for _ in range(12):
        street.save(2)
        street.pass_time(0.5)
    states = street.states()
    assert states.pop(poison) == "refused"
    assert set(states.values()) <= {"acknowledged", "open"}


def test_a_fault_of_ours_with_one_report_is_told_and_the_others_go_on(
    street: SmallStreet, monkeypatch: pytest.MonkeyPatch
) -> None:
    street.add_city()
    bad, good = street.save(2)
    open_document = type(street.start() and street.outbox).open_document  # type: ignore[union-attr]

    def broken(self: Any, submission_id: str) -> Any:
        document = open_document(self, submission_id)
        if document["reference"] == bad:
            raise ZeroDivisionError("Maria Lopez lives here")
        return document

    monkeypatch.setattr(type(street.outbox), "open_document", broken)
    street.pass_time(0.1)
    assert street.states()[good] in ("acknowledged", "open")
    assert street.states()[bad] != "acknowledged"
    assert street.daemon is not None
    told = [alarm for alarm in street.daemon.alarms.open if alarm.kind == "fault"]
    assert [alarm.detail for alarm in told] == ["ZeroDivisionError"]


def test_the_alarm_of_a_parked_report_is_repeated_daily_and_ends_with_it(
    street: SmallStreet,
) -> None:
    street.add_city().manners.behaviour = "422"
    street.save(1)
    street.pass_time(1)
    daemon: Daemon | None = street.daemon
    assert daemon is not None
    (alarm,) = daemon.alarms.open
    assert (alarm.kind, alarm.detail) == ("parked", "http-422")
    street.pass_time(30)
    (again,) = daemon.alarms.open
    assert again.since == alarm.since
    assert again.said > alarm.said
    street.peers["city-a"].manners.behaviour = "normal"
    assert street.outbox is not None
    street.outbox.release(street.outbox.refused()[0].id)
    street.pass_time(1)
    assert daemon.alarms.open == ()


def test_a_gone_service_is_looked_up_once_and_then_put_aside(street: SmallStreet) -> None:
    peer = street.add_city()
    peer.manners.behaviour = "404"
    street.save(1)
    street.pass_time(2)
    assert peer.posts == 2
    assert set(street.states().values()) == {"refused"}
    peer.manners.services = [row for row in peer.manners.services if row["service_code"] != "001"]
    street.save(1)
    street.pass_time(2)
    assert peer.posts == 3


def test_a_notice_in_place_of_services_stops_the_destination(street: SmallStreet) -> None:
    peer = street.add_city()
    real = peer.manners.services
    street.save(1)
    street.pass_time(1)
    peer.manners.services = [{"service_code": "XXX", "service_name": "This app is obsolete"}]
    street.pass_time(25)
    street.save(2)
    street.pass_time(2)
    assert peer.posts == 1
    assert alarms(street) == {"fake-services"}
    peer.manners.services = real
    street.pass_time(2)
    assert len(peer.accepted) == 3
    assert alarms(street) == set()


def test_a_list_that_shrank_is_not_believed_but_sending_goes_on(street: SmallStreet) -> None:
    peer = street.add_city()
    street.save(1)
    street.pass_time(1)
    peer.manners.services = peer.manners.services[:1]
    street.pass_time(25)
    street.save(1)
    street.pass_time(1)
    assert alarms(street) == {"services-shrunk"}
    assert len(peer.accepted) == 2
    assert street.daemon is not None
    assert len(street.daemon.lines[0].destination.memory.services) == 4


def test_a_sign_in_page_in_front_of_the_city_lets_nothing_out(street: SmallStreet) -> None:
    peer = street.add_city()
    for down in ("html", "redirect", "drop"):
        peer.manners.down = down
        street.save(1)
        street.pass_time(2)
    assert peer.posts == 0
    assert set(street.states().values()) == {"saved"}
    peer.manners.down = ""
    street.pass_time(1)
    assert len(peer.accepted) == 3


def test_a_connection_that_is_refused_is_no_doubt(street: SmallStreet) -> None:
    peer = street.add_city(url="http://127.0.0.1:9/v2")
    street.save(2)
    street.pass_time(3)
    assert set(street.states().values()) == {"saved"}
    assert peer.posts == 0


def test_a_slow_city_leaves_a_doubt_and_no_duplicate(street: SmallStreet) -> None:
    peer = street.add_city(read_seconds=0.2)
    peer.manners.script.append("slow")
    street.save(1)
    street.pass_time(0.001)
    assert set(street.states().values()) == {"unsure"}
    peer.released.set()
    street.pass_time(1)
    assert set(street.states().values()) <= {"acknowledged", "open"}
    assert len(peer.accepted) == 1


def test_what_is_addressed_to_nobody_known_goes_to_the_first_city(street: SmallStreet) -> None:
    peer = street.add_city()
    street.save(1, "city")
    street.pass_time(1)
    assert len(peer.accepted) == 1
