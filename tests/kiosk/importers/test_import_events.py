from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.importers.events import BrokenCalendar, import_events
from kiosk.pack.commands import check_pack
from kiosk.pack.template import extract
from kiosk.settings import share_dir
from tests.kiosk.pack.made_packs import spanish_pack

LIBRARY = share_dir("assets") / "demo-city" / "events" / "library.ics"


def test_a_calendar_is_put_into_a_pack_and_its_texts_wait_for_translation(tmp_path: Path) -> None:
    pack = spanish_pack(tmp_path / "pack")

    report = import_events(LIBRARY, pack, "Library & more")

    assert report.file == "events/library-more.ics"
    assert report.events >= report.repeating > 5
    assert (pack / report.file).read_bytes() == LIBRARY.read_bytes()
    texts = {message.id for message in extract(pack)[0]}
    assert {"Story time", "Stories and songs for small children."} <= texts
    assert check_pack(pack) == []  # what changes weekly may wait for its translation


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>Sign in</html>",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT\r\n",
        b"BEGIN:VCALENDAR\r\n" * 3,
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR\r\n" + b"X" * (5 * 1024 * 1024),
    ],
)
def test_what_is_no_calendar_is_not_taken(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "bad.ics"
    file.write_bytes(content)

    with pytest.raises(BrokenCalendar):
        import_events(file, tmp_path / "pack")
    assert not (tmp_path / "pack").exists()


def test_a_broken_calendar_in_a_pack_is_a_fault(tmp_path: Path) -> None:
    pack = spanish_pack(tmp_path / "pack")
    (pack / "events").mkdir()
    (pack / "events" / "bad.ics").write_bytes(b"<html>")

    (fault,) = check_pack(pack)

    assert fault.file == "events/bad.ics"
