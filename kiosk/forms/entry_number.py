"""Numbers as people write them: digits of any script, either decimal mark, spaces."""

from __future__ import annotations

import re
from decimal import Decimal

from kiosk.forms.cleaning import ascii_digits, clean_line
from kiosk.forms.problems import Problems
from kiosk.forms.questions import NumberQuestion
from kiosk.language.message import Message, msg
from kiosk.language.texts import Texts

_SPELLINGS = str.maketrans(
    {"٫": ".", "٬": " ", "،": ",", "，": ",", "．": ".", "−": "-", "－": "-", "–": "-", "+": ""}
)
_GROUP_MARKS = re.compile(r"[\s'’_]")
_GROUPED = re.compile(r"-?\d{1,3}([.,])(\d{2,3}\1)*\d{3}")  # 1,234,567 or 12,34,567
_PLAIN = re.compile(r"-?(\d{1,15}(\.\d{0,9})?|\.\d{1,9})")


def read_number(
    question: NumberQuestion, raw: str, texts: Texts | None = None
) -> Decimal | Problems:
    """Read a number, or say what to change; `texts` tells which mark the language uses."""
    label = question.short_label
    number = _parse(raw, texts)
    if number is None:
        return Problems.of(
            msg("{label}: enter a number in digits, like {example}.", label=label, example="12")
        )
    if question.whole and number != number.to_integral_value():
        return Problems.of(msg("{label}: enter a whole number, without a fraction.", label=label))
    wrong = _outside(question, number)
    return Problems.of(wrong) if wrong else number


def _parse(raw: str, texts: Texts | None) -> Decimal | None:
    written = _GROUP_MARKS.sub("", ascii_digits(clean_line(raw)).translate(_SPELLINGS))
    plain = _one_mark(written, texts.group_symbol if texts else ",")
    if not _PLAIN.fullmatch(plain):
        return None
    return Decimal(plain.rstrip(".") or "0")


def _one_mark(written: str, group_symbol: str) -> str:
    """Leave one decimal point.

    With both marks the later one is decimal. A single kind is taken for thousands only where it
    stands in thousands' places and the language writes thousands so, or it stands there twice.
    """
    if "," in written and "." in written:
        group = "," if written.rindex(".") > written.rindex(",") else "."
        return written.replace(group, "").replace(",", ".")
    grouped = _GROUPED.fullmatch(written)
    if grouped and (grouped[1] == group_symbol or written.count(grouped[1]) > 1):
        return written.replace(grouped[1], "")
    return written.replace(",", ".")


def _outside(question: NumberQuestion, number: Decimal) -> Message | None:
    label, least, most = question.short_label, question.minimum, question.maximum
    too_small = least is not None and number < least
    too_large = most is not None and number > most
    if not too_small and not too_large:
        return None
    if least is not None and most is not None:
        return msg(
            "{label}: enter a number from {least} to {most}.", label=label, least=least, most=most
        )
    if least is not None:
        return msg("{label}: enter {least} or more.", label=label, least=least)
    return msg("{label}: enter {most} or less.", label=label, most=most or Decimal(0))
