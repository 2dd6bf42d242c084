"""Help says what each page wants, not what home wants (G03)."""

from __future__ import annotations

import re
from pathlib import Path

import ui
from ui.models.help import PAGES

MAP = Path(ui.__file__).parent / "Stoa" / "screens" / "ScreenMap.qml"


def test_every_page_has_a_hint_of_its_own() -> None:
    screens = MAP.read_text(encoding="utf-8").partition("function overlay")[0]
    routes = set(re.findall(r'case "([\w-]+)":', screens))

    assert "departures" in routes
    assert sorted(routes - {"help"} - set(PAGES)) == []
    assert [name for name, hint in PAGES.items() if hint == PAGES["home"]] == ["home"]
