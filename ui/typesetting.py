"""What goes to paper, slip or form: text laid out in any script, codes, pictures, pages.

Sizes are in dots of the page; every picture and page is made in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPdfWriter, QTextLayout, QTextOption

from kiosk.devices.slip import QrCode

TALLEST = 1.6
"""Most that lines are apart, in sizes: Arabic fonts ask for twice what print needs."""


@dataclass(frozen=True)
class Face:
    """How a style of line looks; `before` is the space above it."""

    size: int
    before: float
    bold: bool = False
    centred: bool = False

    def font(self, families: tuple[str, ...]) -> QFont:
        """Return its font, with Latin from Noto Sans where the families have none."""
        font = QFont()
        font.setFamilies([*families, "Noto Sans"])
        font.setBold(self.bold)
        font.setPixelSize(self.size)
        return font


@dataclass(frozen=True)
class Placed:
    """One block in its place: how tall it is, and how to draw it at a height."""

    height: float
    draw: Callable[[QPainter, float], None]


def points_at(dpi: int) -> Callable[[float], int]:
    """Return what turns a size in typographic points into dots."""
    return lambda size: round(size * dpi / 72)


def laid_out(
    text: str, font: QFont, width: float, *, rtl: bool, centred: bool = False
) -> tuple[QTextLayout, float]:
    """Return a text broken into lines of `width`, and how tall they are together."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    beginning = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else beginning)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    while (row := layout.createLine()).isValid():
        row.setLineWidth(width)
        row.setPosition(QPointF(0, top))
        top += min(row.height(), font.pixelSize() * TALLEST)
    layout.endLayout()
    return layout, top


def draw_code(painter: QPainter, code: QrCode, corner: QPointF, module: float) -> None:
    """Draw a code without its quiet zone; `module` is the side of one of its squares."""
    for y, row in enumerate(code.modules):
        for x, dark in enumerate(row):
            if dark:
                at = corner + QPointF(x * module, y * module)
                painter.fillRect(QRectF(at, QSizeF(module, module)), Qt.GlobalColor.black)


def blank(width: int, height: int, dpi: int) -> QImage:
    """Return a white picture in grey."""
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    image.fill(Qt.GlobalColor.white)
    return image


def png_of(image: QImage) -> bytes:
    """Return a picture as PNG."""
    with in_memory() as buffer:
        image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@contextmanager
def in_memory() -> Iterator[QBuffer]:
    """Lend a file that is nowhere but in memory."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    yield buffer


def pdf_writer(buffer: QBuffer, title: str, dpi: int) -> QPdfWriter:
    """Return the writer of a PDF, with text as text."""
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Stoa")
    writer.setResolution(dpi)
    return writer
