"""P39: names that lead elsewhere, and entries that are no files, signed by the city's own keys."""

from __future__ import annotations

import shutil
import tarfile
from pathlib import Path

import pytest

from kiosk.pack.install import install
from tests.kiosk.pack.hostile import refused
from tests.kiosk.pack.publications import City, archive, tar_entry

NAMES = {
    "climbs out": "../evil.yaml",
    "climbs out later": "services/../../evil.yaml",
    "climbs out of a pack by backslash": "..\\evil.yaml",
    "is absolute": "/etc/evil.yaml",
    "is absolute twice": "//evil.yaml",
    "begins with a dot": "./evil.yaml",
    "has an empty part": "services//evil.yaml",
    "is on a drive": "C:\\evil.yaml",
    "is beside a drive": "C:evil.yaml",
    "ends with NUL": "evil.yaml\0.txt",
    "has a line break": "evil\n.yaml",
    "has an escape": "evil\x1b[2J.yaml",
    "looks like ASCII": "ｅvil.yaml",
    "runs backwards": "evil\u202elmay.yaml",
    "is no text": "evil\udcff.yaml",
    "ends with a dot": "evil.yaml.",
    "ends with a slash": "evil.yaml/",
    "ends with a space": "evil.yaml ",
    "is a home": "~root.yaml",
    "is hidden": ".evil.yaml",
    "is empty": "",
    "is a dot": ".",
    "is deep": "a/b/c/d/e/f.yaml",
    "is long": "a" * 120 + ".yaml",
    "is a script": "evil.sh",
    "is code": "evil.py",
    "is a stylesheet of a picture": "evil.svg",
    "is a web page": "evil.html",
    "is a nested zip": "nested.zip",
    "is a nested tar": "nested.tar.gz",
    "is a nested pack": "nested.stoapack",
    "is the manifest": "manifest.json",
    "is the signatures": "Signatures.json",
    "meets another in capitals": "City.yaml",
    "is a file and a folder": "city.yaml/evil.yaml",
}
KINDS = {
    "a symlink": tarfile.SYMTYPE,
    "a hard link": tarfile.LNKTYPE,
    "a device": tarfile.CHRTYPE,
    "a disk": tarfile.BLKTYPE,
    "a pipe": tarfile.FIFOTYPE,
    "a folder": tarfile.DIRTYPE,
    "a long name": tarfile.GNUTYPE_LONGNAME,
    "a long link": tarfile.GNUTYPE_LONGLINK,
    "a sparse file": tarfile.GNUTYPE_SPARSE,
    "a pax head": tarfile.XHDTYPE,
    "a global pax head": tarfile.XGLTYPE,
    "a contiguous file": tarfile.CONTTYPE,
    "an old file": tarfile.AREGTYPE,
}


def test_the_pattern_that_the_hostile_ones_are_made_of_is_taken(
    tmp_path: Path, city: City, home: Path
) -> None:
    (tmp_path / "good.stoapack").write_bytes(city.crafted())
    shutil.copytree(home, tmp_path / "home")

    assert install(tmp_path / "good.stoapack", tmp_path / "home", city.clock).is_new


@pytest.mark.parametrize("why", NAMES)
def test_a_name_is_refused_that(why: str, tmp_path: Path, city: City, home: Path) -> None:
    name = NAMES[why]
    files = {**city.files(), name: b"evil"}
    listed = {key.encode("utf-8", "replace").decode(): value for key, value in files.items()}
    manifest = city.manifest(listed)
    written = archive([*city.head(manifest), *sorted(files.items())])

    assert refused(tmp_path, city, home, written) == "name"


@pytest.mark.parametrize("why", NAMES)
def test_a_name_in_the_archive_alone_is_refused_that(
    why: str, tmp_path: Path, city: City, home: Path
) -> None:
    entries = [*city.head(city.manifest(city.files())), (NAMES[why], b"evil")]

    assert refused(tmp_path, city, home, archive(entries)) in ("content", "not-a-pack")


@pytest.mark.parametrize("what", KINDS)
def test_only_plain_files_are_taken_and_not(
    what: str, tmp_path: Path, city: City, home: Path
) -> None:
    files = city.files()
    first, *others = sorted(files.items())
    odd = tar_entry(first[0], b"", KINDS[what], linkname="/etc/passwd")
    written = archive([*city.head(city.manifest(files)), odd, *others])

    assert refused(tmp_path, city, home, written) == "not-a-pack"
