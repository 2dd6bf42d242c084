"""A city that also offers pseudo languages, for tools that look for untranslated texts (H15)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from kiosk.language import pseudo
from kiosk.pack.model import Pack


def with_pseudo(pack: Pack, tags: Collection[str]) -> Pack:
    """Return the pack with those of `tags` that are pseudo languages at the end of its wall.

    From then on this process knows them; what a resident's kiosk runs never comes here.
    """
    wanted = [tag for tag in tags if tag in pseudo.PSEUDO]
    if not wanted:
        return pack
    pseudo.allow()
    languages = (*pack.city.languages, *wanted)
    words = pack.check_words.get(pack.city.official_language, ())
    return replace(
        pack,
        city=pack.city.model_copy(update={"languages": languages}),
        catalogs={**pack.catalogs, **{tag: pseudo.PseudoTranslations(tag) for tag in wanted}},
        check_words={**pack.check_words, **dict.fromkeys(wanted, words)},
    )
