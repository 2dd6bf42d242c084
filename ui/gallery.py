"""Draws every control to pictures, for a person to judge: `kiosk tour --gallery --out DIR`.

Sheets show each control in all its states, in every theme, text size and direction; pages show how
the controls stand together, on every panel.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kiosk.language.languages import LANGUAGES
from ui.gallery_texts import samples
from ui.input.keyboard import UI, prepare_keyboard_environment

PAGES = ("Start", "Home", "Question", "Fields", "Check", "Receipt")
SHEETS = ("Press", "Choose", "Write", "Tell", "Bands")
DIRECTIONS = ("en", "ar")
SIZES = {"1080x1920": 4.03, "1920x1080": 5.56, "1024x768": 3.36}
THEMES = ("light", "dark", "yellow-on-black", "black-on-white")
TEXT_SIZES = (100, 125, 150, 200)


@dataclass(frozen=True)
class Shot:
    """One picture: which page, how it is shown."""

    page: str
    language: str = "en"
    size: str = "1080x1920"
    theme: str = "light"
    text_size: int = 100
    keyboard: bool = False
    lowered: bool = False

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        extra = ("-keyboard" if self.keyboard else "") + ("-lowered" if self.lowered else "")
        return (
            f"{self.page.lower()}-{self.language}-{self.size}-{self.theme}-{self.text_size}{extra}"
        )


def sheet_shots() -> list[Shot]:
    """Every control in all its states, in each theme, text size and direction."""
    return [
        Shot(sheet, language, theme=theme, text_size=text_size)
        for sheet, theme, text_size, language in itertools.product(
            SHEETS, THEMES, TEXT_SIZES, DIRECTIONS
        )
    ]


def page_shots() -> list[Shot]:
    """Enough pictures to see each page in each theme, size, text size and direction."""
    shots = [Shot(page, language) for page in PAGES for language in DIRECTIONS]
    shots += [Shot("Question", language) for language in ("es", "fr", "zh-Hans", "vi")]
    shots += [Shot(page, theme=theme) for page in PAGES for theme in THEMES[1:]]
    shots += [
        Shot(page, language, size, text_size=text_size)
        for page, language, size, text_size in itertools.product(
            PAGES, DIRECTIONS, SIZES, TEXT_SIZES
        )
        if (size, text_size) != ("1080x1920", 100)
    ]
    shots += [Shot("Fields", tag, size, keyboard=True) for tag in LANGUAGES for size in SIZES]
    shots += [Shot("Fields", "en", size, text_size=200, keyboard=True) for size in SIZES]
    shots += [Shot("Question", tag, lowered=True) for tag in DIRECTIONS]
    return list(dict.fromkeys(shots))


def main(arguments: list[str] | None = None) -> int:
    """Draws the pictures; returns 1 where none bears the name."""
    parser = argparse.ArgumentParser(
        prog="kiosk tour --gallery",
        description="Draw every control in all its states, sizes, themes and both directions.",
        epilog="Example: kiosk tour --gallery --out out/gallery --only press-en",
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--only", default="", help="only names with this in them, like write-ar")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as run_dir:
        user_data = prepare_keyboard_environment(Path(run_dir))
        from ui.gallery_stage import Stage  # noqa: PLC0415 - the keyboard's settings come first

        chosen.out.mkdir(parents=True, exist_ok=True)
        stage = Stage(UI.parent / "assets" / "icons", user_data)
        wanted = [shot for shot in sheet_shots() + page_shots() if chosen.only in shot.name]
        for shot in wanted:
            stage.draw(shot, samples(shot.language)).save(str(chosen.out / f"{shot.name}.png"))
    print(f"{len(wanted)} pictures in {chosen.out}")
    return 0 if wanted else 1


if __name__ == "__main__":
    sys.exit(main())
