"""The parts of a kiosk that can be something else: what was handed in, else what is set.

Every part is imported when it is asked for, so that a start waits for none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.devices.printer import Printer, Renderer
    from kiosk.voice.port import SpeechEngine
    from kiosk.voice.tones import Tones


@dataclass(frozen=True)
class Parts:
    """What a caller hands in instead of what the settings name: fakes, or what only a screen has.

    `renderer` draws slips; the screen has one, the core has none.
    """

    voice_engine: SpeechEngine | None = None
    printer: Printer | None = None
    renderer: Renderer | None = None

    def speech_engine(self, settings: Settings, clock: Clock) -> SpeechEngine:
        """Return the engine of the one voice; this starts its process."""
        if self.voice_engine is not None:
            return self.voice_engine
        if settings.voice == "silent":
            from kiosk.voice.silent import SilentEngine  # noqa: PLC0415

            return SilentEngine(clock, instant=True)
        from kiosk.voice.engine_process import EngineProcess  # noqa: PLC0415

        return EngineProcess()

    def tones(self, settings: Settings) -> Tones:
        """Return the tones that go with the voice, silent where it is."""
        from kiosk.voice.tones import tones  # noqa: PLC0415

        return tones(silent=self.voice_engine is not None or settings.voice == "silent")

    def slip_printer(self, settings: Settings) -> Printer:
        """Return the printer; without a renderer there is nothing to print with."""
        from kiosk.devices import printer  # noqa: PLC0415

        if self.printer is not None:
            return self.printer
        if self.renderer is None or settings.printer == "none":
            return printer.NoPrinter()
        if settings.printer == "cups":
            return printer.CupsPrinter(
                settings.printer_queue or "slips", self.renderer, takes=settings.printer_takes
            )
        return printer.FilePrinter(settings.slip_dir, self.renderer)
