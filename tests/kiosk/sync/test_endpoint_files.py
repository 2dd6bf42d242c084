"""Endpoints are data: the pack's, the home's, and keys that nobody else can read."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from kiosk.sync.endpoints import EndpointConfig, load_endpoints


def write(home: Path, name: str, text: str, mode: int = 0o600) -> None:
    path = home / "endpoints" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(mode)


def test_the_home_overrides_single_settings_of_the_pack(tmp_path: Path) -> None:
    pack = [{"id": "a", "url": "https://a.example", "format": "json"}]
    write(tmp_path, "a.yaml", "format: xml\n")
    write(tmp_path, "b.yaml", "url: https://b.example\n")
    found = load_endpoints(tmp_path, pack)
    assert [(one.id, one.url, one.format) for one in found.configs] == [
        ("a", "https://a.example", "xml"),
        ("b", "https://b.example", "auto"),
    ]
    assert found.faults == ()


def test_one_bad_file_harms_no_other(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "url: https://a.example\nfromat: xml\n")
    write(tmp_path, "b.yaml", "url: [\n")
    write(tmp_path, "c.yaml", "url: https://c.example\n")
    found = load_endpoints(tmp_path)
    assert [one.id for one in found.configs] == ["c"]
    assert {fault.source for fault in found.faults} == {"a.yaml", "b.yaml"}
    assert any("fromat" in fault.problem for fault in found.faults)


def test_a_key_is_read_and_shown_to_nobody(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "url: https://a.example\n")
    write(tmp_path, "a.key", "s3cret\n")
    found = load_endpoints(tmp_path)
    assert found.keys["a"].get_secret_value() == "s3cret"
    assert "s3cret" not in repr(found)


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "url: https://a.example\n")
    write(tmp_path, "a.key", "s3cret\n", mode=0o644)
    found = load_endpoints(tmp_path)
    assert "a" not in found.keys
    assert [fault.source for fault in found.faults] == ["a.key"]


@pytest.mark.parametrize(
    "url",
    [
        "http://city.example/v2",
        "ftp://city.example",
        "city.example",
        "https://user:pass@city.example",
        "https://city.example/v2?api_key=x",
    ],
)
def test_an_open_line_or_a_key_in_the_address_is_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        EndpointConfig(id="a", url=url)


def test_plain_http_is_for_this_machine_or_where_the_city_says_so() -> None:
    assert EndpointConfig(id="a", url="http://127.0.0.1:8311/v2")
    assert EndpointConfig(id="a", url="http://10.0.0.4/v2", plain_http=True)
