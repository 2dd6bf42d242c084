"""What is told of one place of help: each line in its own language, nothing that nobody knows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.directory.help_facts import FactLine, HelpFact, contact_text, help_facts
from kiosk.directory.help_filters import HelpFilters
from kiosk.directory.help_search import FoundHelp, HelpSearch
from kiosk.language.bidi import without_controls
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.pack.help_places import HelpDirectory, Topic
from tests.built_help import built_help
from tests.fakes import FakeClock

ZONE = ZoneInfo("America/Chicago")
HERE = (41.88, -87.63)


def full(**more: object) -> dict[str, object]:
    return {
        "id": "pantry",
        "service_id": "pantry",
        "language": "es",
        "texts": {"name": "Despensa", "who": "Familias.", "directions": "Por el patio."},
        "address": {"lines": ["1 Main Street"], "city": "Springfield"},
        "latitude": HERE[0] + 0.01,
        "longitude": HERE[1],
        "phones": [{"shown": "555-0104", "dial": "5550104", "extension": "12"}],
        "languages": ["es", "am"],
        "step_free": False,
        "minimum_age": 16,
        **more,
    }


@pytest.fixture
def search(tmp_path: Path, clock: FakeClock) -> HelpSearch:
    directory = HelpDirectory.model_validate(
        {
            "source": "city",
            "language": "es",
            "places": [
                full(topics=["bread"]),
                {
                    "id": "line",
                    "service_id": "line",
                    "language": "en",
                    "texts": {"name": "Crisis line"},
                    "free": True,
                    "topics": ["food"],
                },
            ],
            "topics": [
                Topic(id="food", name="Comida"),
                Topic(id="bread", name="Pan", parent="food"),
            ],
        }
    )
    return HelpSearch(
        built_help(tmp_path / "help.db", [directory], ["en", "es"]), HERE, ZONE, clock
    )


def shown(search: HelpSearch, place_id: str, tag: str = "en") -> FoundHelp:
    found = search.place(f"city/{place_id}", tag)
    assert found is not None
    return found


def facts(found: FoundHelp, tag: str = "en") -> dict[str, HelpFact]:
    now = dt.datetime(2026, 11, 24, 16, 0, tzinfo=dt.UTC)
    told = help_facts(found, Texts(LANGUAGES[tag], timezone=ZONE), (), now, ZONE)
    return {fact.key: fact for fact in told}


def plain(lines: tuple[FactLine, ...]) -> list[tuple[str, str]]:
    return [(without_controls(line.text), line.language) for line in lines]


def test_each_line_names_its_own_language(search: HelpSearch) -> None:
    told = facts(shown(search, "pantry"))
    assert plain(told["who"].lines) == [("Familias.", "es"), ("From 16 years", "en")]
    assert plain(told["way"].lines) == [
        ("From this kiosk: About 1.1 km to the north", "en"),
        ("Por el patio.", "es"),
    ]
    assert plain(told["where"].lines) == [("1 Main Street\nSpringfield", "es")]


def test_a_number_is_said_digit_by_digit_with_its_extension(search: HelpSearch) -> None:
    (phone,) = facts(shown(search, "pantry"))["phone"].lines
    assert without_controls(phone.text) == "555-0104, extension 12"
    assert phone.speech == "5, 5, 5. 0, 1, 0, 4, extension 1, 2"


def test_languages_are_named_in_the_residents_language(search: HelpSearch) -> None:
    found = shown(search, "pantry", "es")
    assert plain(facts(found)["languages"].lines) == [("Spanish and Amharic", "en")]
    assert plain(facts(found, "es")["languages"].lines) == [("español y amárico", "es")]
    assert Texts(LANGUAGES["ht"]).language_name("vi") == "Tiếng Việt"  # CLDR has no Haitian


def test_what_nobody_said_is_called_not_known_and_what_makes_no_sense_is_left_out(
    search: HelpSearch,
) -> None:
    pantry, line = facts(shown(search, "pantry")), facts(shown(search, "line"))
    assert plain(pantry["cost"].lines) == [("We do not know. Call to ask.", "en")]
    assert plain(pantry["access"].lines) == [("There are steps.", "en")]
    assert plain(line["cost"].lines) == [("Free of charge", "en")]
    assert not {"access", "way", "where", "hours"} & set(line)


def test_a_code_carries_the_contact_and_no_address_of_the_web(search: HelpSearch) -> None:
    pantry, line = shown(search, "pantry"), shown(search, "line")
    assert contact_text(pantry) == "Despensa\n1 Main Street\n555-0104"
    assert contact_text(line) == ""


def test_topics_know_what_is_above_them_and_filters_are_counted_at_once(
    search: HelpSearch,
) -> None:
    assert {t.id: (t.count, t.parent) for t in search.topics("es")} == {
        "city/food": (2, ""),
        "city/bread": (1, "city/food"),
    }
    choices = [HelpFilters(), HelpFilters(free=True), HelpFilters(language="es")]
    assert search.counts("", "en", choices) == [2, 1, 1]
    assert search.counts("crisis", "en", choices) == [1, 1, 0]
