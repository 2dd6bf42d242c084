"""A directory of human services fetched from its API, page by page, for a pack."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from typer.testing import CliRunner

from kiosk import cli
from kiosk.pack.commands import new_pack
from kiosk.pack.help_file import read_help
from kiosk.sync.hsds_fetch import fetch_hsds

SERVICES = [
    {
        "id": f"s{number}",
        "name": f"Food pantry {number}",
        "status": "active",
        "service_at_locations": [],
    }
    for number in range(5)
]


class Api:
    """Two services on a page; `fails` is the number of a page that is out of order."""

    def __init__(self) -> None:
        self.fails = 0
        self.asked: list[str] = []
        api = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                api.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hsds"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.asked.append(request.path)
        number = int(parse_qs(urlsplit(request.path).query)["page"][0])
        request.send_response(503 if number == self.fails else 200)
        request.end_headers()
        if number != self.fails:
            rows = SERVICES[2 * number - 2 : 2 * number]
            request.wfile.write(json.dumps({"total_pages": 3, "contents": rows}).encode())


@pytest.fixture
def api() -> Iterator[Api]:
    made = Api()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def test_every_page_of_an_api_comes_into_the_pack(tmp_path: Path, api: Api) -> None:
    new_pack(tmp_path / "pack")
    told = CliRunner().invoke(
        cli.app, ["pack", "import", "hsds", api.url + "/", "--into", str(tmp_path / "pack")]
    )

    assert told.exit_code == 0, told.output
    (directory,) = read_help(tmp_path / "pack")
    assert [place.id for place in directory.places] == [row["id"] for row in SERVICES]
    assert len(api.asked) == 3
    assert all(path.startswith("/hsds/services?") for path in api.asked)


def test_an_api_that_breaks_off_says_which_page_is_missing(api: Api) -> None:
    api.fails = 2
    found = fetch_hsds(api.url)

    assert len(found.rows) == 2
    assert found.unreadable == [("/services", "It could not be fetched: http-503")]


@pytest.mark.parametrize(
    "source", ["http://192.0.2.1/hsds", "https://ann:secret@food.example/hsds", "{api}"]
)
def test_an_api_that_cannot_be_read_is_one_sentence(tmp_path: Path, api: Api, source: str) -> None:
    api.fails = 1
    new_pack(tmp_path / "pack")
    address = source.format(api=api.url)
    told = CliRunner().invoke(
        cli.app, ["pack", "import", "hsds", address, "--into", str(tmp_path / "pack")]
    )

    assert told.exit_code == 1
    assert told.stderr.count("\n") == 1
    assert not (tmp_path / "pack" / "help").exists()
