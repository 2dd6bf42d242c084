"""The doctor: finds what is missing, says how to mend it, and changes nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk import doctor
from kiosk.doctor import Finding, examine, is_fit
from kiosk.pack.commands import new_pack
from kiosk.settings import Settings, load_settings
from tests.fakes import FakeClock


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    new_pack(tmp_path / "pack")
    return load_settings(tmp_path / "home", pack=tmp_path / "pack")


def found(settings: Settings, clock: FakeClock | None = None) -> dict[str, Finding]:
    return {finding.what: finding for finding in examine(settings, clock or FakeClock())}


def test_looks_at_everything_that_the_kiosk_stands_on(settings: Settings) -> None:
    rows = found(settings)

    assert {
        "home",
        "free space",
        "engine",
        "font Noto Sans",
        "font Noto Sans Arabic",
        "font Noto Sans CJK SC",
        "voice Arabic",
        "voice Simplified Chinese",
        "sound",
        "on-screen keyboard",
        "line breaking",
        "printer",
        "clock",
        "city pack",
        "translations",
    } <= set(rows)
    assert "doctor" not in rows
    assert all(finding.ok or finding.mend for finding in rows.values())


def test_looking_leaves_no_trace(settings: Settings, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    found(settings)

    assert sorted(tmp_path.rglob("*")) == before


def test_a_dead_battery_is_seen(settings: Settings) -> None:
    row = found(settings, FakeClock(datetime(1970, 1, 1, tzinfo=UTC)))["clock"]

    assert not row.ok
    assert row.needed
    assert "1970" in row.found


def test_a_wrong_pack_names_its_first_fault_and_the_command_that_lists_all(
    settings: Settings,
) -> None:
    (settings.pack_source / "categories.yaml").unlink()
    row = found(settings)["city pack"]

    assert not row.ok
    assert "categories.yaml" in row.found
    assert row.mend.startswith("kiosk pack check")


def test_missing_fonts_name_the_package(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_font_families", lambda: {"Noto Sans"})
    rows = found(settings)

    assert rows["font Noto Sans"].ok
    assert rows["font Noto Sans CJK SC"].mend == "apt-get install fonts-noto-cjk"
    assert not is_fit(list(rows.values()))


def test_a_missing_voice_is_a_note_and_no_reason_to_stay_closed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A13: reading and print remain."""
    monkeypatch.setattr(doctor, "_spoken_languages", lambda: {"en-us"})
    rows = found(settings)

    assert rows["voice English"].ok
    assert not rows["voice Vietnamese"].ok
    assert not rows["voice Vietnamese"].needed


def test_a_check_that_breaks_is_a_finding_and_stops_no_other(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> set[str]:
        raise OSError("no such device")

    monkeypatch.setattr(doctor, "_font_families", broken)
    rows = found(settings)

    assert not rows["doctor"].ok
    assert rows["city pack"].ok


def test_a_screen_that_does_not_start_is_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor.sys, "executable", "/bin/false")
    row = found(settings)["screen"]

    assert not row.ok
    assert row.needed
    assert row.mend == "make setup"
