"""The way through the house is data."""

from __future__ import annotations

import pytest

from ui.navigator import HOME, START, Navigator, Route


@pytest.fixture
def navigator(qapp) -> Navigator:
    return Navigator()


def test_it_begins_at_the_start_and_cannot_go_further_back(navigator: Navigator) -> None:
    navigator.back()

    assert navigator.stack == (START,)


def test_back_returns_to_the_screen_before(navigator: Navigator) -> None:
    navigator.go(HOME)
    navigator.go(Route("category", "problems"))
    navigator.back()

    assert navigator.current == HOME


def test_the_same_screen_is_not_put_on_itself(navigator: Navigator) -> None:
    told = []
    navigator.changed.connect(lambda: told.append(navigator.current))
    navigator.go(HOME)
    navigator.go(HOME)

    assert told == [HOME]


def test_replacing_leaves_no_way_back_to_what_was_there(navigator: Navigator) -> None:
    navigator.go(Route("question", "one"))
    navigator.replace(Route("question", "two"))
    navigator.back()

    assert navigator.current == START


def test_reset_forgets_the_whole_way(navigator: Navigator) -> None:
    for name in ("home", "help", "about"):
        navigator.go(Route(name))
    navigator.reset()

    assert navigator.stack == (START,)
