"""Finding help by words of every script, by need, by topic and by distance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.directory.help_filters import HelpFilters
from kiosk.directory.help_index import HelpIndex
from kiosk.directory.help_opening import open_help
from kiosk.directory.help_search import HelpSearch
from kiosk.language.languages import LANGUAGES
from kiosk.pack.help_file import write_help
from kiosk.pack.help_places import (
    HelpDirectory,
    PlaceOfHelp,
    Schedule,
    Topic,
    Translation,
    text_hash,
)
from tests.built_help import built_help
from tests.fakes import FakeClock

ZONE = ZoneInfo("America/Chicago")
HERE = (41.88, -87.63)
TAGS = list(LANGUAGES)


def place(place_id: str, name: str, north: float, **more: object) -> PlaceOfHelp:
    row = {"id": place_id, "service_id": place_id, "language": "en", "texts": {"name": name}}
    where = {"latitude": HERE[0] + north, "longitude": HERE[1]}
    return PlaceOfHelp.model_validate({**row, **where, **more})


def over(place_id: str, source: str, **told: str) -> list[Translation]:
    return [
        Translation(
            id=place_id,
            field="name",
            language=tag.replace("_", "-"),
            text=text,
            source_hash=text_hash(source),
        )
        for tag, text in told.items()
    ]


OPEN = Schedule(days=tuple((0, day) for day in range(7)), opens=dt.time(9), closes=dt.time(17))
DIRECTORY = HelpDirectory(
    source="city",
    language="en",
    places=(
        place("far", "Food pantry", 0.05, free=True, step_free=True, languages=("en", "es")),
        place("near", "Food pantry", 0.01, step_free=None, topics=("food",), schedules=(OPEN,)),
        place(
            "clinic",
            "Children's clinic",
            0.02,
            step_free=False,
            texts={"name": "Children's clinic", "description": "Food advice too. Café inside."},
            languages=("zh",),
            topics=("baby",),
        ),
        place("phone", "Crisis line", 0.0, latitude=None, longitude=None),
    ),
    topics=(
        Topic(id="food", name="Food"),
        Topic(id="health", name="Health"),
        Topic(id="baby", name="Babies", parent="health"),
        Topic(id="empty", name="Nothing here"),
    ),
    translations=(
        *over(
            "near",
            "Food pantry",
            ar="مخزن الطعام",
            zh_Hans="食品储藏室",
            vi="Kho thực phẩm",
            es="Despensa de alimentos",
            fr="Épicerie solidaire",
        ),
        *over("clinic", "An older name", fr="Clinique"),
        *over("food", "Food", es="Comida"),
    ),
)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[HelpIndex]:
    made = built_help(tmp_path / "help.db", [DIRECTORY], TAGS)
    yield made
    made.close()


@pytest.fixture
def search(index: HelpIndex, clock: FakeClock) -> HelpSearch:
    clock.jump(dt.datetime(2026, 11, 24, 16, 0, tzinfo=dt.UTC))  # 10 in the morning
    return HelpSearch(index, HERE, ZONE, clock)


def ids(search: HelpSearch, written: str, tag: str = "en", **filters: object) -> list[str]:
    found = search.find(written, tag, HelpFilters(**filters) if filters else None)  # type: ignore[arg-type]
    return [one.place.id for one in found.places]


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("طعام", "ar"),
        ("مخزن الطعام", "ar"),
        ("储藏", "zh-Hans"),
        ("食", "zh-Hans"),
        ("thuc pham", "vi"),
        ("thự", "vi"),
        ("EPICERIE", "fr"),
        ("despensa alim", "es"),
        ("食品", "en"),  # another language than the screen's
    ],
)
def test_a_place_is_found_in_every_script(search: HelpSearch, written: str, tag: str) -> None:
    assert ids(search, written, tag) == ["near"]


def test_the_nearest_of_what_is_named_so_comes_first_and_mere_mentions_last(
    search: HelpSearch,
) -> None:
    assert ids(search, "food") == ["near", "far", "clinic"]
    assert ids(search, "") == ["near", "clinic", "far", "phone"]


def test_one_letter_finds_what_is_named_so(search: HelpSearch) -> None:
    assert ids(search, "f") == ["near", "far"]
    assert ids(search, "fo") == ["near", "far", "clinic"]


def test_a_slip_of_the_finger_still_finds(search: HelpSearch) -> None:
    assert ids(search, "pantyr") == ["near", "far"]
    assert ids(search, "clinci") == ["clinic"]


def test_signs_of_a_query_language_are_only_signs(search: HelpSearch) -> None:
    for written in ('"', "food* OR", 'a" OR "b', "NEAR(", "-", "name:food", "' --", "{name}"):
        search.find(written, "en")


def test_only_what_is_known_to_fit_passes_and_what_does_not_say_is_counted(
    search: HelpSearch,
) -> None:
    assert ids(search, "", step_free=True) == ["far"]
    assert ids(search, "", free=True, step_free=True) == ["far"]
    assert ids(search, "", language="zh-Hans") == ["clinic"]
    found = search.find("food", "en", HelpFilters(step_free=True))
    assert (found.total, found.unsaid) == (1, 1)


def test_open_now_follows_the_clock(search: HelpSearch, clock: FakeClock) -> None:
    assert ids(search, "", open_now=True) == ["near"]
    clock.advance(7 * 3600)
    assert ids(search, "", open_now=True) == []
    clock.advance(16 * 3600)
    assert ids(search, "", open_now=True) == ["near"]


def test_no_topic_is_offered_that_would_be_empty(search: HelpSearch) -> None:
    offered = {topic.name.text: topic.count for topic in search.topics("en")}
    assert offered == {"Food": 1, "Health": 1, "Babies": 1}
    open_ones = search.topics("es", HelpFilters(open_now=True))
    assert [(topic.name.text, topic.name.language) for topic in open_ones] == [("Comida", "es")]
    for topic in search.topics("en"):
        assert search.find("", "en", HelpFilters(topic=topic.id)).total == topic.count


def test_a_translation_of_older_words_is_not_shown(search: HelpSearch) -> None:
    found = search.place("city/clinic", "fr")
    assert found is not None
    assert (found.name.text, found.name.language) == ("Children's clinic", "en")
    near = search.place("city/near", "fr")
    assert near is not None
    assert (near.name.text, near.name.language) == ("Épicerie solidaire", "fr")


def test_an_index_that_is_broken_or_of_older_places_is_built_again(tmp_path: Path) -> None:
    home, pack = tmp_path / "home", tmp_path / "pack"
    write_help(pack, DIRECTORY)

    def opened() -> int:
        found = open_help(home, pack, TAGS)
        assert found is not None
        found.close()
        return len(found.facts)

    assert opened() == 4
    (path,) = (home / "index").glob("help-*.db")
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    assert opened() == 4
    written = path.stat().st_ino
    assert opened() == 4
    assert path.stat().st_ino == written
    write_help(pack, DIRECTORY.model_copy(update={"places": DIRECTORY.places[:1]}))
    assert opened() == 1


def test_two_publishers_may_use_one_id(tmp_path: Path, clock: FakeClock) -> None:
    other = DIRECTORY.model_copy(update={"source": "other"})
    both = built_help(tmp_path / "both.db", [DIRECTORY, other], TAGS)
    search = HelpSearch(both, HERE, ZONE, clock)
    assert search.find("crisis", "en").total == 2
    assert search.place("other/phone", "en") is not None
    assert search.place("none/phone", "en") is None
    both.close()
