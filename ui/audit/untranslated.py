"""The English sentences that a page of another language must not show."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

from kiosk.language.languages import LANGUAGES, locale_name
from kiosk.language.po import parse_catalog
from kiosk.language.pseudo import PSEUDO
from kiosk.pack.reader import Reading
from kiosk.settings import share_dir

_ENDONYMS = frozenset(language.endonym for language in LANGUAGES.values())
"""A language for which CLDR has no names calls every language as that one calls itself."""


@lru_cache(maxsize=32)
def left_in_english(tag: str, pack: Path) -> frozenset[str]:
    """Return every source text that has another translation in a language, or none at all.

    A text whose translation is the same word, as a translator wrote it, may be shown.
    """
    if tag == "en":
        return frozenset()
    if tag in PSEUDO:
        return _sources(pack)
    name = locale_name(tag)
    catalogs = [share_dir("translations") / name / "LC_MESSAGES" / "stoa.po"]
    catalogs.append(pack / "translations" / f"{name}.po")
    sources: set[str] = set()
    for file in catalogs:
        with file.open("rb") as stream:
            for message in read_po(stream, locale=name):
                source = message.id if isinstance(message.id, str) else message.id[0]
                written = message.string if isinstance(message.string, str) else message.string[0]
                if source and written != source:
                    sources.add(source)
    return frozenset(sources - _ENDONYMS)


def _sources(pack: Path) -> frozenset[str]:
    """Return every text there is to translate."""
    reading = Reading(pack)
    reading.read(check_texts=False)
    template = parse_catalog(share_dir("translations") / "stoa.pot")
    own = {message.id if isinstance(message.id, str) else message.id[0] for message in template}
    told = {wording.text for wording in reading.wordings if not _is_check_word(wording.text)}
    return frozenset(own | told) - {""} - _ENDONYMS


def _is_check_word(text: str) -> bool:
    """Tell whether it may be the word beside a reference, of which nobody made strange ones."""
    return text.isalpha() and text.islower()
