"""The translations of the demo city: complete, with nothing left in English, kind to everyone."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kiosk.language.check import check_catalog
from tests.assets.demo_pack import (
    catalog,
    catalog_file,
    demo_pack,
    english_texts,
    entries,
    is_name,
)
from tests.languages import TRANSLATED

_ENDS = {"?": "?؟？", ".": ".。।۔።", ":": ":：፦"}
_ALIKE = {
    "es": {"idea"},
    "fr": {"Copies", "Bus", "Danger", "graffiti", "senior"},
    "vi": set[str](),
    "pt": set[str](),
    "ht": set[str](),
    "ru": set[str](),
    "uk": set[str](),
}
"""Words that are the same in both languages."""

_NO_KINDNESS = {
    "es": r"\b(tú|tu|tus|ti|puedes|tienes|quieres|necesitas|elige|haz)\b",
    "fr": r"\b(tu|ton|tes|toi)\b",
    "ar": r"\b(اختر|اختاري|اكتب|أدخل|اضغط|اتصل|اذهب|انقر|قم|متأكد|متأكدة)\b"
    r"|\b(تريد|تريدين|ترغب|توافق|تعرف|تستطيع)\b",
    "zh-Hans": r"你",
    "vi": r"\b(mày|cậu|bạn|anh/chị)\b",
    "pt": r"\b(tu|teu|tua|ti|obrigado|obrigada|bem-vindo)\b",
    "ru": r"\b(ты|тебя|тебе|твой|твоя|согласен|согласна|уверен|уверена)\b",
    "uk": r"\b(ти|тебе|тобі|твій|твоя|згоден|згодна|впевнений|впевнена)\b",
}
"""Forms that are too close, or that speak to a man or a woman only."""

_NUMBERED_MONTHS = ("ko",)
"""Languages that write January and one year with a digit."""

_OWN_LETTERS = ("ar", "zh-Hans", "fa", "ur", "ko", "hi", "bn", "ru", "uk", "am")

_WRITTEN_OUT = {"ar": {"1", "2"}}
"""Counts that the language says by the form of the word."""


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_catalog_is_complete_and_has_its_plural_forms(tag: str) -> None:
    assert check_catalog(catalog_file(tag), tag) == []
    known = {entry.id for entry in entries(tag)}
    assert {text for text, _ in english_texts()} == known
    assert catalog(tag).plural_forms.startswith("nplurals=")


@pytest.mark.parametrize("tag", TRANSLATED)
def test_each_entry_says_where_it_comes_from(tag: str) -> None:
    for entry in entries(tag):
        told = [line for line in entry.user_comments if line.startswith("provenance: ")]
        assert len(told) == 1, entry.id


@pytest.mark.parametrize("tag", TRANSLATED)
def test_only_names_of_streets_and_quarters_stay_as_they_are(tag: str) -> None:
    local = {place.name.text for place in demo_pack().places if place.kind != "landmark"}
    for entry in entries(tag):
        if is_name(entry):
            assert entry.string == entry.id
            assert entry.id in local
        elif entry.id != "Riverbend" and tag in _ALIKE:
            assert entry.string != entry.id or entry.id in _ALIKE[tag], entry.id


@pytest.mark.parametrize("tag", [tag for tag in TRANSLATED if tag in _OWN_LETTERS])
def test_nothing_is_left_in_latin_letters_but_names(tag: str) -> None:
    names = {entry.id for entry in entries(tag) if is_name(entry)}
    for entry in entries(tag):
        rest = str(entry.string)
        for name in sorted(names, key=len, reverse=True):
            rest = rest.replace(name, "")
        rest = rest.replace("Hilltop", "") if tag == "zh-Hans" else rest
        if not is_name(entry):
            assert not re.search("[A-Za-z]", rest), f"{entry.id}: {entry.string}"


@pytest.mark.parametrize("tag", TRANSLATED)
def test_numbers_and_sentence_ends_survive(tag: str) -> None:
    for entry in entries(tag):
        source, found = str(entry.id), str(entry.string)
        assert found == found.strip()
        assert "  " not in found
        wanted = Counter(re.findall(r"\d+", source))
        missing = wanted - Counter(re.findall(r"\d+", found))
        assert not set(missing) - _WRITTEN_OUT.get(tag, set()), f"{source}: {found}"
        if tag not in _NUMBERED_MONTHS:
            assert not Counter(re.findall(r"\d+", found)) - wanted, f"{source}: {found}"
        ends = _ENDS.get(source[-1])
        if ends:
            assert found[-1] in ends, f"{source}: {found}"
        else:
            assert found[-1] not in "?؟？.。।۔።", f"{source}: {found}"


@pytest.mark.parametrize("tag", TRANSLATED)
def test_the_city_speaks_politely_to_women_and_men(tag: str) -> None:
    for entry in entries(tag):
        found = re.search(_NO_KINDNESS.get(tag, "(?!)"), str(entry.string), re.IGNORECASE)
        assert found is None, f"{found and found[0]}: {entry.string}"


@pytest.mark.parametrize("tag", TRANSLATED)
def test_texts_are_written_in_their_own_signs(tag: str) -> None:
    for entry in entries(tag):
        found = str(entry.string)
        if tag == "ar":
            assert not set(found) & set("?,;"), found
            assert not re.search("[٠-٩]", found), "digits are those of the region (H08)"
        if tag == "zh-Hans":
            assert not re.search(r"[,.?!;:()]", found) or is_name(entry), found
        if tag == "fr":
            assert not re.search(r"[^\u202f][?!;]|[^\u00a0]:", found), found
            assert "'" not in found, found
        if tag == "es" and found.endswith("?"):
            assert "¿" in found, found
