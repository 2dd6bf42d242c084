"""What is on, through the real window: by touch, and by ear with the keypad's keys."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from kiosk.language.bidi import without_controls
from kiosk.pack.reader import read_pack
from kiosk.settings import share_dir
from tests.fakes import FakeClock
from tests.journeys.conftest import Arrive

NOW = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


def test_the_next_story_time_is_found_by_touch(arrive: Arrive) -> None:
    resident = arrive("en", time=FakeClock(NOW))
    resident.begin()
    resident.press("Events")
    assert "Wednesday, November 25, 2026" in resident.headings()

    resident.press("Story time")
    resident.must_be_at("Story time")
    seen = without_controls(resident.page()).replace("\u202f", " ")
    assert "10:30 AM to 11:15 AM" in seen
    assert "Central Library" in seen

    resident.press("Back")
    resident.must_be_at("Events")


def test_the_list_is_in_the_language_on_screen(arrive: Arrive) -> None:
    resident = arrive("es", time=FakeClock(NOW))
    resident.begin()
    resident.press("Events")

    assert "miércoles, 25 de noviembre de 2026" in resident.headings()
    assert "Biblioteca Central" in resident.page()


def test_what_goes_on_since_days_stands_under_today(arrive: Arrive, tmp_path: Path) -> None:
    event = "DTSTART;VALUE=DATE:20261120\r\nDTEND;VALUE=DATE:20261129\r\nSUMMARY:Winter market"
    resident = arrive("en", time=FakeClock(NOW), pack=read_pack(_with_event(tmp_path, event)))
    resident.begin()
    resident.press("Events")

    assert resident.headings()[:2] == ["Events", "Tuesday, November 24, 2026"]
    seen = without_controls(resident.page())
    assert "November 20, 2026 to November 28, 2026" in seen
    assert seen.count("Tuesday, November 24, 2026") == 1


def _with_event(folder: Path, event: str) -> Path:
    pack = folder / "pack"
    shutil.copytree(share_dir("assets") / "demo-city", pack)
    calendar = pack / "events" / "library.ics"
    made = f"BEGIN:VEVENT\r\nUID:x\r\n{event}\r\nEND:VEVENT\r\nBEGIN:VEVENT"
    written = calendar.read_bytes().decode().replace("BEGIN:VEVENT", made, 1)
    calendar.write_bytes(written.encode())
    return pack


def test_a_name_that_nobody_translated_is_said_in_its_own_language(
    arrive: Arrive, tmp_path: Path
) -> None:
    """H: no Spanish in the mouth of an English voice."""
    event = (
        "DTSTART:20261124T210000Z\r\nSUMMARY;LANGUAGE=es:Lectura para todos\r\n"
        "LOCATION:Casa de la Mujer\r\nX-COST:Gratis"
    )
    resident = arrive("en", time=FakeClock(NOW), pack=read_pack(_with_event(tmp_path, event)))
    resident.begin()
    resident.speak_each_page()
    resident.press("Events")
    resident.walk_to("Lectura para todos")

    said = {line.text: line.language for line in resident.script.lines}
    assert said["Lectura para todos."] == "es"

    resident.press("Lectura para todos")
    resident.press("Read aloud")
    heard = {(line.text.rstrip("."), line.language) for line in resident.script.lines}
    assert ("Events", "en") in heard
    assert ("This text is in Spanish", "en") in heard
    for text in ("Lectura para todos", "Casa de la Mujer", "Gratis"):
        assert (text, "es") in heard
        assert not any(text in said for said, tag in heard if tag == "en")
