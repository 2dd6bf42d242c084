"""Parts become sentences with one stop each, whatever script and whatever marks they carry."""

from __future__ import annotations

import pytest

from kiosk.language.bidi import isolate
from ui.speech_texts import joined

ENGLISH = isolate("The city runs this kiosk.")
CHINESE = isolate("本机由市政府管理。")


@pytest.mark.parametrize(
    ("parts", "language", "said"),
    [
        (["Search", "", "Empty"], "en", "Search. Empty."),
        ([ENGLISH, "Back"], "en", f"{ENGLISH} Back."),
        ([CHINESE, "返回"], "zh-Hans", f"{CHINESE}返回。"),
    ],
)
def test_a_part_that_ends_with_a_stop_gets_no_second_one(
    parts: list[str], language: str, said: str
) -> None:
    assert joined(parts, language) == said
