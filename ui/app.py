"""The screen's composition root: the core, the view models, the engine, the window."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass, field

import shiboken6
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from kiosk.bootstrap import Core, build_core
from kiosk.clock import Clock
from kiosk.devices.jack import JackPort, SimulatedJack, find_jack
from kiosk.devices.printer import Printer
from kiosk.devices.watchdog import notify
from kiosk.language.languages import Language
from kiosk.pack.model import Pack
from kiosk.settings import Panel, Settings, share_dir
from kiosk.tidying import tidy
from kiosk.voice.port import SpeechEngine
from ui.access import Access, build_access
from ui.ending import wipe_at_end
from ui.faults import hush, watch_faults
from ui.icons import PROVIDER, IconProvider
from ui.input.keyboard import KEYBOARD, UI, prepare_keyboard_environment
from ui.input.presence import Presence
from ui.models.app import AppModel
from ui.models.desk import Desk
from ui.models.family import Models, build_models
from ui.models.idle import IdleModel
from ui.narrator import Narrator
from ui.navigator import Navigator
from ui.network import NoNetworkFactory
from ui.reading import Reading
from ui.slip import SlipRenderer
from ui.translator import LabelTranslator
from ui.warner import Warner
from ui.worker import Worker

MAIN = UI / "Stoa" / "Main.qml"
LOOK_AT_KEPT_TIME_MS = 1000
LOOK_AT_RECEIPT_MS = 3000
LOOK_FOR_PACK_MS = 5000
WATCHDOG_MS = 10_000
TIDY_AFTER_START_MS = 3000
PAGE_REST_SECONDS = 0.25


@dataclass
class App:
    """One kiosk with its screen; made by `build_app`, ended by `close`."""

    core: Core
    engine: QQmlApplicationEngine
    window: QQuickWindow
    app_model: AppModel
    desk: Desk
    models: Models
    idle: IdleModel
    narrator: Narrator
    translator: LabelTranslator
    access: Access
    kept: list[object] = field(default_factory=list, repr=False)

    def close(self) -> None:
        """End the session, then the engine, and last what it showed (style 36)."""
        self.app_model.end("staff")
        self.access.close()
        self.narrator.detach()
        self.window.close()
        shiboken6.delete(self.engine)
        shiboken6.delete(self.app_model)
        self.translator.close()
        self.core.close()


def build_app(
    settings: Settings,
    clock: Clock | None = None,
    *,
    size: tuple[int, int] | None = None,
    pack: Pack | None = None,
    voice_engine: SpeechEngine | None = None,
    printer: Printer | None = None,
    jack: JackPort | None = None,
) -> App:
    """Build the kiosk with its window, which is not shown yet.

    `size` in pixels takes the place of the panel's, and the other arguments that of the real
    parts. Raises PackFaults where there is no usable pack, WrongEngine where the storage cannot
    keep the promise.
    """
    keyboard_data = application(settings)
    core = build_core(
        settings,
        clock,
        pack=pack,
        voice_engine=voice_engine,
        printer=printer,
        renderer=SlipRenderer(),
    )
    desk = Desk(core, core.new_session(), Navigator())
    narrator = Narrator(core.voice, core.texts, desk.language.tag)
    desk.announce = narrator.announce_message
    desk.alert = narrator.alert
    desk.warn = Warner(core, narrator).warn
    models = build_models(desk)
    engine, translator = build_engine(), LabelTranslator()

    def speak(language: Language) -> None:
        translator.speak(language.tag, core.catalogs.for_language(language.tag))
        narrator.language = language.tag
        engine.retranslate()

    app_model = AppModel(desk, models, speak, core.voice.can_speak)
    idle = IdleModel(desk, lambda: core.voice.is_speaking, lambda: app_model.end("idle"))
    app_model.attend(idle)
    speak(desk.language)
    app_model.refresh()
    follow_preferences(desk, models, narrator)
    if settings.printer == "cups":
        desk.aside = Worker(app_model)  # a queue may let one wait for seconds
    panel = panel_of(settings, size)
    reading = Reading(narrator)
    window = open_window(
        engine,
        app=app_model,
        narrator=narrator,
        reading=reading,
        pxPerMm=panel.density,
        keyboardData=keyboard_data,
        width=panel.width_px,
        height=panel.height_px,
    )
    access = build_access(
        desk, app_model, models, narrator, window, reading, jack or SimulatedJack(), panel.density
    )
    presence = Presence(idle.touched, app_model)
    window.installEventFilter(presence)
    narrator.attach(window)
    narrator.noVoice.connect(app_model.miss_voice)
    narrator.pageEntered.connect(models.offers.alerts.tell_band)
    wipe_at_end(desk.session, app_model, narrator, window, engine)
    desk.session.on_end("access", access.clear)
    every(LOOK_AT_KEPT_TIME_MS, models.keeper.look, app_model)
    every(LOOK_AT_RECEIPT_MS, models.receipt.look, app_model)
    every(LOOK_FOR_PACK_MS, app_model.renew, app_model)
    kept = [presence, desk.navigator, reading]
    return App(
        core, engine, window, app_model, desk, models, idle, narrator, translator, access, kept
    )


def application(settings: Settings) -> QUrl:
    """Make Qt ready, once for the process; returns the keyboard's folder in memory."""
    if QGuiApplication.instance() is not None:
        return QUrl.fromLocalFile(str(settings.run_dir / "keyboard"))
    folder = prepare_keyboard_environment(settings.run_dir)
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    QGuiApplication.setApplicationName("stoa")
    QGuiApplication.setApplicationDisplayName("Stoa")
    QGuiApplication(sys.argv[:1])
    hush()
    return folder


def build_engine() -> QQmlApplicationEngine:
    """Build the QML engine: our modules, our icons, and no network (P30)."""
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(KEYBOARD / "imports"))
    engine.addImportPath(str(UI))
    factory = NoNetworkFactory()
    engine.setNetworkAccessManagerFactory(factory)
    engine.stoa_network = factory  # the engine does not own it
    engine.addImageProvider(PROVIDER, IconProvider(share_dir("assets") / "icons"))
    return engine


def open_window(engine: QQmlApplicationEngine, **given: object) -> QQuickWindow:
    """Load Main.qml with what it requires; raises RuntimeError where it cannot be loaded."""
    engine.setInitialProperties(given)
    engine.load(QUrl.fromLocalFile(str(MAIN)))
    if not engine.rootObjects():
        raise RuntimeError("Main.qml could not be loaded; the messages above name the line")
    return engine.rootObjects()[0]


def panel_of(settings: Settings, size: tuple[int, int] | None) -> Panel:
    """Return the panel of the settings, or the usual one of a size that was asked for."""
    if size is None or size == (settings.panel.width_px, settings.panel.height_px):
        return settings.panel
    return Panel(width_px=size[0], height_px=size[1])


def follow_preferences(desk: Desk, models: Models, narrator: Narrator) -> None:
    """Let the voice follow what the resident prefers."""

    def follow() -> None:
        preferences, voice = desk.session.preferences, desk.core.voice
        narrator.enabled = preferences.voice
        voice.rate = preferences.rate
        voice.volume = preferences.volume

    models.preferences.changed.connect(follow)


def every(milliseconds: int, work: object, parent: AppModel) -> QTimer:
    """Do something again and again for as long as the parent lives."""
    timer = QTimer(parent, interval=milliseconds)
    timer.timeout.connect(work)
    timer.start()
    return timer


def run(settings: Settings, *, windowed: bool = False, size: tuple[int, int] | None = None) -> int:
    """Open the kiosk and serve residents until the window is closed; returns the exit code."""
    application(settings)
    watch_faults()
    app = build_app(settings, size=size, jack=find_jack())
    app.access.touch.page_rest_seconds = PAGE_REST_SECONDS
    if windowed:
        app.window.show()
    else:
        app.window.showFullScreen()

    def ready() -> None:
        app.window.frameSwapped.disconnect(ready)
        QTimer.singleShot(0, app.core.warm)
        QTimer.singleShot(TIDY_AFTER_START_MS, tidy)
        notify("READY=1")

    app.window.frameSwapped.connect(ready)
    app.desk.session.on_end("memory", tidy)
    every(WATCHDOG_MS, lambda: notify("WATCHDOG=1"), app.app_model)
    # The timers of the screen let Python look at signals; the supervisor's stop is an orderly end.
    signal.signal(signal.SIGTERM, lambda *_: QGuiApplication.quit())
    try:
        return int(QGuiApplication.exec())
    finally:
        app.close()
