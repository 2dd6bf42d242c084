"""A warning's own words made fit to show and say, and whether they are in one language."""

from __future__ import annotations

import html
import re
import unicodedata

from kiosk.alerts.cap import Info
from kiosk.language.scripts import SCRIPTS, is_in

LONGEST_HEADLINE = 200
LONGEST_BODY = 4000
_BREAKS = re.compile(r"<\s*(?:br|/p|/li|/div)\s*/?\s*>", re.IGNORECASE)
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_PARAGRAPH = re.compile(r"\n[ \t]*\n+|\n(?=[ \t]*[*•-] )")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 6
_SURE = 3
"""Function words that a passage must have, more than of any other language."""
_LETTERS = 12


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COMMON: dict[str, frozenset[str]] = {
    "en": _words(
        "the of and to in is for are with this will at on be from by has have been your not or"
        " until when should may that it as was were you if"
    ),
    "es": _words(
        "el los las del y en es para con este esta por se no una que su sus hasta cuando si al"
        " como más ha han está están puede pueden o"
    ),
    "fr": _words(
        "le les des du et en est pour avec ce cette par se ne une que vous votre vos jusqu quand"
        " si au aux dans sur sont pas été peut ou il elle"
    ),
    "vi": _words(
        "của và là cho các có được trong với này những không khi người bạn từ đến một ở sẽ hãy"
        " nếu tại hoặc đã"
    ),
}


def clean(text: str, longest: int = LONGEST_BODY) -> tuple[str, ...]:
    """Return the paragraphs of a text: no markup, no control characters, no hard line ends.

    A text that is too long ends in "…" at a word.
    """
    plain = html.unescape(html.unescape(text))
    plain = plain[: 2 * longest + 200]  # before work that grows faster than the text
    plain = _TAGS.sub("", _BREAKS.sub("\n\n", plain)).replace("\r\n", "\n").replace("\r", "\n")
    shown = "".join(
        letter
        for letter in unicodedata.normalize("NFC", plain)
        if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs", "Co", "Cn")
    )
    shown = _cut(shown.translate(_DIRECTIONS), longest)
    paragraphs = (" ".join(part.split()) for part in _PARAGRAPH.split(shown))
    return tuple(part for part in paragraphs if part)


def one_line(text: str, longest: int = LONGEST_HEADLINE) -> str:
    """Return a text as one line."""
    return _cut(" ".join(clean(text)), longest)


def is_mixed(info: Info) -> bool:
    """Say whether the texts are in several languages, or in another than the info says.

    Read aloud with one voice such a text is noise; then only the headline is used.
    """
    found = {
        language
        for text in (info.description, info.instruction)
        for part in re.split(r"\n\s*\n|\n|\s/+\s|(?<=[.!?])\s", text)
        if (language := written_in(part)) is not None
    }
    if len(found) > 1:
        return True
    said = info.language.casefold().split("-")[0]
    return any(language.split("-")[0] != said for language in found if _is_judged(said))


def written_in(text: str) -> str | None:
    """Return the language a passage is surely written in, of those the kiosk knows; else None."""
    letters = [letter for letter in text if letter.isalpha()]
    for language, script in SCRIPTS.items():
        own = sum(1 for letter in letters if is_in(letter, script))
        if own >= _LETTERS and own * 2 > len(letters):
            return language
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < _FEWEST_WORDS:
        return None
    counts = sorted(
        ((sum(word in common for word in words), tag) for tag, common in _COMMON.items()),
        reverse=True,
    )
    (most, tag), (next_most, _) = counts[0], counts[1]
    return tag if most >= _SURE and most >= 2 * next_most and most * 8 >= len(words) else None


def _is_judged(language: str) -> bool:
    return language in {tag.split("-")[0] for tag in (*_COMMON, *SCRIPTS)}


_DIRECTIONS = dict.fromkeys(
    (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF)
)


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(maxsplit=1)[0].rstrip() + "…"
