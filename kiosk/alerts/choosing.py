"""Which of a danger's languages a resident gets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiosk.alerts.hazards import Telling
from kiosk.language.languages import LANGUAGES

_HANS, _HANT = frozenset({"cn", "sg", "my", "hans"}), frozenset({"tw", "hk", "mo", "hant"})
_LEAST = 2
"""Below it is another script, readable only for some."""


def fit(wanted: str, offered: str) -> int:
    """Return how well an alert's language serves a resident's: 3 exact, 2 the same, 1 close, 0 no.

    Tags are BCP 47. "zh-CN" serves "zh-Hans" as the same, "zh-TW" only as close.
    """
    if wanted.casefold() == offered.casefold():
        return 3
    want, offer = (tag.casefold().replace("_", "-").split("-") for tag in (wanted, offered))
    if want[0] != offer[0]:
        return 0
    if want[0] == "zh":
        return 2 if _is_traditional(want) == _is_traditional(offer) else 1
    return 2


def choose(
    tellings: Sequence[Telling], language: str, fallbacks: Iterable[str]
) -> tuple[Telling, bool]:
    """Return what to show, and whether it is in the resident's language.

    Of several in one language the worst, then the newest. Without the resident's language the
    first of `fallbacks` that there is, then any that the kiosk knows, then any at all.
    """
    for wanted in (language, *fallbacks, *LANGUAGES):
        served = [telling for telling in tellings if fit(wanted, telling.info.language) >= _LEAST]
        if served:
            return _best(served), wanted == language
    close = [telling for telling in tellings if fit(language, telling.info.language)]
    return _best(close or tellings), False


def known_tag(offered: str) -> str | None:
    """Return the kiosk's own tag for an alert's language, None where it knows none."""
    return next((tag for tag in LANGUAGES if fit(tag, offered) >= _LEAST), None)


def _best(tellings: Iterable[Telling]) -> Telling:
    return max(tellings, key=lambda telling: (telling.rank, telling.alert.sent))


def _is_traditional(parts: Sequence[str]) -> bool:
    return bool(_HANT & set(parts[1:])) and not _HANS & set(parts[1:])
