"""The demo city is searched in all its languages: everything is found by its own name (H17)."""

import unicodedata
from functools import cache

import pytest

from kiosk.bootstrap import Core, build_core
from kiosk.pack.reader import read_pack
from kiosk.settings import Settings, share_dir
from tests.languages import OFFERED

OWN_WORDS = {
    "en": {"light": "street-light", "libary card": "library-card", "hole": "pothole"},
    "es": {"farola": "street-light", "bache": "pothole"},
    "fr": {"lampadaire": "street-light", "encombrants": "bulky-waste"},
    "ar": {"انارة الشارع": "street-light", "حفرة": "pothole", "كتب": "library-card"},
    "zh-Hans": {"路灯": "street-light", "借书": "library-card", "大件垃圾": "bulky-waste"},
    "vi": {"den duong": "street-light", "o ga": "pothole", "the thu vien": "library-card"},
}


@cache
def core() -> Core:
    source = share_dir("assets") / "demo-city"
    return build_core(Settings(pack=source), pack=read_pack(source))


def without_accents(text: str) -> str:
    """Leave out what hurried people leave out; the joins of Indian scripts are no accents."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(
        letter
        for letter in parts
        if not unicodedata.combining(letter)
        or unicodedata.name(letter).startswith(("BENGALI", "DEVANAGARI"))
    ).lower()


@pytest.mark.parametrize("tag", OFFERED)
def test_every_service_is_found_by_its_title_with_and_without_accents(tag: str) -> None:
    texts = core().texts(tag)
    for service in core().pack.services:
        title = texts.text(service.title)
        for written in (title, without_accents(title)):
            found = core().find_services(written, tag)
            assert found, (tag, written)
            assert found[0].id == service.id, (tag, written, [one.id for one in found])


@pytest.mark.parametrize("tag", OFFERED)
def test_services_are_found_by_the_words_residents_use(tag: str) -> None:
    for written, service_id in OWN_WORDS.get(tag, {}).items():
        assert core().find_services(written, tag)[0].id == service_id, written


@pytest.mark.parametrize("tag", OFFERED)
def test_every_place_is_found_by_its_name_and_its_other_names(tag: str) -> None:
    texts = core().texts(tag)
    for place in core().pack.places:
        for name in (texts.text(place.name), place.name.text, *place.other_names):
            found = core().gazetteer.search(name, tag)
            assert place.id in [one.place_id for one in found.places], (tag, name)


@pytest.mark.parametrize("tag", OFFERED)
def test_every_numbered_street_takes_its_own_numbers_and_no_others(tag: str) -> None:
    for street in core().pack.places:
        if street.numbers is None:
            continue
        first, last = street.numbers.first, street.numbers.last
        inside = core().gazetteer.search(f"{last} {street.name.text}", tag, ["street"])
        outside = core().gazetteer.search(f"{street.name.text} {last + 1}", tag, ["street"])
        assert inside.places[0].place_id == street.id
        assert inside.places[0].number is not None
        assert inside.problem is None
        if outside.places[0].place_id == street.id and len(outside.places) == 1:
            assert outside.problem is not None, (street.id, first, last)


@pytest.mark.parametrize("tag", OFFERED)
def test_the_disclosure_is_whole_in_every_language(tag: str) -> None:
    for item in core().disclosure:
        for message in (item.title, item.body):
            said = core().texts(tag).say(message)
            assert said
            assert "{" not in said
