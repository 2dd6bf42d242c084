"""A time to come at, through the real window: a day, a time, an honest wish on paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from kiosk.devices.slip import NOT_SURE_YET, WISH
from kiosk.language.bidi import without_controls
from tests.appointments import TIMES, city_with_times
from tests.journeys.conftest import Arrive
from tests.journeys.resident import Resident
from tests.journeys.test_main_job import printed_text, saved_files
from ui.guide import Act

LATE_WORDS = "This time is taken now. Please choose another one."
FIRST = "Tuesday, December 1, 2026, 9:00 AM"


def plain(text: str) -> str:
    return without_controls(text).replace("\u202f", " ")


def choose_time(resident: Resident, day: str, time: str) -> None:
    resident.press(day)
    resident.touch(next(i for i in resident.items() if plain(resident.hands.spoken(i)) == time))
    resident.press("Next")


def test_a_wish_is_chosen_by_touch_and_stands_on_the_paper(
    arrive: Arrive, home: Path, tmp_path: Path
) -> None:
    resident = arrive("en", pack=city_with_times(tmp_path / "pack"))
    resident.begin()
    service = resident.open("come-by")
    assert NOT_SURE_YET.msgid in resident.page()

    resident.press("Next")
    assert "choose a day and a time" in resident.page()

    choose_time(resident, "Thursday, December 3, 2026", "4:00 PM")
    resident.press("Back")
    assert "Thursday, December 3, 2026, 4:00 PM" in plain(resident.page())
    choose_time(resident, "Tuesday, December 1, 2026", "9:00 AM")
    resident.answer_all(service)
    assert FIRST in plain(resident.page())
    reference = resident.send()

    assert FIRST in plain(resident.page())
    assert NOT_SURE_YET.msgid in resident.page()
    words = printed_text(home / "print" / f"{reference}.pdf")
    assert "".join(FIRST.split()) in "".join(plain(words).split())
    assert "".join(WISH.msgid.split()) in words
    (envelope,) = saved_files(home)
    told = resident.app.core.outbox.open_document(envelope.stem)
    assert told["answers"][0]["value"] == "2026-12-01T09:00:00-08:00"


def test_no_time_is_given_away_twice(arrive: Arrive, tmp_path: Path) -> None:
    resident = arrive("en", pack=city_with_times(tmp_path / "pack"))
    resident.begin()
    service = resident.open("come-by")
    choose_time(resident, "Tuesday, December 1, 2026", "9:00 AM")
    resident.answer_all(service)
    book = resident.app.core.offers.slots
    (tuesday, *_rest) = book.free("counter")
    assert book.take("counter", tuesday.starts)  # meanwhile, at this kiosk's counter

    resident.press("Send to the city")
    assert LATE_WORDS in resident.page()
    assert resident.app.core.outbox.counts()["saved"] == 0

    resident.press("Tuesday, December 1, 2026")
    assert "9:00 AM" not in plain(resident.page())
    resident.press("Back")
    choose_time(resident, "Thursday, December 3, 2026", "4:00 PM")
    resident.send()
    assert [slot.starts.day for slot in book.free("counter")] == [1]


def test_where_no_time_is_free_the_page_says_what_to_do(arrive: Arrive, tmp_path: Path) -> None:
    none = '{"v": 1, "slots": []}'
    assert none != TIMES
    resident = arrive("en", pack=city_with_times(tmp_path / "pack", none))
    resident.begin()
    resident.open("come-by")

    assert "No time is free now. Please ask the staff." in resident.page()


def test_a_time_is_chosen_with_keys_alone(arrive: Arrive, tmp_path: Path) -> None:
    resident = arrive("en", pack=city_with_times(tmp_path / "pack"))
    resident.begin()
    resident.open("come-by")
    resident.walk_to("Tuesday, December 1, 2026")
    resident.hands.key(Qt.Key.Key_Return)
    resident.paint()
    for _ in range(20):
        if plain(resident.focused()) == "9:30 AM":
            break
        resident.hands.key(Qt.Key.Key_Tab)
    resident.app.core.clock.advance(1)
    resident.hands.key(Qt.Key.Key_Return)
    resident.walk_to("Next")
    resident.app.core.clock.advance(1)
    resident.hands.key(Qt.Key.Key_Return)

    resident.must_be_at("How can we reach you?")


def test_the_demo_city_lends_times_at_city_hall(arrive: Arrive) -> None:
    resident = arrive("ar")
    resident.begin()
    service = resident.open("birth-certificate-copy")
    met = resident.answer_all(service, pick_up=Act("touch", ("city-hall",)))
    assert "pick-up-time" in met
    resident.send()

    receipt = resident.app.models.receipt
    assert receipt.property("appointment") in resident.texts_seen()
    assert resident.word(NOT_SURE_YET) in resident.texts_seen()
