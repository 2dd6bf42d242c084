"""The languages Stoa knows how to show, write, type and say; one row each (H01, H02)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Language:
    """One language.

    `tag` is BCP 47 and names the catalog folder (with `_` for `-`); `endonym` is our own table
    since system tables are wrong or empty (H02); `cldr` is the Babel locale with a region, so that
    digits and dates are those the residents use (H08); `keyboard` is the layout of the on-screen
    keyboard; `voice` is the espeak-ng voice, None where there is none (A13); `fonts` are families
    in order.
    """

    tag: str
    endonym: str
    english: str
    direction: Literal["ltr", "rtl"]
    cldr: str
    keyboard: str
    voice: str | None
    fonts: tuple[str, ...]
    line_height: float = 1.42

    @property
    def is_rtl(self) -> bool:
        """Whether screens are mirrored (H06)."""
        return self.direction == "rtl"


LANGUAGES: dict[str, Language] = {
    language.tag: language
    for language in (
        Language("en", "English", "English", "ltr", "en_US", "en_US", "en-us", ("Noto Sans",)),
        Language("es", "Español", "Spanish", "ltr", "es_US", "es_MX", "es-419", ("Noto Sans",)),
        Language("fr", "Français", "French", "ltr", "fr_FR", "fr_FR", "fr-fr", ("Noto Sans",)),
        Language(
            "ar",
            "العربية",
            "Arabic",
            "rtl",
            "ar_AE",
            "ar_AR",
            "ar",
            ("Noto Sans Arabic", "Noto Sans"),
            1.6,
        ),
        Language(
            "zh-Hans",
            "简体中文",
            "Simplified Chinese",
            "ltr",
            "zh_Hans_CN",
            "zh_CN",
            "cmn",
            ("Noto Sans CJK SC", "Noto Sans"),
            1.5,
        ),
        Language("vi", "Tiếng Việt", "Vietnamese", "ltr", "vi_VN", "vi_VN", "vi", ("Noto Sans",)),
    )
}


def locale_name(tag: str) -> str:
    """Return the name gettext uses for a tag: `zh_Hans` for `zh-Hans`."""
    return tag.replace("-", "_")
