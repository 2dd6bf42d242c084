"""Places without a map: found in any writing, told with degrees where they are known."""

import json
import os
from gettext import NullTranslations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.directory.gazetteer import FoundPlace, Gazetteer
from kiosk.forms.answers import PlaceAnswer
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.pack.model import GazetteerPlace, KioskPlace

KIOSK = KioskPlace.model_validate(
    {
        "id": "library",
        "name": "Central Library",
        "address": "1 Harbour Square",
        "latitude": 41.0,
        "longitude": -87.0,
    }
)
PLACES = [
    GazetteerPlace.model_validate(place)
    for place in (
        {
            "id": "mosque",
            "kind": "landmark",
            "name": "An-Nur Mosque",
            "other_names": ["مسجد النور"],
            "address": "30 Mill Street",
            "latitude": 41.004,
            "longitude": -87.0,
        },
        {
            "id": "mill-street",
            "kind": "street",
            "name": "Mill Street",
            "other_names": ["磨坊街", "شارع المطحنة", "đường Cối Xay"],
            "address": "Mill Street",
            "latitude": 41.0,
            "longitude": -87.0,
            "numbers": {"from": 1, "to": 101, "latitude": 41.01, "longitude": -87.02},
        },
        {
            "id": "fifth",
            "kind": "street",
            "name": "5th Avenue",
            "address": "5th Avenue",
            "latitude": 41.02,
            "longitude": -87.03,
            "numbers": {"from": 1, "to": 60},
        },
        {
            "id": "hill-lane",
            "kind": "street",
            "name": "Hill Lane",
            "address": "Hill Lane",
            "latitude": 41.03,
            "longitude": -87.0,
        },
        {
            "id": "harbour-stop",
            "kind": "stop",
            "name": "Harbour Square",
            "address": "Harbour Square",
            "latitude": 41.0001,
            "longitude": -87.0001,
        },
    )
]


class Arabic(NullTranslations):
    """A catalog with one name in it."""

    def gettext(self, message: str) -> str:
        return {"An-Nur Mosque": "مسجد النور", "Mill Street": "شارع المطحنة"}.get(message, message)


def texts_for(tag: str) -> Texts:
    return Texts(LANGUAGES[tag], None, Arabic() if tag == "ar" else None)


@pytest.fixture
def gazetteer() -> Gazetteer:
    return Gazetteer(PLACES, KIOSK, "en", texts_for)


def first(gazetteer: Gazetteer, written: str, tag: str = "en") -> FoundPlace:
    return gazetteer.search(written, tag).places[0]


@pytest.mark.parametrize(
    ("written", "tag", "place"),
    [
        ("mosque", "en", "mosque"),
        ("an nur", "en", "mosque"),
        ("annur mosq", "en", "mosque"),
        ("mosqeu", "en", "mosque"),
        ("مسجد", "ar", "mosque"),
        ("المسجد النُّور", "en", "mosque"),
        ("mill", "vi", "mill-street"),
        ("MILL ST", "en", "mill-street"),
        ("duong coi xay", "vi", "mill-street"),
        ("磨坊", "zh-Hans", "mill-street"),
        ("5th avenue", "en", "fifth"),
        ("hill", "en", "hill-lane"),
        ("harbor square", "en", "harbour-stop"),
    ],
)
def test_a_place_is_found_however_it_is_written(
    gazetteer: Gazetteer, written: str, tag: str, place: str
) -> None:
    assert first(gazetteer, written, tag).place_id == place


@pytest.mark.parametrize(
    "written",
    [
        "14 Mill Street",
        "Mill Street 14",
        "mill st. no 14",
        "Mill Street, Nº 14",
        "١٤ شارع المطحنة",
        "شارع المطحنة رقم ١٤",
        "磨坊街14号",
        "số 14 đường Cối Xay",
        "14, mil street",
    ],
)
def test_a_house_number_is_understood_before_or_after_the_street(
    gazetteer: Gazetteer, written: str
) -> None:
    found = first(gazetteer, written)

    assert found.answer() == PlaceAnswer(
        "14 Mill Street", 41.0013, -87.0026, "street", "mill-street"
    )


def test_a_number_in_the_name_of_a_street_is_not_the_house(gazetteer: Gazetteer) -> None:
    assert first(gazetteer, "5th avenue").number is None
    assert first(gazetteer, "12 5th avenue").address == "12 5th Avenue"
    assert first(gazetteer, "5th avenue 12b").address == "12b 5th Avenue"


def test_an_address_is_written_as_the_city_writes_it(gazetteer: Gazetteer) -> None:
    spanish = Gazetteer(PLACES, KIOSK, "es", texts_for)

    assert first(spanish, "14 mill street").address == "Mill Street 14"
    assert first(gazetteer, "mosque", "ar").address == "An-Nur Mosque, 30 Mill Street"


def test_names_are_in_the_residents_language(gazetteer: Gazetteer) -> None:
    assert first(gazetteer, "mosque", "ar").name == "مسجد النور"
    assert "شارع المطحنة" in first(gazetteer, "14 mill street", "ar").name


def test_a_number_the_street_does_not_have_is_told_kindly(gazetteer: Gazetteer) -> None:
    found = gazetteer.search("500 Mill Street", "en")

    assert found.places[0].address == "Mill Street"
    assert found.problem is not None
    said = texts_for("en").say(found.problem)
    assert "101" in said
    assert "500" not in said


def test_a_street_whose_numbers_are_not_known_takes_any(gazetteer: Gazetteer) -> None:
    found = gazetteer.search("7 hill lane", "en")

    assert found.problem is None
    assert found.places[0].answer() == PlaceAnswer(
        "7 Hill Lane", 41.03, -87.0, "street", "hill-lane"
    )


def test_kinds_narrow_the_search(gazetteer: Gazetteer) -> None:
    assert {p.kind for p in gazetteer.search("mill", "en", ["street"]).places} == {"street"}
    assert gazetteer.search("mosque", "en", ["stop"]).places == ()


def test_near_this_kiosk_says_where_to_the_city(gazetteer: Gazetteer) -> None:
    here = gazetteer.near_kiosk("ar").answer()

    assert here == PlaceAnswer(
        "Near the kiosk at Central Library, 1 Harbour Square", 41.0, -87.0, "here", None
    )


def test_the_nearest_come_first_for_who_does_not_type(gazetteer: Gazetteer) -> None:
    near = gazetteer.nearest("en", ["stop", "landmark"])

    assert [place.place_id for place in near] == ["harbour-stop", "mosque"]
    assert [texts_for("en").say(place.distance) for place in near if place.distance] == [
        "Right beside this kiosk",
        "\u2068About \u2068450\u2069 m\u2069 to the north",
    ]


def test_own_words_have_no_degrees(gazetteer: Gazetteer) -> None:
    answer = gazetteer.own_words("  behind the\nschool ")

    assert answer == PlaceAnswer("behind the school", None, None, "own-words", None)


@given(st.text(max_size=50), st.sampled_from(["en", "ar", "zh-Hans"]))
def test_no_text_breaks_a_search(written: str, tag: str) -> None:
    found = Gazetteer(PLACES, KIOSK, "en", texts_for).search(written, tag)

    assert len(found.places) <= 6


def helsinki() -> list[GazetteerPlace]:
    root = Path(os.environ.get("STOA_TEST_DATA", Path(__file__).parents[4] / "shared" / "data"))
    source = root / "maps" / "helsinki" / "streets.geojson"
    if not source.exists():
        pytest.skip(f"{source} is not here")
    named: dict[str, GazetteerPlace] = {}
    for number, feature in enumerate(json.loads(source.read_text("utf-8"))["features"]):
        name = feature["properties"].get("name")
        if not name or name in named:
            continue
        longitude, latitude = feature["geometry"]["coordinates"][0]
        other = {feature["properties"].get(f"name:{tag}", "") for tag in ("fi", "sv")}
        named[name] = GazetteerPlace.model_validate(
            {
                "id": f"street-{number}",
                "kind": "street",
                "name": name,
                "other_names": sorted(other - {"", name}),
                "address": name,
                "latitude": latitude,
                "longitude": longitude,
            }
        )
    return list(named.values())


def test_every_street_of_a_real_city_is_found_by_both_its_names_and_with_a_slip() -> None:
    """Helsinki's streets in Finnish and Swedish: whole, without accents, one letter too few."""
    streets = helsinki()
    gazetteer = Gazetteer(streets, KIOSK, "en", texts_for)
    missed = []
    for street in streets:
        for name in (street.name.text, *street.other_names):
            plain = name.lower().translate(str.maketrans("äöå", "aoa"))
            for written in (name, plain, f"{plain} 7"):
                found = gazetteer.search(written, "en").places
                if street.id not in [place.place_id for place in found]:
                    missed.append((street.id, written))
            if len(plain) >= 8:
                found = gazetteer.search(plain[:4] + plain[5:], "en").places
                if street.id not in [place.place_id for place in found]:
                    missed.append((street.id, plain[:4] + plain[5:]))

    assert len(streets) > 50
    assert missed == []
