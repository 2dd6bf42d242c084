"""What the sources of the screen may not hold: what cannot be proved by looking at a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ui.audit.check import source_check
from ui.audit.finding import Fault

Forbidden = dict[str, str]

_GESTURES: Forbidden = {
    r"\bPinchHandler\b": "needs two fingers",
    r"\bMultiPointTouchArea\b": "needs more than one finger",
    r"\bDragHandler\b": "needs dragging",
    r"\bSwipeView\b": "needs swiping",
    r"\b(T\.)?Slider\b": "needs dragging",
    r"\bonLongPressed\b": "hides something behind a long press",
}
_SCROLLING: Forbidden = {
    r"\bFlickable\b": "scrolls by dragging",
    r"\b(ListView|GridView|TableView|ScrollView|TreeView)\s*\{": "scrolls by dragging",
}
_MOTION: Forbidden = {
    r"loops:\s*(Animation\.Infinite|-1)": "never comes to rest",
    r"\bAnimatedImage\b": "moves by itself",
    r"\bParticleSystem\b": "moves by itself",
    r"duration:\s*[0-9]+": "moves for a time that less motion cannot take away",
}
_SOUND: Forbidden = {
    r"\b(SoundEffect|MediaPlayer|Video|Audio|AudioOutput)\b": "plays sound or film without words",
    r"\bQSound|QMediaPlayer": "plays sound or film without words",
}
_FOREIGN: Forbidden = {
    r"import QtQuick\.Controls\b": "brings stock controls that draw markup",
    r"import QtQuick\.Dialogs": "opens dialogs of the system",
    r"import QtWebEngine|import QtWebView": "shows pages of strangers",
    r"Text\.(RichText|StyledText|MarkdownText|AutoText)": "draws markup",
}
_LISTENS: Forbidden = {
    r"\bQAudioInput|QMediaCaptureSession|SpeechRecogni": "listens to the resident",
    r"\b(face|finger).?print": "asks for a body part",
}


@source_check("one-finger", "C08", "C09", wants="One finger, one tap: no gesture is needed.")
def ONE_FINGER(folder: Path) -> Iterator[Fault]:
    """Find handlers of gestures in the screens."""
    yield from found(folder, _GESTURES)


@source_check("no-scrolling", "D16", wants="Long content is turned in pages by buttons.")
def NO_SCROLLING(folder: Path) -> Iterator[Fault]:
    """Find what scrolls by dragging."""
    yield from found(folder, _SCROLLING)


@source_check("no-motion", "D12", "D13", wants="Nothing flashes or moves for long.")
def NO_MOTION(folder: Path) -> Iterator[Fault]:
    """Find endless animations, and those that "nothing moves" cannot stop."""
    yield from found(folder, _MOTION)


@source_check("no-media", "A17", "A18", "B14", wants="No sound but the voice, and no film.")
def NO_MEDIA(folder: Path) -> Iterator[Fault]:
    """Find sound that is not the voice: it would need a twin to see, and could talk over it."""
    yield from found(folder, _SOUND)


@source_check(
    "own-controls", "D15", "G14", wants="Our own controls only, and nothing that pops up."
)
def OWN_CONTROLS(folder: Path) -> Iterator[Fault]:
    """Find stock controls, dialogs and pages of strangers."""
    yield from found(folder, _FOREIGN)


@source_check("no-body", "C16", "C17", "G04", wants="Neither a voice nor a body part is needed.")
def NO_BODY(folder: Path) -> Iterator[Fault]:
    """Find what asks a resident to speak or to be recognised."""
    yield from found(folder, _LISTENS)


@source_check("act-on-release", "C10", wants="Every control acts when the finger is lifted on it.")
def ACT_ON_RELEASE(folder: Path) -> Iterator[Fault]:
    """Find tap handlers that do not wait for the finger to be lifted inside."""
    for file, text in _files(folder):
        for handler in re.finditer(r"TapHandler\s*\{([^}]*)\}", text):
            if "ReleaseWithinBounds" not in handler[1]:
                yield Fault(f"{file}:{_line(text, handler.start())}", "acts before the release")


def found(folder: Path, forbidden: Forbidden) -> Iterator[Fault]:
    """Yield each place where a source holds what it may not."""
    for file, text in _files(folder):
        for pattern, why in forbidden.items():
            for hit in re.finditer(pattern, _without_comments(text)):
                yield Fault(f"{file}:{_line(text, hit.start())}", why, hit[0])


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*.qml")):
        if "gallery" not in file.parts:
            yield str(file.relative_to(folder)), file.read_text(encoding="utf-8")


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _without_comments(text: str) -> str:
    """Blank out comments, so that places stay where they are."""
    return re.sub(
        r"//[^\n]*|/\*.*?\*/", lambda hit: re.sub(r"[^\n]", " ", hit[0]), text, flags=re.S
    )
