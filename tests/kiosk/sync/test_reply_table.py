"""What each reply of an endpoint means (trust 3c)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kiosk.georeport.services import Kind
from kiosk.sync.open311.outcomes import (
    Acknowledged,
    Doubt,
    Gone,
    Later,
    Outcome,
    Promised,
    Refused,
    Stopped,
    judge_post,
)
from kiosk.sync.open311.transport import Reply

ERRORS = b'[{"code":400,"description":"%s"}]'
HTML = b"<!DOCTYPE html><html><body>Sign in</body></html>"


def judged(
    status: int, body: bytes = b"", kind: Kind = "realtime", after: str | None = None
) -> Outcome:
    date = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    return judge_post(Reply(status, body, date, after), kind)


@pytest.mark.parametrize(
    ("status", "body", "kind", "outcome"),
    [
        (200, b'[{"service_request_id":7}]', "realtime", Acknowledged("7")),
        (201, b'[{"service_request_id":"007","token":"t"}]', "batch", Acknowledged("007")),
        (200, b'[{"token":"t-1"}]', "batch", Promised("t-1")),
        (202, b'{"token":"t-1"}', "realtime", Promised("t-1")),
        (200, b'[{"service_notice":"Thanks"}]', "blackbox", Acknowledged(None)),
        (200, b'[{"service_notice":"Thanks"}]', "realtime", Doubt("no-id")),
        (200, HTML, "realtime", Doubt("reply-html")),
        (200, b"", "realtime", Doubt("reply-empty")),
        (200, b"[]", "realtime", Doubt("reply-unknown")),
        (200, ERRORS % b"no", "realtime", Doubt("reply-unknown")),
        (302, HTML, "realtime", Doubt("http-302")),
        (400, ERRORS % b"base is a duplicate", "realtime", Doubt("duplicate")),
        (422, ERRORS % b"base is a duplicate", "realtime", Doubt("duplicate")),
        (400, ERRORS % b"attribute '' is required", "realtime", Refused("http-400:attribute")),
        (422, b"<html>lat is missing</html>", "realtime", Refused("http-422:location")),
        (400, b"no", "realtime", Refused("http-400")),
        (400, ERRORS % b"api_key was not given", "realtime", Stopped("http-400:key")),
        (401, b"", "realtime", Stopped("http-401")),
        (403, HTML, "realtime", Stopped("http-403")),
        (404, b"", "realtime", Gone("http-404")),
        (410, b"", "realtime", Gone("http-410")),
        (408, b"", "realtime", Later("http-408")),
        (429, b"", "realtime", Later("http-429")),
        (503, HTML, "realtime", Later("http-503")),
        (409, b"", "realtime", Doubt("http-409")),
        (413, b"", "realtime", Refused("http-413")),
        (500, HTML, "realtime", Doubt("http-500")),
        (502, HTML, "realtime", Doubt("http-502")),
        (504, b"", "realtime", Doubt("http-504")),
    ],
)
def test_every_row_of_the_table(status: int, body: bytes, kind: Kind, outcome: Outcome) -> None:
    assert judged(status, body, kind) == outcome


def test_retry_after_is_read_in_seconds_and_as_a_date() -> None:
    assert judged(429, after="120") == Later("http-429", 120.0)
    assert judged(503, after="Tue, 24 Nov 2026 09:05:00 GMT") == Later("http-503", 300.0)
    assert judged(503, after="soon") == Later("http-503", None)


def test_the_citys_words_are_in_no_reason() -> None:
    outcome = judged(400, ERRORS % b"attribute 'Maria Lopez, 555-0199' is unknown")
    assert isinstance(outcome, Refused)
    assert "Maria" not in outcome.why
