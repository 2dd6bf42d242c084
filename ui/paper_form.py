"""An empty form on A4: large type, boxes to tick, lines to write on, a code that names the form.

It is drawn in memory; a question is never torn by the end of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextOption,
)

from kiosk.devices.paper_form import FormBlock, FormPart, Lines, PaperForm, Style, Tick, Words
from kiosk.devices.slip import QrCode
from kiosk.language.languages import Language

DPI = 150
MM = DPI / 25.4
PAGE = QSizeF(210 * MM, 297 * MM)
MARGIN = 18 * MM
FOOT = 12 * MM
WIDTH = PAGE.width() - 2 * MARGIN
BOTTOM = PAGE.height() - MARGIN - FOOT
CODE = 30 * MM
"""Side of the code with its quiet zone."""
BOX = 7 * MM
LINE = 13 * MM
"""From one writing line to the next: a hand needs more room than type."""
TALLEST = 1.6


def points(size: float) -> int:
    """Return the dots of a size in typographic points."""
    return round(size * DPI / 72)


@dataclass(frozen=True)
class Face:
    """How a style looks; `before` is the space above it in dots. Nothing is below 16 pt."""

    size: int
    bold: bool = False
    before: float = 2 * MM


FACES: dict[Style, Face] = {
    "city": Face(points(16), before=0),
    "title": Face(points(28), bold=True, before=2 * MM),
    "body": Face(points(16)),
    "question": Face(points(19), bold=True, before=1.5 * MM),
    "hint": Face(points(16), before=1 * MM),
    "way": Face(points(16), bold=True, before=0),
}


@dataclass(frozen=True)
class _Placed:
    height: float
    draw: Callable[[QPainter, float], None]


def form_pdf(form: PaperForm) -> bytes:
    """Return the form as a PDF with text as text."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(form.title)
    writer.setCreator("Stoa")
    writer.setResolution(DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    pages = _pages(form)
    painter = QPainter(writer)
    for number, page in enumerate(pages, 1):
        if number > 1:
            writer.newPage()
        _draw(painter, form, page, f"{number} / {len(pages)}")
    painter.end()
    return bytes(buffer.data().data())


def form_images(form: PaperForm) -> list[QImage]:
    """Return the pages as pictures, for printers that know only dots."""
    images = []
    pages = _pages(form)
    for number, page in enumerate(pages, 1):
        image = QImage(PAGE.toSize(), QImage.Format.Format_Grayscale8)
        image.setDotsPerMeterX(round(DPI / 0.0254))
        image.setDotsPerMeterY(round(DPI / 0.0254))
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        _draw(painter, form, page, f"{number} / {len(pages)}")
        painter.end()
        images.append(image)
    return images


def form_pngs(form: PaperForm) -> tuple[bytes, ...]:
    """Return the pages as PNG."""
    made = []
    for image in form_images(form):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")
        made.append(bytes(buffer.data().data()))
    return tuple(made)


def _pages(form: PaperForm) -> list[list[_Placed]]:
    """Share the parts out to pages; one that is taller than a page goes on to the next."""
    pages: list[list[_Placed]] = [[]]
    room = BOTTOM - MARGIN
    for index, part in enumerate(form.parts):
        narrow = CODE + 4 * MM if index == 0 and form.code is not None else 0.0
        blocks = list(_place(part, form.language, narrow))
        tall = sum(block.height for block in blocks)
        if index == 0 and form.code is not None and tall < CODE:
            blocks.append(_Placed(CODE - tall, lambda _painter, _top: None))
            tall = CODE
        gap = 7 * MM if pages[-1] else 0.0
        if pages[-1] and gap + tall > room:
            pages.append([])
            room, gap = BOTTOM - MARGIN, 0.0
        if gap:
            pages[-1].append(_Placed(gap, lambda _painter, _top: None))
            room -= gap
        for block in blocks:
            if block.height > room and pages[-1]:
                pages.append([])
                room = BOTTOM - MARGIN
            pages[-1].append(block)
            room -= block.height
    return pages


def _draw(painter: QPainter, form: PaperForm, page: list[_Placed], number: str) -> None:
    painter.setPen(QPen(QColor(Qt.GlobalColor.black), 0.35 * MM))
    if number.startswith("1 ") and form.code is not None:
        _draw_code(painter, form.code, form.language.is_rtl)
    top = MARGIN
    for block in page:
        block.draw(painter, top)
        top += block.height
    font = QFont("Noto Sans")
    font.setPixelSize(points(12))
    painter.setFont(font)
    foot = QRectF(MARGIN, PAGE.height() - MARGIN - FOOT / 2, WIDTH, FOOT)
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, form.form_id)
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight, number)


def _place(part: FormPart, language: Language, narrow: float) -> Iterator[_Placed]:
    for block in part.blocks:
        yield _place_block(block, language, narrow)


def _place_block(block: FormBlock, language: Language, narrow: float) -> _Placed:
    match block:
        case Words(text=text, style=style):
            left = narrow if language.is_rtl else 0.0
            return _words(text, FACES[style], language, (left, WIDTH - narrow))
        case Tick():
            return _tick(block, language)
        case Lines(labels=labels):
            return _lines(labels, language)


def _words(
    text: str,
    face: Face,
    language: Language,
    span: tuple[float, float],
) -> _Placed:
    layout, height = _layout(text, face, language, span[1])

    def draw(painter: QPainter, top: float) -> None:
        layout.draw(painter, QPointF(MARGIN + span[0], top + face.before))

    return _Placed(face.before + height, draw)


def _tick(tick: Tick, language: Language) -> _Placed:
    rtl, gap = language.is_rtl, BOX + 4 * MM
    face = FACES["body"]
    wide = WIDTH - gap
    layout, height = _layout(tick.text, face, language, wide)
    tall = max(BOX, height) + 3 * MM

    def draw(painter: QPainter, top: float) -> None:
        middle = top + 3 * MM
        box = QRectF(MARGIN + (WIDTH - BOX if rtl else 0), middle, BOX, BOX)
        painter.drawRect(box)
        layout.draw(painter, QPointF(MARGIN + (0 if rtl else gap), middle))
        if tick.line:
            low = top + tall + LINE - 3 * MM
            start = MARGIN if rtl else MARGIN + gap
            painter.drawLine(QPointF(start, low), QPointF(start + wide, low))

    return _Placed(tall + (LINE if tick.line else 0), draw)


def _lines(labels: tuple[str, ...], language: Language) -> _Placed:
    """Place as many lines beside each other as there are names, in the order that is read."""
    share = WIDTH / len(labels)
    face = FACES["body"]
    laid = [_layout(label, face, language, share - 6 * MM) for label in labels]
    above = max(
        (height for label, (_, height) in zip(labels, laid, strict=True) if label), default=0
    )

    def draw(painter: QPainter, top: float) -> None:
        for place, (layout, _height) in enumerate(laid):
            column = len(laid) - 1 - place if language.is_rtl else place
            left = MARGIN + column * share
            layout.draw(painter, QPointF(left, top + 2 * MM))
            low = top + above + LINE
            painter.drawLine(QPointF(left, low), QPointF(left + share - 6 * MM, low))

    return _Placed(above + LINE + 1 * MM, draw)


def _layout(text: str, face: Face, language: Language, width: float) -> tuple[QTextLayout, float]:
    font = QFont()
    font.setFamilies([*language.fonts, "Noto Sans"])
    font.setBold(face.bold)
    font.setPixelSize(face.size)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    rtl = language.is_rtl
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    while (row := layout.createLine()).isValid():
        row.setLineWidth(width)
        row.setPosition(QPointF(0, top))
        top += min(row.height(), face.size * TALLEST)
    layout.endLayout()
    return layout, top


def _draw_code(painter: QPainter, code: QrCode, rtl: bool) -> None:
    module = CODE / (len(code.modules) + 2 * code.quiet)
    left = (MARGIN if rtl else MARGIN + WIDTH - CODE) + code.quiet * module
    for y, row in enumerate(code.modules):
        for x, dark in enumerate(row):
            if dark:
                corner = QPointF(left + x * module, MARGIN + (code.quiet + y) * module)
                painter.fillRect(QRectF(corner, QSizeF(module, module)), Qt.GlobalColor.black)
