"""The searcher itself: it must find a canary in every form, or its silence proves nothing."""

from __future__ import annotations

import base64
import gzip
import zlib
from pathlib import Path

import pytest

from tests import canaries


@pytest.mark.parametrize("form", sorted(canaries.forms("x y")))
def test_every_form_is_found(form: str, tmp_path: Path) -> None:
    for canary in canaries.plant(len(canaries.SCRIPTS)):
        raw = canaries.forms(canary)[form]
        (tmp_path / "file").write_bytes(b"before" + raw + b"after")
        assert canaries.find(tmp_path, [canary]), form


def test_base64_is_found_at_every_offset(tmp_path: Path) -> None:
    (canary,) = canaries.plant(1)
    for before in range(5):
        raw = b"x" * before + canary.encode() + b"tail"
        (tmp_path / "file").write_bytes(base64.b64encode(raw))
        assert canaries.find(tmp_path, [canary]), before


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_packed_data_inside_other_data_is_opened(pack, tmp_path: Path) -> None:
    (canary,) = canaries.plant(1)
    (tmp_path / "file").write_bytes(b"\0" * 100 + pack(canary.encode()) + b"rest")
    assert canaries.find(tmp_path, [canary])


def test_a_file_name_is_searched_too(tmp_path: Path) -> None:
    (tmp_path / "canary-name-77").touch()
    assert canaries.find(tmp_path, ["canary-name-77"])


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"quiet" * 1000)
    assert canaries.find(tmp_path, canaries.plant(6)) == []
