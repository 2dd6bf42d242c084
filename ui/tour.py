"""`kiosk tour`: walks a resident's journey through the real window, touch by touch.

Leaves numbered pictures of every screen, the printed slip, and the speech script: what was said, in
which language, from which element. Nothing in it is a mock but the ears: speech is written down
instead of waited for.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kiosk.clock import SystemClock
from kiosk.language.pseudo import PSEUDO
from kiosk.pack.faults import PackFaults
from kiosk.pack.installed import load_current
from kiosk.pack.pseudo import with_pseudo
from kiosk.settings import SettingsError, load_settings, share_dir
from kiosk.voice.script import Script
from kiosk.voice.silent import SilentEngine
from ui import gallery
from ui.app import App, build_app
from ui.guide import Act, Guide
from ui.hands import Hands, NotOnScreen
from ui.size import size_of

LONGEST_JOURNEY = 40
"""Pages after which a tour gives up: no journey asks as much."""


class Tour:
    """One resident, from the first touch to the erased session."""

    def __init__(self, app: App, out: Path, guide: Guide) -> None:
        self.app = app
        self.hands = Hands(app.window)
        self._out = out
        self._guide = guide
        self._pictures: list[Path] = []

    @property
    def pictures(self) -> tuple[Path, ...]:
        """The pictures so far, in order."""
        return tuple(self._pictures)

    def arrive(self, name: str) -> None:
        """Save the screen as the next numbered picture, and have it read aloud."""
        self.picture(name)
        if self.hands.sees("read-aloud"):
            self.hands.touch("read-aloud")

    def picture(self, name: str) -> None:
        """Save the screen as the next numbered picture."""
        file = self._out / f"{len(self._pictures) + 1:02}-{name}.png"
        self._pictures.append(self.hands.picture(file))

    def walk(self, service_id: str, language: str) -> str:
        """Walk the whole way and return the reference that the resident was given."""
        self.picture("start")
        self.hands.touch(self.hands.reach(f"language-{language}"))
        self.arrive("home")
        service = self.app.core.pack.service(service_id)
        self.hands.touch(self.hands.reach(service.category))
        self.arrive("category")
        self.hands.touch(self.hands.reach(service_id))
        self.arrive("service")
        self.hands.touch("next")
        self.questions(service_id)
        self.arrive("check")
        self.hands.touch("next")
        self.arrive("receipt")
        reference = str(self.app.models.receipt.reference)
        self.hands.touch("next")
        self.picture("finished")
        return reference

    def questions(self, service_id: str) -> None:
        """Answer page after page until the answers can be checked."""
        for _ in range(LONGEST_JOURNEY):
            question = self.app.models.journey.current
            if self.route != "question" or question is None:
                return
            self._answer(self._guide.act(service_id, question), f"question-{question.id}")
            self.arrive(f"question-{question.id}")
            self.hands.touch("next")
            problem = str(self.app.models.journey.problem)
            if problem:
                self.picture("problem")
                raise NotOnScreen(f"{service_id}/{question.id} did not take the answer: {problem}")
        raise NotOnScreen(f"{service_id} asks more than {LONGEST_JOURNEY} questions")

    def look_up(self, reference: str, language: str) -> None:
        """Come back another day and ask where the request is."""
        self.hands.touch(self.hands.reach(f"language-{language}"))
        self.hands.touch(self.hands.reach("my-request"))
        self.hands.touch(self.hands.field("reference-entry"))
        self.hands.type(reference)
        self.picture("request-entry")
        self.hands.touch("next")
        self.arrive("request")
        self.hands.touch("help")
        self.arrive("help")
        self.hands.touch(self.hands.reach("about"))
        self.arrive("about")
        self.app.app_model.end("finished")
        self.hands.settle()

    @property
    def route(self) -> str:
        """The screen that is shown."""
        return str(self.app.desk.navigator.current.name)

    def _answer(self, act: Act, name: str) -> None:
        match act.kind:
            case "touch":
                for key in act.touch:
                    self.hands.touch(self.hands.reach(key))
            case "write":
                self.hands.touch(self.hands.field("entry"))
                self.hands.type(act.write)
                self.picture(f"{name}-keyboard")
                self.hands.hide_keyboard()
            case "appointment":
                for row in act.touch:
                    self.hands.touch(self.hands.reach(row))
            case "date":
                for part, written in act.parts.items():
                    self.hands.hide_keyboard()  # in large text it may cover the other parts
                    self.hands.touch(self.hands.field(f"date-{part}"))
                    self.hands.type(written)
                self.picture(f"{name}-keyboard")
                self.hands.hide_keyboard()
            case "place":
                self._place(act, name)
            case "next":
                pass

    def _place(self, act: Act, name: str) -> None:
        self.picture(f"{name}-ways")
        self.hands.touch(self.hands.reach(act.way))
        if act.way == "here":
            return
        self.hands.touch(
            self.hands.reach("own-words" if act.way == "own-words" else "place-search")
        )
        self.hands.type(act.write)
        self.picture(f"{name}-keyboard")
        self.hands.hide_keyboard()
        if act.way != "own-words":
            self.hands.touch(self.hands.reach("0"))


def tour(
    out: Path,
    service_id: str,
    language: str,
    change: Callable[[App], None] = lambda _app: None,
    **build: Any,
) -> str:
    """Walk one journey into a folder and return the reference; `build` goes to `build_app`."""
    out.mkdir(parents=True, exist_ok=True)
    clock = SystemClock()
    script = Script(clock)
    if language in PSEUDO:
        city = load_current(build["settings"].home, build["settings"].pack_source).pack
        build["pack"] = with_pseudo(city, [language])
    app = build_app(voice_engine=SilentEngine(clock, instant=True), clock=clock, **build)
    try:
        app.core.voice.record(script)
        app.window.show()
        guide = Guide(share_dir("assets") / "tours.yaml", language, app.core.today)
        walker = Tour(app, out, guide)
        change(app)
        reference = walker.walk(service_id, language)
        change(app)
        walker.look_up(reference, language)
        for page in app.core.settings.slip_dir.glob(f"{reference}.*"):
            shutil.copy(page, out / f"slip{page.suffix}")
        script.write(out / "speech.jsonl")
    finally:
        app.close()
    return reference


def parser() -> argparse.ArgumentParser:
    """Return the command line of the tour."""
    command = argparse.ArgumentParser(
        prog="kiosk tour",
        description="Walk a journey through the real window and leave pictures, slip and speech.",
        epilog="Example: kiosk tour --journey street-light --language ar --text-size 200 "
        "--size 1080x1920 --out out/ar",
    )
    command.add_argument("--out", type=Path, required=True, help="folder for what the tour leaves")
    command.add_argument("--journey", default="street-light", help="id of the service")
    command.add_argument(
        "--language", default="en", help="language tag, like ar; qps-ploc is English made strange"
    )
    command.add_argument("--text-size", type=int, default=100, choices=(100, 125, 150, 200))
    command.add_argument(
        "--theme",
        default="light",
        choices=("light", "dark", "yellow-on-black", "black-on-white"),
    )
    command.add_argument("--size", type=size_of, default=(1080, 1920), help="like 1080x1920")
    command.add_argument(
        "--gallery",
        action="store_true",
        help="draw every control in all its states instead; see kiosk tour --gallery --help",
    )
    command.add_argument("--pack", type=Path, help="folder of the city pack")
    command.add_argument("--home", type=Path, help="folder for the kiosk's state (default: none)")
    return command


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if "--gallery" in words:
        return gallery.main([word for word in words if word != "--gallery"])
    options = parser().parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nobody watches a tour

    def prefer(app: App) -> None:
        wishes = {"text_size": options.text_size, "theme": options.theme, "voice": True}
        for name, value in wishes.items():
            app.models.preferences.set(name, value)

    with TemporaryDirectory(prefix="stoa-tour-") as temporary:
        try:
            settings = load_settings(options.home or Path(temporary), pack=options.pack)
            reference = tour(
                options.out,
                options.journey,
                options.language,
                prefer,
                settings=settings,
                size=options.size,
            )
        except (SettingsError, PackFaults, NotOnScreen, KeyError) as error:
            print(error, file=sys.stderr)
            return 1
    print(f"{options.journey} in {options.language}: {reference}, pictures in {options.out}")
    return 0
