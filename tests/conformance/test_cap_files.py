"""Real warnings of real authorities, and the examples of the standard."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import parse

from kiosk.alerts import schema
from kiosk.alerts.area import Standpoint
from kiosk.alerts.board import AlertBoard
from kiosk.alerts.cap import Alert
from kiosk.alerts.index import read_index
from kiosk.alerts.reader import read_alert
from kiosk.alerts.record import AlertStore, FeedRecord
from kiosk.alerts.sources import AlertSource
from kiosk.alerts.view import AlertsView

_DATA = Path(
    os.environ.get("STOA_TEST_DATA") or Path(__file__).parents[2] / ".." / "shared" / "data"
)
CAP = _DATA / "cap"

pytestmark = pytest.mark.skipif(
    not CAP.is_dir(), reason=f"no real data at {CAP}; set STOA_TEST_DATA"
)

FILES = {
    "amber.atom": ("1.1", "http://doj.dc.gov/amber12345"),
    "canada.cap": ("1.2", "2.49.0.1.124.6bddbc91.2012"),
    "cap_amber_alert_example.xml": ("1.2", "KAR0-0306112239-SW"),
    "earthquake.cap": ("1.1", "USGS-earthquakes-us2010apcd.6.20100831T000925.496Z"),
    "oasis-43b080713727.cap": ("1.2", "43b080713727"),
    "oasis-KAR0-0306112239-SW.cap": ("1.1", "KAR0-0306112239-SW"),
    "thunderstorm.cap": ("1.2", "KSTO1055887203"),
}
ANGELES = {"id": "la", "kind": "cap", "url": "https://la.example/f", "name": "LAPD"}
XS = "{http://www.w3.org/2001/XMLSchema}"


def body(name: str) -> bytes:
    return (CAP / name).read_bytes()


def only(name: str) -> Alert:
    (entry,) = read_index(body(name), "https://x.example/").entries
    assert entry.kept is not None
    return read_alert(entry.kept.document.encode())


def shown(
    home: Path, name: str, now: datetime, at: tuple[float, float], language: str, **source: object
) -> AlertsView:
    (entry,) = read_index(body(name), "https://x.example/").entries
    assert entry.kept is not None
    store = AlertStore(home)
    store.save("la", FeedRecord(read_at=now).with_alerts([entry.kept], now))
    given = AlertSource.model_validate({**ANGELES, **source})
    return AlertBoard(store, [given], *at).view(language, now)


def test_no_file_was_forgotten() -> None:
    assert {path.name for path in CAP.iterdir() if path.is_file()} == FILES.keys()


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_read_whole(name: str) -> None:
    alert = only(name)
    assert (alert.version, alert.identifier) == FILES[name]
    assert alert.is_for_everyone
    assert all(info.headline and info.description for info in alert.infos)


def test_the_table_of_rules_is_that_of_the_schema() -> None:
    root = parse(CAP / "xsd" / "CAP-v1.2.xsd").getroot()
    top = root.find(f"{XS}element[@name='alert']")
    assert _rules(top) == _plain(schema.ALERT)


def _rules(element: Element) -> list[object]:
    found: list[object] = []
    for child in element.find(f"{XS}complexType/{XS}sequence"):
        if child.tag != f"{XS}element":
            continue
        name = child.get("name") or child.get("ref", "").removeprefix("cap:")
        most = child.get("maxOccurs", "1")
        inner = _rules(child) if child.find(f"{XS}complexType") is not None else []
        values = sorted(each.get("value", "") for each in child.iter(f"{XS}enumeration"))
        found.append(
            (
                name,
                int(child.get("minOccurs", "1")),
                None if most == "unbounded" else int(most),
                inner,
                [] if inner else values,
            )
        )
    return found


def _plain(rules: tuple[schema.Rule, ...]) -> list[object]:
    return [
        (rule.name, rule.least, rule.most, _plain(rule.inner), sorted(rule.values or ()))
        for rule in rules
    ]


def test_a_thunderstorm_takes_the_screen_inside_its_shape_until_it_ends(tmp_path: Path) -> None:
    inside, beside = (38.48, -119.9), (38.48, -120.2)
    end = datetime(2003, 6, 17, 23, tzinfo=UTC)
    before = end - timedelta(seconds=1)
    view = shown(tmp_path, "thunderstorm.cap", before, inside, "en")
    assert view.full_screen is not None
    assert view.full_screen.headline == "SEVERE THUNDERSTORM WARNING"
    assert view.full_screen.source == "NATIONAL WEATHER SERVICE SACRAMENTO CA"
    assert shown(tmp_path, "thunderstorm.cap", before, beside, "en").state == "quiet"
    assert shown(tmp_path, "thunderstorm.cap", end, inside, "en").state == "quiet"


def test_an_amber_alert_is_shown_by_its_code_in_two_languages_for_a_day(tmp_path: Path) -> None:
    code = {"geocodes": ["SAME:006037"]}
    sent = only("cap_amber_alert_example.xml").sent
    for language, headline in (
        ("en", "Amber Alert in Los Angeles County"),
        ("es", "Alerta Amber en el condado de Los Ángeles"),
    ):
        now = sent + timedelta(hours=23)
        view = shown(tmp_path, "cap_amber_alert_example.xml", now, (34, -118), language, **code)
        assert view.full_screen is not None
        assert view.full_screen.headline == headline
        assert not view.full_screen.is_headline_only
    now = sent + timedelta(hours=24)
    assert not shown(tmp_path, "cap_amber_alert_example.xml", now, (34, -118), "en", **code).alerts


def test_canadas_update_is_an_all_clear_in_two_languages(tmp_path: Path) -> None:
    alert = only("canada.cap")
    assert [reference.identifier for reference in alert.references] == [
        "2.49.0.1.124.a3f342a4.2012",
        "2.49.0.1.124.60f31a3a.2012",
    ]
    now = datetime(2012, 5, 2, 23, 30, tzinfo=UTC)
    view = shown(tmp_path, "canada.cap", now, (42.2, -82.8), "fr")
    assert view.full_screen is None
    assert view.band[0].is_all_clear
    assert view.band[0].headline == "veille d'orages violents"


def test_an_area_that_is_only_a_name_is_here_where_the_city_says_so(tmp_path: Path) -> None:
    now = only("oasis-43b080713727.cap").sent
    name = "U.S. nationwide and interests worldwide"
    far = shown(tmp_path, "oasis-43b080713727.cap", now, (40, -100), "en")
    assert far.state == "quiet"
    here = shown(tmp_path, "oasis-43b080713727.cap", now, (40, -100), "en", areas=[name])
    assert here.state == "warned"


def test_an_earthquake_without_a_radius_is_nowhere_but_at_its_centre() -> None:
    areas = only("earthquake.cap").infos[0].areas
    assert Standpoint(-16.053, -173.274).is_in(areas)
    assert not replace(Standpoint(-16.053, -173.274), latitude=-17.0).is_in(areas)
