"""P12: no automatic duplicate at an Open311 endpoint, however it misbehaves."""

from __future__ import annotations

import pytest

from tests.kiosk.sync.proofs import DAYS, DELIVERED, count, p12, with_blind_resend
from tests.kiosk.sync.small_street import SmallStreet
from tests.peers.geo_report_books import NINE

EACH = 4


def run(street: SmallStreet, behaviour: str, count: int) -> dict[str, str]:
    peer = street.add_city()
    peer.manners.script.append("normal")
    street.save()
    street.start()
    street.pass_time(1)  # one that went well: the kiosk knows that this city shows markers
    peer.manners.behaviour = behaviour
    street.save(count)
    street.pass_time(24 * DAYS)
    return street.states()


@pytest.mark.parametrize("behaviour", [*NINE, "html-200-accepted", "cut-body"])
def test_no_report_is_there_twice_whatever_the_city_does(
    street: SmallStreet, behaviour: str
) -> None:
    states = run(street, behaviour, EACH)
    peer = street.peers["city-a"]
    assert peer.duplicates() == []
    assert "lost" not in states.values()
    if behaviour in (*DELIVERED, "html-200-accepted", "cut-body"):
        assert {report.marker for report in peer.accepted} == set(street.references)
        assert set(states.values()) <= {"acknowledged", "open"}


def test_a_page_of_html_is_sent_once_more_and_then_left_to_staff(street: SmallStreet) -> None:
    run(street, "html-200", 3)
    peer = street.peers["city-a"]
    assert peer.posts == 1 + 3 * 2
    assert street.outbox is not None
    assert [row.state for row in street.outbox.refused()] == ["unsure"] * 3


def test_an_attribute_that_is_never_good_enough_is_refused_at_once(street: SmallStreet) -> None:
    run(street, "attribute-400", 3)
    assert street.peers["city-a"].posts == 1 + 3
    assert street.outbox is not None
    assert {row.why for row in street.outbox.refused()} == {"http-400:attribute"}


@pytest.mark.parametrize("behaviour", ["drop-reply", "error-after-accept", "drop-before"])
def test_at_a_city_that_shows_no_descriptions_every_doubt_is_left_to_staff(
    street: SmallStreet, behaviour: str
) -> None:
    peer = street.add_city()
    peer.manners.echo = False
    peer.manners.behaviour = behaviour
    street.save(5)
    street.pass_time(24 * 3)
    assert peer.posts == 5
    assert set(street.states().values()) == {"unsure"}
    assert street.outbox is not None
    assert len(street.outbox.refused()) == 5


def test_what_was_lost_on_the_way_is_sent_again_once_it_is_surely_absent(
    street: SmallStreet,
) -> None:
    peer = street.add_city()
    street.save()
    street.pass_time(1)
    peer.manners.script.extend(["drop-before"] * 4)
    street.save(4)
    street.pass_time(0.4)
    assert len(peer.accepted) == 1  # not before the lag is over
    street.pass_time(2)
    assert len(peer.accepted) == 5
    assert peer.duplicates() == []


def test_a_report_that_shows_late_is_not_sent_again(street: SmallStreet) -> None:
    peer = street.add_city()
    street.save()
    street.pass_time(1)
    peer.manners.lag = 1700.0
    peer.manners.script.append("drop-reply")
    street.save()
    street.pass_time(3)
    assert len(peer.accepted) == 2
    assert peer.duplicates() == []


def test_the_seeded_bug_of_sending_again_blindly_is_seen_as_duplicates() -> None:
    assert with_blind_resend(lambda: count("error-after-accept", 3, hours=1.0)).doubled > 0


@pytest.mark.soak
def test_two_thousand_submissions_leave_no_duplicate() -> None:
    tried, wrong, bug_was_seen = p12(185)
    assert (tried, wrong, bug_was_seen) == (11 * 185, 0, True)
