"""Words to the service supervisor: the kiosk is ready, the kiosk is alive (sd_notify(3), P44)."""

from __future__ import annotations

import os
import socket


def notify(state: str) -> bool:
    """Send `state` (like `READY=1` or `WATCHDOG=1`) to the supervisor; False where there is none.

    The socket is of the local kind (AF_UNIX), the only kind that the screen's process may open.
    """
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return False
    if address.startswith("@"):
        address = "\0" + address[1:]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as mouth:
        try:
            mouth.sendto(state.encode(), address)
        except OSError:
            return False
    return True
