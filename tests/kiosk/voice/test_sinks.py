"""The pipe to aplay: the samples arrive as they are, and killing it is quick and safe."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from kiosk.voice.sinks import AplaySink, find_program, has_sound_card


@pytest.fixture
def player(tmp_path: Path) -> Path:
    """A program that stands for aplay: notes its arguments and keeps what it is fed."""
    program = tmp_path / "player"
    program.write_text(
        f'#!/bin/sh\necho "$@" > {tmp_path}/arguments\nexec cat > {tmp_path}/heard\n'
    )
    program.chmod(0o755)
    return program


def test_the_player_gets_the_samples_and_how_to_read_them(player: Path, tmp_path: Path) -> None:
    sink = AplaySink(str(player), "default")
    pcm = bytes(range(256)) * 1000
    sink.write(pcm)
    sink.drain()
    assert (tmp_path / "heard").read_bytes() == pcm
    arguments = (tmp_path / "arguments").read_text()
    assert arguments.startswith("-q -t raw -f S16_LE -r 22050 -c 1 ")
    assert arguments.strip().endswith("-D default -")


def test_killing_frees_a_write_that_is_stuck(tmp_path: Path) -> None:
    program = tmp_path / "stuck"
    program.write_text("#!/bin/sh\nexec tail -f /dev/null\n")
    program.chmod(0o755)
    sink = AplaySink(str(program))
    faults: list[OSError] = []

    def write() -> None:
        try:
            sink.write(b"\0" * 10_000_000)
        except OSError as fault:
            faults.append(fault)

    writing = threading.Thread(target=write)
    writing.start()
    sink.kill()
    writing.join(10)
    assert not writing.is_alive()
    assert isinstance(faults[0], BrokenPipeError)
    sink.drain()
    sink.kill()  # after the end: nobody else is hit
    assert _has_no_children()


def test_a_player_that_is_not_there_is_an_error_and_leaves_no_pipe_open() -> None:
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    with pytest.raises(OSError, match="No such file"):
        AplaySink("/nowhere/aplay")
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


@pytest.mark.skipif(not shutil.which("aplay"), reason="aplay is not on this machine")
def test_the_real_aplay_takes_our_arguments() -> None:
    sink = AplaySink(find_program("aplay"), "null")
    sink.write(b"\0\0" * 2205)
    sink.drain()
    assert sink.ended_well


def test_a_sound_card_is_a_device_that_plays(tmp_path: Path) -> None:
    assert not has_sound_card(str(tmp_path / "none"))
    (tmp_path / "pcmC0D0c").touch()
    assert not has_sound_card(str(tmp_path))
    (tmp_path / "pcmC0D0p").touch()
    assert has_sound_card(str(tmp_path))


def _has_no_children() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False
