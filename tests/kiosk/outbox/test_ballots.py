from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.bootstrap import Core, build_core
from kiosk.forms.answers import ChoiceAnswer, TextAnswer
from kiosk.forms.journey import Journey
from kiosk.outbox.ballots import FOLDER, ballot_names, build_ballot
from kiosk.outbox.errors import CannotSave
from kiosk.pack.consultation import Consultation
from kiosk.settings import load_settings
from kiosk.store import tables
from kiosk.voice.silent import SilentEngine
from tests.fakes import FakeClock
from tests.ui.small_city import small_pack

ASKED = Consultation.model_validate(
    {
        "id": "shelters",
        "kind": "survey",
        "title": "Shelters",
        "summary": "Where?",
        "questions": [
            {
                "id": "often",
                "type": "choice",
                "title": "How often?",
                "options": [{"id": "daily", "text": "Daily"}, {"id": "never", "text": "Never"}],
            },
            {"id": "why", "type": "long-text", "title": "Why?", "required": False},
        ],
    }
)
WORDS = "quetzalcoatl benches"


@pytest.fixture
def core(tmp_path: Path, clock: FakeClock):
    core = build_core(
        load_settings(tmp_path), clock, pack=small_pack(), voice_engine=SilentEngine(clock)
    )
    yield core
    core.close()


def _journey() -> Journey:
    journey = Journey(ASKED.id, ASKED.questions, FakeClock().now().date())
    journey.answer("often", ChoiceAnswer("daily"))
    journey.answer("why", TextAnswer(WORDS))
    return journey


def _ballot(core: Core, journey: Journey):
    texts = core.texts("en")
    names = ballot_names(core.ballots, core.clock, "K")
    return build_ballot(journey, ASKED, core.pack, texts, texts, core.clock, "demo-1", names)


def test_a_ballot_is_sealed_and_apart_from_the_requests(core: Core, tmp_path: Path) -> None:
    ballot = _ballot(core, _journey())
    core.ballots.submit(ballot)

    assert core.ballots.counts()["saved"] == 1
    assert core.outbox.counts()["saved"] == 0
    values = {
        row["question"]: row["value"] for row in core.ballots.open_document(ballot.id)["answers"]
    }
    assert values == {"often": "daily", "why": WORDS}
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or WORDS.encode() not in path.read_bytes(), path


def test_no_file_tells_when_somebody_had_a_say(core: Core, clock: FakeClock) -> None:
    """P28: no time finer than an hour; here no finer than a day."""
    clock.advance(3723.5)
    ballot = _ballot(core, _journey())
    core.ballots.submit(ballot)

    midnight = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    assert ballot.created_at == midnight
    milliseconds = int(ballot.id.replace("-", "")[:12], 16)
    assert milliseconds == midnight.timestamp() * 1000
    with core.ballots.engine.connect() as connection:
        assert set(connection.scalars(select(tables.audit.c.at))) == {midnight.timestamp()}
        (row,) = connection.execute(select(tables.outbox))
    assert row.hour.endswith("T00Z")
    assert row.next_at == midnight.timestamp()


def test_two_taps_make_one_ballot(core: Core) -> None:
    ballot = _ballot(core, _journey())
    core.ballots.submit(ballot)
    core.ballots.submit(ballot)

    assert core.ballots.counts()["saved"] == 1


def test_an_incomplete_or_other_journey_is_no_ballot(core: Core) -> None:
    with pytest.raises(CannotSave):
        _ballot(core, Journey(ASKED.id, ASKED.questions, core.today))
    other = Journey("feedback", (), core.today)
    with pytest.raises(CannotSave):
        _ballot(core, other)


def test_nobody_finds_a_ballot_by_its_reference(core: Core, tmp_path: Path) -> None:
    ballot = _ballot(core, _journey())
    core.ballots.submit(ballot)

    assert core.outbox.status(ballot.reference) is None
    assert (tmp_path / FOLDER / "outbox.db").exists()
