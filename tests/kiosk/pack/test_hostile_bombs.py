"""P39: packs that grow when they are opened, and bytes changed by chance."""

from __future__ import annotations

import io
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.pack.archive import ArchiveReader, Caps
from kiosk.pack.install import install
from kiosk.pack.refused import Refused
from tests.kiosk.pack.hostile import MIB
from tests.kiosk.pack.publications import City, bomb, packed, snapshot, tar_entry


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


FUZZ = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@FUZZ
@given(data=st.data())
def test_whatever_byte_changes_the_pack_is_refused_or_the_same(
    data: st.DataObject, city: City, fuzz_home: Path
) -> None:
    """Bytes of the tar, packed again, so that each reaches the reader; nothing else is raised."""
    _is_refused_or_the_same(_changed(city.crafted(), data), city, fuzz_home)


@pytest.mark.soak
@settings(FUZZ, max_examples=5000, derandomize=False)
@given(data=st.data())
def test_whatever_five_thousand_changes_make_of_it_is_refused_or_the_same(
    data: st.DataObject, city: City, fuzz_home: Path
) -> None:
    _is_refused_or_the_same(_changed(city.crafted(), data), city, fuzz_home)


def _changed(pack: bytes, data: st.DataObject) -> bytes:
    plain = bytearray(zlib.decompress(pack, wbits=31))
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
    return packed(bytes(plain))


def _is_refused_or_the_same(written: bytes, city: City, home: Path) -> None:
    file = city.folder / "fuzzed.stoapack"
    file.write_bytes(written)
    before = snapshot(home)
    try:
        installed = install(file, home, city.clock)
    except Refused:
        assert snapshot(home) == before
    else:
        assert installed.manifest.version == 2


@pytest.fixture(scope="module")
def fuzz_home(tmp_path_factory: pytest.TempPathFactory, city: City) -> Path:
    home = city.trusted_by(tmp_path_factory.mktemp("fuzz"))
    install(city.publish(2, name="staged.stoapack"), home, city.clock)
    file = city.folder / "crafted.stoapack"
    file.write_bytes(city.crafted())
    return home
