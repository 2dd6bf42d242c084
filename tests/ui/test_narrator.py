"""The narrator on a real window with the real controls: what is said, and when it is quiet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.language.languages import LANGUAGES
from kiosk.language.message import msg
from kiosk.language.texts import Texts
from kiosk.settings import share_dir
from kiosk.voice.engine_process import EngineProcess
from kiosk.voice.queue import Voice
from kiosk.voice.script import Script
from kiosk.voice.silent import SilentEngine
from tests.fakes import FakeClock
from ui.hands import Hands
from ui.icons import PROVIDER, IconProvider
from ui.input.keyboard import UI
from ui.narrator import Narrator

PAGE = """
import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

Window {
    id: root
    required property Narrator narrator
    width: 1080; height: 1920; visible: true
    ColumnLayout {
        id: page
        objectName: "page"
        anchors.fill: parent
        PlainText { text: "Is it dangerous?"; step: "h1" }
        PlainText { text: "Step 2 of 6" }
        PlainText { objectName: "number"; text: "Call 112"; speech: "Call one one two" }
        PlainText { text: "not for the ear"; readable: false }
        RowLayout {
            LayoutMirroring.enabled: true
            OptionRow { objectName: "yes"; text: "Yes"; checked: true }
            OptionRow { objectName: "no"; text: "No"; detail: "Nobody can be hurt" }
            OptionRow { objectName: "unsure"; text: "Not sure"; enabled: false }
        }
        LanguageTile { objectName: "french"; endonym: "Français"; tag: "fr"; canListen: false }
        AnswerRow {
            property bool personal: true
            Layout.fillWidth: true
            objectName: "name"; label: "Your name"; value: "canary Amal"; changeText: "Change"
        }
        TextEntry { objectName: "entry"; label: "More"; text: "" }
        Notice { title: "Saved"; body: "Your paper is valid now." }
        BarButton {
            objectName: "read"; text: "Read aloud"
            onClicked: root.narrator.toggleReading()
        }
        BarButton { objectName: "hold"; text: "Pause"; onClicked: root.narrator.pauseOrResume() }
        BarButton { text: "Lower"; checkable: true; checked: true }
        PlainText { text: "gone"; visible: false }
    }
    Item {
        objectName: "over"
        anchors.fill: parent
        visible: false
        PlainText { text: "Are you still there?" }
    }
    Item { objectName: "stoaKeyboard"; ActionButton { text: "q" } }
}
"""


class Stage:
    """A window with a narrator over the silent engine."""

    def __init__(self, clock: FakeClock, narrator: Narrator, voice: Voice) -> None:
        self.clock, self.narrator, self.voice = clock, narrator, voice
        self.script = Script(clock)
        voice.record(self.script)
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(UI))
        self.engine.addImageProvider(PROVIDER, IconProvider(share_dir("assets") / "icons"))
        self.engine.setInitialProperties({"narrator": narrator})
        self.engine.loadData(PAGE.encode(), QUrl.fromLocalFile(str(UI / "page.qml")))
        self.window = self.engine.rootObjects()[0]
        narrator.attach(self.window)
        self.hands = Hands(self.window)
        self.hands.settle()

    def show(self) -> None:
        self.narrator.pageShown("question", "Is it dangerous?", ["Step 2 of 6", ""])
        self.hands.settle()

    def focus(self, name: str) -> None:
        self.hands.find(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self.hands.settle()

    def let_it_speak(self) -> None:
        """Let time pass until it is silent."""
        for _ in range(100):
            if not self.voice.is_speaking:
                return
            self.clock.advance(30)
            self.voice._engine.tick()  # type: ignore[attr-defined]
            self.hands.settle()

    @property
    def said(self) -> list[str]:
        return [line.text for line in self.script.lines]

    def press(self, name: str) -> None:
        """Put a finger down and leave it there."""
        item = self.hands.find(name)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        event = QTest.touchEvent(self.window, self.hands._finger)
        event.press(0, middle, self.window)
        event.commit()
        self.hands.settle()

    def close(self) -> None:
        self.window.close()
        shiboken6.delete(self.engine)
        self.voice.close()


@pytest.fixture
def voices() -> set[str] | None:
    return None


@pytest.fixture
def stage(qapp: QGuiApplication, clock: FakeClock, voices: set[str] | None) -> Iterator[Stage]:
    voice = Voice(SilentEngine(clock, voices))
    stage = Stage(clock, Narrator(voice, lambda tag: Texts(LANGUAGES[tag])), voice)
    stage.narrator.enabled = True
    yield stage
    stage.close()


def test_a_page_says_its_title_and_where_one_is(stage: Stage) -> None:
    stage.show()
    stage.let_it_speak()
    assert stage.said == ["Is it dangerous?", "Step 2 of 6"]
    assert [line.source for line in stage.script.lines] == ["question/title", "question/part"]


def test_focus_says_name_role_state_and_position(stage: Stage) -> None:
    """A05, A11, A21."""
    stage.show()
    stage.let_it_speak()
    stage.focus("no")
    assert stage.said[-1] == "No. Nobody can be hurt. Choice 2 of 3. Not chosen."
    assert stage.script.lines[-1].source == "question/no"
    stage.focus("yes")
    stage.let_it_speak()
    assert stage.said[-1] == "Yes. Choice 1 of 3. Chosen."


def test_focus_that_comes_with_a_page_waits_for_its_title(stage: Stage) -> None:
    stage.hands.find("yes").forceActiveFocus()
    stage.show()
    assert stage.said == ["Is it dangerous?"]
    stage.let_it_speak()
    assert stage.said[2].startswith("Yes.")


def test_only_where_the_focus_comes_to_rest_is_said(stage: Stage) -> None:
    for name in ("yes", "no", "read"):
        stage.hands.find(name).forceActiveFocus()
    stage.hands.settle()
    assert stage.said == ["Read aloud. Button."]


def test_a_language_is_said_in_its_own_voice(stage: Stage) -> None:
    """H03, A12."""
    stage.hands.find(
        lambda item: (
            item.isVisible()
            and stage.hands.spoken(item) == "Français"
            and stage.hands.role(item) is QAccessible.Role.Button
        )
    ).forceActiveFocus()
    stage.hands.settle()
    assert [(line.text, line.language) for line in stage.script.lines] == [
        ("Français. Button.", "fr")
    ]


def test_reading_aloud_reads_everything_once_in_order(stage: Stage) -> None:
    """A04, A24: set of texts on screen minus set of texts said is empty."""
    stage.show()
    stage.voice.stop()
    stage.script.lines.clear()
    stage.narrator.readPage()
    assert stage.narrator.reading
    stage.let_it_speak()
    assert not stage.narrator.reading
    assert stage.said == [
        "Is it dangerous?",
        "Step 2 of 6",
        "Call one one two.",
        "Yes. Choice 1 of 3. Chosen.",
        "No. Nobody can be hurt. Choice 2 of 3. Not chosen.",
        "Not sure. Choice 3 of 3. Not chosen. Not available now.",
        "Français. Button.",
        "Your name. Your own answer is not read aloud. Button.",
        "More. Write here. Empty.",
        "Saved. Your paper is valid now.",
        "Read aloud. Button.",
        "Pause. Button.",
        "Lower. Button. On.",
    ]


def test_personal_answers_are_read_when_the_resident_asks_for_them(stage: Stage) -> None:
    """B04."""
    stage.narrator.readPage()
    stage.let_it_speak()
    assert not any("canary" in text for text in stage.said)
    stage.narrator.readPersonal()
    stage.let_it_speak()
    lines = [line for line in stage.script.lines if "canary" in line.text]
    assert [line.private for line in lines] == [True]


def test_what_is_written_in_a_field_is_said_in_the_headset_only(stage: Stage) -> None:
    stage.hands.find("entry").setProperty("text", "canary 7391")
    stage.focus("entry")
    stage.let_it_speak()
    assert stage.said[-1] == "More. Write here. Something is written here."
    stage.voice.route = "headset"
    stage.focus("read")
    stage.focus("entry")
    stage.let_it_speak()
    assert stage.said[-1] == "More. Write here. Something is written here. canary 7391."
    assert stage.script.lines[-1].private


def test_what_lies_under_something_else_is_not_read(stage: Stage) -> None:
    stage.hands.find("page").setProperty("enabled", False)
    stage.window.findChild(QQuickItem, "over").setVisible(True)
    stage.narrator.readPage()
    stage.let_it_speak()
    assert stage.said == ["Are you still there?"]


def test_any_touch_silences_at_once(stage: Stage) -> None:
    """A08: at the press, not at the release."""
    stage.show()
    assert stage.narrator.speaking
    stage.press("number")
    assert not stage.narrator.speaking
    stage.let_it_speak()
    assert stage.said == ["Is it dangerous?"]


def test_any_key_silences_and_drops_the_rest(stage: Stage) -> None:
    stage.show()
    stage.hands.key(Qt.Key.Key_A)
    assert not stage.narrator.speaking
    assert not stage.voice.is_paused
    stage.let_it_speak()
    assert stage.said == ["Is it dangerous?"]


def test_volume_keys_do_not_interrupt(stage: Stage) -> None:
    stage.show()
    stage.hands.key(Qt.Key.Key_VolumeUp)
    assert stage.narrator.speaking


def test_read_aloud_begins_and_the_same_button_ends_it(stage: Stage) -> None:
    """The press itself silences; the button must not take that for a wish to begin anew."""
    stage.hands.touch("read")
    assert stage.narrator.reading
    assert stage.narrator.speaking
    stage.hands.touch("read")
    assert not stage.narrator.reading
    assert not stage.narrator.speaking


def test_speech_can_be_held_and_go_on(stage: Stage) -> None:
    """A09, by touch and by key."""
    stage.narrator.enabled = False  # so that the focus does not speak in between
    stage.narrator.readPage()
    stage.hands.touch("hold")
    assert stage.voice.is_paused
    stage.hands.touch("hold")
    assert stage.narrator.speaking
    stage.hands.key(Qt.Key.Key_Space)
    assert stage.voice.is_paused


def test_the_last_thing_can_be_heard_again(stage: Stage) -> None:
    stage.focus("yes")
    stage.let_it_speak()
    stage.narrator.repeat()
    assert stage.said == ["Yes. Choice 1 of 3. Chosen."] * 2


def test_a_silent_kiosk_speaks_only_when_asked(stage: Stage) -> None:
    stage.narrator.enabled = False
    stage.show()
    stage.focus("yes")
    stage.narrator.announce("Out of paper")
    assert stage.said == []
    stage.narrator.say("Français", "fr", "language-fr")
    assert stage.said == ["Français"]


def test_what_happens_is_announced_over_what_is_said(stage: Stage) -> None:
    """A19."""
    stage.show()
    stage.narrator.announce_message(msg("Are you still there?"))
    assert stage.said == ["Is it dangerous?", "Are you still there?"]


@pytest.mark.parametrize("voices", [{"en-us"}])
def test_a_language_without_a_voice_is_told_to_the_screen(stage: Stage) -> None:
    """A13."""
    missing: list[str] = []
    stage.narrator.noVoice.connect(missing.append)
    stage.narrator.language = "vi"
    stage.show()
    assert missing == ["vi"]
    assert stage.said == []
    assert not stage.narrator.canSpeak("vi")


def test_speech_follows_the_language_of_the_page(stage: Stage) -> None:
    stage.show()
    stage.narrator.language = "ar"
    assert not stage.narrator.speaking
    stage.show()
    assert stage.script.lines[-1].language == "ar"


def test_the_item_that_is_heard_is_the_one_that_is_shown(stage: Stage) -> None:
    """A11."""
    stage.focus("no")
    assert stage.narrator.spokenItem is stage.hands.find("no")
    stage.let_it_speak()
    assert stage.narrator.spokenItem is None


def test_nothing_said_or_shown_is_left_after_the_end(stage: Stage) -> None:
    """Issue 2, point 10."""
    stage.voice.record(None)
    stage.narrator.pageShown("check", "canary-title", ["canary-part"])
    stage.narrator.readPersonal()
    stage.narrator.clear()
    kept = [vars(stage.narrator._page), vars(stage.voice), stage.narrator._spoken]
    assert "canary" not in repr(kept)
    assert stage.narrator.spokenItem is None
    assert not stage.narrator.speaking


def test_a_real_voice_tells_the_screen_when_it_is_silent_again(
    qapp: QGuiApplication, clock: FakeClock
) -> None:
    """Events come from another thread and arrive in Qt's own."""
    voice = Voice(EngineProcess("silent"))
    stage = Stage(clock, Narrator(voice, lambda tag: Texts(LANGUAGES[tag])), voice)
    changes: list[bool] = []
    words: list[int] = []
    stage.narrator.speakingChanged.connect(lambda: changes.append(stage.narrator.speaking))
    stage.narrator.spokenChanged.connect(lambda: words.append(stage.narrator.wordLength))
    voice.rate = 6
    stage.narrator.say("Two words", "", "test")
    stage.hands.wait_for(lambda: changes == [True, False])
    assert words == [0, 3, 5, 0]
    stage.close()
