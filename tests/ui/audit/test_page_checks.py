"""Each check of a page finds the fault that was put there, and nothing on a clean page."""

from __future__ import annotations

import pytest

from tests.ui.audit.conftest import BUTTON, Scene, faults, said
from ui.audit.check import Check
from ui.audit.checks import (
    choices,
    contrast,
    first_and_help,
    keys_walk,
    language,
    letters,
    names,
    plain,
    speech,
    targets,
    text_fit,
    words,
)

SANS = 'font.family: "Noto Sans"; font.pixelSize: 44; textFormat: Text.PlainText;'


def text(words_: str, more: str = "") -> str:
    return f'Text {{ text: "{words_}"; {SANS} {more} }}\n'


def button(name: str, more: str = "", inside: str = "", height: int = 80) -> str:
    head = f'width: 100; height: {height}; Accessible.name: "{name}"'
    return f"Rectangle {{ {head}; {BUTTON}\n{more}\n{inside} }}\n"


WRONG: list[tuple[Check, str, dict[str, object]]] = [
    (names.NAMES, "Rectangle { width: 99; height: 99; TapHandler {} }", {}),
    (names.NAMES, f"Rectangle {{ width: 99; height: 99; {BUTTON} }}", {}),
    (speech.SPOKEN, text("Ten euros"), {"said": said("Pay")}),
    (speech.LABEL_IN_NAME, button("Submit", inside=text("Pay")), {}),
    (speech.SPEECH_LANGUAGE, text("Hola"), {"said": said("Hola", language="es")}),
    (
        speech.PRIVATE_SPEECH,
        text("x"),
        {"announced": said("Born on 14 March"), "facts": {"private": "14 March"}},
    ),
    (text_fit.TEXT_CUT, text("A long word", "width: 60; elide: Text.ElideRight"), {}),
    (text_fit.TEXT_CUT, text("A long word", "width: 60"), {}),
    (
        text_fit.TEXT_CUT,
        "Item { width: 300; height: 90; clip: true;"
        + text("one two three four five six", "width: 200; y: -10; wrapMode: Text.Wrap")
        + "}",
        {},
    ),
    (text_fit.TEXT_INSIDE, button("Pay now", inside=text("Pay now", "x: 60")), {}),
    (text_fit.TEXT_OVERLAP, text("One") + text("Two", "y: 10"), {}),
    (
        text_fit.WORD_BROKEN,
        text("Internationalisation", "width: 150; wrapMode: Text.Wrap"),
        {},
    ),
    (letters.TEXT_SIZE, text("small", "").replace("44", "20"), {}),
    (letters.TEXT_SIZE, text("mid", "property string step: 'body'").replace("44", "36"), {}),
    (letters.GLYPHS, text("\\uE123"), {}),
    (letters.GLYPHS, text("serif").replace("Noto Sans", "DejaVu Serif"), {}),
    (
        letters.SIMPLE_SETTING,
        text("a b", "width: 300; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignJustify"),
        {},
    ),
    (letters.SIMPLE_SETTING, text("a", "font.italic: true"), {}),
    (contrast.PIXEL_CONTRAST, text("pale", 'color: "#999999"'), {}),
    (
        contrast.PIXEL_CONTRAST,
        text("seven", 'color: "#555555"'),
        {"where": {"theme": "black-on-white"}},
    ),
    (targets.TARGET_SIZE, button("Pay", height=40), {}),
    (targets.TARGET_GAP, button("Yes") + button("No", "x: 104"), {}),
    (targets.REACH, button("Back", "y: 20"), {}),
    (targets.REACH, button("Back", "y: 300"), {"where": {"mode": "reach"}}),
    (plain.PLAIN_TEXT, text("<b>x</b>").replace("PlainText", "StyledText"), {}),
    (plain.NOT_BLANK, "Rectangle { width: 600; height: 1000 }", {}),
    (
        language.LEFT_IN_ENGLISH,
        text("What you need"),
        {"where": {"language": "es"}, "english": frozenset({"What you need"})},
    ),
    (
        language.MIRRORED,
        button("Back", 'objectName: "back"') + button("Next", 'objectName: "next"; x: 300'),
        {"where": {"language": "ar"}},
    ),
    (
        language.MIRRORED,
        text("a b c d e f g h", "width: 200; wrapMode: Text.Wrap"),
        {"where": {"language": "ar"}},
    ),
    (language.LANGUAGE_NAMES, text("English"), {"where": {"screen": "start"}}),
    (
        choices.NOTHING_PRESET,
        button(
            "Yes",
            "Accessible.role: Accessible.RadioButton; property bool exclusive: true;"
            "property bool checked: true",
        ).replace("Accessible.role: Accessible.Button;", ""),
        {"facts": {"answered": "no"}},
    ),
    (
        choices.STATE_SPOKEN,
        button(
            "Yes",
            "Accessible.role: Accessible.RadioButton; property bool exclusive: true;"
            "property bool checked: true",
        ).replace("Accessible.role: Accessible.Button;", ""),
        {},
    ),
    (
        choices.ONE_QUESTION,
        "".join(
            button(
                f"{n}",
                f"y: {n * 100}; Accessible.role: Accessible.RadioButton;"
                "property bool exclusive: true",
            ).replace("Accessible.role: Accessible.Button;", "")
            for n in range(9)
        ),
        {"where": {"screen": "question"}},
    ),
    (
        choices.ERROR_SAID,
        text("Enter the year."),
        {"facts": {"problem": "Enter the year."}, "said": said("The year")},
    ),
    (
        words.FEW_WORDS,
        text(" ".join(["word"] * 30), "width: 580; wrapMode: Text.Wrap").replace("44", "10"),
        {},
    ),
    (
        words.SHORT_LABELS,
        button(
            "Next", 'objectName: "next"; property string text: "Proceed to the next step of it"'
        ),
        {},
    ),
    (first_and_help.FIRST_SCREEN, button("Go", height=70), {"where": {"screen": "start"}}),
    (
        first_and_help.EVENT_SAID,
        text("No paper"),
        {"where": {"screen": "paper", "state": "out", "mode": "speech"}},
    ),
    (first_and_help.EYE_HEIGHT, text("High up"), {"size": (600, 4200)}),
    (keys_walk.FOCUS_RING, button("One") + button("Two", "y: 300"), {}),
]


@pytest.mark.parametrize(
    ("check", "body", "seen"), WRONG, ids=[f"{c.name}-{n}" for n, (c, _, _) in enumerate(WRONG)]
)
def test_a_check_finds_the_fault_put_there(
    scene: Scene, check: Check, body: str, seen: dict[str, object]
) -> None:
    assert faults(check, scene(body, **seen)) != []


CLEAN = (
    text("How can we help?", "y: 40; Accessible.role: Accessible.Heading; Accessible.name: text")
    + button(
        "Pay",
        'y: 300; focus: true; color: activeFocus ? "black" : "white"',
        text("Pay", 'x: 8; y: 8; color: parent.activeFocus ? "white" : "black"'),
    )
    + button(
        "Ask",
        'y: 500; color: activeFocus ? "black" : "white"',
        text("Ask", 'x: 8; y: 8; color: parent.activeFocus ? "white" : "black"'),
    )
)


@pytest.mark.parametrize(
    "check",
    sorted({c for c, _, _ in WRONG if c.scope == "page"} - {language.LANGUAGE_NAMES}, key=str),
    ids=lambda check: check.name,
)
def test_a_check_says_nothing_of_a_clean_page(scene: Scene, check: Check) -> None:
    page = scene(CLEAN, said=said("How can we help?", "Pay. Button.", "Ask. Button."))

    assert faults(check, page) == []


def test_the_band_of_warnings_may_stand_high(scene: Scene) -> None:
    """What it leads to is reached from below as well, by a tile and from the page of help."""
    page = scene(button("Read this", 'y: 20; objectName: "warning-read"'))

    assert faults(targets.REACH, page) == []


def test_what_lies_under_a_page_over_the_page_is_not_looked_at(scene: Scene) -> None:
    page = scene(f"Item {{ enabled: false; {text('Under')} }}" + text("Over", "y: 300"))

    assert [part.text for part in page.texts] == ["Over"]


def test_a_text_on_another_page_of_content_is_not_cut(scene: Scene) -> None:
    body = "Item { width: 300; height: 60; clip: true;" + text("Below", "y: 70") + "}"

    assert faults(text_fit.TEXT_CUT, scene(body)) == []
