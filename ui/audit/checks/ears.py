"""Headphones and loudness: what begins, waits and answers with them (B02, B03, B09, G15)."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.devices.jack import SimulatedJack
from kiosk.devices.keypad import Key
from kiosk.devices.slip import SlipLine
from ui.audit.check import program_check
from ui.audit.finding import Fault
from ui.audit.visitor import Visitor
from ui.navigator import RouteName
from ui.slip import FACES, points

SMALLEST_TYPE_PT = 14
_ANYWHERE: tuple[RouteName, ...] = ("home", "help", "language", "about", "request")


@program_check(
    "headphones", "B02", "B03", wants="Headphones in: it speaks. Out: it is quiet.", heard=True
)
def HEADPHONES(visitor: Visitor) -> Iterator[Fault]:
    """Find headphones that start nothing, and a page that is read on to the room without them."""
    jack, app = visitor.app.access.jack, visitor.app.app_model
    if not isinstance(jack, SimulatedJack):
        return
    visitor.go("home")
    visitor.settle()
    visitor.script.lines.clear()
    jack.plug()
    visitor.settle()
    if not visitor.script.lines:
        yield Fault("headphones", "start no voice when they are plugged in")
    if visitor.app.core.voice.route != "headset":
        yield Fault("voice", "does not go to the headphones", visitor.app.core.voice.route)
    jack.pull()
    visitor.settle()
    if app.overlay != "unplugged":
        yield Fault("page", "stays in sight and in use when the headphones are out", app.overlay)
    visitor.script.lines.clear()
    visitor.hands.settle()
    if any(line.private for line in visitor.script.lines):
        yield Fault("voice", "says something private to the room")
    visitor.leave()


@program_check("volume-keys", "B09", wants="Louder and quieter answer on every screen.")
def VOLUME_KEYS(visitor: Visitor) -> Iterator[Fault]:
    """Find screens where the keys of the volume do nothing."""
    voice, speech = visitor.app.core.voice, visitor.app.access.speech
    steps: tuple[tuple[Key, int], ...] = (("louder", 1), ("quieter", -1))
    for screen in _ANYWHERE:
        visitor.go(screen)
        for key, step in steps:
            before = voice.volume
            speech.press(key)
            if voice.volume - before != step:
                yield Fault(key, f"does nothing on {screen}", str(voice.volume), str(before + step))


@program_check("slip", "G15", wants="The slip: the resident's language and the city's, large.")
def SLIP(visitor: Visitor) -> Iterator[Fault]:
    """Find slips without one of the two languages, without the reference, or in small type."""
    official = visitor.pack.city.official_language
    visitor.finish(visitor.pack.service("street-light"))
    visitor.models.check.send()
    visitor.models.receipt.printAgain()
    visitor.settle()
    if not visitor.printer.slips:
        yield Fault("slip", "is not printed")
        return
    slip = visitor.printer.slips[-1]
    spoken = {block.language.tag for block in slip.blocks if isinstance(block, SlipLine)}
    for wanted in {visitor.language, official} - spoken:
        yield Fault("slip", "lacks a language", " ".join(sorted(spoken)), wanted)
    if slip.reference != visitor.app.desk.session.receipts[-1].reference:
        yield Fault("slip", "carries another reference than the screen", slip.reference)
    for style, face in FACES.items():
        if face.size < points(SMALLEST_TYPE_PT):
            yield Fault(f"slip: {style}", "is in small type", f"{face.size}", "14 pt")
