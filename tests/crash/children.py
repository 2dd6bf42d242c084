"""The two processes that are killed: one that saves, one that sends. Each has its seeded bugs."""

from __future__ import annotations

import http.client
import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from kiosk.clock import SystemClock
from kiosk.outbox.ledger import DueRow
from kiosk.outbox.queue import Outbox
from kiosk.outbox.receipt import Receipt
from kiosk.outbox.submission import Submission
from tests.submissions import make_submission, open_test_outbox

LAG = 0.6
"""Seconds after which the city of these tests shows what it accepted."""
Told = int
"""A descriptor that what the resident sees is written to."""


def save_for_ever(home: Path, told: Told, texts: list[str], bug: str | None) -> None:
    """Submit without end; a receipt is told only after `submit` returned it."""
    outbox = open_test_outbox(home, SystemClock())
    buffer: list[Submission] = []
    for number in range(10**9):
        submission = make_submission(
            outbox, datetime.now(UTC), text=texts[number % len(texts)], language="vi"
        )
        if bug == "receipt before commit":
            _tell(told, submission)
            outbox.submit(submission)
        elif bug == "commits in batches":
            buffer.append(submission)
            _tell(told, submission)
            if len(buffer) == 8:
                for each in buffer:
                    outbox.submit(each)
                buffer.clear()
        else:
            _tell(told, outbox.submit(submission))


def _tell(told: Told, what: Submission | Receipt) -> None:
    name = what.id if isinstance(what, Submission) else what.submission_id
    os.write(told, f"{name} {what.reference}\n".encode())


def send_for_ever(home: Path, port: int, bug: str | None) -> None:
    """Send what is due without end, as sync does: note, send, and after a doubt look first."""
    outbox = open_test_outbox(home, SystemClock())
    start(outbox, bug)
    while True:
        outbox.tend()
        send_due(outbox, port, bug)


def start(outbox: Outbox, bug: str | None) -> None:
    """Settle what the last sender left; the bug takes it for unsent."""
    outbox.settle_interrupted()
    if bug == "sends again after a doubt":
        for row in outbox.due(limit=10_000):
            if row.state == "unsure":
                outbox.release(row.id)


def send_due(outbox: Outbox, port: int, bug: str | None = None) -> int:
    """Handle what is due now; return how many rows that were."""
    rows = outbox.due(limit=20)
    for row in rows:
        if row.state == "unsure" and _is_there(port, row):
            outbox.acknowledge(row.id, row.id)
        else:
            _send(outbox, port, row, bug)
    return len(rows)


def _send(outbox: Outbox, port: int, row: DueRow, bug: str | None) -> None:
    body = json.dumps(outbox.open_document(row.id)).encode()
    outbox.begin_attempt(row.id)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("POST", "/requests", body)
        answer = json.loads(connection.getresponse().read())
    except (OSError, http.client.HTTPException, ValueError):
        if bug == "sends again after a doubt":
            outbox.retry_at(row.id, datetime.now(UTC), "timeout")
        else:
            outbox.unsure(row.id, "timeout", datetime.now(UTC))
    else:
        outbox.acknowledge(row.id, answer["service_request_id"])
    finally:
        connection.close()


def _is_there(port: int, row: DueRow) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", f"/requests?reference={row.reference}")
        return json.loads(connection.getresponse().read())["service_request_id"] is not None
    finally:
        connection.close()


def sync_for_ever(home: Path, url: str) -> None:
    """The product's own sync process, against a GeoReport endpoint."""
    # Only the kills with the real sync need its libraries.
    from kiosk.sync.running import run_sync

    def wait(seconds: float) -> bool:
        time.sleep(min(seconds, 0.05))
        return False

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # its log
    run_sync(home, pack_endpoints=[endpoint(url)], key=SecretStr("test-key"), waiter=wait)


def endpoint(url: str) -> dict[str, object]:
    """The city's endpoint, with a lag that a test can wait for."""
    return {"id": "city", "url": url, "lag_seconds": LAG, "echoes_marker": True}
