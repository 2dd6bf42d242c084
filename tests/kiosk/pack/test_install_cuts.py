"""P40: the plug is pulled at every step of an install: the old pack or the new, never neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.pack.faults import PackFaults
from kiosk.pack.install import activate, install
from kiosk.pack.installed import load_current
from kiosk.pack.shelf import Shelf
from tests.kiosk.pack.power_cuts import LOSSES, CuttableDisk
from tests.kiosk.pack.publications import City


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path / "city")


@pytest.fixture
def home(tmp_path: Path, city: City) -> Path:
    """A home with version 1 in use."""
    return city.in_use_at(tmp_path / "home", 1)


DAMAGED = 0


def _versions(disk: CuttableDisk, city: City, tmp_path: Path) -> list[int | None]:
    """The version in use after each cut; DAMAGED where another stood in, None for neither."""
    (tmp_path / "cuts").mkdir()
    versions: list[int | None] = []
    for _step, _loss, home in disk.cuts(tmp_path / "cuts"):
        try:
            loaded = load_current(home, tmp_path / "no-source", city.clock)
            versions.append(DAMAGED if loaded.faults else loaded.pack.version)
        except PackFaults:
            versions.append(None)
    return versions


def test_a_cut_leaves_the_old_pack_until_it_is_activated_and_never_neither(
    tmp_path: Path, city: City, home: Path
) -> None:
    file, disk = city.publish(2), CuttableDisk(home)
    install(file, home, city.clock, disk=disk)
    staged = len(LOSSES) * (len(disk.steps) + 1)
    activate(home, disk)

    versions = _versions(disk, city, tmp_path)
    assert set(versions[:staged]) == {1}
    assert set(versions[staged:]) == {1, 2}
    assert set(versions[-len(LOSSES) :]) == {2}


def test_after_any_cut_the_install_can_be_done_again(
    tmp_path: Path, city: City, home: Path
) -> None:
    file, disk = city.publish(2), CuttableDisk(home)
    install(file, home, city.clock, disk=disk)
    activate(home, disk)

    (tmp_path / "cuts").mkdir()
    for step, loss, cut in disk.cuts(tmp_path / "cuts", every=7):
        install(file, cut, city.clock)
        activate(cut)
        loaded = load_current(cut, tmp_path / "no-source", city.clock)
        assert (loaded.pack.version, loaded.faults) == (2, ()), (step, loss)


def test_a_cut_in_the_first_install_leaves_the_source_or_the_new(
    tmp_path: Path, city: City
) -> None:
    home = city.trusted_by(tmp_path / "home")
    file, disk = city.publish(2), CuttableDisk(home)
    install(file, home, city.clock, disk=disk)
    activate(home, disk)

    (tmp_path / "cuts").mkdir()
    for _step, _loss, cut in disk.cuts(tmp_path / "cuts", every=3):
        assert load_current(cut, city.source, city.clock).pack.version == 2


def test_a_disk_that_lies_about_syncs_is_found_out(tmp_path: Path, city: City, home: Path) -> None:
    """The control: without syncs, some cut leaves neither."""
    file, disk = city.publish(2), CuttableDisk(home, syncs=False)
    install(file, home, city.clock, disk=disk)
    activate(home, disk)

    assert None in _versions(disk, city, tmp_path)


def test_forgetting_the_old_pack_first_is_found_out(
    tmp_path: Path, city: City, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: what is in use is removed before the new pack is there."""
    file, disk = city.publish(2), CuttableDisk(home)
    monkeypatch.setattr(
        Shelf,
        "tidy",
        lambda shelf: [disk.remove_tree(path) for path in shelf.root.glob("*-*")],
    )
    install(file, home, city.clock, disk=disk)

    assert None in _versions(disk, city, tmp_path)
