"""What a family of processes takes: start it, wait for its word, weigh it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path


def family(pid: int) -> list[int]:
    """Return the process and all that it started, grandchildren too."""
    found = [pid]
    for parent in found:
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{parent}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
    return found


def proportional_set_size(pid: int) -> float:
    """Return the PSS of a process family in MiB: shared pages are counted once, in shares."""
    total = 0
    for member in family(pid):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{member}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 1024


@contextlib.contextmanager
def running(
    command: list[str], env: dict[str, str], cwd: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a process group and end all of it afterwards."""
    process = subprocess.Popen(
        command,
        env=os.environ | env,
        cwd=cwd,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(5)


class Ear:
    """Hears READY=1 of a service (sd_notify)."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "notify"
        self.path.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(self.path))

    def wait_ready(self, seconds: float = 30) -> None:
        """Return when READY=1 came; raise TimeoutError when it does not."""
        end = time.perf_counter() + seconds
        while True:
            self._socket.settimeout(max(0.01, end - time.perf_counter()))
            if b"READY=1" in self._socket.recv(4096):
                return

    def close(self) -> None:
        self._socket.close()


def percentile(values: list[float], part: float) -> float:
    """Return the value below which `part` (0..1) of the values lie."""
    if len(values) < 2:
        return values[0]
    return statistics.quantiles(values, n=100, method="inclusive")[round(part * 100) - 1]
