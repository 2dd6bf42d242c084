"""CAP documents against the rules of the schema (standards 3.4)."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from kiosk.alerts.errors import NotAnAlert, SchemaFault
from kiosk.alerts.moments import read_moment
from kiosk.alerts.reader import read_alert
from tests.kiosk.alerts.cap_documents import V11, alert, area, info, named

FULL = alert(
    info(
        code="FLW",
        effective="2026-11-24T08:00:00-00:00",
        onset="2026-11-24T09:00:00+01:00",
        response="Evacuate",
        description="d",
        instruction="i",
        parameters={"VTEC": "x"},
        areas=area(circle="38.5,-121.5 12.5", geocode=["SAME:006037"]),
    ),
    references=named("A0") + " " + named("B,0"),
)


def faults(document: bytes) -> set[tuple[str, str]]:
    with pytest.raises(NotAnAlert) as no:
        read_alert(document)
    assert no.value.kind == "schema"
    return {(fault.path, fault.problem) for fault in no.value.faults}


def test_a_whole_alert_is_read() -> None:
    read = read_alert(FULL)
    one = read.infos[0]
    assert (read.version, read.identifier, read.sender) == ("1.2", "A1", "met@example.org")
    assert read.sent == datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert [reference.identifier for reference in read.references] == ["A0", "B,0"]
    assert one.onset == datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert one.codes == (("SAME", "FLW"),)
    assert one.areas[0].geocodes == (("SAME", "006037"),)
    assert one.areas[0].circles[0].kilometres == 12.5
    assert len(one.areas[0].polygons[0]) == 5


@pytest.mark.parametrize("name", ["identifier", "sender", "sent", "status", "msgType", "scope"])
def test_what_an_alert_must_have_is_missed(name: str) -> None:
    document = re.sub(rf"<{name}>.*?</{name}>".encode(), b"", alert())
    assert faults(document) == {(f"alert/{name}", "missing")}


@pytest.mark.parametrize("name", ["category", "event", "urgency", "severity", "certainty"])
def test_what_an_info_must_have_is_missed(name: str) -> None:
    document = re.sub(rf"<{name}>.*?</{name}>".encode(), b"", alert())
    assert faults(document) == {(f"alert/info/{name}", "missing")}


def test_order_count_values_and_strangers_are_checked() -> None:
    assert faults(alert().replace(b"<scope>Public</scope>", b"<scope>Everyone</scope>")) == {
        ("alert/scope", "value")
    }
    assert ("alert/identifier", "too-often") in faults(
        alert().replace(b"<sender>", b"<identifier>x</identifier><sender>")
    )
    swapped = b"<status>Actual</status><identifier>A1</identifier>"
    document = alert().replace(b"<identifier>A1</identifier>", b"")
    assert ("alert/identifier", "order") in faults(
        document.replace(b"<status>Actual</status>", swapped)
    )
    assert faults(alert().replace(b"<info>", b"<shout/><info>")) == {("alert", "unknown")}
    assert faults(alert().replace(b"Flood", b"<b>Flood</b>")) == {("alert/info/event", "unknown")}


def test_a_signature_at_the_end_is_allowed() -> None:
    signed = b'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><X/></Signature></alert>'
    assert read_alert(alert().replace(b"</alert>", signed)).identifier == "A1"


def test_the_two_versions_are_told_apart() -> None:
    assert read_alert(alert(namespace=V11)).version == "1.1"
    assert read_alert(alert(info(certainty="Very Likely"), namespace=V11)).version == "1.1"
    assert faults(alert(info(certainty="Very Likely"))) == {("alert/info/certainty", "value")}
    assert read_alert(alert(info(response="AllClear"))).infos[0].is_all_clear
    assert faults(alert(info(response="AllClear"), namespace=V11)) == {
        ("alert/info/responseType", "value")
    }


@pytest.mark.parametrize("namespace", ["", "urn:oasis:names:tc:emergency:cap:1.0", "urn:x"])
def test_other_namespaces_are_no_alert(namespace: str) -> None:
    with pytest.raises(NotAnAlert) as no:
        read_alert(alert(namespace=namespace))
    assert no.value.kind == "not-cap"


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2026-11-24T08:00:00-00:00", 8),
        ("2026-11-24T08:00:00Z", 8),
        ("2026-11-24T08:00:00-07:00", 15),
        ("2026-11-24T08:00:00+05:00", 3),
    ],
)
def test_times_with_their_offset_are_read(text: str, hour: int) -> None:
    assert read_moment(text) == datetime(2026, 11, 24, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-24",
        "2026-11-24T08:00:00",
        "2026-11-24T08:00:00,07:00",
        "2026-11-24T08:00:00.5Z",
        "2026-13-24T08:00:00Z",
        "2026-11-24T25:00:00Z",
        "2026-11-24T08:00:00+15:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "٢٠٢٦-11-24T08:00:00Z",
        "",
    ],
)
def test_other_times_are_not(text: str) -> None:
    assert read_moment(text) is None


def test_an_empty_element_that_may_be_left_out_counts_as_left_out() -> None:
    document = (
        alert().replace(b"<scope>", b"<source/><scope>").replace(b"2026-11-24T12:00:00-00:00", b"")
    )
    assert read_alert(document).infos[0].expires is None


@pytest.mark.parametrize(
    "polygon",
    [
        "1,1 2,2",
        "1,1",
        "91,0 0,0 0,1 91,0",
        "0,181 0,0 1,1 0,181",
        "a,b c,d e,f a,b",
        "nan,0 0,0 1,1 nan,0",
        "1e5,0 0,0 1,1 1e5,0",
        "1 2 3 4",
    ],
)
def test_a_shape_that_is_none_is_refused(polygon: str) -> None:
    assert faults(alert(info(areas=area(polygon=polygon)))) == {
        ("alert/info/area/polygon", "value")
    }


def test_a_circle_without_a_radius_is_refused() -> None:
    for circle in ("1,1", "1,1 -3", "1,1 inf", "1,1 2 3"):
        assert faults(alert(info(areas=area("", circle)))) == {("alert/info/area/circle", "value")}


def test_references_of_the_weather_service_are_read_from_their_parameter() -> None:
    gone = "w-nws@noaa.gov,X1,2026-11-24T01:00:00-00:00 w-nws@noaa.gov,X2,2026-11-24T01:00:00-00:00"
    read = read_alert(alert(info(parameters={"expiredReferences": gone})))
    assert [reference.identifier for reference in read.references] == ["X1", "X2"]


def test_the_error_has_no_word_of_the_document() -> None:
    with pytest.raises(NotAnAlert) as no:
        read_alert(alert().replace(b"<scope>Public</scope>", b"<scope>secret word</scope>"))
    assert "secret" not in str(no.value)
    assert no.value.faults == (SchemaFault("alert/scope", "value"),)
