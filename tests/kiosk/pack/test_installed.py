from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.pack.faults import PackFaults
from kiosk.pack.installed import digest_of, load_current
from tests.kiosk.pack.made_packs import edit, spanish_pack


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return spanish_pack(tmp_path / "pack")


def test_a_good_pack_is_copied_and_read_from_the_copy_next_time(
    tmp_path: Path, source: Path
) -> None:
    home = tmp_path / "home"
    first, second = load_current(home, source), load_current(home, source)

    assert first.copied
    assert first.pack.folder == source
    assert second.pack.folder == home / "packs" / digest_of(source)
    assert second.pack.services == first.pack.services
    assert second.pack.translations("es").gettext("Free") == "[Free]"
    assert list((home / "packs").glob("*/translations/es.mo"))


def test_the_last_good_pack_stays_when_the_new_one_has_faults(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "home"
    load_current(home, source)
    edit(source / "city.yaml", "version: 1", "version: 2\nnew_key: 1")

    loaded = load_current(home, source)
    assert loaded.is_last_good
    assert loaded.pack.version == 1
    assert [fault.path for fault in loaded.faults] == ["new_key"]

    edit(source / "city.yaml", "\nnew_key: 1", "")
    assert load_current(home, source).pack.version == 2
    assert not load_current(home, source).is_last_good


def test_the_last_good_pack_stays_when_the_source_is_gone(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "home"
    load_current(home, source)

    loaded = load_current(home, tmp_path / "unplugged")
    assert loaded.is_last_good
    assert loaded.pack.id == "my-city"


def test_without_any_good_pack_the_faults_are_raised(tmp_path: Path, source: Path) -> None:
    edit(source / "city.yaml", "version: 1", "version: one")

    with pytest.raises(PackFaults) as caught:
        load_current(tmp_path / "home", source)
    assert caught.value.faults[0].path == "version"


def test_a_damaged_copy_is_made_again(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "home"
    load_current(home, source)
    copy = home / "packs" / digest_of(source)
    (copy / "city.yaml").write_text("damaged: [")

    assert load_current(home, source).pack.id == "my-city"
    assert "damaged" not in (copy / "city.yaml").read_text()


def test_a_home_that_cannot_be_written_keeps_no_kiosk_closed(tmp_path: Path, source: Path) -> None:
    (tmp_path / "home").write_text("a file stands where the folder should be")

    loaded = load_current(tmp_path / "home", source)
    assert loaded.pack.id == "my-city"
    assert not loaded.copied


def test_old_copies_are_forgotten_but_the_one_before(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "home"
    for version in (1, 2, 3):
        if version > 1:
            edit(source / "city.yaml", f"version: {version - 1}", f"version: {version}")
        load_current(home, source)

    assert len([path for path in (home / "packs").iterdir() if path.is_dir()]) == 2
