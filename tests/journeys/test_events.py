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


def test_a_name_that_nobody_translated_is_said_in_its_own_language(
    arrive: Arrive, tmp_path: Path
) -> None:
    """H: no Spanish in the mouth of an English voice."""
    folder = tmp_path / "pack"
    shutil.copytree(share_dir("assets") / "demo-city", folder)
    calendar = folder / "events" / "library.ics"
    event = (
        "UID:x\r\nDTSTART:20261124T210000Z\r\nSUMMARY;LANGUAGE=es:Lectura para todos\r\n"
        "LOCATION:Casa de la Mujer\r\nX-COST:Gratis"
    )
    written = calendar.read_text(encoding="utf-8").replace(
        "BEGIN:VEVENT", f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nBEGIN:VEVENT", 1
    )
    calendar.write_text(written, encoding="utf-8")
    resident = arrive("en", time=FakeClock(NOW), pack=read_pack(folder))
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
    for text in ("Lectura para todos", "Casa de la Mujer", "Gratis"):
        assert (text, "es") in heard
        assert not any(text in said for said, tag in heard if tag == "en")
