"""Finding help on the screen: what a small directory shows, and Jordan's in two languages."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.devices.printer import SimulatedPrinter
from kiosk.importers.hsds import import_hsds
from kiosk.language.bidi import without_controls
from kiosk.language.message import msg
from kiosk.pack.help_file import write_help
from kiosk.pack.help_places import HelpDirectory, Translation, text_hash
from kiosk.settings import load_settings
from kiosk.voice.script import Script
from kiosk.voice.silent import SilentEngine
from tests.fakes import FakeClock
from tests.ui.conftest import Screen
from tests.ui.small_city import small_pack
from ui.app import build_app
from ui.hands import Hands

_DATA = Path(
    os.environ.get("STOA_TEST_DATA") or Path(__file__).parents[2] / ".." / "shared" / "data"
)
JORDAN = _DATA / "hsds" / "jordan-en-ar"
AMMAN = ZoneInfo("Asia/Amman")
NOON = dt.datetime(2026, 11, 24, 17, 0, tzinfo=dt.UTC)

Enter = Callable[[Path], Screen]


@pytest.fixture
def enter(qapp: QGuiApplication, tmp_path: Path, clock: FakeClock) -> Iterator[Enter]:
    """Return a function that opens a kiosk of the small city, with this pack folder's help."""
    made: list[Screen] = []

    def open_kiosk(folder: Path) -> Screen:
        clock.jump(NOON)
        engine, printer = SilentEngine(clock, instant=True), SimulatedPrinter()
        app = build_app(
            load_settings(tmp_path / "home"),
            clock,
            pack=small_pack(folder=folder),
            voice_engine=engine,
            printer=printer,
        )
        app.desk.aside = lambda work, done: done(work())
        script = Script(clock)
        app.core.voice.record(script)
        app.window.show()
        made.append(Screen(app, Hands(app.window), clock, engine, printer, script, tmp_path))
        made[-1].paint()
        return made[-1]

    yield open_kiosk
    for screen in made:
        screen.app.close()


def row(place_id: str, name: str, **more: object) -> dict[str, object]:
    return {
        "id": place_id,
        "service_id": place_id,
        "language": "en",
        "texts": {"name": name, "description": "Come in."},
        "topics": ["food"],
        **more,
    }


def small_help(folder: Path) -> Path:
    always = {"freq": "daily", "opens": "00:00:00", "closes": "23:59:00"}
    directory = HelpDirectory.model_validate(
        {
            "source": "city",
            "language": "en",
            "places": [
                row("far", "Far pantry", latitude=40.02, longitude=-80.0, step_free=True),
                row("near", "Near pantry", latitude=40.01, longitude=-80.0, schedules=[always]),
                row("line", "Food line", phones=[{"shown": "555 0104", "dial": "5550104"}]),
            ],
            "topics": [{"id": "food", "name": "Food"}, {"id": "rides", "name": "Rides"}],
            "translations": [
                Translation(
                    id="near",
                    field="name",
                    language="es",
                    text="Despensa",
                    source_hash=text_hash("Near pantry"),
                )
            ],
        }
    )
    write_help(folder, directory)
    return folder


def seen(screen: Screen) -> list[str]:
    return [without_controls(text) for text in screen.shown()]


def names(screen: Screen) -> list[str]:
    return [shown.text for shown in screen.app.models.offers._places.rows.rows]


def test_the_nearest_is_first_and_only_topics_with_places_are_offered(
    enter: Enter, tmp_path: Path
) -> None:
    screen = enter(small_help(tmp_path / "pack"))
    screen.touch("language-en", "places")
    assert "Food" in seen(screen)
    assert "Rides" not in seen(screen)
    screen.touch("city/food")
    assert names(screen) == ["Near pantry", "Far pantry", "Food line"]
    assert "3 places fit." in seen(screen)


def test_a_filter_that_would_leave_nothing_is_not_there(enter: Enter, tmp_path: Path) -> None:
    screen = enter(small_help(tmp_path / "pack"))
    screen.touch("language-en", "places", "city/food")
    assert [one.key for one in screen.app.models.offers._places.filters.rows] == [
        "open_now",
        "step_free",
    ]
    screen.touch("filter-open_now")
    assert names(screen) == ["Near pantry"]
    assert not screen.hands.sees("filter-step_free")
    screen.touch("filter-open_now")
    screen.touch("filter-step_free")
    assert names(screen) == ["Far pantry"]
    assert "2 more places do not say. Call to ask." in seen(screen)


def test_a_name_nobody_translated_is_said_in_its_own_language(enter: Enter, tmp_path: Path) -> None:
    """A12: and the rest of its row in the resident's."""
    screen = enter(small_help(tmp_path / "pack"))
    screen.touch("language-es", "places", "city/food")
    screen.touch("read-aloud")
    said = [(line.language, without_controls(line.text)) for line in screen.script.lines]
    assert ("en", "Far pantry.") in said
    assert any(tag == "es" and text.startswith("Despensa.") for tag, text in said)
    after = said[said.index(("en", "Far pantry.")) + 1]
    assert after[0] == "es"

    title = screen.app.desk.texts.ui("Find help near me")
    assert ("en", "Food.") in said
    assert not any(tag == "es" and "Food" in text for tag, text in said)
    assert ("es", title) in said

    screen.touch("city/far")
    assert screen.route == "place"
    screen.touch("read-aloud")
    said = [(line.language, without_controls(line.text)) for line in screen.script.lines]
    assert ("en", "Come in.") in said
    note = screen.app.desk.texts.say_aloud(msg("This text is in {language}.", language="inglés"))
    assert ("es", note) in said
    screen.app.app_model.chooseLanguage("en")
    screen.paint()
    assert not any("This text is in" in text for text in seen(screen))


def test_a_place_by_phone_alone_shows_its_number_and_no_way(enter: Enter, tmp_path: Path) -> None:
    screen = enter(small_help(tmp_path / "pack"))
    screen.touch("language-en", "places", "city/food", "city/line")
    assert "555 0104" in seen(screen)
    assert "Hours not confirmed. Call before you go." in seen(screen)
    assert "How to get there" not in seen(screen)
    assert not screen.hands.sees("report-wrong")  # this city has nobody who would read it


def test_the_topics_change_their_language_with_the_screen(enter: Enter, tmp_path: Path) -> None:
    screen = enter(small_help(tmp_path / "pack"))
    screen.touch("language-en", "places", "city/food")
    screen.app.app_model.chooseLanguage("es")
    screen.paint()
    assert names(screen)[0] == "Despensa"


def test_a_directory_that_cannot_be_read_offers_nothing(enter: Enter, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    (folder / "help").mkdir(parents=True)
    (folder / "help" / "city.json").write_text("{")
    screen = enter(folder)
    screen.touch("language-en", "places")
    assert screen.route == "places"
    assert names(screen) == []


@pytest.mark.skipif(not JORDAN.is_dir(), reason=f"no real data at {JORDAN}; set STOA_TEST_DATA")
@pytest.mark.parametrize(
    ("tag", "words", "name"),
    [
        ("en", "health", "Health Services"),
        ("ar", "صحة", "الصحة النفسية و العقلية"),
        ("ar", "drainage", "الصرف الصحي"),
        ("en", "نقد", "Cash For Rent"),
    ],
)
def test_jordans_places_are_found_in_both_languages(
    enter: Enter, tmp_path: Path, tag: str, words: str, name: str
) -> None:
    folder = tmp_path / "pack"
    import_hsds(
        JORDAN / "services_en.json",
        folder,
        "jordan",
        also={"ar": JORDAN / "services_ar.json"},
        zone=AMMAN,
        today=dt.date(2014, 11, 4),
    )
    screen = enter(folder)
    screen.clock.jump(dt.datetime(2014, 11, 4, 9, 0, tzinfo=dt.UTC))
    screen.touch(f"language-{tag}", "places")
    screen.write("places-search", words)
    assert name in names(screen)
    assert name in seen(screen)
