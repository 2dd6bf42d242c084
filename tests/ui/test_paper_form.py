"""Empty forms on A4: text as text, in every script, nothing torn, nothing on the disk."""

from __future__ import annotations

import io
import unicodedata

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.bootstrap import build_core
from kiosk.devices.paper_form import FormPart, PaperForm, Tick, Words, build_form
from kiosk.language.languages import LANGUAGES
from kiosk.pack.reader import read_pack
from kiosk.settings import load_settings, share_dir
from ui.paper_form import FACES, PAGE, form_pdf, form_pngs, points

A4 = (595, 842)


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory):
    pack = read_pack(share_dir("assets") / "demo-city", check_texts=False)
    core = build_core(load_settings(tmp_path_factory.mktemp("home")), pack=pack)
    yield core
    core.close()


@pytest.mark.parametrize("tag", ["en", "ar", "zh-Hans"])
def test_a_form_has_all_its_words_on_a4_pages(qapp: QGuiApplication, core, tag: str) -> None:
    form = build_form(core.pack.service("library-card"), core.pack, core.texts(tag))
    reader = PdfReader(io.BytesIO(form_pdf(form)))

    sizes = {(round(p.mediabox.width), round(p.mediabox.height)) for p in reader.pages}
    assert sizes == {A4}
    assert len(reader.pages) > 1
    whole = "".join("".join(page.extract_text().split()) for page in reader.pages)
    text = unicodedata.normalize("NFKC", whole)  # ligatures
    for page in reader.pages:
        assert "riverbend/library-card/1" in "".join(page.extract_text().split())
    if tag == "en":
        for part in form.parts:
            for block in part.blocks:
                if isinstance(block, Words | Tick):
                    plain = block.text.replace("\u2068", "").replace("\u2069", "")
                    assert "".join(plain.split()) in text, plain


def test_type_is_large(qapp: QGuiApplication) -> None:
    assert min(face.size for face in FACES.values()) >= points(16)


def test_a_question_is_not_torn_and_what_is_taller_than_a_page_goes_on(
    qapp: QGuiApplication,
) -> None:
    tall = FormPart(tuple(Tick(f"Answer {n}") for n in range(60)))
    small = FormPart((Words("Question", "question"), *(Tick("x") for _ in range(15))))
    form = PaperForm("c/s/1", "T", LANGUAGES["en"], None, (small, small, tall))
    pages = [p.extract_text() for p in PdfReader(io.BytesIO(form_pdf(form))).pages]

    assert [page.count("Question") for page in pages[:2]] == [1, 1]
    assert [page.count("x\n") + page.endswith("x") for page in pages[:2]] == [15, 15]
    assert sum(page.count("Answer") for page in pages) == 60
    pictures = [QImage.fromData(png, "PNG") for png in form_pngs(form)]
    assert [picture.height() for picture in pictures] == [round(PAGE.height())] * len(pages)
    assert all(_is_dark_somewhere(picture) for picture in pictures)


def _is_dark_somewhere(picture: QImage) -> bool:
    return any(value < 64 for value in bytes(picture.constBits()))
