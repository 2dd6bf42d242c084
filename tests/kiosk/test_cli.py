"""The commands: what they print, as sentences and as data, and the code they end with."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner, Result

from kiosk import cli, entry
from kiosk.bootstrap import build_core
from kiosk.pack.commands import new_pack
from kiosk.settings import load_settings
from tests.kiosk.test_bootstrap import finished_journey
from tests.peers.geo_report import GeoReportPeer


def kiosk(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def shared_data() -> Path:
    root = os.environ.get("STOA_TEST_DATA") or Path(__file__).parents[3] / "shared" / "data"
    if not (folder := Path(root) / "open311").is_dir():
        pytest.skip(f"{folder} is not here")
    return folder


@pytest.fixture(autouse=True)
def _closed_journal() -> Iterator[None]:
    """A command opens the journal of its process; here the process goes on."""
    hook = sys.excepthook
    yield
    sys.excepthook = hook
    structlog.reset_defaults()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    new_pack(tmp_path / "pack")
    return tmp_path / "pack"


@pytest.fixture
def saved(tmp_path: Path, pack: Path) -> tuple[Path, str]:
    """A home with one saved submission in it, and its reference."""
    home = tmp_path / "home"
    core = build_core(load_settings(home, pack=pack, voice="silent"))
    reference = core.save(finished_journey(core), "en").reference
    core.close()
    return home, reference


def test_every_command_has_help_with_an_example() -> None:
    for command in (
        ["sync"],
        ["status"],
        ["doctor"],
        ["settings"],
        ["pack", "import", "open311"],
        *(["pack", name] for name in ("new", "check", "show", "schema", "extract")),
    ):
        told = kiosk(*command, "--help")
        assert told.exit_code == 0, command
        assert f"Example: kiosk {' '.join(command)}" in told.stdout, told.stdout


def test_a_reference_is_found_however_it_is_typed(saved: tuple[Path, str]) -> None:
    home, reference = saved

    told = kiosk("status", reference.lower().replace("-", " "), "--home", home, "--json")

    assert told.exit_code == 0
    found = json.loads(told.stdout)
    assert (found["reference"], found["state"]) == (reference, "saved")


def test_an_unknown_reference_ends_with_one(saved: tuple[Path, str]) -> None:
    told = kiosk("status", "KKK-KKK", "--home", saved[0])

    assert told.exit_code == 1
    assert "not known here" in told.stderr


def test_counts_and_refused_are_lists_for_staff(saved: tuple[Path, str]) -> None:
    counts = json.loads(kiosk("status", "--counts", "--home", saved[0], "--json").stdout)
    refused = kiosk("status", "--refused", "--home", saved[0])

    assert counts["saved"] == 1
    assert refused.stdout == "Nothing needs a person.\n"


def test_what_was_refused_is_listed_without_its_content(saved: tuple[Path, str]) -> None:
    home, reference = saved
    core = build_core(load_settings(home, pack=home.parent / "pack", voice="silent"))
    (due,) = core.outbox.due()
    core.outbox.begin_attempt(due.id)
    core.outbox.refuse(due.id, "bad-request")
    core.close()

    (row,) = json.loads(kiosk("status", "--refused", "--home", home, "--json").stdout)

    assert (row["reference"], row["state"], row["why"]) == (reference, "refused", "bad-request")


def test_status_makes_no_outbox_where_there_is_none(tmp_path: Path) -> None:
    told = kiosk("status", "--counts", "--home", tmp_path / "nothing")

    assert told.exit_code == 1
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("arguments", [[], ["KX4-7PM", "--counts"], ["--refused", "--counts"]])
def test_status_wants_exactly_one_question(arguments: Sequence[str]) -> None:
    assert kiosk("status", *arguments).exit_code == 2


def test_a_wrong_setting_is_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('printr = "file"\n')

    told = kiosk("doctor", "--home", tmp_path)

    assert told.exit_code == 1
    assert "Did you mean printer?" in told.stderr


def test_a_pack_is_begun_checked_and_shown(tmp_path: Path) -> None:
    folder = tmp_path / "city"
    assert kiosk("pack", "new", folder).exit_code == 0
    assert kiosk("pack", "check", folder).exit_code == 0
    assert "my-city" in kiosk("pack", "show", folder).stdout
    assert json.loads(kiosk("pack", "show", folder, "--json").stdout)["id"] == "my-city"
    assert kiosk("pack", "extract", folder).exit_code == 0
    assert kiosk("pack", "new", folder).exit_code == 1


def test_a_wrong_pack_has_every_fault_listed_and_ends_with_one(pack: Path) -> None:
    (pack / "categories.yaml").write_text("- {id: streets, title: Streets, colour: red}\n")

    told = kiosk("pack", "check", pack)
    data = json.loads(kiosk("pack", "check", pack, "--json").stdout)

    assert told.exit_code == 1
    assert "colour" in told.stdout
    assert all({"file", "line", "problem", "mend"} <= set(fault) for fault in data)


def test_services_are_imported_from_a_file_and_then_only_what_changed(
    tmp_path: Path, pack: Path
) -> None:
    source = shared_data() / "san-francisco"
    first = kiosk("pack", "import", "open311", source, "--into", pack, "--json")
    second = kiosk("pack", "import", "open311", source, "--into", pack, "--json")

    assert first.exit_code == second.exit_code == 0, first.output
    assert len(json.loads(first.stdout)["written"]) >= 5
    assert json.loads(second.stdout)["written"] == []


def test_services_are_imported_from_an_endpoint_and_the_pack_is_whole(pack: Path) -> None:
    with GeoReportPeer() as peer:
        told = kiosk("pack", "import", "open311", peer.url, "--into", pack)

    assert told.exit_code == 0, told.output
    assert "services written" in told.stdout
    assert kiosk("pack", "check", pack).exit_code == 0, kiosk("pack", "check", pack).stdout


@pytest.mark.parametrize(
    "source", ["nowhere.xml", "http://192.0.2.1/api", "http://127.0.0.1:9/api"]
)
def test_an_import_from_nowhere_is_one_sentence(pack: Path, source: str) -> None:
    told = kiosk("pack", "import", "open311", source, "--into", pack)

    assert told.exit_code == 1
    assert source in told.stderr
    assert "Traceback" not in told.output


def test_the_settings_are_listed_with_their_meaning() -> None:
    told = kiosk("settings").stdout
    rows = json.loads(kiosk("settings", "--json").stdout)

    assert "KIOSK_IDLE__TOUCH" in told
    assert all(row["text"] in told for row in rows)


def test_the_schema_is_json() -> None:
    assert isinstance(json.loads(kiosk("pack", "schema").stdout), dict)


def test_the_schemas_are_put_where_editors_find_them(tmp_path: Path) -> None:
    done = kiosk("pack", "schema", "--into", tmp_path / "old")
    assert done.exit_code == 0
    assert (tmp_path / "old" / ".schema" / "services.json").is_file()
    assert str(tmp_path / "old" / ".vscode" / "settings.json") in done.stdout

    (tmp_path / "file").touch()
    assert kiosk("pack", "schema", "--into", tmp_path / "file").exit_code == 1


def test_the_doctor_speaks_json(tmp_path: Path, pack: Path) -> None:
    told = kiosk("doctor", "--home", tmp_path / "home", "--pack", pack, "--json")
    rows = {row["what"]: row for row in json.loads(told.stdout)}

    assert rows["engine"]["ok"]
    assert rows["city pack"]["ok"]
    assert all(row["ok"] or row["mend"] for row in rows.values())
    assert told.exit_code == (0 if all(r["ok"] for r in rows.values() if r["needed"]) else 1)


def test_the_screens_commands_become_the_screens_program(monkeypatch: pytest.MonkeyPatch) -> None:
    became: list[list[str]] = []

    def become(_program: str, arguments: list[str]) -> None:
        became.append(arguments)
        raise SystemExit(0)

    monkeypatch.setattr(os, "execv", become)
    for arguments in (["run", "--windowed", "--size", "1024x768"], ["tour", "--help"]):
        monkeypatch.setattr(sys, "argv", ["kiosk", *arguments])
        with pytest.raises(SystemExit):
            entry.main()

    assert [words[1:] for words in became] == [
        ["-m", "ui", "run", "--windowed", "--size", "1024x768"],
        ["-m", "ui", "tour", "--help"],
    ]


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['kiosk', '--help']; from kiosk import entry\n"
        "try: entry.main()\n"
        "except SystemExit: pass\n"
        "heavy = {'sqlalchemy', 'pydantic', 'PySide6', 'httpx', 'babel'}\n"
        "print('heavy:', sorted(heavy & set(sys.modules)))"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True
    )

    assert ran.stdout.endswith("heavy: []\n")


def test_sync_carries_what_was_saved_to_the_city(
    tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole way of the main job, from the command line, with a city that answers."""
    service = pack / "services" / "street-light.yaml"
    service.write_text(service.read_text() + "open311: {service_code: '001'}\n")
    home = tmp_path / "home"
    with GeoReportPeer() as peer:
        monkeypatch.setenv("KIOSK_ENDPOINT_KEY", peer.manners.api_key)
        (pack / "endpoints.yaml").write_text(f"- {{id: city, url: '{peer.url}'}}\n")
        core = build_core(load_settings(home, pack=pack, voice="silent"))
        reference = core.save(finished_journey(core), "en").reference
        core.close()

        told = kiosk("sync", "--once", "--home", home, "--pack", pack, "--json")

        assert told.exit_code == 0, told.output
        assert json.loads(told.stdout)["acknowledged"] == 1
        (accepted,) = peer.accepted
        assert f"[ref {reference}]" in dict(accepted.fields)["description"]
    state = json.loads(kiosk("status", reference, "--home", home, "--json").stdout)["state"]
    assert state in ("acknowledged", "open")


def test_sync_that_needs_a_person_ends_with_one(
    saved: tuple[Path, str], pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pack without an endpoint has nowhere to send to."""
    told = kiosk("sync", "--once", "--home", saved[0], "--pack", pack)

    assert told.exit_code == 1
    assert "no-endpoint" in told.output
    assert "saved 1" in told.stdout
