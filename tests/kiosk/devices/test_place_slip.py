"""A place of help on paper."""

from __future__ import annotations

from datetime import date

from kiosk.devices.place_slip import PlaceFact, build_place_slip
from kiosk.devices.slip import QrCode, Rule, SlipLine, plain_code
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from tests.ui.small_city import small_pack

TODAY = date(2026, 11, 24)
FACTS = [
    PlaceFact("بالهاتف", (("555 0104", "ar"),), strong=True),
    PlaceFact("العنوان", (("1 Main Street\nSpringfield", "en"),)),
]


def test_each_line_is_in_its_own_language_and_the_number_stands_out() -> None:
    name = [("مخزن الطعام", "ar"), ("Food pantry", "en")]
    slip = build_place_slip(small_pack().city, name, FACTS, "", TODAY, Texts(LANGUAGES["ar"]))
    told = [(line.text, line.style, line.language.tag) for line in slip.lines]
    assert told[1:] == [
        ("الثلاثاء، 24 نوفمبر 2026", "body", "ar"),
        ("مخزن الطعام", "heading", "ar"),
        ("Food pantry", "body", "en"),
        ("بالهاتف", "label", "ar"),
        ("555 0104", "strong", "ar"),
        ("العنوان", "label", "ar"),
        ("1 Main Street", "body", "en"),
        ("Springfield", "body", "en"),
    ]
    assert slip.reference == "place"  # a file tells nothing of who printed what
    assert not any(isinstance(block, QrCode) for block in slip.blocks)


def test_the_code_is_plain_text_that_fits_the_paper_or_it_is_left_out() -> None:
    contact = "Food pantry\n1 Main Street\n555 0104"
    slip = build_place_slip(
        small_pack().city, [("P", "en")], (), contact, TODAY, Texts(LANGUAGES["en"])
    )
    (code,) = [block for block in slip.blocks if isinstance(block, QrCode)]
    assert code.content == contact
    widest = plain_code("ط" * 90)
    assert widest is not None
    assert len(widest.modules) == 53
    assert plain_code("ط" * 91) is None


def test_what_has_no_name_is_parted_from_the_fact_above_it() -> None:
    """When it was last checked is not one of the languages."""
    facts = [PlaceFact("Languages", (("English", "en"),)), PlaceFact("", (("Checked", "en"),))]
    blocks = build_place_slip(
        small_pack().city, [("Pantry", "en")], facts, "", TODAY, Texts(LANGUAGES["en"])
    ).blocks

    last = [block.text if isinstance(block, SlipLine) else block for block in blocks[-3:]]
    assert last == ["English", Rule(), "Checked"]
