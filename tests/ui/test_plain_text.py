"""Text is only text (P30): nothing that a city or a resident wrote is ever read as markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent, QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from kiosk.devices.printer import SimulatedPrinter
from kiosk.language.text import LocalText
from kiosk.settings import load_settings
from kiosk.voice.script import Script
from kiosk.voice.silent import SilentEngine
from tests.fakes import FakeClock
from tests.ui.conftest import Screen
from tests.ui.small_city import QUESTIONS, service, small_pack
from ui.app import build_app, build_engine
from ui.hands import Hands
from ui.network import NoNetwork

PAYLOADS = (
    '<img src="http://127.0.0.1:9/x.png">',
    "<img src='file:///etc/hostname'>",
    '<a href="http://127.0.0.1:9/">touch me</a>',
    "<b>bold</b><table><tr><td>cell</table>",
    "<font size=7 color=red>large</font>",
    "<style>*{color:red}</style><script>Qt.quit()</script>",
    "![picture](http://127.0.0.1:9/x.png) **md** # head",
    "%1 %2 %n {label} {0} %s",
    "\u202eright to left\u202c \u2066iso\u2069 \u200bzero",
    "<" * 40 + ">" * 40,
    "&lt;b&gt; &amp; &#x3c;i&#x3e;",
    '"; Qt.openUrlExternally("http://127.0.0.1:9/"); //',
)


@pytest.fixture(params=range(len(PAYLOADS)))
def payload(request: pytest.FixtureRequest) -> str:
    return PAYLOADS[request.param]


@pytest.fixture
def poisoned(
    qapp: QGuiApplication, tmp_path: Path, clock: FakeClock, payload: str
) -> Iterator[Screen]:
    """A city that wrote the payload into every text it has."""
    pack = small_pack(services=(service("bad", _poison(QUESTIONS, payload), **_words(payload)),))
    city = pack.city.model_copy(update={"name": _text(payload)})
    engine, printer = SilentEngine(clock), SimulatedPrinter()
    app = build_app(
        load_settings(tmp_path),
        clock,
        pack=small_pack(services=pack.services, city=city),
        voice_engine=engine,
        printer=printer,
    )
    app.window.show()
    made = Screen(app, Hands(app.window), clock, engine, printer, Script(clock), tmp_path)
    made.paint()
    yield made
    app.close()


def test_every_text_of_a_city_is_shown_as_it_is_written(poisoned: Screen, payload: str) -> None:
    before = NoNetwork.asked
    poisoned.touch("language-en")
    poisoned.write("search", payload)
    _look(poisoned)
    poisoned.app.models.home.search("")
    poisoned.paint()
    poisoned.touch("things")
    assert any(payload in text for text in poisoned.shown())
    _look(poisoned)
    poisoned.touch("bad")
    _look(poisoned)
    poisoned.touch("next")
    for page in poisoned.app.desk.session.journey.pages():
        poisoned.app.models.journey.change(page.id)
        poisoned.paint()
        assert any(payload in text for text in poisoned.shown()), page.id
        _look(poisoned)

    assert before == NoNetwork.asked


def test_what_a_resident_wrote_is_shown_as_it_is_written(screen: Screen, payload: str) -> None:
    """In its field, on the check page, and what may be said of it."""
    screen.open("words")
    written = payload[:40].strip()
    screen.write("entry", written)
    _look(screen)
    screen.touch("next")

    assert screen.route == "check"
    assert any(_seen(written) in _seen(text) for text in screen.shown())

    _look(screen)


def _seen(text: str) -> str:
    """What can be seen of a text: entry leaves out marks of direction, the eye does too."""
    return "".join(mark for mark in text if mark.isprintable())


def test_the_walker_sees_what_it_looks_for(qapp: QGuiApplication) -> None:
    """The control: a text that guesses its format is found."""
    engine = build_engine()
    component = QQmlComponent(engine)
    component.setData(QByteArray(b"import QtQuick\nItem { Text { text: '<b>x</b>' } }"), QUrl())
    item = component.create()

    assert [_is_plain(child) for child in item.childItems()] == [False]


def test_the_engine_has_no_network(qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the ways by which QML fetches ends in a failure before it leaves the process."""
    engine: QQmlApplicationEngine = build_engine()
    component = QQmlComponent(engine)
    source = b"""
    import QtQuick
    Item {
        property string state_: ""
        property int status_: -1
        Component.onCompleted: {
            const asked = new XMLHttpRequest();
            asked.onreadystatechange = () => {
                if (asked.readyState === XMLHttpRequest.DONE) {
                    state_ = "done";
                    status_ = asked.status;
                }
            };
            asked.open("GET", "http://127.0.0.1:9/");
            asked.send();
        }
        Image { id: picture; source: "http://127.0.0.1:9/x.png" }
        property int picture: picture.status
    }"""
    component.setData(QByteArray(source), QUrl("file:///nowhere.qml"))
    monkeypatch.setattr(NoNetwork, "asked", 0)  # others count from nought, too
    before = NoNetwork.asked
    item = component.create()
    for _ in range(200):
        QGuiApplication.processEvents()
        if item.property("state_") and item.property("picture") == 3:
            break

    assert (item.property("state_"), item.property("status_")) == ("done", 0)
    assert NoNetwork.asked > before


def _look(screen: Screen) -> None:
    wrong = [item for item in screen.hands.items() if not _is_plain(item)]

    assert wrong == []


def _is_plain(item: QQuickItem) -> bool:
    """Whether an item that has a text format takes its text as text.

    Asked by an expression: `property()` has no converter for the format, and `metaObject()` leaves
    a wrapper behind that Qt's next item at that address is taken for.
    """
    context = qmlContext(item)
    if context is None:
        return True
    asked = QQmlExpression(context, item, "textFormat === 0")
    value, _undefined = asked.evaluate()
    return asked.hasError() or bool(value)


def _poison(thing, payload: str):
    """Put the payload behind every text of a question; ids and machine words stay."""
    machine = {"id", "type", "is", "question", "number", "earliest", "latest"}
    if isinstance(thing, list):
        return [f"{p} {payload}" if isinstance(p, str) else _poison(p, payload) for p in thing]
    if isinstance(thing, dict):
        return {
            key: value
            if key in machine or not isinstance(value, str | dict | list)
            else f"{value} {payload}"
            if isinstance(value, str)
            else _poison(value, payload)
            for key, value in thing.items()
        }
    return thing


def _words(payload: str) -> dict[str, str]:
    return dict.fromkeys(("title", "summary", "cost", "next", "duration"), payload)


def _text(payload: str) -> LocalText:
    return LocalText(text=payload)
