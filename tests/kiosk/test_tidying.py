"""Nobody waits for Python to look through the memory of a city."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from kiosk.tidying import tidy


class Ring:
    """Refers to itself, so that only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_lives_on_is_left_out_of_the_next_collections() -> None:
    kept = [[number] for number in range(5000)]
    tidy()

    assert gc.get_freeze_count() > len(kept)
    assert not any(thing is kept[0] for thing in gc.get_objects())


def test_what_was_let_go_is_freed_even_if_it_was_set_aside_before() -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    tidy()
    del ring
    tidy()

    assert gone() is None
