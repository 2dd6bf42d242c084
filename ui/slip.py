"""The slip as a picture and as a page: every script shaped, large type, right to left where due."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QPointF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
)

from kiosk.devices.paper_form import PaperForm
from kiosk.devices.slip import QrCode, Rule, Slip, SlipBlock, SlipLine, Style
from ui.paper_form import form_pdf, form_pngs
from ui.typesetting import (
    Face,
    Placed,
    blank,
    draw_code,
    in_memory,
    laid_out,
    pdf_writer,
    png_of,
    points_at,
)

DPI = 203
"""Dots to the inch of the usual thermal printer; a millimetre is eight."""

WIDTH = 576
"""Printable dots of an 80 mm roll, 72 mm."""

PAPER_MM = 80.0
MARGIN = 16.0
MODULE = 9
"""Dots to a module of the QR code: above 1 mm, so that a worn head still prints it."""

points = points_at(DPI)

FACES: dict[Style, Face] = {
    "city": Face(points(15), 0, bold=True),
    "heading": Face(points(18), 18, bold=True),
    "reference": Face(points(42), 0, bold=True, centred=True),
    "word": Face(points(20), 0, bold=True, centred=True),
    "label": Face(points(14), 18, bold=True),
    "body": Face(points(14), 2),
    "strong": Face(points(15), 8, bold=True),
    "sign": Face(points(14), 6, bold=True, centred=True),
}
"""None is below 14 points."""


class SlipRenderer:
    """Draws slips for printers; needs the application object, since fonts do."""

    def image(self, slip: Slip) -> QImage:
        """Return the slip as the thermal head prints it: 576 dots wide, grey, 203 to the inch."""
        placed = [_place(block) for block in slip.blocks]
        image = blank(WIDTH, _height(placed), DPI)
        painter = QPainter(image)
        _draw(painter, placed)
        painter.end()
        return image

    def png(self, slip: Slip) -> bytes:
        """Return the picture as PNG."""
        return png_of(self.image(slip))

    def pdf(self, slip: Slip) -> bytes:
        """Return a page of the roll's width, as long as the slip is, with text as text."""
        placed = [_place(block) for block in slip.blocks]
        size = QSizeF(PAPER_MM, _height(placed) / DPI * 25.4)
        match = QPageSize.SizeMatchPolicy.ExactMatch
        with in_memory() as buffer:
            writer = pdf_writer(buffer, slip.reference, DPI)
            writer.setPageLayout(
                QPageLayout(
                    QPageSize(size, QPageSize.Unit.Millimeter, "", match),
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


def _height(placed: list[Placed]) -> int:
    return round(sum(block.height for block in placed) + 2 * MARGIN)


def _draw(painter: QPainter, placed: list[Placed]) -> None:
    painter.setPen(QColor(Qt.GlobalColor.black))
    top = MARGIN
    for block in placed:
        block.draw(painter, top)
        top += block.height


def _place(block: SlipBlock) -> Placed:
    match block:
        case SlipLine():
            return _place_line(block)
        case QrCode():
            return _place_code(block)
        case Rule():
            return Placed(40, _draw_rule)


def _place_line(line: SlipLine) -> Placed:
    face = FACES[line.style]
    width = WIDTH - 2 * MARGIN
    font = _font(line, face, width)
    rtl = line.language.is_rtl and line.style != "reference"
    layout, tall = laid_out(line.text, font, width, rtl=rtl, centred=face.centred)

    def draw(painter: QPainter, at: float) -> None:
        layout.draw(painter, QPointF(MARGIN, at + face.before))

    return Placed(face.before + tall, draw)


def _font(line: SlipLine, face: Face, width: float) -> QFont:
    """Return the font of a line; a reference shrinks to fit one line, nothing else does."""
    # A reference is Latin in every language; other fonts leave it unreadable in the PDF's text.
    font = face.font(() if line.style == "reference" else line.language.fonts)
    font.setKerning(line.style != "reference")  # so that a PDF keeps it in one piece
    if line.style == "reference":
        wide = QFontMetricsF(font).horizontalAdvance(line.text)
        font.setPixelSize(max(points(14), int(face.size * min(1.0, width / max(1.0, wide)))))
    return font


def _place_code(code: QrCode) -> Placed:
    side = (len(code.modules) + 2 * code.quiet) * MODULE
    left = (WIDTH - side) / 2 + code.quiet * MODULE

    def draw(painter: QPainter, at: float) -> None:
        draw_code(painter, code, QPointF(left, at + code.quiet * MODULE), MODULE)

    return Placed(side, draw)


def _draw_rule(painter: QPainter, at: float) -> None:
    painter.save()
    painter.setPen(QPen(Qt.GlobalColor.black, 2, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(MARGIN, at + 22), QPointF(WIDTH - MARGIN, at + 22))
    painter.restore()
