"""A slip with settings and no name, and its code brought back (reference, candidate 15)."""

from __future__ import annotations

from kiosk.session.settings_code import Settings, write_code
from tests.ui.conftest import Screen


def open_options(screen: Screen) -> None:
    screen.touch("language-en")
    screen.app.app_model.openOptions()
    screen.paint()


def test_settings_are_printed_without_anything_else(screen: Screen) -> None:
    open_options(screen)
    screen.app.models.preferences.set("text_size", 150)
    screen.hands.touch(screen.hands.reach("print-settings"))
    slip = screen.printer.slips[-1]
    session = screen.app.desk.session
    assert slip.reference == write_code(Settings(session.preferences, "en"))
    assert [block.content for block in slip.blocks if hasattr(block, "content")] == [
        f"SET:{slip.reference}"
    ]
    assert screen.app.models.paper.note == "Your paper is printed. Please take it."


def test_a_printer_that_does_not_work_leaves_the_code_on_screen(screen: Screen) -> None:
    open_options(screen)
    screen.printer.problem = "offline"
    screen.hands.touch(screen.hands.reach("print-settings"))
    assert screen.app.models.paper.code in screen.app.models.paper.note


def test_the_code_brings_everything_back_for_this_session(screen: Screen) -> None:
    open_options(screen)
    preferences = screen.app.desk.session.preferences.with_("theme", "dark").with_("rate", 5)
    code = write_code(Settings(preferences, "es"))
    entry = screen.hands.field("settings-code")
    entry.forceActiveFocus()
    screen.hands.type(code.lower())
    screen.hands.hide_keyboard()
    screen.hands.touch(screen.hands.reach("use-settings"))
    assert screen.app.desk.session.preferences == preferences
    assert screen.app.desk.language.tag == "es"
    screen.app.app_model.end("finished")
    assert screen.app.desk.session.preferences.theme == "light"
    assert screen.app.models.paper.entry == ""


def test_a_wrong_code_gets_a_kind_sentence_and_changes_nothing(screen: Screen) -> None:
    open_options(screen)
    before = screen.app.desk.session.preferences
    screen.app.models.paper.enter("222-7K9-GF4")
    screen.app.models.paper.use()
    assert screen.app.models.paper.problem.startswith("We do not know this code.")
    assert screen.app.desk.session.preferences == before


def test_the_code_is_taken_where_references_are_typed_too(screen: Screen) -> None:
    screen.touch("language-en")
    preferences = screen.app.desk.session.preferences.with_("text_size", 200)
    screen.app.models.request.enter(write_code(Settings(preferences)))
    screen.app.models.request.ask()
    assert screen.app.desk.session.preferences == preferences
    assert not screen.app.models.request.problem
