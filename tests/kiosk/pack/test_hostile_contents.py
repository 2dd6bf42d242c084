"""P39: content that is signed, named and summed as it should be, and made to do harm."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.kiosk.pack.hostile import DEEP, MIB, refused
from tests.kiosk.pack.publications import City


def _calendar(rule: str) -> bytes:
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//evil//EN", "BEGIN:VEVENT", "UID:evil"),
        *("DTSTAMP:20260101T000000Z", "DTSTART:20260101T000000Z", "SUMMARY:Evil"),
        *(f"RRULE:{rule}", "END:VEVENT", "END:VCALENDAR", ""),
    )
    return "\r\n".join(lines).encode()


NOISE = random.Random(7).randbytes(5 * MIB // 2).hex().encode()
"""Letters that cannot be packed tightly enough to be told by that."""
FEED = ("agency", "stops", "routes", "trips", "stop_times", "calendar")
HELP = b'{"source": "evil", "language": "en", "places": []}'
ALERTS = b"- {id: evil, kind: cap, folder: alerts, name: Evil}\n"
LAUGHS = (
    b"<!DOCTYPE a [<!ENTITY l0 'ha'>"
    + b"".join(b"<!ENTITY l%d '%s'>" % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    + b"]><a>&l9;</a>"
)
CONSULTATION = b"""\
id: evil
kind: survey
title: Report a broken street light
summary: Report a broken street light
opens: 2026-01-01
closes: 2027-01-01
minutes: 1
questions:
  - {id: wires, type: yes-no, title: Can you see open wires?, label: Open wires}
"""
CONTENTS: dict[str, dict[str, bytes | None]] = {
    "no city": {"city.yaml": None},
    "a city of YAML bombs": {
        "city.yaml": b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
    },
    "a deep city": {"city.yaml": b"[" * DEEP},
    "a city with a tag": {"city.yaml": b"!!python/object/apply:os.system [evil]\n"},
    "a catalog of noise": {"translations/es.mo": b"\xde\x12\x04\x95" + b"\xff" * 64},
    "a catalog cut short": {"translations/es.mo": b"\xde\x12\x04\x95\0\0"},
    "an empty catalog": {"translations/es.mo": b""},
    "places that are no list": {"places.yaml": b"evil\n"},
    "a service of another name": {"services/evil.yaml": b"id: other\n"},
    "a file of noise": {"categories.yaml": bytes(range(256))},
    "places of help in 10^5 lists": {"help/evil.json": b"[" * DEEP},
    "places of help that are a web page": {"help/evil.json": b"<!DOCTYPE html><html></html>"},
    "places of help of another form": {"help/evil.json": b'{"source": "../evil", "places": 7}'},
    "places of help in half a letter": {"help/evil.json": b'{"source": "\xc3"}'},
    "two publishers of one name": {"help/a.json": HELP, "help/b.json": HELP},
    "a timetable without stops": {"timetable/agency.txt": b"agency_timezone\nUTC\n"},
    "a timetable of noise": {f"timetable/{name}.txt": bytes(range(256)) * 9 for name in FEED},
    "a timetable without columns": {f"timetable/{name}.txt": b"evil\n" for name in FEED},
    "a header without end": {f"timetable/{name}.txt": NOISE[: 2 * MIB] for name in FEED},
    "an alert that laughs": {"endpoints.yaml": ALERTS, "alerts/evil.xml": LAUGHS},
    "an alert that reads a file": {
        "endpoints.yaml": ALERTS,
        "alerts/evil.xml": b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
    },
    "an alert of 10^5 elements in each other": {
        "endpoints.yaml": ALERTS,
        "alerts/evil.xml": b"<a>" * DEEP + b"</a>" * DEEP,
    },
    "an alert in UTF-7": {
        "endpoints.yaml": ALERTS,
        "alerts/evil.xml": b"<?xml version='1.0' encoding='utf-7'?>+ADw-a/+AD4-",
    },
    "alerts from elsewhere": {"endpoints.yaml": ALERTS.replace(b"alerts", b"../alerts")},
    "a calendar of noise": {"events/evil.ics": bytes(range(256))},
    "a calendar that repeats every second": {"events/evil.ics": _calendar("FREQ=SECONDLY")},
    "a calendar that is too large": {"events/evil.ics": b"BEGIN:VCALENDAR\r\n" + NOISE},
    "times of a counter without end": {"appointments/evil.ics": _calendar("FREQ=MINUTELY")},
    "a consultation that asks who you are": {
        "consultations/evil.yaml": CONSULTATION + b"  - {id: who, type: contact, title: Who?}\n"
    },
    "a consultation of another name": {
        "consultations/evil.yaml": CONSULTATION.replace(b"id: evil", b"id: other")
    },
    "a consultation with a bomb": {
        "consultations/evil.yaml": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    },
}


@pytest.mark.parametrize("what", CONTENTS)
def test_signed_content_is_refused_with(what: str, tmp_path: Path, city: City, home: Path) -> None:
    files = {**city.files(), **CONTENTS[what]}
    written = city.crafted(
        {name: content for name, content in files.items() if content is not None}
    )

    assert refused(tmp_path, city, home, written) == "faults"
