"""Is a headphone plugged in? (B01-B03)"""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.devices import jack as jacks
from kiosk.devices.jack import (
    LOOK_SECONDS,
    LOOKS_UNTIL_SOUGHT,
    EitherJack,
    InputEventJack,
    SimulatedJack,
    SoundServerJack,
    find_jack,
    headphones_in,
)

SINKS = """Sink #0
\tName: alsa_output.pci
\tPorts:
\t\tanalog-output-speaker: Speakers (type: Speaker, priority: 10000, availability unknown)
\t\tanalog-output-headphones: Headphones (type: Headphones, priority: 9900, {state})
\tActive Port: analog-output-speaker
"""


def test_every_change_is_told_once() -> None:
    told: list[bool] = []
    jack = SimulatedJack()
    jack.on_change = told.append
    jack.plug()
    jack.plug()
    jack.pull()
    assert told == [True, False]
    assert not jack.inserted


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("availability group: Legacy 1, available", True),
        ("not available", False),
        ("availability unknown", None),
    ],
)
def test_the_sound_server_knows_whether_a_headphone_is_there(
    state: str, found: bool | None
) -> None:
    assert headphones_in(SINKS.format(state=state)) is found


def test_the_sound_server_tells_of_a_change(tmp_path: Path) -> None:
    """A program with pactl's answers: first pulled, then plugged in after one event."""
    pulled, plugged = (SINKS.format(state=state) for state in ("not available", "available"))
    (tmp_path / "pulled").write_text(pulled, encoding="utf-8")
    (tmp_path / "plugged").write_text(plugged, encoding="utf-8")
    program = tmp_path / "pactl"
    program.write_text(
        "#!/bin/sh\ncd $(dirname $0)\n"
        'if [ "$1" = subscribe ]; then mv plugged pulled; echo "Event \'change\' on sink #0"; fi\n'
        'if [ "$1" = list ]; then cat pulled; fi\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    jack = SoundServerJack(str(program))
    assert not jack.inserted
    told: list[bool] = []
    jack.on_change = told.append
    jack.watch()
    assert jack.listener is not None
    jack.listener.join(5)
    jack.close()
    assert told == [True]


def test_the_kernel_switch_is_read_and_a_jack_that_is_gone_counts_as_pulled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "event0").touch()
    (tmp_path / "event1").touch()
    answers: dict[str, bool | None] = {"event0": None, "event1": True}

    def switch(device: int) -> bool | None:
        return answers[Path(f"/proc/self/fd/{device}").readlink().name]

    monkeypatch.setattr(jacks, "headphone_switch", switch)
    jack = InputEventJack(tmp_path)
    assert jack.is_there
    assert jack.inserted
    told: list[bool] = []
    jack.on_change = told.append
    answers["event1"] = None
    jack.look()
    assert told == [False]
    answers["event1"] = True  # C19: it is plugged in again, and found within two seconds
    for _ in range(LOOKS_UNTIL_SOUGHT):
        jack.look()
    assert told == [False, True]
    assert LOOKS_UNTIL_SOUGHT * LOOK_SECONDS <= 2
    jack.close()


def test_a_keypad_with_a_jack_of_its_own_is_heard_beside_the_machines() -> None:
    """B01: a sound card whose jack nobody can reach must not make that of the keypad deaf."""
    machine = SimulatedJack()
    jack = EitherJack(machine)
    told: list[bool] = []
    jack.on_change = told.append
    jack.tell(True)
    machine.plug()
    jack.tell(False)
    assert told == [True]
    machine.pull()
    assert told == [True, False]


def test_a_machine_without_a_jack_gets_one_that_the_keypad_can_tell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jacks.shutil, "which", lambda _name: None)
    monkeypatch.setattr(jacks, "open_devices", lambda _folder: [])
    assert isinstance(find_jack(), SimulatedJack)
