"""The window in which the gallery's pages are drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from kiosk.language.languages import LANGUAGES
from ui.gallery import SHEETS, SIZES, Shot
from ui.icons import PROVIDER, IconProvider
from ui.input.keyboard import UI

PAGE = QUrl.fromLocalFile(str(UI / "Stoa" / "gallery" / "GalleryPage.qml"))


def open_theme(engine: QQmlEngine) -> QObject:
    """The Theme singleton of an engine."""
    theme = engine.singletonInstance("Stoa.theme", "Theme")
    if not isinstance(theme, QObject):
        raise RuntimeError("Theme.qml does not load")
    return theme


class Stage:
    """Draws pages one after the other; each in a fresh view, so that none leaks into the next."""

    def __init__(self, icons: Path, user_data: QUrl) -> None:
        instance = QGuiApplication.instance()
        self.app = instance if isinstance(instance, QGuiApplication) else QGuiApplication([])
        self._icons = icons
        self._user_data = user_data

    def view(self, shot: Shot, texts: dict[str, Any]) -> QQuickView:
        """A visible view of the page, its theme set before its content is made."""
        view = QQuickView()
        engine = view.engine()
        engine.addImportPath(str(UI))
        engine.addImageProvider(PROVIDER, IconProvider(self._icons))
        self.set_theme(open_theme(engine), shot)
        view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        view.resize(*(int(side) for side in shot.size.split("x")))
        given = {
            "texts": texts,
            "pageName": shot.page,
            "locale": LANGUAGES[shot.language].keyboard,
            "userDataFolder": self._user_data,
        }
        component, root = self._create(engine, given)
        view.setContent(QUrl(), component, root)
        view.show()
        if not QTest.qWaitForWindowExposed(view):
            raise RuntimeError(f"no picture of {shot.name}")
        view.requestActivate()
        return view

    def _create(
        self, engine: QQmlEngine, given: dict[str, Any]
    ) -> tuple[QQmlComponent, QQuickItem]:
        """Load without blocking: a message of Qt's loader thread may need Python meanwhile."""
        component = QQmlComponent(engine)
        component.loadUrl(PAGE, QQmlComponent.CompilationMode.Asynchronous)
        while component.isLoading():
            QTest.qWait(2)
        root = component.createWithInitialProperties(given)
        if not isinstance(root, QQuickItem):
            raise RuntimeError(component.errorString())
        return component, root

    def set_theme(self, theme: QObject, shot: Shot) -> None:
        """Hands the settings of a shot to the Theme singleton."""
        language = LANGUAGES[shot.language]
        width, height = (int(side) for side in shot.size.split("x"))
        for name, value in (
            ("pxPerMm", SIZES[shot.size]),
            ("textSize", shot.text_size),
            ("themeName", shot.theme),
            ("fontFamilies", list(language.fonts)),
            ("lineHeightFactor", language.line_height),
            ("viewportWidth", width),
            ("viewportHeight", height),
            ("mirrored", language.is_rtl),
            ("lessMotion", True),
        ):
            if not theme.setProperty(name, value):
                raise RuntimeError(f"Theme has no {name}")

    def draw(self, shot: Shot, texts: dict[str, Any]) -> QImage:
        """The picture of one shot."""
        view = self.view(shot, texts)
        root = view.rootObject()
        if shot.page in SHEETS:
            self.fit(view)
        if shot.lowered:
            for child in root.findChildren(QObject):
                if child.property("lowerText") is not None and child.property("title"):
                    child.setProperty("lowered", True)
        if shot.keyboard:
            self._type(root)
        self.settle()
        picture = view.grabWindow()
        view.close()
        view.deleteLater()
        self.app.processEvents()
        return picture

    def settle(self) -> None:
        """Lets bindings, layouts and the keyboard come to rest."""
        for _ in range(12):
            self.app.processEvents()
            QTest.qWait(15)

    def fit(self, view: QQuickView) -> None:
        """Gives a sheet the room that it asks for; a panel has less."""
        self.settle()
        sheet = view.rootObject().findChildren(QQuickItem)[0].property("item")
        view.resize(int(sheet.implicitWidth()), int(sheet.implicitHeight()))

    def _type(self, root: QQuickItem) -> None:
        field = root.findChild(QQuickItem, "nameField")
        field.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self.app.inputMethod().show()
