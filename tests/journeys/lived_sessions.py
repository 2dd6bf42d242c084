"""One kiosk process with some residents, each with words that can be found again (P18).

Reads a list of sessions from standard input as JSON, each with `language`, `service`, `canaries`
and `end`, and prints a line when each is over. A session that ends by `kill` prints its line with
everything typed and waits to be killed.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from itertools import cycle
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from kiosk.outbox.submission import Submission
from kiosk.settings import load_settings
from kiosk.voice.script import Script
from kiosk.voice.silent import SilentEngine
from tests.fakes import FakeClock
from tests.journeys.resident import Resident
from ui.app import build_app
from ui.faults import watch_faults
from ui.guide import Act


def main() -> None:
    home, leaky = Path(sys.argv[1]), "--leak" in sys.argv
    if leaky:
        leak(home)
    clock = FakeClock()
    app = build_app(
        load_settings(home),
        clock,
        size=(1024, 768),  # the fewest pixels to paint
        voice_engine=SilentEngine(clock, instant=True),
    )
    watch_faults()
    app.window.show()
    for session in json.load(sys.stdin):
        resident = Resident(app, session["language"], Script(clock))
        live(resident, session, clock)
        print(session["end"], flush=True)
        if session["end"] == "kill":
            signal.pause()
    app.close()


def live(resident: Resident, session: dict[str, Any], clock: FakeClock) -> None:
    """Type a canary into every kind of field of the service, and end as told."""
    end, words = session["end"], cycle(session["canaries"])
    resident.begin()
    resident.write(next(words))
    resident.touch(resident.field())
    for _ in session["canaries"][0]:
        resident.hands.key(resident.back_key)
    resident.hands.hide_keyboard()
    resident.press("My request")
    resident.write(next(words))
    resident.press("Look")
    resident.hands.hide_keyboard()
    resident.press("Back")
    if resident.can_press(resident.word("Back")):
        resident.press("Back")
    service = resident.open(session["service"])
    resident.speak_each_page()
    resident.answer_all(
        service,
        name=Act("write", write=next(words)),
        question=Act("write", write=next(words)),
        where=Act("place", way="own-words", write=next(words)),
        contact=Act("touch", touch=("letter",), write=next(words)),
    )
    resident.press("Read aloud")
    if end == "submit":
        resident.send()
        resident.press("I’m finished")
    elif end == "finish":
        resident.press("I’m finished")
        resident.press("Finish and clear")
    elif end == "idle":
        for _ in range(2):
            clock.advance(400)
            resident.app.app_model.idle.look()
        resident.hands.settle()


def leak(home: Path) -> None:
    """Be a kiosk that keeps a draft in the clear beside the envelope (collect#3264)."""
    honest = Submission.to_bytes

    def to_bytes(self: Submission) -> bytes:
        body: Any = honest(self)
        (home / "drafts.json").write_bytes(body)
        return bytes(body)

    Submission.to_bytes = to_bytes  # type: ignore[method-assign]


if __name__ == "__main__":
    main()
