from __future__ import annotations

import fcntl
import os
import tarfile
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.clock import Clock
from kiosk.forms.journey import Journey
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.pack.faults import PackFaults
from kiosk.pack.in_use import status_of
from kiosk.pack.install import activate, install
from kiosk.pack.installed import load_current
from kiosk.pack.model import Pack
from kiosk.pack.refused import Refused
from tests.kiosk.pack.made_packs import edit
from tests.kiosk.pack.publications import City


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path / "city")


@pytest.fixture
def home(tmp_path: Path, city: City) -> Path:
    return city.trusted_by(tmp_path / "home")


def test_a_publication_is_the_same_bytes_each_time_and_plain_tools_can_list_it(city: City) -> None:
    first, second = city.publish(1), city.publish(1, name="again.stoapack")

    assert first.read_bytes() == second.read_bytes()
    with tarfile.open(first) as opened:
        names = opened.getnames()
    assert names[:2] == ["manifest.json", "signatures.json"]
    assert "translations/es.mo" in names
    assert not [name for name in names if name.endswith(".po")]


def test_a_published_pack_stands_before_the_source_once_it_is_activated(
    city: City, home: Path
) -> None:
    done = install(city.publish(2), home, city.clock)
    edit(city.source / "city.yaml", "version: 2", "version: 1")
    assert (done.is_new, done.freshness, len(done.signers)) == (True, "current", 2)
    assert load_current(home, city.source, city.clock).pack.version == 1

    assert activate(home) == done.name
    loaded = load_current(home, city.source, city.clock)
    assert loaded.pack.version == 2
    assert loaded.pack.translations("es").gettext("Free") == "[Free]"
    assert (loaded.faults, loaded.notices) == ((), ())


def test_a_running_session_keeps_the_pack_it_began_with(
    city: City, home: Path, clock: Clock
) -> None:
    """What it sends names the version it was asked in, whatever was activated meanwhile."""
    from kiosk.outbox.building import build_submission

    install(city.publish(1), home, city.clock)
    activate(home)
    begun = load_current(home, city.source, city.clock).pack
    journey = _answered(begun)

    install(city.publish(2), home, city.clock)
    activate(home)

    texts = Texts(LANGUAGES["es"], begun.translations("es"), begun.translations("es"))
    service = begun.services[0]
    sent = build_submission(
        journey, service, begun, texts, texts, clock, "kiosk-1", "KX4-7PM"
    ).to_document()
    assert sent["pack"] == {"id": "my-city", "version": 1}
    assert load_current(home, city.source, city.clock).pack.version == 2


def _answered(pack: Pack) -> Journey:
    from datetime import date

    journey = Journey("street-light", pack.services[0].questions, date(2026, 11, 24))
    place = {"address": "1 Library Square", "latitude": 41.0, "longitude": -87.0, "way": "here"}
    journey.enter("where", place)
    journey.enter("wires", "no")
    journey.enter("contact", {"method": "none", "value": ""})
    return journey


def test_the_last_good_one_is_kept_and_older_ones_are_not(city: City, home: Path) -> None:
    for version in (1, 2, 3, 4):
        install(city.publish(version), home, city.clock)
        activate(home)

    folders = sorted(path.name[0] for path in (home / "packs" / "published").glob("*-*"))
    assert folders[-2:] == ["3", "4"]
    assert len(folders) <= 3


def test_installing_again_changes_nothing(city: City, home: Path) -> None:
    file = city.publish(1)
    assert install(file, home, city.clock).is_new
    assert not install(file, home, city.clock).is_new
    activate(home)
    assert not install(file, home, city.clock).is_new
    assert activate(home) is None


def test_a_damaged_pack_is_mended_by_installing_it_again(city: City, home: Path) -> None:
    file = city.publish(1)
    name = install(file, home, city.clock).name
    activate(home)
    (home / "packs" / "published" / name / "city.yaml").write_text("damaged")

    assert install(file, home, city.clock).is_new
    activate(home)
    assert load_current(home, city.source, city.clock).faults == ()


def test_a_staged_pack_that_was_damaged_is_not_activated(city: City, home: Path) -> None:
    install(city.publish(1), home, city.clock)
    activate(home)
    name = install(city.publish(2), home, city.clock).name
    (home / "packs" / "published" / name / "city.yaml").write_text("damaged")

    assert activate(home) is None
    assert load_current(home, city.source, city.clock).pack.version == 1


def test_days_of_grace_work_and_are_told_to_staff(city: City, home: Path) -> None:
    file = city.publish(1, days=10)
    city.clock.advance(timedelta(days=11).total_seconds())

    assert install(file, home, city.clock).freshness == "grace"
    activate(home)
    notices = load_current(home, city.source, city.clock).notices
    assert "2026-12-04" in notices[0].problem
    assert "2027-01-03" in notices[0].problem

    city.clock.advance(timedelta(days=30).total_seconds())
    loaded = load_current(home, city.source, city.clock)
    assert loaded.pack.version == 1
    assert "out of date" in loaded.notices[0].problem
    assert status_of(home, city.clock)["current"]["freshness"] == "expired"


def test_a_pack_with_an_icon_that_is_not_there_is_refused(city: City, home: Path) -> None:
    with pytest.raises(PackFaults, match="street-light"):
        install(city.publish(1), home, city.clock, icons={"library"})


def test_a_second_install_at_once_is_told_to_wait(city: City, home: Path) -> None:
    file = city.publish(1)
    (home / "packs" / "published").mkdir(parents=True)
    lock = os.open(home / "packs" / "published" / ".lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        with pytest.raises(Refused) as caught:
            install(file, home, city.clock)
    finally:
        os.close(lock)
    assert caught.value.code == "busy"
    assert install(file, home, city.clock).is_new


def test_a_source_that_holds_a_link_is_not_published(city: City) -> None:
    (city.source / "help").mkdir()
    (city.source / "help" / "list.json").symlink_to("/etc/passwd")

    with pytest.raises(Refused, match=r"list\.json"):
        city.publish(1)


def test_status_says_what_is_in_use_and_what_waits(city: City, home: Path) -> None:
    install(city.publish(1), home, city.clock)
    activate(home)
    install(city.publish(2), home, city.clock)

    told = status_of(home, city.clock)
    assert (told["current"]["version"], told["staged"]["version"], told["floor"]) == (1, 2, 2)
    assert told["problems"] == []


def test_the_real_disk_waits_for_every_file_and_folder(
    city: City, home: Path, synced: list[int]
) -> None:
    file = city.publish(1)
    synced.clear()
    install(file, home, city.clock)
    files = [path for path in (home / "packs" / "published").rglob("*") if path.is_file()]

    assert len(synced) >= len(files)
