"""The on-screen keyboard's surroundings, set before Qt starts."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QUrl

UI = Path(__file__).resolve().parents[1]
KEYBOARD = UI / "Stoa" / "keyboard"


def prepare_keyboard_environment(run_dir: Path) -> QUrl:
    """Chooses Stoa's own keyboard inside the window; call it before QGuiApplication exists.

    `run_dir` must be in memory: the pinyin engine opens a user dictionary in it even though
    nothing is learnt (P18, F09). It asks for the folder of settings and for no other, so that is
    taken there too. Returns that folder's URL for `StoaKeyboard.userDataFolder`.
    """
    user_data = run_dir / "keyboard"
    user_data.mkdir(parents=True, exist_ok=True)
    imports = os.pathsep.join([str(UI), str(KEYBOARD / "imports")])
    inherited = os.environ.get("QML_IMPORT_PATH")
    os.environ["QML_IMPORT_PATH"] = f"{imports}{os.pathsep}{inherited}" if inherited else imports
    os.environ["XDG_CONFIG_HOME"] = str(user_data)
    os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
    os.environ["QT_VIRTUALKEYBOARD_DESKTOP_DISABLE"] = "1"
    os.environ["QT_VIRTUALKEYBOARD_STYLE"] = "stoa"
    os.environ["QT_VIRTUALKEYBOARD_LAYOUT_PATH"] = str(KEYBOARD / "layouts")
    return QUrl.fromLocalFile(str(user_data))
