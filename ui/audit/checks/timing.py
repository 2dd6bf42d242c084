"""Time: long enough, warned of, extended as often as wanted, and reset after the end (F01-F11)."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.session.preferences import CHOICES, DEFAULTS
from ui.audit.check import program_check
from ui.audit.finding import Fault
from ui.audit.visitor import Visitor

LIMITS = {"touch": 120, "form": 180, "speech": 300}
ANSWER_SECONDS = 20
EXTENSIONS = 10


@program_check(
    "idle-limits", "F05", "F02", wants="120 s by touch, 180 s in a form, 300 s by voice."
)
def IDLE_LIMITS(visitor: Visitor) -> Iterator[Fault]:
    """Find waiting times that are too short, and a clock that runs while the voice speaks."""
    timer = visitor.app.desk.session.timer
    for mode, wanted in LIMITS.items():
        timer.use(mode)
        if timer.limit < wanted:
            yield Fault(mode, "is ended too early", f"{timer.limit:g} s", f"{wanted} s")
        if timer.answer_time < ANSWER_SECONDS:
            yield Fault(
                mode,
                "has too little time to answer",
                f"{timer.answer_time:g} s",
                f"{ANSWER_SECONDS} s",
            )
    timer.restart()
    timer.hold("speech")
    visitor.clock.advance(timer.limit)
    held = timer.state()
    timer.release("speech")
    timer.restart()
    if type(held).__name__ != "Active":
        yield Fault("voice", "is warned of while it still speaks", type(held).__name__, "Active")


@program_check(
    "idle-warning", "F01", "F03", wants="A warning to see and hear; any touch goes on.", heard=True
)
def IDLE_WARNING(visitor: Visitor) -> Iterator[Fault]:
    """Find a warning that only one sense gets, and one that cannot be answered ten times."""
    visitor.prefer(voice=True)
    visitor.go("home")
    idle, timer = visitor.app.app_model.idle, visitor.app.desk.session.timer
    for time in range(EXTENSIONS):
        visitor.script.lines.clear()
        visitor.clock.advance(timer.limit + 1)
        idle.look()
        visitor.settle()
        if visitor.app.app_model.overlay != "idle":
            yield Fault("idle warning", "does not appear", f"time {time + 1}")
            break
        if not visitor.script.lines:
            yield Fault("idle warning", "is shown and not said", f"time {time + 1}")
            break
        idle.stillHere()
        if visitor.app.app_model.overlay == "idle":
            yield Fault("idle warning", "stays after an answer", f"time {time + 1}")
            break
    idle.stillHere()
    visitor.prefer(voice=False)


@program_check("more-time", "F04", wants="More time can be had, ten times as much.")
def MORE_TIME(visitor: Visitor) -> Iterator[Fault]:
    """Find waiting times that cannot be made longer."""
    timer = visitor.app.desk.session.timer
    visitor.prefer(time_factor=1)
    usual = timer.limit
    for _ in CHOICES["time_factor"]:
        visitor.models.preferences.moreTime()
    if timer.limit < 10 * usual:
        yield Fault("more time", "is not enough", f"{timer.limit / usual:g} times", "10 times")
    visitor.prefer(time_factor=1)


@program_check("told-before", "F07", wants="Before a form it is told how long the kiosk waits.")
def TOLD_BEFORE(visitor: Visitor) -> Iterator[Fault]:
    """Find services that begin without saying so."""
    for service in visitor.pack.services:
        visitor.go("service", service.id)
        if not visitor.models.service.timeout:
            yield Fault(service.id, "does not say how long the kiosk waits")


@program_check("reset", "F09", "F10", "B10", wants="After the end nothing is left of anybody.")
def RESET(visitor: Visitor) -> Iterator[Fault]:
    """Find settings, words and ways that the next resident would inherit, after each way to end."""
    kept = visitor.language
    for reason in ("finished", "idle", "fault", "staff"):
        _use_everything(visitor)
        visitor.app.app_model.end(reason)
        yield from _left(visitor, reason)
        visitor.take(kept)


def _use_everything(visitor: Visitor) -> None:
    visitor.take(visitor.pack.languages[-1])
    for name, values in CHOICES.items():
        other = next(value for value in values if value != getattr(DEFAULTS, name))
        visitor.prefer(**{name: other})
    visitor.models.home.search("Nour")
    visitor.finish(visitor.pack.service("street-light"))
    visitor.models.request.enter("KX4-7PM")


def _left(visitor: Visitor, reason: str) -> Iterator[Fault]:
    session, models = visitor.app.desk.session, visitor.models
    for name in session.preferences.changed:
        yield Fault(
            name, f"is left after the end ({reason})", str(getattr(session.preferences, name))
        )
    left = {
        "language": session.language,
        "journey": session.journey,
        "search": models.home.query,
        "reference": models.request.entry,
        "answer": models.journey.text,
        "answers": models.check.rows.rows,
        "receipt": models.receipt.reference,
    }
    for name, value in left.items():
        if value:
            yield Fault(name, f"is left after the end ({reason})", "something")
    if visitor.app.desk.navigator.current.name != "start":
        yield Fault("screen", f"is not the start after the end ({reason})")
    voice = visitor.app.core.voice
    if (voice.rate, voice.volume) != (DEFAULTS.rate, DEFAULTS.volume):
        yield Fault("voice", f"keeps its loudness or speed after the end ({reason})")
