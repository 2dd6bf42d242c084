"""What stands on a slip: two languages, the reference, what comes next, and no answer."""

from datetime import UTC, datetime
from gettext import NullTranslations
from zoneinfo import ZoneInfo

import pytest

from kiosk.devices.slip import QrCode, Rule, Slip, SlipFacts, build_slip, hours_lines
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.pack.model import City, OpeningHours, Service

CITY = City.model_validate(
    {
        "id": "demo",
        "version": 1,
        "name": "Riverton",
        "kiosk": {"id": "k", "name": "Library", "address": "1", "latitude": 1, "longitude": 1},
        "timezone": "America/Chicago",
        "languages": ["en", "ar"],
        "crest": "library",
        "contact": {
            "phone": "+1 555 0142",
            "counter": "City counter",
            "hours": [
                {"days": ["mon", "tue", "wed"], "opens": "09:00", "closes": "18:00"},
                {"days": ["thu", "sat"], "opens": "10:00", "closes": "13:00"},
            ],
        },
        "emergency": {"number": "112", "say": "Call"},
        "about": {"operator": "City", "purpose": "Ask"},
    }
)
SERVICE = Service.model_validate(
    {
        "id": "street-light",
        "category": "streets",
        "icon": "lamp",
        "kind": "report",
        "title": "A street light is out",
        "summary": "Tell us.",
        "minutes": 3,
        "cost": "Free",
        "next": "A team looks at it.",
        "duration": "About five days.",
        "questions": [{"id": "what", "type": "text", "title": "What?"}],
    }
)
FACTS = SlipFacts(
    "KX4-7PM",
    datetime(2026, 11, 24, 3, 30, tzinfo=UTC),
    SERVICE,
    CITY,
    {"en": "lantern", "ar": "قمر"},
)


class Arabic(NullTranslations):
    def gettext(self, message: str) -> str:
        return {"A street light is out": "عمود إنارة لا يعمل"}.get(message, message)


def texts(tag: str) -> Texts:
    pack = Arabic() if tag == "ar" else None
    return Texts(LANGUAGES[tag], None, pack, ZoneInfo("America/Chicago"))


def shown(slip: Slip) -> list[str]:
    return [line.text.translate(dict.fromkeys((0x2068, 0x2069))) for line in slip.lines]


def test_the_residents_language_comes_first_and_the_citys_follows() -> None:
    """G15."""
    slip = build_slip(FACTS, texts("ar"), texts("en"))
    tags = [line.language.tag for line in slip.lines]

    assert tags == sorted(tags)  # ar, then en
    assert set(tags) == {"ar", "en"}
    assert sum(isinstance(block, Rule) for block in slip.blocks) == 1
    lines = shown(slip)
    assert "عمود إنارة لا يعمل" in lines
    assert "A street light is out" in lines
    assert {"قمر", "lantern"} <= set(lines)


def test_one_language_is_enough_where_it_is_the_citys() -> None:
    slip = build_slip(FACTS, texts("en"), texts("en"))

    assert not any(isinstance(block, Rule) for block in slip.blocks)
    assert shown(slip).count("A street light is out") == 1


def test_everything_that_helps_later_is_there() -> None:
    lines = shown(build_slip(FACTS, texts("en"), texts("en")))

    for wanted in ("KX4-7PM", "A team looks at it.", "About five days.", "Phone: +1 555 0142"):
        assert wanted in lines
    assert "Saved on November 23, 2026" in " ".join(lines)  # the city's day, not UTC's


def test_the_code_carries_the_reference_and_nothing_else() -> None:
    slip = build_slip(FACTS, texts("ar"), texts("en"))
    (code,) = [block for block in slip.blocks if isinstance(block, QrCode)]

    assert code.content == "STOA:KX4-7PM"
    assert len(code.modules) == len(code.modules[0]) >= 21
    assert code.quiet >= 4


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        (
            "en",
            [
                "Monday to Wednesday: 9:00 AM to 6:00 PM",
                "Thursday and Saturday: 10:00 AM to 1:00 PM",
            ],
        ),
        ("fr", ["lundi to mercredi: 09:00 to 18:00", "jeudi et samedi: 10:00 to 13:00"]),
    ],
)
def test_hours_are_told_in_the_languages_own_way(tag: str, expected: list[str]) -> None:
    hours: tuple[OpeningHours, ...] = CITY.contact.hours
    lines = [
        line.translate({0x2068: None, 0x2069: None, 0x202F: " ", 0xA0: " "})
        for line in hours_lines(hours, texts(tag))
    ]

    assert lines == expected
