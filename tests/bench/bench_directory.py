"""Search as you type over 5,000 places in all languages, beside bare FTS5 (goal: p95 <= 16 ms)."""

from __future__ import annotations

import datetime as dt
import random
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.directory.folding import query_terms, terms
from kiosk.directory.help_search import HelpFilters, HelpSearch
from kiosk.language.languages import LANGUAGES
from kiosk.pack.help_places import (
    Address,
    HelpDirectory,
    PlaceOfHelp,
    Schedule,
    TextField,
    Topic,
    Translation,
    text_hash,
)
from kiosk.store.connecting import sqlite_module
from kiosk.tidying import tidy
from tests.bench.bench_submit import _timed
from tests.built_help import built_help
from tests.fakes import FakeClock

PLACES = 5000
TAGS = list(LANGUAGES)
QUERIES_EACH = 6
PASSES = 3
"""So often the same is typed, as by another resident; the quickest counts: what other programs on
the machine take away is not ours."""
ZONE = ZoneInfo("America/Chicago")
HERE = (41.88, -87.63)
NOW = dt.datetime(2026, 11, 24, 16, 0, tzinfo=dt.UTC)

WORDS = {
    "en": "food pantry shelter clinic legal advice housing rent children elderly winter clothes "
    "meals counselling disability school language course library tax benefits work women youth",
    "es": "comida despensa refugio clínica asesoría legal vivienda alquiler niños mayores invierno "
    "ropa comidas consejería discapacidad escuela idioma curso biblioteca impuestos ayuda trabajo",
    "fr": "nourriture épicerie hébergement clinique conseil juridique logement loyer enfants aînés "
    "hiver vêtements repas écoute handicap école langue cours bibliothèque impôts aide travail",
    "ar": "طعام مخزن ملجأ عيادة استشارة قانونية السكن الإيجار أطفال كبار الشتاء ملابس وجبات دعم "
    "الإعاقة مدرسة لغة دورة مكتبة ضرائب مساعدة عمل النساء الشباب",
    "zh-Hans": "食品 储藏室 庇护所 诊所 法律咨询 住房 租金 儿童 老年人 冬季 衣服 餐食 心理辅导 "
    "残疾 学校 语言 课程 图书馆 税务 福利 工作 妇女 青年",
    "vi": "thực phẩm kho nơi trú ẩn phòng khám tư vấn pháp lý nhà ở tiền thuê trẻ em người già "
    "mùa đông quần áo bữa ăn khuyết tật trường học ngôn ngữ khóa học thư viện thuế việc làm",
    "pt": "comida abrigo clínica conselho jurídico habitação aluguel crianças idosos inverno "
    "roupas refeições escola língua curso biblioteca impostos ajuda trabalho mulheres jovens",
    "ru": "еда приют клиника юридическая консультация жильё аренда дети пожилые зима одежда обеды "
    "школа язык курс библиотека налоги помощь работа женщины молодёжь",
    "uk": "їжа притулок клініка юридична консультація житло оренда діти літні зима одяг обіди "
    "школа мова курс бібліотека податки допомога робота жінки молодь",
    "ht": "manje abri klinik konsèy legal lojman lwaye timoun granmoun ivè rad repa andikap lekòl "
    "lang kou bibliyotèk taks èd travay fanm jèn",
    "ko": "음식 쉼터 진료소 법률 상담 주거 임대료 어린이 어르신 겨울 의류 식사 장애 학교 언어 "
    "강좌 도서관 세금 지원 일자리 여성 청년",
    "am": "ምግብ መጠለያ ክሊኒክ የሕግ ምክር መኖሪያ ኪራይ ልጆች አረጋውያን ክረምት ልብስ ትምህርት ቋንቋ ቤተመጻሕፍት ግብር "
    "እርዳታ ሥራ ሴቶች ወጣቶች",
    "so": "cunto hoy rugta caafimaad talo sharci guri kiro carruur waayeel jiilaal dhar naafo "
    "iskuul luqad koorso maktabad canshuur caawimo shaqo haween dhallinyaro",
    "bn": "খাবার আশ্রয় ক্লিনিক আইনি পরামর্শ বাসস্থান ভাড়া শিশু বয়স্ক শীত কাপড় স্কুল ভাষা কোর্স "
    "গ্রন্থাগার কর সাহায্য কাজ নারী তরুণ",
    "fa": "غذا سرپناه درمانگاه مشاوره حقوقی مسکن اجاره کودکان سالمندان زمستان لباس مدرسه زبان دوره "
    "کتابخانه مالیات کمک کار زنان جوانان",
    "hi": "भोजन आश्रय क्लिनिक कानूनी सलाह आवास किराया बच्चे बुज़ुर्ग सर्दी कपड़े स्कूल भाषा कोर्स "
    "पुस्तकालय कर सहायता काम महिलाएँ युवा",
    "ur": "کھانا پناہ کلینک قانونی مشورہ رہائش کرایہ بچے بزرگ سردی کپڑے اسکول زبان کورس لائبریری "
    "ٹیکس مدد کام خواتین نوجوان",
}
SYLLABLES = (
    *("ba", "co", "di", "fu", "ga", "he", "li", "mo", "na", "pe", "ra"),
    *("so", "ta", "vo", "we", "za", "rin", "ston", "ford", "ham", "ley"),
)


def made_directory(count: int = PLACES, seed: int = 7) -> HelpDirectory:
    """Return places that are the same at every run, with texts in every language of the project."""
    chance = random.Random(seed)
    words = {tag: _vocabulary(chance, told.split()) for tag, told in WORDS.items()}
    names = ["".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(1500)]
    topics = tuple(Topic(id=f"t{n}", name=word) for n, word in enumerate(words["en"][:20]))
    places, translations = [], []
    for number in range(count):
        texts = {tag: _texts(chance, listed, chance.choice(names)) for tag, listed in words.items()}
        place = _place(chance, number, texts["en"], chance.choice(names))
        places.append(place)
        for tag, told in texts.items():
            if tag != "en":
                translations += [
                    Translation.model_construct(  # a quarter of a million of our own
                        id=place.id,
                        field=field,
                        language=tag,
                        text=text,
                        source_hash=text_hash(texts["en"][field]),
                    )
                    for field, text in told.items()
                ]
    return HelpDirectory(
        source="made",
        language="en",
        places=tuple(places),
        topics=topics,
        translations=tuple(translations),
    )


def _vocabulary(chance: random.Random, words: list[str]) -> list[str]:
    """Return the words and 2,000 made of their letters: a language is not two dozen words."""
    letters = "".join(words)
    length = 2 if "\u4e00" <= letters[0] <= "\u9fff" else 6
    return words + ["".join(chance.choices(letters, k=length)) for _ in range(2000)]


def _texts(chance: random.Random, words: list[str], name: str) -> dict[TextField, str]:
    """Return texts whose words are as unequally common as in any language (Zipf)."""
    common = [1 / (place + 3) for place in range(len(words))]
    told = chance.choices(words, common, k=36)
    return {
        "name": f"{name} {' '.join(told[:3])}",
        "description": " ".join(told[3:28]),
        "who": " ".join(told[28:]),
    }


def _place(
    chance: random.Random, number: int, texts: dict[TextField, str], street: str
) -> PlaceOfHelp:
    opens = chance.randint(7, 11)
    days = tuple((0, day) for day in sorted(chance.sample(range(7), k=chance.randint(1, 6))))
    return PlaceOfHelp(
        id=f"p{number}",
        service_id=f"p{number}",
        language="en",
        texts=texts,
        address=Address(lines=(f"{chance.randint(1, 900)} {street} Street", "Bigtown")),
        latitude=HERE[0] + chance.uniform(-0.2, 0.2),
        longitude=HERE[1] + chance.uniform(-0.2, 0.2),
        languages=tuple(chance.sample(["en", "es", "fr", "ar", "zh", "vi"], k=2)),
        step_free=chance.choice([True, False, None]),
        free=chance.choice([True, False, None]),
        schedules=(
            Schedule(days=days, opens=dt.time(opens), closes=dt.time(opens + chance.randint(1, 9))),
        ),
        topics=(f"t{chance.randrange(20)}",),
    )


def typed(directory: HelpDirectory, tag: str, seed: int = 11) -> Iterator[str]:
    """Yield what a field holds after each key of a resident who writes two words, some wrongly."""
    chance = random.Random(seed)
    names = [text.text for text in directory.translations if text.language == tag]
    names = [place.texts["name"] for place in directory.places] if tag == "en" else names[::3]
    for number in range(QUERIES_EACH):
        words = chance.choice(names).split()
        written = " ".join(chance.sample(words, k=min(2, len(words))))
        if number % 10 == 9 and len(written) > 5:
            written = written[:2] + written[3:]
        yield from (written[:end] for end in range(1, len(written) + 1))


def measure() -> list[dict[str, object]]:
    """Return p95 in milliseconds of one key, for plain search and with every filter."""
    directory = made_directory()
    with tempfile.TemporaryDirectory() as folder:
        built = _timed(lambda: built_help(Path(folder) / "first.db", [directory], TAGS).close())
        index = built_help(Path(folder) / "help.db", [directory], TAGS)
        search = HelpSearch(index, HERE, ZONE, FakeClock(NOW))
        search.prepare()
        bare = _Bare(directory)
        tidy()  # as a kiosk does between two residents
        filters = HelpFilters(open_now=True, language="es", step_free=True, free=True)
        keys = [(written, tag) for tag in LANGUAGES for written in typed(directory, tag)]
        passes = []
        for _ in range(PASSES):
            search.forget()  # as at the end of a session
            passes.append([_one_key(search, bare, filters, *key) for key in keys])
        index.close()
    ours, filtered, theirs = zip(*map(_quickest, zip(*passes, strict=True)), strict=True)
    return [
        _row(
            "directory-search",
            f"find help: one key, 5,000 places, {len(LANGUAGES)} languages",
            ours,
            theirs,
        ),
        _row("directory-filters", "find help: the same with four filters", filtered, theirs),
        {
            "id": "directory-build",
            "what": "find help: build that index, when another pack comes",
            "value": round(built / 1000, 1),
            "unit": "s",
            "baseline": round(bare.filled / 1000, 1),
            "baseline_what": "folded words into bare FTS5, in memory",
            "ratio": round(built / bare.filled, 2),
            "goal": None,
        },
    ]


def _one_key(
    search: HelpSearch, bare: _Bare, filters: HelpFilters, written: str, tag: str
) -> tuple[float, float, float]:
    """Return the milliseconds of ours, of ours with filters, of the bare engine."""
    return (
        _timed(lambda: search.find(written, tag)),
        _timed(lambda: search.find(written, tag, filters)),
        _timed(lambda: bare.find(written, tag)),
    )


def _quickest(times: Sequence[tuple[float, float, float]]) -> tuple[float, ...]:
    return tuple(min(same) for same in zip(*times, strict=True))


class _Bare:
    """FTS5 as it comes: one table in memory for each language, twenty rows by rank."""

    def __init__(self, directory: HelpDirectory) -> None:
        self._connection = sqlite_module().connect(":memory:")
        self.filled = 0.0  # milliseconds in the engine alone
        for tag in LANGUAGES:
            table = tag.replace("-", "_")
            self._connection.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5(a, b, c, prefix='1 2 3')"
            )
            columns = {place.id: dict(place.texts) for place in directory.places}
            for one in directory.translations:
                if one.language == tag:
                    columns[one.id][one.field] = one.text
            rows = [[" ".join(terms(text)) for text in row.values()] for row in columns.values()]
            self.filled += _timed(lambda t=table, r=rows: self._fill(t, r))

    def _fill(self, table: str, rows: list[list[str]]) -> None:
        self._connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", rows)

    def find(self, written: str, tag: str) -> list[object]:
        table, words = tag.replace("-", "_"), query_terms(written)
        if not words:
            return []
        match = " ".join(f'"{word}"*' for word in words)
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT 20"
        return list(self._connection.execute(sql, (match,)))


def _row(name: str, what: str, ours: Sequence[float], theirs: Sequence[float]) -> dict[str, object]:
    value, baseline = (statistics.quantiles(each, n=100)[94] for each in (ours, theirs))
    return {
        "id": f"{name}-p95",
        "what": what + "; 95 % are quicker",
        "value": round(value, 2),
        "unit": "ms",
        "baseline": round(baseline, 2),
        "baseline_what": "bare FTS5, twenty by rank",
        "ratio": round(value / baseline, 2),
        "goal": "<= 16 ms",
    }


if __name__ == "__main__":
    print(*measure(), sep="\n")
