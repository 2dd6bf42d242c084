"""A small pack that is valid as it stands, for a city that begins."""

from __future__ import annotations

from pathlib import Path

from kiosk.pack.schema import schema_line, write_schemas

_CITY = """\
# The city, this kiosk, and whom to turn to. Texts are English; other languages come as
# translations/<language>.po (see: kiosk pack extract).
id: my-city
version: 1
name: My City
kiosk:
  id: kiosk-1
  name: Main Library
  address: 1 Library Square
  latitude: 41.0
  longitude: -87.0
  reference_prefix: K
timezone: America/Chicago
languages: [en]
official_language: en
crest: library
contact:
  phone: "555-0100"
  counter: The desk beside this kiosk helps you.
  hours:
    - {days: [mon, tue, wed, thu, fri], opens: "09:00", closes: "17:00"}
emergency:
  number: "911"
  say: Is somebody in danger? Call 911 now.
about:
  operator: My City runs this kiosk.
  purpose: You can ask the city for services here.
"""

_CATEGORIES = """\
- id: streets
  title: Streets and lights
  icon: street-light
  order: 1
"""

_SERVICE = """\
id: street-light
category: streets
icon: street-light
kind: report
title: Report a broken street light
summary: Tell us which light is out. We will send somebody to mend it.
keywords: [lamp, dark street]
minutes: 3
cost: Free
next: A worker looks at the light.
duration: About five working days
questions:
  - id: where
    type: place
    title: Where is the light?
    label: Place
  - id: wires
    type: yes-no
    title: Can you see open wires?
    label: Open wires
  - id: danger
    type: information
    title: Stay away from the light
    body: [Do not touch it. Call the emergency number now.]
    emergency: true
    call: {number: "911", say: Call 911}
    when: {question: wires, is: yes}
  - id: more
    type: long-text
    title: Is there more that we should know?
    label: More
    required: false
  - id: contact
    type: contact
    title: How can we reach you?
    label: Contact
"""

_PLACES = """\
- id: main-library
  kind: landmark
  name: Main Library
  address: 1 Library Square
  latitude: 41.0
  longitude: -87.0
"""

_README = """\
# My City

`kiosk pack check FOLDER` names every fault with its line. What else a city can offer goes into
folders that are not here yet; each puts its tile on the home screen. IMPORT is `kiosk pack import`,
always with `--into FOLDER`:

| folder | what it offers | how it comes |
|---|---|---|
| `help/` | places that help | `IMPORT hsds SOURCE` |
| `timetable/` | departures at `kiosk.stops` of city.yaml | `IMPORT gtfs FEED.zip` |
| `events/` | what is on | `IMPORT events FILE.ics` |
| `appointments/` | free times of a counter | `<list>.ics` or `<list>.json` |
| `alerts/` | warnings in CAP | one file each, and a row of `kind: cap` in endpoints.yaml |
| `consultations/` | surveys and consultations | `<id>.yaml` |
| `translations/` | other languages | `kiosk pack extract FOLDER --update` |

An editor that knows YAML checks each file as you write, by its first line; VS Code needs the
extension "YAML". After an update of Stoa: `kiosk pack schema --into FOLDER`.

`IMPORT open311 ADDRESS` adds services that a city already takes online.
All of it is in docs/city-pack.md.
"""

_WORDS = (
    "apple bell boat bread chair cloud coat door drum egg field fire fish flag garden glass "
    "hat hill horse house island key kite lake lamp leaf moon mountain nest orange paper pear"
)


def write_starter(folder: Path) -> list[Path]:
    """Write the pack and return its files in order."""
    files = {
        "README.md": _README,
        "city.yaml": _CITY,
        "categories.yaml": _CATEGORIES,
        "services/street-light.yaml": _SERVICE,
        "places.yaml": _PLACES,
        "check-words.yaml": f"en: [{', '.join(_WORDS.split())}]\n",
    }
    written = []
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        first = schema_line(name) if name.endswith(".yaml") else ""
        path.write_text(first + text, encoding="utf-8")
        written.append(path)
    return [*written, *write_schemas(folder)]
