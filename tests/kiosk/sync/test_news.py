"""Where is my request: what the city says, by reference, at any kiosk (Q6, Q10, Q15)."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.sync.feed import tidy
from tests.kiosk.sync.small_street import SmallStreet


def status(street: SmallStreet, reference: str) -> tuple[str, str, str | None]:
    assert street.outbox is not None
    found = street.outbox.status(reference)
    assert found is not None
    return found.state, found.notes, found.city_id


def test_a_request_that_the_city_closes_says_so_in_the_citys_words(street: SmallStreet) -> None:
    peer = street.add_city(follow_seconds=600)
    (reference,) = street.save()
    street.pass_time(1)
    assert status(street, reference) == ("open", "", "000001")
    peer.close_report(reference, "Closed: duplicate of 17.")
    street.pass_time(1)
    assert status(street, reference) == ("closed", "Closed: duplicate of 17.", "000001")


def test_a_request_made_at_one_kiosk_is_known_at_another(
    street: SmallStreet, tmp_path: Path
) -> None:
    peer = street.add_city(follow_seconds=600)
    (reference,) = street.save()
    street.pass_time(0.5)
    other = SmallStreet(tmp_path / "other")
    try:
        other.clock = street.clock
        other.add_city("unused").manners.public = False
        (other.home / "endpoints" / "city-a.yaml").write_text(
            f"url: {peer.url}\nfollow_seconds: 600\n"
        )
        other.pass_time(0.1)
        assert status(other, reference)[0] == "open"
        peer.close_report(reference, "Done")
        other.pass_time(1)
        assert status(other, reference)[:2] == ("closed", "Done")
    finally:
        other.close()


def test_a_token_becomes_the_citys_number_after_days(street: SmallStreet) -> None:
    peer = street.add_city()
    peer.manners.behaviour = "token"
    peer.manners.token_wait = 3 * 86400.0
    (reference,) = street.save()
    street.pass_time(24)
    assert status(street, reference)[0] == "sending"
    asked = sum("tokens" in path for _, path in peer.requests)
    assert 4 < asked < 40
    street.start()
    street.pass_time(24 * 4)
    assert status(street, reference)[2] == "000001"


def test_a_blackbox_service_is_acknowledged_without_a_number(street: SmallStreet) -> None:
    peer = street.add_city()
    peer.manners.behaviour = "neither"
    peer.manners.public = False
    (reference,) = street.save(1, service_code="099")
    street.pass_time(1)
    assert status(street, reference) == ("acknowledged", "", None)


def test_rows_without_a_number_are_no_reason_to_send_again(street: SmallStreet) -> None:
    peer = street.add_city()
    street.save()
    street.pass_time(1)
    peer.manners.rows_without_id = True
    peer.manners.script.append("drop-reply")
    (reference,) = street.save()
    street.pass_time(1)
    assert status(street, reference)[0] == "acknowledged"
    assert peer.duplicates() == []


def test_a_marker_in_somebody_elses_report_changes_nothing(street: SmallStreet) -> None:
    peer = street.add_city(follow_seconds=600)
    (reference,) = street.save()
    street.pass_time(1)
    forged = peer.accept([("description", f"Ha! [ref {reference}]"), ("service_code", "002")])
    forged.status, forged.status_notes = "closed", "Go home"
    street.pass_time(1)
    assert status(street, reference)[0] == "open"


def test_what_staff_looked_for_in_vain_is_settled_when_the_city_shows_it(
    street: SmallStreet,
) -> None:
    peer = street.add_city(follow_seconds=600, echoes_marker=True, lag_seconds=60)
    peer.manners.lag = 7200.0
    peer.manners.script.extend(["drop-reply", "drop-before"])
    (reference,) = street.save()
    street.pass_time(1.5)
    assert street.outbox is not None
    assert [row.reference for row in street.outbox.refused()] == [reference]
    street.pass_time(1)
    assert status(street, reference)[0] in ("open", "acknowledged")
    assert street.outbox.refused() == []


@pytest.mark.parametrize("spoken", ["json", "xml"])
@pytest.mark.parametrize("shape", ["plain", "int_ids", "single_object", "wrapped"])
def test_every_shape_of_reply_is_understood(street: SmallStreet, shape: str, spoken: str) -> None:
    peer = street.add_city(format=spoken, follow_seconds=600)
    if shape != "plain":
        setattr(peer.manners, shape, True)
    peer.manners.script.append("drop-reply")
    first, second = street.save(2)
    street.pass_time(2)
    assert {status(street, one)[0] for one in (first, second)} == {"open"}


def test_a_city_that_gives_few_rows_a_page_is_read_to_the_end(street: SmallStreet) -> None:
    peer = street.add_city(page_size=7)
    peer.manners.page_size = 7
    peer.manners.script.extend(["normal"] * 20 + ["drop-reply"])
    street.save(21)
    street.pass_time(1)
    assert set(street.states().values()) <= {"acknowledged", "open"}
    assert len(peer.accepted) == 21


def test_questions_carry_the_quirks_that_an_endpoint_wants(street: SmallStreet) -> None:
    peer = street.add_city(
        jurisdiction_id="city.example", omit_timezone=True, identity_encoding=True
    )
    peer.manners.jurisdiction = "city.example"
    peer.manners.default_status = "open"
    street.save()
    street.pass_time(1)
    lists = [path for method, path in peer.requests if method == "GET" and "requests." in path]
    assert lists
    assert all("jurisdiction_id=city.example" in path for path in lists)
    assert all("status=open%2Cclosed" in path for path in lists)
    assert all("Z&" not in path for path in lists)
    assert {headers["Accept-Encoding"] for headers in peer.headers} == {"identity"}


def test_the_discovery_document_says_where_and_how(street: SmallStreet) -> None:
    peer = street.add_city()
    text = (street.home / "endpoints" / "city-a.yaml").read_text()
    (street.home / "endpoints" / "city-a.yaml").write_text(
        f"{text}\ndiscovery: {peer.url}/discovery.xml\n"
    )
    street.save()
    street.pass_time(1)
    assert ("POST", "/open311/v2/requests.json") in peer.requests


def test_the_key_is_in_no_address_and_in_no_question(street: SmallStreet) -> None:
    peer = street.add_city()
    street.save(2)
    street.pass_time(2)
    assert len(peer.accepted) == 2
    assert not any("test-key" in path or "api_key" in path for _, path in peer.requests)
    for path in (street.home / "sync").iterdir():
        assert "test-key" not in path.read_text()


def test_a_citys_note_is_one_plain_paragraph() -> None:
    assert tidy("  Fixed\n\non\tMonday\u202e \x00") == "Fixed on Monday"
    assert len(tidy("x" * 9000)) == 500
