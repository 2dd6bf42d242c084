"""Puts together the other ways to use the screen: keypad, voice, headphones."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtQuick import QQuickWindow

from kiosk.devices.jack import LOOK_SECONDS, JackPort
from kiosk.devices.keypad import Key, Keymap, KeymapFault, read_keymap
from kiosk.session.preferences import DEFAULTS, Preferences
from ui.input.code_reader import CodeReader
from ui.input.keypad import QUIET, Keypad
from ui.input.switches import SwitchScan
from ui.input.touch import DOUBLE_TAP_SECONDS, TouchMode, TouchReader
from ui.mailbox import Mailbox
from ui.models.app import AppModel
from ui.models.desk import Desk
from ui.models.family import Models
from ui.models.speech_mode import SpeechMode
from ui.models.spelling import SPELLING
from ui.narrator import Narrator
from ui.reading import Reading
from ui.typing_echo import TypingEcho


@dataclass
class Access:
    """What stands between hands and ears and the screen."""

    keypad: Keypad
    speech: SpeechMode
    touch: TouchReader
    scan: SwitchScan
    echo: TypingEcho
    reader: CodeReader
    jack: JackPort

    def clear(self) -> None:
        """End of a resident session: the next one begins with plain touch and no voice."""
        self.touch.clear()
        self.speech.clear()
        self.echo.clear()
        self.reader.clear()
        self.keypad.strikes.clear()

    def close(self) -> None:
        """Let go of the hardware."""
        self.jack.close()


def build_access(
    desk: Desk,
    app: AppModel,
    models: Models,
    narrator: Narrator,
    window: QQuickWindow,
    reading: Reading,
    jack: JackPort,
    px_per_mm: float,
) -> Access:
    """Build it and install its filters; call it before any other filter is on the window.

    Filters run last-installed first, so that who counts signs of life and who silences the voice
    see every key before the keypad takes it.
    """
    speech = SpeechMode(desk, app, models.preferences, narrator, window)

    scan = SwitchScan(desk, models.preferences, speech, narrator, reading)

    def press(key: Key) -> bool:
        if key in ("jack-in", "jack-out"):
            jack.tell(key == "jack-in")
            return True
        if app.overlay == "idle" and key not in QUIET:
            if key == "help":
                models.preferences.moreTime()
            return True  # a key that answers the warning does nothing else (F03)
        return scan.press(key) or speech.press(key)

    keypad = Keypad(
        window, known_keys(desk), desk.core.clock, press, lambda: desk.language.is_rtl, app
    )
    window.installEventFilter(keypad)
    reader = CodeReader(window, desk.core.clock, models.paper.scan, app)
    window.installEventFilter(reader)
    narrator.let_pass(keypad.is_quiet)

    def touch_mode() -> TouchMode:
        chosen = desk.session.preferences.touch
        return "explore" if chosen == "plain" and speech.hears_touch else chosen

    def hold_seconds() -> float:
        return desk.session.preferences.hold_ms / 1000

    def strike_seconds() -> float:
        strikes = desk.session.preferences.strike_ms
        return strikes / 1000 if strikes > DEFAULTS.strike_ms else 0.0  # as for a keyboard's moves

    touch = TouchReader(
        window,
        speech,
        reading,
        desk.core.clock,
        touch_mode,
        hold_seconds,
        strike_seconds,
        px_per_mm,
    )
    window.installEventFilter(touch)
    touch.double_seconds = lambda: double_seconds(desk.session.preferences)
    narrator.pageEntered.connect(touch.page_came)

    def follow() -> None:
        strikes = desk.session.preferences.strike_ms
        keypad.strikes.seconds = strikes / 1000
        keypad.filters_moves = strikes > DEFAULTS.strike_ms
        keypad.switches = desk.session.preferences.switches

    models.preferences.changed.connect(follow)
    app.idle.by_keys = lambda: speech.phase != "off"
    watch_jack(jack, speech, app)
    echo = TypingEcho(
        narrator,
        window,
        lambda: desk.navigator.current.name == "question" and app.journey.personal,
        lambda: app.spelling.field if app.overlay == SPELLING else None,
    )
    return Access(keypad, speech, touch, scan, echo, reader, jack)


def double_seconds(preferences: Preferences) -> float:
    """Return within how many seconds two taps are one wish: more for who needs more time."""
    slowest = 2 * DOUBLE_TAP_SECONDS
    longest = slowest if preferences.time_factor > DEFAULTS.time_factor else DOUBLE_TAP_SECONDS
    too_soon = preferences.strike_ms if preferences.strike_ms > DEFAULTS.strike_ms else 0
    return longest + too_soon / 1000


def known_keys(desk: Desk) -> Keymap:
    """Return the keys this kiosk was taught; none where their file is broken (doctor tells)."""
    try:
        return read_keymap(desk.core.settings.home)
    except KeymapFault:
        return Keymap()


def watch_jack(jack: JackPort, speech: SpeechMode, app: AppModel) -> None:
    """Have speech mode told of the headphones, in the screen's own thread."""
    post = Mailbox(app).post
    jack.on_change = lambda inserted: post(lambda: speech.plugged(inserted))
    if jack.inserted:
        post(lambda: speech.plugged(True))
    timer = QTimer(app, interval=int(LOOK_SECONDS * 1000))
    timer.timeout.connect(jack.look)
    timer.start()
