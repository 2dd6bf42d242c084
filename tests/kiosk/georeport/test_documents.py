"""Open311 documents as cities really write them (Q1-Q4, P42)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.georeport.discovery import read_discovery
from kiosk.georeport.document import NotADocument, read_document
from kiosk.georeport.errors import read_errors
from kiosk.georeport.requests import read_posted, read_requests, read_time, read_token
from kiosk.georeport.services import (
    has_shrunk,
    read_definition,
    read_services,
    suspicious_codes,
)


def test_a_code_keeps_its_leading_zeros_in_json_without_quotes() -> None:
    services = read_services(read_document(b'[{"service_code":001,"service_name":"A 001, b"}]'))
    assert services[0].code == "001"
    assert services[0].name == "A 001, b"


@pytest.mark.parametrize(
    "body",
    [
        b'[{"service_request_id":293944,"service_notice":null}]',
        b'{"service_request_id":"293944"}',
        b'[[{"service_request_id":"293944"}]]',
        b'{"service_requests":[{"service_request_id":293944}]}',
        (
            b"<service_requests><request><service_request_id> 293944 </service_request_id>"
            b"</request></service_requests>"
        ),
        (
            b'<?xml version="1.0"?><r:service_requests xmlns:r="urn:x"><r:request>'
            b"<r:service_request_id>293944</r:service_request_id></r:request></r:service_requests>"
        ),
    ],
)
def test_one_reply_is_read_the_same_in_every_wrapping(body: bytes) -> None:
    posted = read_posted(read_document(body))
    assert posted is not None
    assert posted.id == "293944"


def test_a_number_too_large_for_a_float_stays_as_written() -> None:
    posted = read_posted(read_document(b'[{"service_request_id":100000000000000000001}]'))
    assert posted is not None
    assert posted.id == "100000000000000000001"


def test_null_empty_and_missing_are_one_thing() -> None:
    rows = read_services(
        read_document(
            b'[{"service_code":"a","group":null},{"service_code":"b","group":""},'
            b'{"service_code":"c"}]'
        )
    )
    assert [row.groups for row in rows] == [(), (), ()]


def test_flags_are_read_however_they_are_written() -> None:
    body = b'[{"service_code":1,"metadata":true},{"service_code":2,"metadata":"True"}]'
    assert all(row.has_definition for row in read_services(read_document(body)))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"Service unavailable", "text"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "html"),
        (b"<html><body>Sign in</body></html>", "html"),
        (b"<p>broken", "html"),
        (b'{"a": ', "text"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><services>&a;</services>', "html"),
        (b"<a>" * 200 + b"</a>" * 200, "html"),
        (b"[" * 100_000, "text"),
    ],
)
def test_what_is_no_document_is_refused_without_quoting_it(body: bytes, kind: str) -> None:
    with pytest.raises(NotADocument) as refused:
        read_document(body)
    assert refused.value.kind == kind
    assert "Sign in" not in str(refused.value)


def test_an_external_entity_is_never_followed() -> None:
    body = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><services>&x;</services>'
    with pytest.raises(NotADocument):
        read_document(body)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    try:
        document = read_document(body)
    except NotADocument:
        return
    read_services(document)
    read_definition(document)
    read_posted(document)
    read_requests(document)
    read_discovery(document)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["service_code", "services", "service", "attributes", "attribute"])
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(_json)
def test_any_json_gives_services_with_text_codes(value: object) -> None:
    import json

    try:
        document = read_document(json.dumps(value).encode())
    except NotADocument:
        return
    assert all(isinstance(row.code, str) and row.code for row in read_services(document))


def test_attributes_are_read_without_their_container_and_ties_keep_the_order_of_the_file() -> None:
    body = b"""<service_definition><service_code>7</service_code>
      <attribute><code>B</code><order>2</order><description>Second: </description></attribute>
      <attribute><code>C</code><order>2</order><description>Third</description></attribute>
      <attribute><code>A</code><order>1</order><description>First</description></attribute>
      <attribute><code>Z</code><order>last</order></attribute></service_definition>"""
    definition = read_definition(read_document(body))
    assert [attribute.code for attribute in definition.attributes] == ["A", "B", "C", "Z"]
    assert definition.attributes[1].description == "Second"


def test_values_of_a_list_are_found_and_names_fall_back_to_keys() -> None:
    body = (
        b'{"service_code":7,"attributes":[{"code":1,"datatype":"SingleValueList",'
        b'"values":[{"key":007,"name":"Ford"},{"key":"x"}]}]}'
    )
    (attribute,) = read_definition(read_document(body)).attributes
    assert [(value.key, value.name) for value in attribute.values] == [("007", "Ford"), ("x", "x")]
    assert attribute.datatype == "singlevaluelist"


def test_no_list_is_told_apart_from_an_empty_list() -> None:
    assert read_requests(read_document(b"[]")) == ()
    assert read_requests(read_document(b"<service_requests></service_requests>")) == ()
    assert read_requests(read_document(b'{"service_requests":[]}')) == ()
    assert read_requests(read_document(b'[{"code":500,"description":"no"}]')) is None
    assert read_requests(read_document(b"<errors><error>no</error></errors>")) is None


def test_a_token_becomes_an_id_only_when_it_is_ours() -> None:
    body = b'[{"token":"a","service_request_id":"1"},{"token":"b","service_request_id":"2"}]'
    assert read_token(read_document(body), "b") == "2"
    assert read_token(read_document(body), "c") == ""
    assert read_token(read_document(b'[{"token":"a"}]'), "a") == ""


@pytest.mark.parametrize(
    "body",
    [
        b'[{"code":400,"description":"base is a duplicate"}]',
        b'{"code":400,"description":"base is a duplicate"}',
        b'{"errors":[{"code":400,"description":"base is a duplicate"}]}',
        (
            b"<errors><error><code>400</code><description>base is a duplicate</description></error>"
            b"</errors>"
        ),
        b"<error>base is a duplicate</error>",
        b"<html><body><h1>base is a duplicate</h1></body></html>",
        b"base is a duplicate",
    ],
)
def test_an_error_is_read_as_array_object_xml_html_or_text(body: bytes) -> None:
    errors = read_errors(body)
    assert len(errors) == 1
    assert errors[0].speaks_of_duplicate


def test_a_marker_is_found_with_other_space_and_case() -> None:
    body = b'[{"status":"open","description":"x [ REF: kx4-7pm ] y","service_request_id":1}]'
    rows = read_requests(read_document(body))
    assert rows is not None
    assert rows[0].marked == ("kx4-7pm",)


def test_times_with_and_without_a_zone_are_utc() -> None:
    first = read_time("2010-04-14T06:37:38-08:00")
    assert first is not None
    assert first.isoformat() == "2010-04-14T14:37:38+00:00"
    assert read_time("2010-04-14T06:37:38") is not None
    assert read_time("yesterday") is None


def test_codes_that_cannot_be_real_are_told() -> None:
    body = b'[{"service_code":"XXX"},{"service_code":"5"},{"service_code":5},{"service_code":"6"}]'
    assert suspicious_codes(read_services(read_document(body))) == ("XXX", "5")


def test_a_list_that_lost_more_than_half_has_shrunk() -> None:
    assert has_shrunk("abcd", "a")
    assert not has_shrunk("abcd", "ab")
    assert not has_shrunk("", "")


def test_discovery_gives_the_production_endpoint_and_its_formats() -> None:
    body = b"""<discovery><changeset>2026-01</changeset><endpoints>
      <endpoint><specification>http://wiki.open311.org/GeoReport_v2</specification>
        <url>https://test.example</url><type>test</type></endpoint>
      <endpoint><specification>http://wiki.open311.org/GeoReport_v2</specification>
        <url>https://city.example/v2/</url><type>production</type>
        <formats><format>text/xml</format><format>application/json</format></formats></endpoint>
    </endpoints></discovery>"""
    found = read_discovery(read_document(body))
    assert found.production is not None
    assert found.production.url == "https://city.example/v2"
    assert found.production.speaks_json
