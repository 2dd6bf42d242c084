"""The drawn slip: large type, every script shaped, right to left where due, text in the PDF."""

import io
from collections.abc import Iterable

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot

from kiosk.devices.slip import Slip, SlipLine, qr_code
from kiosk.language.languages import LANGUAGES
from ui.slip import DPI, FACES, MARGIN, WIDTH, SlipRenderer

WORDS = {
    "en": "A street light is out",
    "es": "Una farola no funciona",
    "fr": "Un lampadaire est éteint",
    "ar": "عمود إنارة لا يعمل",
    "zh-Hans": "路灯不亮了",
    "vi": "Đèn đường bị tắt",
    "ur": "گلی کی بتی خراب ہے",
    "ko": "가로등이 꺼졌습니다",
    "hi": "सड़क की बत्ती बंद है",
    "bn": "রাস্তার বাতি জ্বলছে না",
    "ru": "Не горит фонарь",
    "am": "የመንገድ መብራት ጠፍቷል",
}


def slip(tag: str, words: Iterable[str] = ()) -> Slip:
    language = LANGUAGES[tag]
    lines = [SlipLine(text, "body", language) for text in words or [WORDS[tag]]]
    head = SlipLine("KX4-7PM", "reference", language)
    return Slip("KX4-7PM", language, (head, qr_code("KX4-7PM"), *lines))


def picture(of: Slip) -> Image.Image:
    return Image.open(io.BytesIO(SlipRenderer().png(of))).convert("L")


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """Return the box around everything dark."""
    box = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    return box


def last_line(image: Image.Image) -> tuple[int, int, int, int]:
    top = image.height - int(MARGIN) - FACES["body"].size * 2
    return ink(image.crop((0, top, image.width, image.height)))


def test_no_type_is_smaller_than_fourteen_points() -> None:
    """G15."""
    assert min(face.size for face in FACES.values()) >= 14 * DPI / 72 - 0.5


@pytest.mark.parametrize("tag", sorted(WORDS))
def test_each_script_is_drawn_inside_the_paper(qtbot: QtBot, tag: str) -> None:
    image = picture(slip(tag))
    left, _top, right, bottom = ink(image)

    assert image.width == WIDTH
    assert left >= MARGIN - 4
    assert right <= WIDTH - MARGIN + 4
    assert bottom <= image.height


@pytest.mark.parametrize("tag", sorted(WORDS))
def test_the_fonts_of_each_language_are_here(qtbot: QtBot, tag: str) -> None:
    """H09: no boxes in place of letters."""
    assert LANGUAGES[tag].fonts[0] in QFontDatabase.families()


def test_arabic_begins_at_the_right_and_english_at_the_left(qtbot: QtBot) -> None:
    """H06."""
    arabic, english = last_line(picture(slip("ar"))), last_line(picture(slip("en")))

    assert WIDTH - MARGIN - arabic[2] < 12
    assert arabic[0] > 100
    assert english[0] - MARGIN < 12
    assert english[2] < WIDTH - 50


def test_letters_of_arabic_are_joined(qtbot: QtBot) -> None:
    """Shaped text is narrower than its letters one by one."""
    joined = last_line(picture(slip("ar", ["كتب كتب"])))
    apart = last_line(picture(slip("ar", ["ك\u200cت\u200cب ك\u200cت\u200cب"])))

    assert joined[2] - joined[0] < (apart[2] - apart[0]) * 0.9


def test_a_long_word_is_broken_rather_than_cut_off(qtbot: QtBot) -> None:
    short, long = picture(slip("en")), picture(slip("en", ["W" * 60]))

    assert long.height > short.height
    assert ink(long)[2] <= WIDTH - MARGIN + 4


def test_the_pdf_is_one_page_of_the_roll_with_real_text(qtbot: QtBot) -> None:
    reader = PdfReader(io.BytesIO(SlipRenderer().pdf(slip("en"))))
    page = reader.pages[0]
    text = "".join(page.extract_text().split())

    assert len(reader.pages) == 1
    assert round(float(page.mediabox.width) / 72 * 25.4) == 80
    assert "KX4-7PM" in text
    assert "Astreetlightisout" in text


def test_the_code_is_drawn_with_its_quiet_zone_and_modules_above_a_millimetre(
    qtbot: QtBot,
) -> None:
    code = qr_code("KX4-7PM")
    image = picture(Slip("KX4-7PM", LANGUAGES["en"], (code,)))
    left, top, right, bottom = ink(image)
    module = (right - left) / len(code.modules)

    assert module / DPI * 25.4 > 1
    assert right - left == bottom - top
    assert left >= code.quiet * module
    drawn = [
        [
            image.getpixel((int(left + (x + 0.5) * module), int(top + (y + 0.5) * module))) == 0
            for x in range(len(code.modules))
        ]
        for y in range(len(code.modules))
    ]
    assert drawn == [list(row) for row in code.modules]
