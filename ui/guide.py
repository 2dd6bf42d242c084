"""What a tour answers: scripted where it matters, else the first answer that fits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

import yaml

from kiosk.forms.questions import Question

Kind = Literal["touch", "write", "date", "place", "appointment", "next"]


@dataclass(frozen=True)
class Act:
    """What is done on one page: touch these, or write this, and then go on."""

    kind: Kind
    touch: tuple[str, ...] = ()
    write: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    way: str = ""


class Guide:
    """Answers for one language, read from a tours file."""

    def __init__(self, file: Path, tag: str, today: date) -> None:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        self.words: dict[str, str] = told["words"].get(tag) or told["words"]["en"]
        self._journeys: dict[str, dict[str, Any]] = told["journeys"]
        self._today = today

    def act(self, service_id: str, question: Question) -> Act:
        """Return what to do on the page of this question."""
        scripted = self._journeys.get(service_id, {}).get(question.id)
        match question.type:
            case "choice":
                return Act("touch", (scripted or question.options[0].id,))
            case "choices":
                first = [option.id for option in question.options[: max(1, question.at_least or 1)]]
                return Act("touch", tuple(scripted or first))
            case "yes-no":
                return Act("touch", (scripted or "no",))
            case "consent":
                return Act("touch", ("yes",))
            case "contact":
                return Act("touch", (scripted or "none",))
            case "number":
                return Act("write", write=str(scripted or question.minimum or 1))
            case "text":
                return Act("write", write=scripted or self.words["name"])
            case "long-text":
                return Act("write", write=scripted or self.words["words"])
            case "date":
                return Act("date", parts=self._date(question, scripted))
            case "appointment":
                return Act("appointment", touch=("0", "0"))  # the first time of the first day
            case "place":
                way = (scripted or {}).get("way") or self._way(question)
                return Act("place", way=way, write=self.words.get(way, self.words["words"]))
            case _:
                return Act("next")

    def _way(self, question: Any) -> str:
        return next((way for way in question.accepts if way in self.words), question.accepts[0])

    def _date(self, question: Any, scripted: str | None) -> dict[str, str]:
        """Return a day that the question takes: a birthday, a wish for next week, or yesterday."""
        if scripted:
            day = date.fromisoformat(scripted)
        elif re.match(r"today(\+|$)", str(question.earliest or "")):
            day = self._today + timedelta(days=7)
        elif re.fullmatch(r"today-\d+[dm]", str(question.earliest or "")):
            day = self._today - timedelta(days=1)
        else:
            day = date(1990, 3, 14)
        return {"d": str(day.day), "m": str(day.month), "y": str(day.year)}
