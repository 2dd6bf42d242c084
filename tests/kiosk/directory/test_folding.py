"""Folding: what two writings of one word have in common (H17)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.directory.folding import fold, query_terms, terms


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("eglise saint jean", "Église Saint-Jean"),
        ("duong nguyen van cu", "Đường Nguyễn Văn Cừ"),
        ("المسجد النور", "المَسْجِدُ النُّورـــ"),
        ("احمد", "أحمد"),
        ("مستشفي", "مستشفى"),
        ("مكتبه", "مكتبة"),
        ("١٤", "14"),
        ("۱۴", "14"),
        ("ISTANBUL", "İstanbul"),
        ("strasse", "Straße"),
        ("１２ 街", "12 街"),
        ("елка", "ёлка"),
        ("ганок", "Ґанок"),
        ("об'єкт", "обʼєкт"),
        ("हिंदी", "हिन्दी"),
        ("फोन", "फ़ोन"),
        ("पांच", "पाँच"),
        ("ব্যাংক", "ব্যাঙ্ক"),
        ("১৪", "14"),
        ("ፀሐይ", "ጸሀይ"),
        ("ሠላም", "ሰላም"),
        ("ዓመት", "አመት"),
        ("كتاب", "کتاب"),
        ("بتي", "بتی"),
        ("ہسپتال", "هسپتال"),
        ("lekol", "Lekòl"),
    ],
)
def test_two_writings_of_one_word_fold_alike(written: str, known: str) -> None:
    assert fold(written) == fold(known)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("obrien", "O'Brien Park"),
        ("o brien", "O’Brien Park"),
        ("مسجد", "المسجد الكبير"),
        ("图书馆", "市中心图书馆"),
        ("馆", "市中心图书馆"),
        ("14号", "磨坊街14号"),
        ("eglise", "l'église"),
        ("می شود", "می\u200cشود"),
        ("میشود", "می\u200cشود"),
        ("도서관에서", "도서관"),
        ("도서관", "시립 도서관은"),
    ],
)
def test_what_is_written_is_among_the_terms_of_what_is_known(written: str, known: str) -> None:
    assert set(query_terms(written)) <= set(terms(known))


def test_a_korean_syllable_that_is_still_typed_begins_the_word() -> None:
    for typed in ("ㄷ", "도", "돗", "도서", "도석", "도서과", "도서관"):
        assert fold("도서관").startswith(fold(typed)), typed


def test_marks_that_tell_indic_words_apart_stay() -> None:
    assert fold("कि") != fold("का")
    assert fold("が") != fold("か")


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_any_text_finds_itself(text: str) -> None:
    assert set(query_terms(text)) <= set(terms(text))


@given(st.text(max_size=40))
def test_nothing_folded_holds_signs_that_steer_or_mark_up(text: str) -> None:
    folded = fold(text + "<b>\u202e&amp;\x00\u200f")

    assert not set(folded) & set("<>&;\u202e\u200f\x00\n\t")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_a_text_is_folded_as_its_words_are(text: str) -> None:
    """The index folds word by word, so that a common word is folded once."""
    apart = dict.fromkeys(term for word in text.split() for term in terms(word))

    assert tuple(apart) == terms(text)
