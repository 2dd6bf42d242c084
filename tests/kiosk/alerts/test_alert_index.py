"""RSS and Atom indexes of warnings."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from kiosk.alerts.errors import NotAnAlert
from kiosk.alerts.index import read_index
from kiosk.alerts.sources import AlertSource, read_sources
from tests.kiosk.alerts.cap_documents import alert, atom, atom_entry, rss

BASE = "https://met.example/feeds/all.xml"


def addresses(body: bytes) -> list[str]:
    return [entry.address for entry in read_index(body, BASE).entries]


def test_atom_and_rss_entries_have_their_addresses() -> None:
    assert addresses(atom(atom_entry("https://met.example/a.cap"), atom_entry("/b.cap"))) == [
        "https://met.example/a.cap",
        "https://met.example/b.cap",
    ]
    assert addresses(rss("c.cap", "https://other.example/d")) == [
        "https://met.example/feeds/c.cap",
        "https://other.example/d",
    ]
    assert addresses(rss()) == addresses(atom()) == []


def test_what_is_marked_as_cap_is_preferred_to_a_page() -> None:
    entry = (
        '<entry><id>urn:x</id><link href="https://met.example/page.html"/>'
        '<link rel="alternate" type="application/cap+xml" href="https://met.example/a.cap"/></entry>'
    )
    assert addresses(atom(entry)) == ["https://met.example/a.cap"]
    item = b"<rss><channel><item><guid>https://met.example/g</guid></item></channel></rss>"
    assert addresses(item) == ["https://met.example/g"]


def test_a_warning_inside_the_index_is_read_there() -> None:
    inner = alert().partition(b"?>")[2].decode()
    broken = inner.replace("Actual", "Really")
    body = atom(f"<entry><content>{inner}</content></entry><entry>{broken}</entry>")
    good, bad = read_index(body, BASE).entries
    assert good.kept is not None
    assert good.kept.identifier == "A1"
    assert (bad.kept, bad.refused) == (None, "schema")


def test_a_single_alert_is_an_index_of_one() -> None:
    (entry,) = read_index(alert(), BASE).entries
    assert entry.kept is not None


def test_other_xml_and_endless_lists_are_refused() -> None:
    for body in (b"<a/>", rss(*["x"] * 2001), b"<html/>"):
        with pytest.raises(NotAnAlert):
            read_index(body, BASE)


ROW = {"id": "met", "kind": "cap", "url": "https://met.example/f?zone=1", "name": "Met"}


def test_feeds_are_found_among_endpoints_and_faults_told_by_id() -> None:
    rows = [{"id": "311", "url": "x"}, ROW, {**ROW, "id": "b", "every": 3}, {"kind": "cap"}]
    sources, faults = read_sources(rows)
    assert [source.id for source in sources] == ["met"]
    assert faults.keys() == {"b", "?"}


@pytest.mark.parametrize(
    "change",
    [
        {"url": "http://met.example/f"},
        {"url": "https://me:pw@met.example/f"},
        {"url": "file:///etc/passwd"},
        {"url": "https://met.example:99999/"},
        {"url": "https://[met/"},
        {"id": "../x"},
        {"geocodes": ["006037"]},
        {"every_seconds": 1},
    ],
)
def test_an_unsafe_feed_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        AlertSource.model_validate({**ROW, **change})


def test_only_the_pinned_hosts_may_be_asked() -> None:
    source = AlertSource.model_validate({**ROW, "hosts": ["files.example"]})
    assert source.allows("https://met.example/a")
    assert source.allows("https://files.example/a")
    for other in (
        "https://evil.example/a",
        "http://met.example/a",
        "https://met.example:8443/a",
        "https://met.example@evil.example/",
        "https://files.example:444/a",
        "ftp://met.example/a",
        "",
        "https://[",
    ):
        assert not source.allows(other)
    assert source.codes == frozenset()


def test_codes_are_pairs_parted_at_the_last_colon() -> None:
    code = "profile:CAP-CP:Location:0.3:3537001"
    source = AlertSource.model_validate({**ROW, "geocodes": [code, "SAME:006037"]})
    assert source.codes == {("profile:CAP-CP:Location:0.3", "3537001"), ("SAME", "006037")}
