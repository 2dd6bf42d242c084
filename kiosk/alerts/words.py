"""What the kiosk itself says about warnings: never more than it knows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from kiosk.alerts.cap import Info
from kiosk.alerts.hazards import Telling
from kiosk.language.message import Message, msg, nmsg


def label(info: Info) -> Message:
    """Return what kind of message it is, in two or three words that stand beside its headline."""
    if info.is_all_clear:
        return msg("The danger is over")
    match info.severity:
        case "Extreme":
            return msg("Very serious warning")
        case "Severe":
            return msg("Serious warning")
        case "Minor":
            return msg("Notice")
        case _:
            return msg("Warning")


def facts(telling: Telling, sender: str) -> tuple[Message, ...]:
    """Return who sent it, when, from when and until when it holds."""
    alert, info = telling.alert, telling.info
    said = [msg("Sent by {sender} on {time}.", sender=sender, time=alert.sent)]
    if info.onset is not None and info.onset > alert.sent:
        said.append(msg("It is expected from {time}.", time=info.onset))
    if info.expires is not None:
        said.append(msg("It ends on {time}.", time=info.expires))
    else:
        said.append(msg("It does not say when it ends. We show it for one day."))
    return tuple(said)


def checked(name: str, read_at: datetime | None, age: timedelta | None) -> Message:
    """Return when a feed was last read: `read_at` (aware) and how long ago; None for never."""
    if read_at is None or age is None:
        return msg("{source}: not checked yet.", source=name)
    minutes = int(age.total_seconds() // 60)
    if minutes < 1:
        return msg("{source}: checked just now, on {time}.", source=name, time=read_at)
    if minutes < 120:
        return nmsg(
            "{source}: checked {count} minute ago, on {time}.",
            "{source}: checked {count} minutes ago, on {time}.",
            minutes,
            source=name,
            time=read_at,
        )
    return nmsg(
        "{source}: checked {count} hour ago, on {time}.",
        "{source}: checked {count} hours ago, on {time}.",
        minutes // 60,
        source=name,
        time=read_at,
    )


def off() -> Message:
    """Return what is said where no feed is set up."""
    return msg("This kiosk does not get warnings.")


def warned(count: int) -> Message:
    """Return how many warnings hold here and now."""
    return nmsg(
        "There is {count} warning for this place.",
        "There are {count} warnings for this place.",
        count,
    )


def quiet(names: Sequence[str]) -> Message:
    """Return what is said where all feeds were read just now and none warns; no word of safety."""
    return msg("No warning for this place right now from {sources}.", sources=tuple(names))


def unknown() -> Message:
    """Return what is said where there is no warning and nothing is known for sure."""
    return msg("We cannot tell if there are warnings right now.")


def doubt(name: str, read_at: datetime | None, is_part: bool) -> Message:
    """Return what is not known of a feed.

    `is_part` where some of its messages could not be read; else it was last read whole at
    `read_at` (aware), None for never.
    """
    if is_part:
        return msg("Some warnings from {source} could not be read. There may be more.", source=name)
    if read_at is None:
        return msg("We could not get warnings from {source}. There may be some.", source=name)
    return msg(
        "We got no news from {source} since {time}. There may be new warnings.",
        source=name,
        time=read_at,
    )
