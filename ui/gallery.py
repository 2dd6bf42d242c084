"""Draws every control to pictures, for a person to judge: `python -m ui.gallery --out DIR`."""

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

PAGES = ("Controls", "Start", "Home", "Question", "Fields", "Check", "Receipt")
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


def default_shots() -> list[Shot]:
    """Enough pictures to see each page in each theme, size, text size and direction."""
    shots = [Shot(page, language) for page in PAGES for language in ("en", "ar")]
    shots += [Shot("Question", language) for language in ("es", "fr", "zh-Hans", "vi")]
    shots += [Shot(page, theme=theme) for page in PAGES for theme in THEMES[1:]]
    shots += [
        Shot(page, language, size, text_size=text_size)
        for page, language, size, text_size in itertools.product(
            PAGES[1:], ("en", "ar"), SIZES, TEXT_SIZES
        )
        if (size, text_size) != ("1080x1920", 100)
    ]
    shots += [Shot("Fields", tag, size, keyboard=True) for tag in LANGUAGES for size in SIZES]
    shots += [Shot("Fields", "en", size, text_size=200, keyboard=True) for size in SIZES]
    shots += [Shot("Question", tag, lowered=True) for tag in ("en", "ar")]
    return list(dict.fromkeys(shots))


def main(arguments: list[str] | None = None) -> int:
    """Draws the pictures; returns 0 when each was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--only", default="", help="draw only names that contain this")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as run_dir:
        user_data = prepare_keyboard_environment(Path(run_dir))
        from ui.gallery_stage import Stage  # noqa: PLC0415 - the keyboard's settings come first

        chosen.out.mkdir(parents=True, exist_ok=True)
        stage = Stage(UI.parent / "assets" / "icons", user_data)
        for shot in default_shots():
            if chosen.only in shot.name:
                words = samples(shot.language)
                stage.draw(shot, words).save(str(chosen.out / f"{shot.name}.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
