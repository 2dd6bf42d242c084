"""Which service is meant, in the resident's language and with the English word as well."""

from gettext import NullTranslations

import pytest

from kiosk.directory.services import ServiceSearch
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.pack.model import Category, City, Pack, Service


def service(service_id: str, title: str, keywords: list[str], category: str = "streets") -> Service:
    return Service.model_validate(
        {
            "id": service_id,
            "category": category,
            "icon": "lamp",
            "kind": "report",
            "title": title,
            "summary": f"Tell the city about it: {title}.",
            "keywords": keywords,
            "minutes": 3,
            "cost": "Free",
            "next": "The city looks at it.",
            "questions": [{"id": "what", "type": "text", "title": "What is it?"}],
        }
    )


SERVICES = (
    service("street-light", "A street light is out", ["lamp", "dark street", "broken light"]),
    service("pothole", "A hole in the road", ["pothole", "broken road"]),
    service("library-card", "Get a library card", ["books", "borrow"], "library"),
)
WORDS = {
    "ar": {"A street light is out": "عمود إنارة لا يعمل", "lamp": "مصباح", "books": "كتب"},
    "zh-Hans": {"A street light is out": "路灯不亮", "Get a library card": "办理借书证"},
    "vi": {"A street light is out": "Đèn đường bị tắt"},
}


class Words(NullTranslations):
    def __init__(self, tag: str) -> None:
        super().__init__()
        self._words = WORDS.get(tag, {})

    def gettext(self, message: str) -> str:
        return self._words.get(message, message)


@pytest.fixture
def search() -> ServiceSearch:
    city = City.model_construct(id="demo", version=1, languages=("en", "ar"))
    categories = (
        Category.model_validate({"id": "streets", "title": "Streets", "icon": "lamp"}),
        Category.model_validate({"id": "library", "title": "Library", "icon": "book"}),
    )
    pack = Pack(city, categories, SERVICES)
    return ServiceSearch(pack, lambda tag: Texts(LANGUAGES[tag], None, Words(tag)))


@pytest.mark.parametrize(
    ("written", "tag", "expected"),
    [
        ("light", "en", "street-light"),
        ("the light in my street is broken", "en", "street-light"),
        ("lihgt", "en", "street-light"),
        ("pot hole", "en", "pothole"),
        ("book", "en", "library-card"),
        ("انارة", "ar", "street-light"),
        ("المصباح", "ar", "street-light"),
        ("كتب", "ar", "library-card"),
        ("路灯", "zh-Hans", "street-light"),
        ("借书", "zh-Hans", "library-card"),
        ("den duong", "vi", "street-light"),
        ("street light", "ar", "street-light"),
        ("library", "vi", "library-card"),
    ],
)
def test_the_service_that_is_meant_comes_first(
    search: ServiceSearch, written: str, tag: str, expected: str
) -> None:
    assert search.search(written, tag)[0].id == expected


@pytest.mark.parametrize("written", ["", "   ", "?", "passport", "xyzzy plugh"])
def test_what_fits_nothing_finds_nothing(search: ServiceSearch, written: str) -> None:
    assert search.search(written, "en") == ()
