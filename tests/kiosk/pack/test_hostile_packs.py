"""P39: packs made to do harm, most of them signed by the city's own keys."""

from __future__ import annotations

import contextlib
import io
import json
import random
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.pack.archive import ArchiveReader, Caps
from kiosk.pack.faults import PackFaults
from kiosk.pack.install import activate, install
from kiosk.pack.installed import load_current
from kiosk.pack.manifest import read_manifest
from kiosk.pack.refused import Refused
from tests.kiosk.pack.publications import City, archive, bomb, packed, snapshot, tar_entry

MIB = 1024 * 1024
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
MANIFESTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "version 0": lambda m: m.update(version=0),
    "a negative version": lambda m: m.update(version=-1),
    "a version beyond all": lambda m: m.update(version=2**53 - 1),
    "a version that is true": lambda m: m.update(version=True),
    "a version in words": lambda m: m.update(version="2"),
    "half a version": lambda m: m.update(version=2.5),
    "another format": lambda m: m.update(format="stoa-pack-2"),
    "no format": lambda m: m.pop("format"),
    "a pack that is a path": lambda m: m.update(pack="../my-city"),
    "no keys": lambda m: m.update(keys=[]),
    "many keys": lambda m: m.update(keys=m["keys"] * 100),
    "a date that is none": lambda m: m.update(expires="2027-02-30T09:00:00Z"),
    "a date in local time": lambda m: m.update(expires="2027-02-03T09:00:00+02:00"),
    "a date at the end of time": lambda m: m.update(expires="9999-12-31T23:59:59Z"),
    "a date that is a number": lambda m: m.update(expires=1e300),
    "endless grace": lambda m: m.update(grace_days=2**40),
    "a min_app of a thousand dots": lambda m: m.update(min_app="1" + ".1" * 1000),
    "no files": lambda m: m.update(files={}),
    "files in a list": lambda m: m.update(files=list(m["files"])),
    "a sum in capitals": lambda m: m["files"]["city.yaml"].update(sha256="A" * 64),
    "another sum": lambda m: m["files"]["city.yaml"].update(sha256="a" * 64),
    "a negative size": lambda m: m["files"]["city.yaml"].update(size=-1),
    "a size that lies": lambda m: m["files"]["city.yaml"].update(size=5),
    "a file more": lambda m: m["files"].update({"z.yaml": {"sha256": "a" * 64, "size": 0}}),
    "a file less": lambda m: m["files"].pop("places.yaml"),
}
DEEP = 100_000


def _bytes(city: City) -> dict[str, bytes]:
    """Archives and heads that are wrong as bytes."""
    files = city.files()
    good = city.crafted()
    manifest = rfc8785.dumps(city.manifest(files))
    rest = sorted(files.items())
    nest = city.head(manifest[:-1] + b',"z":' + b"[" * DEEP + b"]" * DEEP + b"}")
    objects = city.head(manifest[:-1] + b',"z":' + b'{"a":' * DEEP + b"1" + b"}" * DEEP + b"}")
    digits = city.head(manifest.replace(b'"version":2', b'"version":' + b"9" * DEEP))
    infinite = city.head(manifest.replace(b'"version":2', b'"version":1e999'))
    head, middle = city.head(manifest), archive([*city.head(manifest), *rest])
    listed = {f"f{i}.yaml": {"sha256": "0" * 64, "size": 0} for i in range(20_000)}
    huge = json.dumps(city.manifest({}) | {"files": listed}, separators=(",", ":"), sort_keys=True)
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as z:
        z.writestr("../evil.yaml", "evil")
    size = {"size": 2**40}
    bombs = city.manifest({"zeros.yaml": b""})
    bombs["files"]["zeros.yaml"]["size"] = 64 * MIB
    zeros = tar_entry("zeros.yaml", size=64 * MIB)
    return {
        "nothing": b"",
        "a word": b"evil",
        "a zip": zipped.getvalue(),
        "a tar that is not packed": b"".join(tar_entry(*e) for e in (*head, *rest)) + bytes(1024),
        "an empty gzip": packed(b""),
        "an empty tar": packed(bytes(1024)),
        "a gzip in a gzip": packed(good),
        "a second gzip behind it": good + packed(b"evil"),
        "bytes behind it": good + b"evil",
        "bytes behind its end": archive([*head, *rest], bytes(1024) + b"evil" * 128),
        "zeros without end": bomb(bytes(MIB), 64),
        "half of it": good[: len(good) // 2],
        "all but a byte": good[:-1],
        "a flipped bit": good[:-200] + bytes([good[-200] ^ 1]) + good[-199:],
        "a wrong sum of gzip": good[:-8] + b"\0\0\0\0" + good[-4:],
        "no end": archive([*head, *rest], b""),
        "files first": archive([*rest, *head]),
        "no signatures": archive([head[0], *rest]),
        "a head twice": archive([*head, *head, *rest]),
        "a file twice": archive([*head, *rest, rest[-1]]),
        "a file twice in a row": archive([*head, rest[0], *rest]),
        "files in another order": archive([*head, *reversed(rest)]),
        "a file that is not listed": archive([*head, *rest, ("zz.yaml", b"evil")]),
        "a million files behind the head": bomb(
            tar_entry("e.yaml") * 1000, 1000, b"".join(tar_entry(*e) for e in head)
        ),
        "twenty thousand files in the manifest": archive(city.head(huge.encode())),
        "a size of a tebibyte": archive([*head, tar_entry(rest[0][0], **size)]),
        "a head of a tebibyte": archive([tar_entry("manifest.json", **size)]),
        "a negative size": archive([*head, _patched(rest[0][0], b"\xff" * 12)]),
        "a size beyond 64 bits": archive([*head, _patched(rest[0][0], b"\x80" + b"\xff" * 11)]),
        "a size in letters": archive([*head, _patched(rest[0][0], b"evilevilevil")]),
        "a broken head": archive([*head, b"\1" + tar_entry(*rest[0])[1:]]),
        "the magic of GNU": archive(
            [*head, tar_entry(*rest[0]).replace(b"ustar\x0000", b"ustar  \0")]
        ),
        "a bomb": bomb(bytes(MIB), 64, b"".join([*map(_entry, city.head(bombs)), zeros])),
        "10^5 lists in each other": archive([*nest, *rest]),
        "10^5 objects in each other": archive([*objects, *rest]),
        "10^5 digits": archive([*digits, *rest]),
        "an infinite number": archive([*infinite, *rest]),
        "not a number": archive(city.head(manifest.replace(b'"version":2', b'"version":NaN'))),
        "a key twice": archive(city.head(manifest[:-1] + b',"version":2}')),
        "a space more": archive(city.head(manifest[:-1] + b" }")),
        "a mark of order": archive(city.head(b"\xef\xbb\xbf" + manifest)),
        "UTF-16": archive(city.head(manifest.decode().encode("utf-16"))),
        "half a letter": archive(city.head(manifest[:-1] + b',"z":"\xc3"}')),
        "half a pair": archive(city.head(manifest[:-1] + b',"z":"\\ud800"}')),
        "a list": archive(city.head(b"[]")),
        "a manifest of nothing": archive(city.head(b"")),
        "signatures in a list": archive([head[0], ("signatures.json", b"[]"), *rest]),
        "10^5 lists as signatures": archive([head[0], ("signatures.json", b"[" * 10_000)]),
        "signatures without end": archive([head[0], ("signatures.json", b"{" + b" " * MIB + b"}")]),
        "signatures of no sense": archive([head[0], ("signatures.json", b'{"a":"%"}'), *rest]),
        "signatures of numbers": archive([head[0], ("signatures.json", b'{"a":1}'), *rest]),
        "the half that is good": middle[:1000],
    }


def _entry(entry: tuple[str, bytes]) -> bytes:
    return tar_entry(*entry)


JSON_CASES = (
    "10^5 lists in each other",
    "10^5 objects in each other",
    "10^5 digits",
    "an infinite number",
    "not a number",
    "a key twice",
    "a space more",
    "a mark of order",
    "UTF-16",
    "half a letter",
    "half a pair",
    "a list",
    "a manifest of nothing",
    "10^5 lists as signatures",
)


def _patched(name: str, size: bytes) -> bytes:
    block = bytearray(tar_entry(name))
    block[124:136] = size
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def _calendar(rule: str) -> bytes:
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//evil//EN", "BEGIN:VEVENT", "UID:evil"),
        *("DTSTAMP:20260101T000000Z", "DTSTART:20260101T000000Z", "SUMMARY:Evil"),
        *(f"RRULE:{rule}", "END:VEVENT", "END:VCALENDAR", ""),
    )
    return "\r\n".join(lines).encode()


NOISE = random.Random(7).randbytes(5 * MIB // 2).hex().encode()
"""Letters that cannot be packed tightly enough to be told by that."""
FEED = ("agency", "stops", "routes", "trips", "stop_times", "calendar")
HELP = b'{"source": "evil", "language": "en", "places": []}'
ALERTS = b"- {id: evil, kind: cap, folder: alerts, name: Evil}\n"
LAUGHS = (
    b"<!DOCTYPE a [<!ENTITY l0 'ha'>"
    + b"".join(b"<!ENTITY l%d '%s'>" % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    + b"]><a>&l9;</a>"
)
CONSULTATION = b"""\
id: evil
kind: survey
title: Report a broken street light
summary: Report a broken street light
opens: 2026-01-01
closes: 2027-01-01
minutes: 1
questions:
  - {id: wires, type: yes-no, title: Can you see open wires?, label: Open wires}
"""
CONTENTS: dict[str, dict[str, bytes | None]] = {
    "no city": {"city.yaml": None},
    "a city of YAML bombs": {
        "city.yaml": b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
    },
    "a deep city": {"city.yaml": b"[" * DEEP},
    "a city with a tag": {"city.yaml": b"!!python/object/apply:os.system [evil]\n"},
    "a catalog of noise": {"translations/es.mo": b"\xde\x12\x04\x95" + b"\xff" * 64},
    "a catalog cut short": {"translations/es.mo": b"\xde\x12\x04\x95\0\0"},
    "an empty catalog": {"translations/es.mo": b""},
    "places that are no list": {"places.yaml": b"evil\n"},
    "a service of another name": {"services/evil.yaml": b"id: other\n"},
    "a file of noise": {"categories.yaml": bytes(range(256))},
    "places of help in 10^5 lists": {"help/evil.json": b"[" * DEEP},
    "places of help that are a web page": {"help/evil.json": b"<!DOCTYPE html><html></html>"},
    "places of help of another form": {"help/evil.json": b'{"source": "../evil", "places": 7}'},
    "places of help in half a letter": {"help/evil.json": b'{"source": "\xc3"}'},
    "two publishers of one name": {"help/a.json": HELP, "help/b.json": HELP},
    "a timetable without stops": {"timetable/agency.txt": b"agency_timezone\nUTC\n"},
    "a timetable of noise": {f"timetable/{name}.txt": bytes(range(256)) * 9 for name in FEED},
    "a timetable without columns": {f"timetable/{name}.txt": b"evil\n" for name in FEED},
    "a header without end": {f"timetable/{name}.txt": NOISE[: 2 * MIB] for name in FEED},
    "an alert that laughs": {"endpoints.yaml": ALERTS, "alerts/evil.xml": LAUGHS},
    "an alert that reads a file": {
        "endpoints.yaml": ALERTS,
        "alerts/evil.xml": b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
    },
    "an alert of 10^5 elements in each other": {
        "endpoints.yaml": ALERTS,
        "alerts/evil.xml": b"<a>" * DEEP + b"</a>" * DEEP,
    },
    "an alert in UTF-7": {
        "endpoints.yaml": ALERTS,
        "alerts/evil.xml": b"<?xml version='1.0' encoding='utf-7'?>+ADw-a/+AD4-",
    },
    "alerts from elsewhere": {"endpoints.yaml": ALERTS.replace(b"alerts", b"../alerts")},
    "a calendar of noise": {"events/evil.ics": bytes(range(256))},
    "a calendar that repeats every second": {"events/evil.ics": _calendar("FREQ=SECONDLY")},
    "a calendar that is too large": {"events/evil.ics": b"BEGIN:VCALENDAR\r\n" + NOISE},
    "times of a counter without end": {"appointments/evil.ics": _calendar("FREQ=MINUTELY")},
    "a consultation that asks who you are": {
        "consultations/evil.yaml": CONSULTATION + b"  - {id: who, type: contact, title: Who?}\n"
    },
    "a consultation of another name": {
        "consultations/evil.yaml": CONSULTATION.replace(b"id: evil", b"id: other")
    },
    "a consultation with a bomb": {
        "consultations/evil.yaml": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    },
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    return City(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, city: City) -> Iterator[Path]:
    """A home with version 1 in use; nothing in it or around it changes in all these tests."""
    around = tmp_path_factory.mktemp("kiosk")
    home = city.trusted_by(around / "home")
    install(city.publish(1), home, city.clock)
    activate(home)
    before = snapshot(around)
    yield home
    assert snapshot(around) == before
    assert load_current(home, around / "no-source", city.clock).pack.version == 1


def _refused(tmp_path: Path, city: City, home: Path, written: bytes) -> str:
    """Try to install it; the home and what is around must be as they were."""
    (tmp_path / "hostile.stoapack").write_bytes(written)
    before = snapshot(home.parent)
    with pytest.raises((Refused, PackFaults)) as caught:
        install(tmp_path / "hostile.stoapack", home, city.clock)
    assert snapshot(home.parent) == before
    assert [path.name for path in tmp_path.iterdir()] == ["hostile.stoapack"]
    return caught.value.code if isinstance(caught.value, Refused) else "faults"


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

    assert _refused(tmp_path, city, home, written) == "name"


@pytest.mark.parametrize("why", NAMES)
def test_a_name_in_the_archive_alone_is_refused_that(
    why: str, tmp_path: Path, city: City, home: Path
) -> None:
    entries = [*city.head(city.manifest(city.files())), (NAMES[why], b"evil")]

    assert _refused(tmp_path, city, home, archive(entries)) in ("content", "not-a-pack")


@pytest.mark.parametrize("what", KINDS)
def test_only_plain_files_are_taken_and_not(
    what: str, tmp_path: Path, city: City, home: Path
) -> None:
    files = city.files()
    first, *others = sorted(files.items())
    odd = tar_entry(first[0], b"", KINDS[what], linkname="/etc/passwd")
    written = archive([*city.head(city.manifest(files)), odd, *others])

    assert _refused(tmp_path, city, home, written) == "not-a-pack"


@pytest.mark.parametrize("what", MANIFESTS)
def test_a_manifest_is_refused_with(what: str, tmp_path: Path, city: City, home: Path) -> None:
    written = city.crafted(change=MANIFESTS[what])

    assert _refused(tmp_path, city, home, written) in ("manifest", "content")


def test_bytes_that_are_no_pack_are_refused(tmp_path: Path, city: City, home: Path) -> None:
    tried = _bytes(city)
    codes = {what: _refused(tmp_path, city, home, written) for what, written in tried.items()}

    assert len(codes) > 40
    assert set(codes.values()) == {"not-a-pack", "damaged", "too-big", "manifest", "content"}
    assert codes["a bomb"] == "too-big"
    for what in JSON_CASES:
        assert codes[what] == "manifest", what


@pytest.mark.parametrize("what", CONTENTS)
def test_signed_content_is_refused_with(what: str, tmp_path: Path, city: City, home: Path) -> None:
    files = {**city.files(), **CONTENTS[what]}
    written = city.crafted(
        {name: content for name, content in files.items() if content is not None}
    )

    assert _refused(tmp_path, city, home, written) == "faults"


def test_a_city_that_is_not_the_one_of_the_manifest_is_refused(
    tmp_path: Path, city: City, home: Path
) -> None:
    assert _refused(tmp_path, city, home, city.crafted(version=3)) == "content"


def test_bombs_are_refused_in_little_memory_and_time(
    tmp_path: Path, city: City, home: Path
) -> None:
    """256 MiB and 10 s hold for all of it together, in a process of its own."""
    head = b"".join(tar_entry(*entry) for entry in city.head(city.manifest(city.files())))
    bombs = {
        "zeros": bomb(bytes(MIB), 4096),
        "entries": bomb(tar_entry("e.yaml") * 1000, 1000),
        "behind-the-head": bomb(tar_entry("e.yaml") * 1000, 1000, head),
        "head": bomb(bytes(MIB), 256, tar_entry("manifest.json", size=2**33)),
    }
    for name, written in bombs.items():
        (tmp_path / f"{name}.stoapack").write_bytes(written)
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from kiosk.clock import SystemClock\n"
        "from kiosk.pack.install import install\n"
        "from kiosk.pack.refused import Refused\n"
        "for name in sys.argv[2:]:\n"
        "    try: install(Path(name), Path(sys.argv[1]), SystemClock())\n"
        "    except Refused: print('refused')\n"
        # Of this program alone, unlike ru_maxrss.
        "status = Path('/proc/self/status').read_text()\n"
        "peak = status.split('VmHWM:')[1].split()[0]\n"
        "print(peak, resource.getrusage(resource.RUSAGE_SELF).ru_utime)\n"
    )
    names = [str(tmp_path / f"{name}.stoapack") for name in bombs]
    done = subprocess.run(
        [sys.executable, "-c", code, str(home), *names], capture_output=True, text=True, check=True
    )
    *told, usage = done.stdout.splitlines()
    kibibytes, seconds = usage.split()

    assert told == ["refused"] * len(bombs)
    assert int(kibibytes) < 256 * 1024
    assert float(seconds) < 10


def test_no_more_entries_are_read_than_a_pack_may_have() -> None:
    reader = ArchiveReader(io.BytesIO(packed(tar_entry("e.yaml") * 64)), Caps(entries=50))

    with pytest.raises(Refused) as caught:
        list(iter(reader.next, None))
    assert caught.value.code == "too-big"


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_whatever_byte_changes_the_pack_is_refused_or_the_same(
    data: st.DataObject, city: City, fuzz_home: Path
) -> None:
    """Bytes of the tar, packed again, so that each reaches the reader; nothing else is raised."""
    import zlib

    plain = bytearray(zlib.decompress(city.crafted(), wbits=31))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(plain) - 1))
        match data.draw(st.sampled_from(["set", "cut", "insert", "repeat"])):
            case "set":
                plain[at] = data.draw(st.integers(0, 255))
            case "cut":
                del plain[at : at + data.draw(st.integers(1, 600))]
            case "insert":
                plain[at:at] = data.draw(st.binary(max_size=600))
            case "repeat":
                plain[at:at] = plain[at : at + 512]
        plain = plain or bytearray(b"\0")
    file = city.folder / "fuzzed.stoapack"
    file.write_bytes(packed(bytes(plain)))
    before = snapshot(fuzz_home)
    try:
        installed = install(file, fuzz_home, city.clock)
    except Refused:
        assert snapshot(fuzz_home) == before
    else:
        assert installed.manifest.version == 2


@pytest.fixture(scope="module")
def fuzz_home(tmp_path_factory: pytest.TempPathFactory, city: City) -> Path:
    home = city.trusted_by(tmp_path_factory.mktemp("fuzz"))
    install(city.publish(2, name="staged.stoapack"), home, city.clock)
    file = city.folder / "crafted.stoapack"
    file.write_bytes(city.crafted())
    return home


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    changes=st.dictionaries(
        st.sampled_from(
            [
                "format",
                "pack",
                "version",
                "created",
                "expires",
                "grace_days",
                "min_app",
                "keys",
                "files",
                "more",
            ]
        ),
        JSON_VALUES,
        min_size=1,
        max_size=3,
    )
)
def test_whatever_a_manifest_says_it_is_read_or_refused(changes: dict[str, Any]) -> None:
    sound = {
        "format": "stoa-pack-1",
        "pack": "my-city",
        "version": 2,
        "created": "2026-11-24T09:00:00Z",
        "expires": "2027-05-23T09:00:00Z",
        "grace_days": 30,
        "min_app": "0.1.0",
        "keys": ["0" * 16],
        "files": {"a.yaml": {"sha256": "0" * 64, "size": 0}},
    }
    with contextlib.suppress(Refused):
        read_manifest(json.dumps(sound | changes).encode())
