"""Steps of delivery in any order, beside a model of what must be so."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.fakes import FakeClock
from tests.submissions import make_submission, open_test_outbox


class Ways(RuleBasedStateMachine):
    """Any order of steps: the book agrees with a model, and nothing saved is ever gone (P14)."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = FakeClock()
        self.home = Path(self.folder.name) / "home"
        self.outbox = open_test_outbox(self.home, self.clock)
        self.model: dict[str, str] = {}

    def teardown(self) -> None:
        if hasattr(self, "outbox"):
            self.outbox.close()
            self.folder.cleanup()

    def one(self, data: st.DataObject, *states: str) -> str | None:
        fitting = sorted(key for key, value in self.model.items() if value in states)
        return data.draw(st.sampled_from(fitting)) if fitting else None

    @rule()
    def submit(self) -> None:
        receipt = self.outbox.submit(make_submission(self.outbox, self.clock.now()))
        self.model[receipt.submission_id] = "saved"

    @rule(data=st.data())
    def attempt(self, data: st.DataObject) -> None:
        key = self.one(data, "saved", "unsure")
        if key:
            self.outbox.begin_attempt(key)
            self.model[key] = "sending"

    @rule(data=st.data(), end=st.sampled_from(["ack", "retry", "unsure", "refuse"]))
    def finish(self, data: st.DataObject, end: str) -> None:
        key = self.one(data, "sending")
        if not key:
            return
        if end == "ack":
            self.outbox.acknowledge(key, "1")
            self.model[key] = "acknowledged"
        elif end == "retry":
            self.outbox.retry_at(key, self.clock.now(), "http-503")
            self.model[key] = "saved"
        elif end == "unsure":
            self.outbox.unsure(key, "timeout", self.clock.now())
            self.model[key] = "unsure"
        else:
            self.outbox.refuse(key, "http-400")
            self.model[key] = "refused"

    @rule(data=st.data())
    def release(self, data: st.DataObject) -> None:
        key = self.one(data, "refused", "unsure")
        if key:
            self.outbox.release(key)
            self.model[key] = "saved"

    @rule(seconds=st.integers(0, 7200))
    def tend(self, seconds: int) -> None:
        self.clock.advance(seconds)
        self.outbox.tend()

    @precondition(lambda self: self.model)
    @rule()
    def restart(self) -> None:
        self.outbox.close()
        self.outbox = open_test_outbox(self.home, self.clock)
        self.outbox.settle_interrupted()
        for key, value in self.model.items():
            if value == "sending":
                self.model[key] = "unsure"

    @invariant()
    def agree(self) -> None:
        if not hasattr(self, "outbox"):
            return
        wanted = dict.fromkeys(self.outbox.counts(), 0)
        for value in self.model.values():
            wanted[value] += 1
        assert self.outbox.counts() == wanted

    @invariant()
    def everything_not_acknowledged_can_be_opened(self) -> None:
        for key, value in getattr(self, "model", {}).items():
            if value != "acknowledged":
                assert self.outbox.open_document(key)["id"] == key


TestWays = Ways.TestCase
TestWays.settings = settings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
