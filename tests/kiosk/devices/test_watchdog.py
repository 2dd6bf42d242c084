"""The supervisor hears that the kiosk is ready (P44)."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kiosk.devices.watchdog import notify


def test_the_supervisor_hears_the_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """READY=1 arrives as one datagram at NOTIFY_SOCKET."""
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ear.bind(str(tmp_path / "notify"))
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))

    assert notify("READY=1")
    assert ear.recv(64) == b"READY=1"
    ear.close()


@pytest.mark.parametrize("address", ["", "/nowhere/at/all"])
def test_without_a_supervisor_nothing_happens(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No supervisor, or one that has gone, is not an error for the kiosk."""
    monkeypatch.setenv("NOTIFY_SOCKET", address)

    assert not notify("READY=1")
