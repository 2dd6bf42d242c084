"""What the screen stands on, for `kiosk doctor`: rows of data; no window is opened."""

from __future__ import annotations

import ctypes.util
import json
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

from kiosk.doctor import Finding

_KEYBOARD = "platforminputcontexts/libqtvirtualkeyboardplugin.so"


def main() -> int:
    """Print what was looked at as a JSON list of findings; returns 0."""
    print(json.dumps([finding.to_dict() for finding in examine()]))
    return 0


def examine() -> Iterator[Finding]:
    """Look for the files of Qt Virtual Keyboard; starting it would need a screen."""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    has = (plugins / _KEYBOARD).exists()
    found = "Qt Virtual Keyboard" if has else "missing"
    yield Finding("on-screen keyboard", has, found, "pip install PySide6-Addons")
    thai = ctypes.util.find_library("thai") is not None
    yield Finding(
        "line breaking",
        thai,
        "libthai" if thai else "libthai is missing: Qt's keyboard may not load",
        "apt-get install libthai0",
    )
