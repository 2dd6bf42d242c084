"""A directory of human services fetched from its API, page by page, for a pack."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from typer.testing import CliRunner

from kiosk import cli
from kiosk.pack.commands import new_pack
from kiosk.pack.help_file import read_help
from kiosk.sync.hsds_fetch import fetch_hsds
from tests.peers.http_peer import HttpPeer

SERVICES = [
    {
        "id": f"s{number}",
        "name": f"Food pantry {number}",
        "status": "active",
        "service_at_locations": [],
    }
    for number in range(5)
]


class Api(HttpPeer):
    """Two services on a page; `fails` is the number of a page that is out of order."""

    def __init__(self) -> None:
        self.fails = 0
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"{self.url}/hsds"

    def get(self, request: BaseHTTPRequestHandler) -> None:
        self.asked.append(request.path)
        number = int(parse_qs(urlsplit(request.path).query)["page"][0])
        if number == self.fails:
            self.send(request, 503, b"")
            return
        rows = SERVICES[2 * number - 2 : 2 * number]
        self.send(request, 200, json.dumps({"total_pages": 3, "contents": rows}).encode())


@pytest.fixture
def api() -> Iterator[Api]:
    with Api() as made:
        yield made


def test_every_page_of_an_api_comes_into_the_pack(tmp_path: Path, api: Api) -> None:
    new_pack(tmp_path / "pack")
    told = CliRunner().invoke(
        cli.app, ["pack", "import", "hsds", api.address + "/", "--into", str(tmp_path / "pack")]
    )

    assert told.exit_code == 0, told.output
    (directory,) = read_help(tmp_path / "pack")
    assert [place.id for place in directory.places] == [row["id"] for row in SERVICES]
    assert len(api.asked) == 3
    assert all(path.startswith("/hsds/services?") for path in api.asked)


def test_an_api_that_breaks_off_says_which_page_is_missing(api: Api) -> None:
    api.fails = 2
    found = fetch_hsds(api.address)

    assert len(found.rows) == 2
    assert found.unreadable == [("/services", "It could not be fetched: http-503")]


@pytest.mark.parametrize(
    "source", ["http://192.0.2.1/hsds", "https://ann:secret@food.example/hsds", "{api}"]
)
def test_an_api_that_cannot_be_read_is_one_sentence(tmp_path: Path, api: Api, source: str) -> None:
    api.fails = 1
    new_pack(tmp_path / "pack")
    address = source.format(api=api.address)
    told = CliRunner().invoke(
        cli.app, ["pack", "import", "hsds", address, "--into", str(tmp_path / "pack")]
    )

    assert told.exit_code == 1
    assert told.stderr.count("\n") == 1
    assert not (tmp_path / "pack" / "help").exists()
