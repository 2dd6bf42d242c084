"""Packs by the command line: made, signed by two, taken by a kiosk, refused and explained."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk import cli
from kiosk.bootstrap import build_core
from kiosk.importers.gtfs_pack import import_gtfs_into
from kiosk.pack.commands import new_pack
from kiosk.settings import load_settings
from tests.kiosk.pack.made_packs import edit
from tests.timetables import write_feed


def pack(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, ["pack", *(str(argument) for argument in arguments)])


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A folder with a pack and the keys of three people."""
    new_pack(tmp_path / "my-city")
    for name in ("ann", "bo", "cy"):
        assert pack("key", "new", tmp_path / f"{name}.key").exit_code == 0
    return tmp_path


def publish(city: Path, version: int, *signers: str) -> Path:
    file = city / f"{version}.stoapack"
    keys = [part for name in ("ann", "bo", "cy") for part in ("--signer", city / f"{name}.key.pub")]
    built = pack("build", city / "my-city", "--out", file, *keys, "--json")
    assert json.loads(built.stdout)["version"] == version
    for name in signers:
        assert pack("sign", file, "--key", city / f"{name}.key").exit_code == 0
    return file


def trust(city: Path) -> Path:
    keys = [city / f"{name}.key.pub" for name in ("ann", "bo", "cy")]
    home = city / "home"
    told = pack("key", "trust", *keys, "--pack", "my-city", "--threshold", 2, "--home", home)
    assert told.exit_code == 0, told.output
    return home


def test_every_command_has_help_with_an_example() -> None:
    names = ("build", "sign", "verify", "diff", "install", "activate", "status")
    for command in (*([name] for name in names), ["key", "new"], ["key", "trust"]):
        told = pack(*command, "--help")
        assert told.exit_code == 0
        assert f"Example: kiosk pack {' '.join(command)}" in told.stdout, told.stdout


def test_a_kiosk_takes_what_two_of_three_signed_and_uses_it_once_activated(city: Path) -> None:
    home, file = trust(city), publish(city, 1, "ann")

    refused = pack("install", file, "--home", home, "--json")
    assert refused.exit_code == 1
    assert json.loads(refused.stdout)["refused"]["code"] == "signature"

    pack("sign", file, "--key", city / "cy.key")
    assert json.loads(pack("verify", file, "--home", home, "--json").stdout)["needed"] == 2
    staged = json.loads(pack("install", file, "--home", home, "--json").stdout)
    assert (staged["is_new"], staged["activated"]) == (True, False)
    assert json.loads(pack("activate", "--home", home, "--json").stdout)["activated"]
    assert pack("activate", "--home", home).exit_code == 1

    core = build_core(load_settings(home, voice="silent"))
    assert core.pack.id == "my-city"
    core.close()
    told = json.loads(pack("status", "--home", home, "--json").stdout)
    assert (told["current"]["version"], told["problems"]) == (1, [])


def test_a_pack_that_is_activated_finds_its_indexes_ready(city: Path) -> None:
    """Also if the kiosk was started in between, and built those of the pack before again."""
    import_gtfs_into(write_feed(city), city / "my-city")
    home = trust(city)
    pack("install", publish(city, 1, "ann", "cy"), "--home", home)
    built = list(home.rglob("timetable*.db"))
    assert len(built) == 1
    built[0].unlink()

    assert pack("activate", "--home", home).exit_code == 0
    assert built[0].is_file()


def test_show_and_diff_read_folders_and_files(city: Path) -> None:
    file = publish(city, 1, "bo")
    edit(city / "my-city/services/street-light.yaml", "minutes: 3", "minutes: 4")

    shown = json.loads(pack("show", file, "--json").stdout)
    assert (len(shown["published"]["keys"]), len(shown["signed"])) == (3, 1)
    assert "no signature yet" in pack("show", file).stdout
    changes = json.loads(pack("diff", file, city / "my-city", "--json").stdout)
    assert [(row["where"], row["before"], row["after"]) for row in changes] == [
        ("services.street-light.minutes", 3, 4)
    ]
    assert "1 changes" in pack("diff", file, city / "my-city").stdout


def test_what_is_wrong_is_told_in_a_sentence(city: Path) -> None:
    home = trust(city)
    newer = publish(city, 1, "ann", "bo")
    assert pack("install", newer, "--home", home, "--activate").exit_code == 0
    edit(city / "my-city/city.yaml", "555-0100", "555-0199")
    again = publish(city, 1, "ann", "bo")

    told = pack("install", again, "--home", home)
    assert told.exit_code == 1
    assert "Raise 'version' in city.yaml" in told.stderr
    assert pack("install", city / "nothing.stoapack", "--home", home).exit_code == 1
    edit(city / "my-city/city.yaml", "version: 1", "version: one")
    signer = city / "ann.key.pub"
    assert pack("build", city / "my-city", "--out", again, "--signer", signer).exit_code == 1
    assert pack("sign", again, "--key", city / "ann.key.pub").exit_code == 1
    assert pack("verify", again, "--key", city / "ann.key").exit_code == 1


def test_a_private_key_is_for_its_owner_and_is_not_overwritten(city: Path) -> None:
    key = city / "ann.key"
    before = key.read_bytes()

    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert pack("key", "new", key).exit_code == 1
    assert key.read_bytes() == before
