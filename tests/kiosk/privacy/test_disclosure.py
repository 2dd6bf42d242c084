"""What the kiosk tells about itself is true of its configuration (P47)."""

import base64
import os
from pathlib import Path

import pytest

from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.pack.model import City, Pack
from kiosk.privacy.disclosure import disclose
from kiosk.settings import Settings, load_settings

CITY = {
    "id": "demo",
    "version": 1,
    "name": "Demo",
    "kiosk": {"id": "k", "name": "Library", "address": "1 Square", "latitude": 1, "longitude": 1},
    "timezone": "America/Chicago",
    "languages": ["en"],
    "crest": "library",
    "contact": {"phone": "311", "counter": "Ground floor"},
    "emergency": {"number": "112", "say": "Call"},
    "about": {"operator": "The City of Demo runs it.", "purpose": "To ask the city."},
}


def told(pack: Pack, settings: Settings) -> dict[str, str]:
    texts = Texts(LANGUAGES["en"])
    return {item.key: texts.say(item.body) for item in disclose(settings, pack)}


def pack_of(**changes: object) -> Pack:
    return Pack(City.model_validate({**CITY, **changes}))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(tmp_path)


def test_with_the_citys_key_the_kiosk_cannot_read(settings: Settings) -> None:
    key = base64.b64encode(os.urandom(32)).decode()
    said = told(pack_of(sealing_key=key), settings)

    assert said["access/available_to_the_accountable_organization"] == (
        "The kiosk cannot read what you send. Only the city can."
    )
    assert "access/not_available_to_vendor" in said


def test_without_it_the_kiosk_says_that_it_could(settings: Settings) -> None:
    said = told(pack_of(), settings)

    assert said["access/available_to_the_accountable_organization"].startswith(
        "Until the city has confirmed it, this kiosk could open your report"
    )
    assert "access/not_available_to_vendor" not in said
    assert not any("cannot read" in sentence for sentence in said.values())


def test_only_what_is_there_is_told(tmp_path: Path) -> None:
    bare = load_settings(tmp_path, voice="silent", printer="none")
    full = load_settings(tmp_path)

    assert {"tech/text-to-speech", "tech/printer"} <= set(told(pack_of(), full))
    assert not {"tech/text-to-speech", "tech/printer"} & set(told(pack_of(), bare))


@pytest.mark.parametrize(
    ("url", "element", "expected"),
    [
        ("https://city.example/api", "transport_layer_security", "over a protected line"),
        ("http://10.0.0.1/api", "raw_data", "not protected"),
    ],
)
def test_a_line_is_called_protected_only_where_it_is(
    settings: Settings, url: str, element: str, expected: str
) -> None:
    pack = Pack(City.model_validate(CITY), endpoints=({"id": "city", "url": url},))

    assert expected in told(pack, settings)[f"process/{element}"]


def test_where_nothing_travels_no_line_is_spoken_of(settings: Settings) -> None:
    demo = {"id": "demo", "url": "http://127.0.0.1:8311/open311/v2"}
    pack = Pack(City.model_validate(CITY), endpoints=(demo,))

    assert not any("line" in sentence for sentence in told(pack, settings).values())


def test_where_warnings_come_from_is_no_line_for_answers(settings: Settings) -> None:
    demo = {"id": "demo", "url": "http://127.0.0.1:8311/open311/v2"}
    feed = {"id": "met", "kind": "cap", "url": "https://met.example/index.xml"}
    pack = Pack(City.model_validate(CITY), endpoints=(demo, feed))

    assert not any("line" in sentence for sentence in told(pack, settings).values())


def test_the_label_has_every_part_of_dtprs_chain_and_the_operators_words(
    settings: Settings,
) -> None:
    items = disclose(settings, pack_of())
    said = told(pack_of(), settings)

    assert list(dict.fromkeys(item.category for item in items)) == [
        "accountable",
        "purpose",
        "tech",
        "data",
        "process",
        "access",
        "storage",
        "retention",
    ]
    assert "The City of Demo runs it." in said["accountable/organization"]
    assert "14" in said["retention/data_retained"]
    assert len({item.key for item in items}) == len(items)


def test_the_elements_taken_from_dtpr_exist_there() -> None:
    root = Path(os.environ.get("STOA_TEST_DATA", Path(__file__).parents[4] / "shared" / "data"))
    elements = root / "dtpr" / "content" / "dtpr.v1" / "elements" / "en"
    if not elements.is_dir():
        pytest.skip(f"{elements} is not here")
    ours = {"tech/text-to-speech", "tech/printer", "retention/status_retained"}

    items = disclose(load_settings(Path("/nonexistent")), pack_of())
    missing = [
        item.key
        for item in items
        if item.key not in ours and not (elements / f"{item.category}__{item.element}.md").exists()
    ]

    assert missing == []
