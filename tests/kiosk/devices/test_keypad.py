"""Which key is which, and which strikes count (C06, C07, C18)."""

from __future__ import annotations

import json
import os
import struct
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.devices import input_events
from kiosk.devices.keypad import (
    KEYS,
    NEEDED,
    Key,
    Keymap,
    KeymapFault,
    StrikeFilter,
    learn,
    read_keymap,
    write_keymap,
)


def event(kind: int, code: int, value: int) -> bytes:
    return struct.pack("llHHi", 0, 0, kind, code, value)


def test_what_was_learnt_is_there_after_a_restart(tmp_path: Path) -> None:
    codes = dict(zip(KEYS, range(191, 191 + len(KEYS)), strict=True))
    keymap = learn(codes.get)
    write_keymap(tmp_path, keymap)
    kept = read_keymap(tmp_path)
    assert {kept.key_of(code) for code in codes.values()} == set(KEYS)
    assert kept.missing == ()


def test_a_kiosk_without_a_keypad_has_an_empty_map(tmp_path: Path) -> None:
    assert read_keymap(tmp_path).missing == NEEDED


def test_a_code_taught_twice_belongs_to_the_last_key() -> None:
    keymap = Keymap().taught("back", 191).taught("next", 191)
    assert dict(keymap.codes) == {191: "next"}
    assert dict(keymap.taught("next", 192).codes) == {192: "next"}


def test_a_key_nobody_strikes_keeps_the_code_it_had() -> None:
    asked: list[Key] = []

    def nobody(key: Key) -> None:
        asked.append(key)

    assert learn(nobody, known=Keymap({191: "back"})).key_of(191) == "back"
    assert tuple(asked) == KEYS


@pytest.mark.parametrize(
    "written", ["", "[]", '{"keys": 3}', '{"keys": {"back": "x"}}', '{"keys": {"fly": 3}}']
)
def test_a_broken_file_is_named_with_what_to_do(tmp_path: Path, written: str) -> None:
    (tmp_path / "keypad.json").write_text(written, encoding="utf-8")
    with pytest.raises(KeymapFault, match=r"keypad\.json"):
        read_keymap(tmp_path)


def test_the_same_strike_too_soon_is_dropped() -> None:
    """C07."""
    strikes = StrikeFilter()
    assert strikes.takes("next", 1.0)
    assert not strikes.takes("next", 1.2)
    assert strikes.takes("next", 1.26)
    assert strikes.takes("down", 1.27)
    assert strikes.takes("next", 1.28)


@pytest.mark.parametrize(("seconds", "counted"), [(0.0, 2), (0.5, 1), (1.0, 1)])
def test_the_time_between_strikes_can_be_chosen(seconds: float, counted: int) -> None:
    strikes = StrikeFilter(seconds)
    assert sum(strikes.takes("action", at) for at in (0.0, 0.4)) == counted
    strikes.clear()
    assert strikes.seconds == 0.25


def test_raw_events_give_strikes_but_no_repeats_and_no_releases() -> None:
    """C06: value 2 is the kernel's own repeat."""
    data = event(1, 183, 1) + event(1, 183, 2) + event(1, 183, 0) + event(4, 4, 1) + event(1, 30, 1)
    assert list(input_events.struck_codes(data)) == [183, 30]


def test_a_strike_is_read_as_the_scan_code_that_the_screen_sees() -> None:
    """C18: F13 is 183 in the kernel and 191 on the screen."""
    reader, writer = os.pipe()
    try:
        os.write(writer, event(1, 183, 1))
        assert input_events.next_scan_code([reader], 1.0) == 191
        assert input_events.next_scan_code([reader], 0.0) is None
    finally:
        os.close(reader)
        os.close(writer)


def test_the_command_teaches_and_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter(range(191, 300))
    monkeypatch.setattr(input_events, "open_devices", lambda: [os.open(os.devnull, os.O_RDONLY)])
    monkeypatch.setattr(input_events, "next_scan_code", lambda _devices, _seconds: next(codes))
    run = CliRunner().invoke
    assert run(app, ["keypad", "show", "--home", str(tmp_path)]).exit_code == 1
    taught = run(app, ["keypad", "learn", "--home", str(tmp_path)])
    assert taught.exit_code == 0, taught.output
    shown = run(app, ["keypad", "show", "--json", "--home", str(tmp_path)])
    assert json.loads(shown.output)["keys"]["back"] == 191
    assert shown.exit_code == 0


def test_without_a_readable_device_the_command_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(input_events, "open_devices", list)
    told = CliRunner().invoke(app, ["keypad", "learn", "--home", str(tmp_path)])
    assert told.exit_code == 1
    assert "group input" in told.output
