"""A city with one service of every kind of question, for tests that need no real city."""

from __future__ import annotations

from typing import Any

from kiosk.pack.city import City
from kiosk.pack.model import Category, GazetteerPlace, Pack, Service

LANGUAGES = ("en", "es", "fr", "ar", "zh-Hans", "vi")


def question(kind: str, **more: Any) -> dict[str, Any]:
    return {"id": kind, "type": kind, "title": f"The {kind} question?", **more}


QUESTIONS: list[dict[str, Any]] = [
    question("text", max_length=40, label="Name", private=True),
    question("long-text", required=False),
    question(
        "choice",
        options=[{"id": "lamp", "text": "A lamp"}, {"id": "tree", "text": "A tree", "hint": "Big"}],
    ),
    question(
        "choices",
        none_of_these=True,
        options=[{"id": "red", "text": "Red"}, {"id": "blue", "text": "Blue"}],
    ),
    question("yes-no"),
    question(
        "information",
        body=["Stay away from it."],
        emergency=True,
        call={"number": "112", "say": "Call 112 now."},
        when={"question": "yes-no", "is": "yes"},
    ),
    question("number", minimum=1, maximum=9, unit="bags"),
    question("date", earliest="today-120y", latest="today"),
    question("place"),
    question("contact"),
    question("consent", statement="The city may read this."),
    question(
        "eligibility",
        yes_when={"question": "number", "at_least": 5},
        no_when={"question": "number", "at_most": 1},
        likely={"title": "Likely"},
        unlikely={"title": "Not likely"},
        unknown={"title": "We cannot tell"},
    ),
]


def service(service_id: str, questions: list[dict[str, Any]], **more: Any) -> Service:
    return Service.model_validate(
        {
            "id": service_id,
            "category": "things",
            "icon": "report",
            "kind": "report",
            "title": f"Service {service_id}",
            "summary": "What it is.",
            "minutes": 3,
            "cost": "It costs nothing.",
            "next": "Somebody looks at it.",
            "questions": questions,
            **more,
        }
    )


def small_pack(languages: tuple[str, ...] = LANGUAGES, **more: Any) -> Pack:
    city = City.model_validate(
        {
            "id": "small",
            "version": 1,
            "name": "Smallville",
            "kiosk": {
                "id": "hall",
                "name": "Town hall",
                "address": "Main Street 1",
                "latitude": 40.0,
                "longitude": -80.0,
            },
            "timezone": "America/New_York",
            "languages": languages,
            "crest": "library",
            "contact": {"phone": "555 010 0100", "counter": "The counter beside you."},
            "emergency": {"number": "112", "say": "If somebody is in danger, call 112."},
            "about": {"operator": "The city.", "purpose": "To help."},
        }
    )
    places = [
        {
            "id": "mosque",
            "kind": "landmark",
            "name": "Al-Noor Mosque",
            "address": "Mill Street 14",
            "latitude": 40.001,
            "longitude": -80.001,
        },
        {
            "id": "mill-street",
            "kind": "street",
            "name": "Mill Street",
            "address": "Mill Street",
            "latitude": 40.002,
            "longitude": -80.002,
            "numbers": {"from": 1, "to": 99},
        },
    ]
    words = tuple(f"word{n}" for n in range(16))
    parts: dict[str, Any] = {
        "city": city,
        "categories": (
            Category.model_validate({"id": "things", "title": "Things", "icon": "report"}),
        ),
        "services": (
            service("everything", QUESTIONS),
            service("words", [QUESTIONS[0]]),
            service("talk", [{**QUESTIONS[2], "hint": "There is much to say before. " * 9}]),
            service("short", [QUESTIONS[2], QUESTIONS[4], QUESTIONS[5]]),
        ),
        "places": tuple(GazetteerPlace.model_validate(place) for place in places),
        "check_words": dict.fromkeys(languages, words),
        **more,
    }
    return Pack(**parts)
