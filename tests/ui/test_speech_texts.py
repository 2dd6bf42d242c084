"""Parts become sentences with one stop each, whatever script and whatever marks they carry."""

from __future__ import annotations

import pytest

from kiosk.language.bidi import isolate
from ui.speech_texts import joined


@pytest.mark.parametrize(
    ("parts", "language", "said"),
    [
        (["Search", "", "Empty"], "en", "Search. Empty."),
        ([isolate("The city runs this kiosk."), "Back"], "en",
         isolate("The city runs this kiosk.") + " Back."),
        ([isolate("本机由市政府管理。"), "返回"], "zh-Hans", isolate("本机由市政府管理。") + "返回。"),
    ],
)  # fmt: skip
def test_a_part_that_ends_with_a_stop_gets_no_second_one(
    parts: list[str], language: str, said: str
) -> None:
    assert joined(parts, language) == said
