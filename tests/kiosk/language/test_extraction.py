"""Every sentence a resident can meet is one that translators are given."""

from __future__ import annotations

import ast
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from kiosk.language.languages import LANGUAGES, locale_name

ROOT = Path(__file__).parents[3]
KEYWORDS = {"msg": None, "nmsg": (1, 2), "N_": None, "qsTr": None}
MARKS = {"msg": 1, "nmsg": 2}


def _marked_calls(source: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) in MARKS
    ]


def _unmarkable(source: str) -> list[int]:
    """Return the lines of calls whose texts an extractor cannot see."""
    return [
        call.lineno
        for call in _marked_calls(source)
        if not all(
            isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value.strip()
            for text in call.args[: MARKS[call.func.id]]  # type: ignore[attr-defined]
        )
    ]


def test_sentences_are_written_out_where_they_are_marked() -> None:
    files = [path for room in ("kiosk", "ui") for path in (ROOT / room).rglob("*.py")]
    own = ROOT / "kiosk" / "language" / "message.py"
    found = {
        str(path.relative_to(ROOT)): lines
        for path in files
        if path != own and (lines := _unmarkable(path.read_text(encoding="utf-8")))
    }

    assert found == {}
    assert sum(len(_marked_calls(path.read_text(encoding="utf-8"))) for path in files) > 50


def test_the_scanner_sees_a_sentence_that_cannot_be_extracted() -> None:
    assert _unmarkable("msg('a')\nmsg(text)\nmsg(f'{a}')\nnmsg('a', b, 1)\nmsg(' ')") == [
        2,
        3,
        4,
        5,
    ]


def test_the_extraction_finds_python_and_qml(tmp_path: Path) -> None:
    for name, text in {
        "kiosk/forms/a.py": "msg('One {x}.', x=1)\nnmsg('One', 'Many', 2)\nN_('Plain')",
        "ui/models/b.py": "msg('From the screen')",
        "ui/Stoa/C.qml": "Item { property string a: qsTr(\"It's\") // don't stop\n"
        ' property string b: `x` + qsTr("After") }',
        "tests/d.py": "msg('Not for residents')",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with (ROOT / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)

    found = [
        message[2] for message in extract_from_dir(tmp_path, methods, options, keywords=KEYWORDS)
    ]
    assert set(found) == {
        "One {x}.", ("One", "Many"), "Plain", "From the screen", "It's", "After",
    }  # fmt: skip


def test_the_script_extracts_with_the_same_keywords() -> None:
    script = (ROOT / "packaging" / "translations.sh").read_text(encoding="utf-8")

    assert all(f"-k {word}" in script for word in ("msg", "nmsg:1,2", "qsTr", "N_"))


def test_each_folder_of_translations_is_a_language_we_know() -> None:
    folders = {path.name for path in (ROOT / "translations").iterdir() if path.is_dir()}

    assert folders <= {locale_name(tag) for tag in LANGUAGES}
