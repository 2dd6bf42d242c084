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
    in order. A row only makes a language possible: a resident is offered those that the city's pack
    lists.
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
        Language("pt", "Português", "Portuguese", "ltr", "pt_BR", "pt_BR", "pt-br", ("Noto Sans",)),
        Language(
            "ht",
            "Kreyòl ayisyen",
            "Haitian Creole",
            "ltr",
            "fr_HT",  # CLDR has no words for it: see own_words.py
            "ht_HT",
            "ht",
            ("Noto Sans",),
        ),
        Language(
            "fa",
            "فارسی",
            "Persian",
            "rtl",
            "fa_IR",
            "fa_IR",
            "fa",
            ("Noto Sans Arabic", "Noto Sans"),
            1.6,
        ),
        Language(
            "ur",
            "اردو",
            "Urdu",
            "rtl",
            "ur_PK",
            "ur_PK",
            "ur",
            ("Noto Sans Arabic", "Noto Sans"),
            1.6,
        ),
        Language(
            "ko",
            "한국어",
            "Korean",
            "ltr",
            "ko_KR",
            "ko_KR",
            "ko",
            ("Noto Sans CJK KR", "Noto Sans"),
            1.5,
        ),
        Language(
            "hi",
            "हिन्दी",
            "Hindi",
            "ltr",
            "hi_IN",
            "hi_IN",
            "hi",
            ("Noto Sans Devanagari", "Noto Sans"),
            1.6,
        ),
        Language(
            "bn",
            "বাংলা",
            "Bengali",
            "ltr",
            "bn_BD",
            "bn_BD",
            "bn",
            ("Noto Sans Bengali", "Noto Sans"),
            1.6,
        ),
        Language("ru", "Русский", "Russian", "ltr", "ru_RU", "ru_RU", "ru", ("Noto Sans",)),
        Language("uk", "Українська", "Ukrainian", "ltr", "uk_UA", "uk_UA", "uk", ("Noto Sans",)),
        Language(
            "am",
            "አማርኛ",
            "Amharic",
            "ltr",
            "am_ET",
            "am_ET",
            "am",
            ("Noto Sans Ethiopic", "Noto Sans"),
            1.5,
        ),
        Language("so", "Soomaali", "Somali", "ltr", "so_SO", "so_SO", None, ("Noto Sans",)),
    )
}


def locale_name(tag: str) -> str:
    """Return the name gettext uses for a tag: `zh_Hans` for `zh-Hans`."""
    return tag.replace("-", "_")
