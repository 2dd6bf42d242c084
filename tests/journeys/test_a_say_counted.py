"""From many hands to one number: cast here, sent apart, counted by the city, read at the kiosk."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import yaml

from kiosk.forms.answers import ChoiceAnswer, YesNoAnswer
from kiosk.forms.journey import Journey
from kiosk.outbox.ballots import ballot_names, build_ballot
from kiosk.pack.model import Pack
from kiosk.pack.reader import read_pack
from kiosk.settings import share_dir
from kiosk.sync.running import run_sync
from tests.fakes import FakeClock
from tests.journeys.conftest import Arrive
from tests.journeys.resident import Resident
from tests.journeys.test_having_a_say import OPEN, take_part
from tests.peers.city_desk import CityDesk

OTHERS = 11


def _others_take_part(resident: Resident) -> None:
    """Eleven more, by the same way without their hands."""
    core, asked = resident.app.core, resident.app.core.pack.consultation(OPEN)
    assert asked is not None
    for number in range(OTHERS):
        journey = Journey(asked.id, asked.questions, core.today)
        journey.enter("words", "")
        journey.answer("done", YesNoAnswer("yes"))
        journey.answer("easy", ChoiceAnswer("hard" if number == 0 else "easy"))
        names = ballot_names(core.ballots, core.clock, "K")
        texts = core.texts("en")
        core.ballots.submit(
            build_ballot(journey, asked, core.pack, texts, texts, core.clock, "demo-1", names)
        )


def _published(desk: CityDesk, folder: Path) -> Pack:
    """The city counts, and its next pack has the numbers; a small one could point at somebody."""
    counts: Counter[str] = Counter()
    for ballot in desk.ballots.values():
        answers = {row["question"]: row["value"] for row in ballot["answers"]}  # type: ignore[attr-defined]
        counts[answers["easy"]] += 1
    shutil.copytree(share_dir("assets") / "demo-city", folder)
    path = folder / "consultations" / f"{OPEN}.yaml"
    asked = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows = [
        {"option": option["id"], **({"count": counts[option["id"]]} if big else {})}
        for option in asked["questions"][1]["options"]
        for big in [counts[option["id"]] >= 10]
    ]
    asked["results"] = {
        "published": "2026-12-01",
        "answers": counts.total(),
        "questions": [{"question": "easy", "counts": rows}],
    }
    path.write_text(yaml.safe_dump(asked, allow_unicode=True), encoding="utf-8")
    return read_pack(folder, check_texts=False)


def test_what_is_said_is_counted_apart_and_its_result_is_read_here(
    arrive: Arrive, home: Path, tmp_path: Path, clock: FakeClock
) -> None:
    resident = arrive("en")
    resident.begin()
    take_part(resident)
    _others_take_part(resident)
    resident.press("I’m finished")

    with CityDesk() as desk:
        rows = [{"id": "say", "kind": "consultations", "url": f"{desk.url}/say"}]
        for _ in range(2):
            run_sync(
                home,
                once=True,
                clock=clock,
                pack_endpoints=rows,
                waiter=lambda _seconds: False,
                rng=random.Random(1),
            )
        assert len(desk.ballots) == len(desk.order) == OTHERS + 1
        kept = {"v", "id", "consultation", "pack", "kiosk", "language", "day", "answers"}
        assert all(ballot.keys() == kept for ballot in desk.ballots.values())
        pack = _published(desk, tmp_path / "next")
    assert resident.app.core.outbox.counts()["acknowledged"] == 0  # requests are another book
    assert resident.app.core.ballots.counts()["acknowledged"] == OTHERS + 1
    resident.leave_kiosk()

    later = arrive("en", pack=pack)
    later.begin()
    later.press("Have your say")
    later.press(pack.consultation(OPEN).title)  # type: ignore[union-attr]
    seen = " ".join(later.texts_seen()).replace("\u2068", "").replace("\u2069", "")
    assert "12 people took part." in seen
    assert "Easy: 11 of 12" in seen or "Easy: fewer than 10" in seen
    assert "Hard: fewer than 10" in seen
