"""Stoa's own drawings in any colour and size: `image://icons/<name>/<colour>`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

GRID = 48
PROVIDER = "icons"


class IconProvider(QQuickImageProvider):
    """Draws an icon file with its strokes in the colour asked for.

    An id is `name/rrggbb` or `name/aarrggbb`, as QML writes a colour; the size is in device
    pixels. An unknown name gives an empty picture, so that a screen never falls over it: a test
    sees to it that every name used has its file.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._drawings = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.svg"))}

    @property
    def names(self) -> tuple[str, ...]:
        """The icons there are, sorted."""
        return tuple(self._drawings)

    def requestImage(self, id: str, size: QSize, requested: QSize) -> QImage:  # noqa: A002
        """Called by Qt Quick; `size` is told the size of what was drawn."""
        name, _, colour = id.partition("/")
        wanted = QSize(
            requested.width() if requested.width() > 0 else GRID,
            requested.height() if requested.height() > 0 else GRID,
        )
        size.setWidth(wanted.width())
        size.setHeight(wanted.height())
        return self.draw(name, QColor(f"#{colour}"), wanted)

    def draw(self, name: str, colour: QColor, size: QSize) -> QImage:
        """One icon on a clear ground."""
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        drawing = self._drawings.get(name)
        if drawing is None or not colour.isValid():
            return image
        coloured = drawing.replace(b"currentColor", colour.name().encode())
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(colour.alphaF())
        QSvgRenderer(QByteArray(coloured)).render(painter, QRectF(image.rect()))
        painter.end()
        return image
