"""The slip as a picture and as a page: every script shaped, large type, right to left where due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextOption,
)

from kiosk.devices.paper_form import PaperForm
from kiosk.devices.slip import QrCode, Rule, Slip, SlipBlock, SlipLine, Style
from ui.paper_form import form_pdf, form_pngs

DPI = 203
"""Dots to the inch of the usual thermal printer; a millimetre is eight."""

WIDTH = 576
"""Printable dots of an 80 mm roll, 72 mm."""

TALLEST = 1.6
"""Most that lines are apart, in sizes: Arabic fonts ask for twice what print needs."""

PAPER_MM = 80.0
MARGIN = 16.0
MODULE = 9
"""Dots to a module of the QR code: above 1 mm, so that a worn head still prints it."""


def points(size: float) -> int:
    """Return the dots of a size in typographic points."""
    return round(size * DPI / 72)


@dataclass(frozen=True)
class Face:
    """How a style of line looks; `before` is the space above it in dots. None is below 14 pt."""

    size: int
    bold: bool = False
    centred: bool = False
    before: float = 6.0


FACES: dict[Style, Face] = {
    "city": Face(points(15), bold=True, before=0),
    "heading": Face(points(18), bold=True, before=18),
    "reference": Face(points(42), bold=True, centred=True, before=0),
    "word": Face(points(20), bold=True, centred=True, before=0),
    "label": Face(points(14), bold=True, before=18),
    "body": Face(points(14), before=2),
    "strong": Face(points(15), bold=True, before=8),
    "sign": Face(points(14), bold=True, centred=True),
}


@dataclass(frozen=True)
class _Placed:
    """One block in its place: how tall it is, and how to draw it at a height."""

    height: float
    draw: Callable[[QPainter, float], None]


class SlipRenderer:
    """Draws slips for printers; needs the application object, since fonts do."""

    def image(self, slip: Slip) -> QImage:
        """Return the slip as the thermal head prints it: 576 dots wide, grey, 203 to the inch."""
        placed = [_place(block) for block in slip.blocks]
        image = QImage(WIDTH, _height(placed), QImage.Format.Format_Grayscale8)
        image.setDotsPerMeterX(round(DPI / 0.0254))
        image.setDotsPerMeterY(round(DPI / 0.0254))
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        _draw(painter, placed)
        painter.end()
        return image

    def png(self, slip: Slip) -> bytes:
        """Return the picture as PNG."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.image(slip).save(buffer, "PNG")
        return bytes(buffer.data().data())

    def pdf(self, slip: Slip) -> bytes:
        """Return a page of the roll's width, as long as the slip is, with text as text."""
        placed = [_place(block) for block in slip.blocks]
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(slip.reference)
        writer.setCreator("Stoa")
        writer.setResolution(DPI)
        size = QSizeF(PAPER_MM, _height(placed) / DPI * 25.4)
        writer.setPageLayout(
            QPageLayout(
                QPageSize(
                    size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch
                ),
                QPageLayout.Orientation.Portrait,
                QMarginsF(),
            )
        )
        painter = QPainter(writer)
        painter.translate((writer.width() - WIDTH) / 2, 0)
        _draw(painter, placed)
        painter.end()
        return bytes(buffer.data().data())

    def form_pdf(self, form: PaperForm) -> bytes:
        """Return an empty form as a PDF of A4 pages."""
        return form_pdf(form)

    def form_pngs(self, form: PaperForm) -> tuple[bytes, ...]:
        """Return the same pages as pictures."""
        return form_pngs(form)


def _height(placed: list[_Placed]) -> int:
    return round(sum(block.height for block in placed) + 2 * MARGIN)


def _draw(painter: QPainter, placed: list[_Placed]) -> None:
    painter.setPen(QColor(Qt.GlobalColor.black))
    top = MARGIN
    for block in placed:
        block.draw(painter, top)
        top += block.height


def _place(block: SlipBlock) -> _Placed:
    match block:
        case SlipLine():
            return _place_line(block)
        case QrCode():
            return _place_code(block)
        case Rule():
            return _Placed(40, _draw_rule)


def _place_line(line: SlipLine) -> _Placed:
    face = FACES[line.style]
    width = WIDTH - 2 * MARGIN
    font = _font(line, face, width)
    layout = QTextLayout(line.text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    rtl = line.language.is_rtl and line.style != "reference"
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    beginning = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(Qt.AlignmentFlag.AlignHCenter if face.centred else beginning)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    while (row := layout.createLine()).isValid():
        row.setLineWidth(width)
        row.setPosition(QPointF(0, top))
        top += min(row.height(), font.pixelSize() * TALLEST)
    layout.endLayout()

    def draw(painter: QPainter, at: float) -> None:
        layout.draw(painter, QPointF(MARGIN, at + face.before))

    return _Placed(face.before + top, draw)


def _font(line: SlipLine, face: Face, width: float) -> QFont:
    """Return the font of a line; a reference shrinks to fit one line, nothing else does."""
    font = QFont()
    families = [*line.language.fonts, "Noto Sans"]
    # A reference is Latin in every language; other fonts leave it unreadable in the PDF's text.
    font.setFamilies(["Noto Sans"] if line.style == "reference" else families)
    font.setBold(face.bold)
    font.setPixelSize(face.size)
    font.setKerning(line.style != "reference")  # so that a PDF keeps it in one piece
    if line.style == "reference":
        wide = QFontMetricsF(font).horizontalAdvance(line.text)
        font.setPixelSize(max(points(14), int(face.size * min(1.0, width / max(1.0, wide)))))
    return font


def _place_code(code: QrCode) -> _Placed:
    side = (len(code.modules) + 2 * code.quiet) * MODULE
    left = (WIDTH - side) / 2 + code.quiet * MODULE

    def draw(painter: QPainter, at: float) -> None:
        for y, row in enumerate(code.modules):
            for x, dark in enumerate(row):
                if dark:
                    corner = QPointF(left + x * MODULE, at + (code.quiet + y) * MODULE)
                    painter.fillRect(QRectF(corner, QSizeF(MODULE, MODULE)), Qt.GlobalColor.black)

    return _Placed(side, draw)


def _draw_rule(painter: QPainter, at: float) -> None:
    painter.save()
    painter.setPen(QPen(Qt.GlobalColor.black, 2, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(MARGIN, at + 22), QPointF(WIDTH - MARGIN, at + 22))
    painter.restore()
