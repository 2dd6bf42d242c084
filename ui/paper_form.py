"""An empty form on A4: large type, boxes to tick, lines to write on, a code that names the form.

It is drawn in memory; a question is never torn by the end of a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPageSize, QPainter, QPen, QTextLayout

from kiosk.devices.paper_form import FormBlock, FormPart, Lines, PaperForm, Style, Tick, Words
from kiosk.devices.slip import QrCode
from kiosk.language.languages import Language
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

points = points_at(DPI)

FACES: dict[Style, Face] = {
    "city": Face(points(16), 0),
    "title": Face(points(28), 2 * MM, bold=True),
    "body": Face(points(16), 2 * MM),
    "question": Face(points(19), 1.5 * MM, bold=True),
    "hint": Face(points(16), 1 * MM),
    "way": Face(points(16), 0, bold=True),
}
"""Nothing is below 16 points."""


def form_pdf(form: PaperForm) -> bytes:
    """Return the form as a PDF with text as text."""
    pages = _pages(form)
    with in_memory() as buffer:
        writer = pdf_writer(buffer, form.title, DPI)
        writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
            )
        )
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
        image = blank(PAGE.toSize().width(), PAGE.toSize().height(), DPI)
        painter = QPainter(image)
        _draw(painter, form, page, f"{number} / {len(pages)}")
        painter.end()
        images.append(image)
    return images


def form_pngs(form: PaperForm) -> tuple[bytes, ...]:
    """Return the pages as PNG."""
    return tuple(map(png_of, form_images(form)))


def _pages(form: PaperForm) -> list[list[Placed]]:
    """Share the parts out to pages; one that is taller than a page goes on to the next."""
    pages: list[list[Placed]] = [[]]
    room = BOTTOM - MARGIN
    for index, part in enumerate(form.parts):
        narrow = CODE + 4 * MM if index == 0 and form.code is not None else 0.0
        blocks = list(_place(part, form.language, narrow))
        tall = sum(block.height for block in blocks)
        if index == 0 and form.code is not None and tall < CODE:
            blocks.append(Placed(CODE - tall, lambda _painter, _top: None))
            tall = CODE
        gap = 7 * MM if pages[-1] else 0.0
        if pages[-1] and gap + tall > room:
            pages.append([])
            room, gap = BOTTOM - MARGIN, 0.0
        if gap:
            pages[-1].append(Placed(gap, lambda _painter, _top: None))
            room -= gap
        for block in blocks:
            if block.height > room and pages[-1]:
                pages.append([])
                room = BOTTOM - MARGIN
            pages[-1].append(block)
            room -= block.height
    return pages


def _draw(painter: QPainter, form: PaperForm, page: list[Placed], number: str) -> None:
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


def _place(part: FormPart, language: Language, narrow: float) -> Iterator[Placed]:
    for block in part.blocks:
        yield _place_block(block, language, narrow)


def _place_block(block: FormBlock, language: Language, narrow: float) -> Placed:
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
) -> Placed:
    layout, height = _layout(text, face, language, span[1])

    def draw(painter: QPainter, top: float) -> None:
        layout.draw(painter, QPointF(MARGIN + span[0], top + face.before))

    return Placed(face.before + height, draw)


def _tick(tick: Tick, language: Language) -> Placed:
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

    return Placed(tall + (LINE if tick.line else 0), draw)


def _lines(labels: tuple[str, ...], language: Language) -> Placed:
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

    return Placed(above + LINE + 1 * MM, draw)


def _layout(text: str, face: Face, language: Language, width: float) -> tuple[QTextLayout, float]:
    font = face.font(language.fonts)
    return laid_out(text.replace("\n", "\u2028"), font, width, rtl=language.is_rtl)


def _draw_code(painter: QPainter, code: QrCode, rtl: bool) -> None:
    module = CODE / (len(code.modules) + 2 * code.quiet)
    left = (MARGIN if rtl else MARGIN + WIDTH - CODE) + code.quiet * module
    draw_code(painter, code, QPointF(left, MARGIN + code.quiet * module), module)
