"""Somebody finds help near the kiosk, takes it along on paper, and says what was wrong."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from kiosk.devices.printer import SimulatedPrinter
from kiosk.devices.slip import QrCode
from kiosk.language.bidi import without_controls
from tests.fakes import FakeClock
from tests.journeys.conftest import Arrive
from tests.journeys.resident import Resident
from tests.journeys.test_main_job import document

MORNING = dt.datetime(2026, 11, 24, 18, 30, tzinfo=dt.UTC)
"""Half past ten on a Tuesday in the city."""
PANTRY = "Old Town Food Pantry"


def _page(resident: Resident) -> str:
    return without_controls(resident.page()).replace("\u202f", " ")


def _spoken(resident: Resident, part: str) -> QQuickItem:
    """Return what says this of itself."""
    return resident.hands.find(lambda item: part in resident.hands.spoken(item))


def _words(answers: list[dict[str, Any]]) -> str:
    return next(row["value"] for row in answers if row["question"] == "words")


def _left(resident: Resident) -> str:
    """Return what the model of these screens holds, as one text."""
    places = resident.app.models.offers._places
    lists = [places.topics, places.rows, places.filters, places.languages, places.place.facts]
    told = [[vars(row) for row in rows.rows] for rows in lists]
    return json.dumps([told, places.query, places.place.name, places.found, places.place.paper])


def _read(resident: Resident) -> list[str]:
    """Return the places that the directory still holds in memory."""
    search = resident.app.core.offers.help_search
    assert search is not None
    return [place.id for place, _ in search._index._read.values()]


def test_help_is_found_by_touch_printed_and_put_right(
    arrive: Arrive, home: Path, clock: FakeClock
) -> None:
    clock.jump(MORNING)
    printer = SimulatedPrinter()
    resident = arrive("en", printer=printer)
    resident.begin()
    resident.press("Find help near me")
    resident.press("Food")  # the topic, then all of it
    resident.press("Food")
    resident.touch(resident.hands.find("filter-open_now"))
    resident.touch(resident.hands.find("filter-free"))
    seen = _page(resident)
    assert "Open now" in seen
    assert "Closed now" not in seen
    resident.press(PANTRY)

    resident.must_be_at(PANTRY)
    seen = _page(resident)
    for told in (
        "Open now. Closes at 3:00 PM",
        "555 0103",
        "3 Church Lane",
        "From this kiosk: About 400 m to the west",
        "Tuesday: 9:30 AM to 3:00 PM",
        "Wednesday to Monday: Closed",
        "We do not know when this was last checked.",
    ):
        assert told in seen
    assert _spoken(resident, "5, 5, 5. 0, 1, 0, 3")  # the number, one by one

    resident.press("Print this")
    resident.hands.wait_for(lambda: "Your paper is printed" in _page(resident))
    (slip,) = printer.slips
    assert PANTRY in [line.text for line in slip.lines]
    codes = [block.content for block in slip.blocks if isinstance(block, QrCode)]
    assert codes == [f"{PANTRY}\n3 Church Lane\n555 0103"]

    resident.press("This was wrong")
    service = resident.app.core.pack.service("feedback")
    resident.answer_all(service)
    reference = resident.send()
    told = document(resident, home)
    assert told["reference"] == reference
    assert _words(told["answers"]).startswith(f"{PANTRY}, 3 Church Lane:\n")
    assert PANTRY not in told["open311"]["description"]  # what is public holds no own words


def test_nothing_of_what_was_looked_for_outlives_the_session(
    arrive: Arrive, home: Path, clock: FakeClock
) -> None:
    clock.jump(MORNING)
    resident = arrive("en", printer=SimulatedPrinter())
    resident.begin()
    resident.press("Find help near me")
    resident.write("pantry")
    resident.touch(resident.hands.find("filter-free"))
    resident.press(PANTRY)
    resident.press("Print this")
    assert "Pantry" in _left(resident)
    assert _read(resident)
    resident.press("I’m finished")

    left = _left(resident)
    assert [word for word in ("antry", "Food", "fit", "printed") if word in left] == []
    assert _read(resident) == []
    resident.begin()
    resident.press("Find help near me")
    assert resident.hands.find("places-search").property("text") == ""
    assert not resident.hands.sees("filter-free")


def test_help_is_found_with_the_keys_alone(arrive: Arrive, clock: FakeClock) -> None:
    clock.jump(MORNING)
    printer = SimulatedPrinter("out-of-paper")
    resident = arrive("en", printer=printer)
    resident.walk_to("English")
    resident.hands.key(Qt.Key.Key_Return)
    for name in ("Find help near me", "Health", "Dentists"):
        resident.walk_to(name)
        resident.hands.key(Qt.Key.Key_Return)
    resident.must_be_at("Dentists")
    resident.walk_to("No steps\n4 places fit.")
    resident.hands.key(Qt.Key.Key_Space)
    assert resident.hands.find("filter-step_free").property("checked")
    assert len(resident.app.models.offers._places.rows.rows) == 4
    resident.walk_to(_first_place(resident))
    resident.hands.key(Qt.Key.Key_Return)
    resident.walk_to("Print this")
    resident.hands.key(Qt.Key.Key_Return)
    resident.hands.wait_for(lambda: "The printer does not work now." in _page(resident))
    assert "write this down" in _page(resident)
    resident.hands.key(Qt.Key.Key_Escape)
    resident.must_be_at("Dentists")


def _first_place(resident: Resident) -> str:
    rows = resident.app.models.offers._places.rows.rows
    return str(rows[0].text)
