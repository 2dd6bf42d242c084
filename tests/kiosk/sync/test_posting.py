"""The form of a POST (Q6, Q7, Q9, Q12, Q14, Q16)."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import SecretStr

from kiosk.sync.endpoints import EndpointConfig
from kiosk.sync.open311.posting import CannotPost, form_fields

PART: dict[str, Any] = {
    "service_code": "001",
    "description": "It is dark.\n[ref KX4-7PM]",
    "attributes": [["LAMP", "out"], ["COLOUR", "red"], ["COLOUR", "blue"], ["NONE", ""]],
    "address_string": "Mill Street 4",
    "lat": 41.5,
    "long": -81.25,
    "email": None,
}


def fields(part: dict[str, Any] | None, several: tuple[str, ...] = (), **config: Any) -> Any:
    document = {"reference": "KX4-7PM", "language": "ar", "open311": part}
    made = EndpointConfig(id="a", url="https://city.example/v2", **config)
    return form_fields(document, made, several, SecretStr("secret"))


def test_what_is_empty_is_left_out_and_several_values_get_brackets() -> None:
    assert fields(PART) == [
        ("service_code", "001"),
        ("lat", "41.5"),
        ("long", "-81.25"),
        ("address_string", "Mill Street 4"),
        ("attribute[LAMP]", "out"),
        ("attribute[COLOUR][]", "red"),
        ("attribute[COLOUR][]", "blue"),
        ("description", "It is dark.\n[ref KX4-7PM]"),
        ("api_key", "secret"),
    ]


def test_a_single_value_of_a_multivaluelist_gets_brackets_too() -> None:
    assert ("attribute[LAMP][]", "out") in fields(PART, several=("LAMP",))


def test_a_point_needs_both_of_its_numbers() -> None:
    sent = dict(fields({**PART, "long": None}))
    assert "lat" not in sent
    assert sent["address_string"] == "Mill Street 4"
    with pytest.raises(CannotPost, match="no-location"):
        fields({**PART, "lat": None, "address_string": ""})


def test_an_endpoint_that_wants_point_and_address_gets_nothing_less() -> None:
    assert fields(PART, needs_both=True)
    with pytest.raises(CannotPost, match="location-incomplete"):
        fields({**PART, "lat": None}, needs_both=True)


def test_a_submission_without_a_service_code_cannot_be_posted() -> None:
    for part in (None, {}, {"service_code": ""}):
        with pytest.raises(CannotPost, match="no-service-code"):
            fields(part)


def test_a_long_description_is_cut_before_the_marker() -> None:
    sent = dict(fields({**PART, "description": "x" * 5000 + "\n[ref KX4-7PM]"}))
    assert len(sent["description"]) == 4000
    assert sent["description"].endswith("…\n[ref KX4-7PM]")


def test_a_description_without_marker_gets_one() -> None:
    assert dict(fields({**PART, "description": ""}))["description"] == "[ref KX4-7PM]"


def test_the_citys_mailbox_stands_in_only_for_a_missing_address() -> None:
    given = {"always_email": "kiosk@city.example"}
    assert dict(fields(PART, **given))["email"] == "kiosk@city.example"
    assert dict(fields({**PART, "email": "a@b.example"}, **given))["email"] == "a@b.example"


def test_overrides_add_the_reference_the_language_and_a_coarse_device_word() -> None:
    sent = fields(
        PART,
        reference_attribute="EXT_REF",
        language_attribute="LANG",
        device_word="kiosk",
        jurisdiction_id="city.example",
    )
    assert ("attribute[EXT_REF]", "KX4-7PM") in sent
    assert ("attribute[LANG]", "ar") in sent
    assert ("device_id", "kiosk") in sent
    assert ("jurisdiction_id", "city.example") in sent
