"""Where a request is, in honest words: never "sent" before the city said so."""

from __future__ import annotations

from kiosk.events.slots import Booking
from kiosk.language.message import Message, msg

HERE: dict[str, Message] = {
    "saved": msg(
        "Not sent yet. It will go out by itself when the line is free. Your paper is valid now."
    ),
    "sending": msg("It is on its way. The city has not said yes yet. Your paper is valid now."),
    "acknowledged": msg("The city has it."),
    "unsure": msg(
        "It was sent, but the city has not said yes yet. We are checking. You do not need to send"
        " it again."
    ),
    "refused": msg(
        "The city could not take it. It is kept safe. Please show your paper to the staff."
    ),
    "open": msg("The city has it and works on it."),
    "closed": msg("The city says that it is done."),
}
TITLES: dict[str, Message] = {
    "saved": msg("Saved on this kiosk"),
    "sending": msg("Saved, and on its way"),
    "acknowledged": msg("With the city"),
    "unsure": msg("Saved, we are checking"),
    "refused": msg("Please ask the staff"),
    "open": msg("Being worked on"),
    "closed": msg("Done"),
}
KINDS = {
    "acknowledged": "success",
    "open": "success",
    "closed": "success",
    "refused": "problem",
}


def state_title(state: str) -> Message:
    """Return a state in a few words."""
    return TITLES.get(state, TITLES["saved"])


def state_sentence(state: str) -> Message:
    """Return a state in honest sentences."""
    return HERE.get(state, HERE["saved"])


def state_kind(state: str) -> str:
    """Return the kind of notice that suits a state."""
    return KINDS.get(state, "warning")


def booking_kind(booking: Booking | None) -> str:
    """Return the kind of notice that suits what the city says of a time."""
    kinds = {"confirmed": "success", "changed": "warning", "gone": "problem"}
    return kinds[booking.state] if booking else "info"
