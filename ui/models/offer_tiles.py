"""What the home screen offers beside the topics, each where the city has something to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.bootstrap import Core
from kiosk.language.message import Message, msg
from ui.models.desk import Desk
from ui.models.rows import Row
from ui.navigator import Route


@dataclass(frozen=True)
class OfferTile:
    """One tile: the key it is chosen by, its words, its icon, where it leads, when it is there."""

    key: str
    title: Message
    icon: str
    route: Route
    is_offered: Callable[[Core], bool]


def _asks(core: Core) -> bool:
    offered = core.offers.consultations
    return bool(offered.shown(core.today) or offered.feedback)


OFFER_TILES: tuple[OfferTile, ...] = (
    OfferTile(
        "places",
        msg("Find help near me"),
        "here",
        Route("places"),
        lambda core: core.offers.has_help,
    ),
    OfferTile(
        "departures",
        msg("Departures"),
        "bus",
        Route("departures"),
        lambda core: core.offers.has_departures,
    ),
    OfferTile("say", msg("Have your say"), "vote", Route("say"), _asks),
    OfferTile(
        "events", msg("Events"), "calendar", Route("events"), lambda core: core.offers.has_events
    ),
    OfferTile(
        "alerts", msg("Warnings"), "warning", Route("alerts"), lambda core: core.offers.has_alerts
    ),
    OfferTile("my-request", msg("My request"), "check", Route("request"), lambda _core: True),
)


def offer_rows(desk: Desk) -> list[Row]:
    """Return the tiles of what is offered here, in the language on screen."""
    return [
        Row(tile.key, desk.say(tile.title), icon=tile.icon)
        for tile in OFFER_TILES
        if tile.is_offered(desk.core)
    ]


def offer_route(key: str) -> Route | None:
    """Return where a tile leads; None where the key is no tile's."""
    return next((tile.route for tile in OFFER_TILES if tile.key == key), None)
