"""What is shown and said in one language: sentences, pack texts, numbers, dates, lists."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from kiosk.language.bidi import isolate, without_controls
from kiosk.language.collation import sort_key
from kiosk.language.languages import LANGUAGES, Language
from kiosk.language.message import Message, Value
from kiosk.language.own_words import OWN_WORDS
from kiosk.language.text import LocalText

_PLACE = re.compile(r"\{(\w+)\}")
_TWO_STOPS = re.compile("(\\.\u2069+)\\.(?!\\.)")
"""A value that ends like "a.m." ends its sentence, too."""
_WHOLE_PERIODS = frozenset({"ko"})
"""Languages whose short names of morning and afternoon are English in CLDR."""

_SPELL_PAUSES = {
    "ar": ("، ", ". "),
    "fa": ("، ", ". "),
    "ur": ("، ", "۔ "),
    "zh-Hans": ("，", "。"),
    "hi": (", ", "। "),
    "bn": (", ", "। "),
    "am": ("፣ ", "። "),
}


class Texts:
    """Everything that turns source texts and values into one language.

    `ui` is the catalog of the program, `pack` that of the city; a text in neither stays English.
    `timezone` is the city's zone, in which times inside sentences are told.
    """

    def __init__(
        self,
        language: Language,
        ui: NullTranslations | None = None,
        pack: NullTranslations | None = None,
        timezone: dt.tzinfo = dt.UTC,
    ) -> None:
        self.language = language
        self._catalogs = (ui or NullTranslations(), pack or NullTranslations())
        self._timezone = timezone
        self._own = OWN_WORDS.get(language.tag)

    def say(self, message: Message | LocalText | str) -> str:
        """Render a sentence with its values; looked up in the program's catalog, then the pack's.

        A place `{name}` without a value stays as it is, so that a broken text is seen and not lost.
        """
        if not isinstance(message, Message):
            return self.text(message)
        return self._fill(message)

    def say_aloud(self, message: Message | LocalText | str) -> str:
        """Render a sentence for the voice: without directional marks, and with speech texts."""
        if isinstance(message, LocalText):
            return self.speech(message)
        return without_controls(self.say(message))

    def text(self, text: LocalText | str) -> str:
        """Translate a text of the pack for the screen."""
        return self._look_up(str(text), reversed(self._catalogs))

    def speech(self, text: LocalText | str) -> str:
        """Translate what the voice says for a text of the pack: its speech text, else the text."""
        if isinstance(text, LocalText) and text.speech:
            return self._look_up(text.speech, reversed(self._catalogs))
        return without_controls(self.text(text))

    def ui(self, source: str) -> str:
        """Look up a fixed string of the program."""
        return self._look_up(source, self._catalogs)

    def number(self, number: int | Decimal) -> str:
        """Format a number with the separators of the language's region (H08).

        The digits are 0-9 in every language: those of house numbers, telephones, references and
        official papers, so that one screen never shows two kinds. All kinds are read (see forms).
        """
        return format_decimal(number, locale=self._locale, numbering_system="latn")

    def date(self, day: dt.date) -> str:
        """Format a day with the name of its month; short forms are ambiguous (H08).

        The calendar is the Gregorian one in every language, as on the city's own papers: a deadline
        must be the same day for the resident and for the counter.
        """
        if self._own:
            return self._own.date(day)
        return format_date(day, format="long", locale=self._locale)

    def weekday_date(self, day: dt.date) -> str:
        """Format a day with its weekday first, or wherever the language says it."""
        if self._own:
            return f"{self.weekday(day.weekday())} {self._own.date(day)}"
        return format_date(day, format="full", locale=self._locale)

    def datetime(self, moment: dt.datetime, tz: dt.tzinfo | None = None) -> str:
        """Format an aware moment as day and time in `tz`, default the city's zone."""
        local = moment.astimezone(tz or self._timezone)
        day, clock = self.date(local.date()), self.time(local.timetz())
        pattern = self._locale.datetime_formats["long"]
        return str(pattern).replace("'", "").replace("{1}", day).replace("{0}", clock)

    def weekday_datetime(self, moment: dt.datetime) -> str:
        """Format an aware moment in the city's zone as weekday, day and time."""
        local = moment.astimezone(self._timezone)
        day, clock = self.weekday_date(local.date()), self.time(local.timetz())
        pattern = self._locale.datetime_formats["full"]
        return str(pattern).replace("'", "").replace("{1}", day).replace("{0}", clock)

    def time(self, moment: dt.time | dt.datetime) -> str:
        """Format a time of day as written; an aware moment is first brought to the city's zone."""
        if isinstance(moment, dt.datetime):
            moment = moment.astimezone(self._timezone).timetz()
        pattern = str(self._locale.time_formats["short"].pattern)
        if self.language.tag in _WHOLE_PERIODS:
            pattern = pattern.replace("a", "aaaa")
        return format_time(moment.replace(tzinfo=None), format=pattern, locale=self._locale)

    def weekday(self, index: int) -> str:
        """Name a day of the week; 0 is Monday."""
        if self._own:
            return self._own.days[index]
        # Babel's "stand-alone" names may be those of the language asked before (its issue 1234).
        return str(self._locale.days["format"]["wide"][index])

    def language_name(self, code: str) -> str:
        """Name a language by its code, in this language; by its own name where CLDR has none."""
        for known in (code.replace("-", "_"), code.split("-")[0].lower()):
            if not self._own and (name := self._locale.languages.get(known)):
                return str(name)
        language = LANGUAGES.get(code)
        own = {each.tag.split("-")[0]: each.endonym for each in LANGUAGES.values()}
        return language.endonym if language else own.get(code) or code.upper()

    def list_of(self, items: Iterable[str]) -> str:
        """Join items as the language does: "a, b and c"."""
        if self._own:
            return self._own.list_of(list(items))
        return format_list(list(items), style="standard", locale=self._locale)

    def one_of(self, items: Iterable[str]) -> str:
        """Join items of which one is enough: "a, b or c"."""
        if self._own:
            return self._own.one_of(list(items))
        return format_list(list(items), style="or", locale=self._locale)

    def spell(self, reference: str) -> str:
        """Write a reference so that a voice reads each symbol alone, with a rest between groups."""
        short, long = _SPELL_PAUSES.get(self.language.tag, (", ", ". "))
        groups = [re.findall(r"[^\W_]|\+", group) for group in re.split(r"[-\s]+", reference)]
        return long.join(short.join(group) for group in groups if group)

    def sort_key(self, text: str) -> tuple[object, ...]:
        """Return a key that sorts shown texts as readers of this language expect."""
        return sort_key(text, self.language.tag)

    @property
    def group_symbol(self) -> str:
        """The symbol between thousands."""
        return str(self._locale.number_symbols["latn"]["group"])

    @property
    def date_order(self) -> str:
        """The order in which this language's region writes a date: a mix of d, m and y (H08)."""
        pattern = str(self._locale.date_formats["short"].pattern).lower()
        return "".join(sorted("dmy", key=pattern.index))

    @cached_property
    def _locale(self) -> Locale:
        """CLDR's data, read when they are needed: the wall of languages asks for words alone."""
        try:
            return Locale.parse(self.language.cldr)
        except (UnknownLocaleError, ValueError):
            return Locale.parse("en_US")

    def _fill(self, message: Message) -> str:
        values: dict[str, Value] = dict(message.values)
        if message.count is not None:
            values.setdefault("count", message.count)
        template = self._template(message)

        def value_of(place: re.Match[str]) -> str:
            if place[1] not in values:
                return place[0]
            return isolate(self._value(values[place[1]]))

        return _TWO_STOPS.sub(r"\1", _PLACE.sub(value_of, template))

    def _template(self, message: Message) -> str:
        if message.plural is None or message.count is None:
            return self._look_up(message.msgid, self._catalogs)
        english = message.msgid if message.count == 1 else message.plural
        for catalog in self._catalogs:
            found = catalog.ngettext(message.msgid, message.plural, message.count)
            if found not in (message.msgid, message.plural):
                return found
        return english

    def _value(self, value: Value) -> str:
        match value:
            case Message():
                return self._fill(value)
            case LocalText():
                return self.text(value)
            case bool() | int() | Decimal():
                return self.number(value)
            case dt.datetime():
                return self.datetime(value)
            case dt.date():
                return self.date(value)
            case dt.time():
                return self.time(value)
            case tuple():
                return self.list_of(isolate(self._value(item)) for item in value)
            case _:
                return without_controls(value)

    @staticmethod
    def _look_up(source: str, catalogs: Iterable[NullTranslations]) -> str:
        if not source:
            return ""  # gettext keeps its header under the empty string
        for catalog in catalogs:
            found = catalog.gettext(source)
            if found != source:
                return found
        return source
