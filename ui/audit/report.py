"""What an audit leaves in its folder: findings as data, and as pictures with the fault marked."""

from __future__ import annotations

import html
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from ui.audit.check import Check
from ui.audit.coverage import Coverage
from ui.audit.finding import Finding, Where
from ui.audit.result import Result

MOST_PICTURES, MOST_KEPT = 60, 500
_MARK = QColor("#E3008C")
_STYLE = """body{font:18px/1.5 "Noto Sans",sans-serif;margin:2rem;background:#fbf9f4;color:#1b1f23}
table{border-collapse:collapse}td,th{padding:.3rem .8rem;border:1px solid #8a8375;text-align:start}
figure{display:inline-block;margin:1rem;vertical-align:top;max-width:32rem}
img{max-width:100%;border:1px solid #8a8375}figcaption{max-width:32rem}"""


class Pictures:
    """Keeps pictures of pages with findings until the faults in them can be marked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: set[str] = set()

    def keep(self, where: Where, picture: QImage) -> str:
        """Save the picture of a page, of each place once, and return the name of its file.

        Nothing is saved, and no name returned, when there are very many already.
        """
        name = f"{where.name}.png"
        if name not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                return ""
            self._kept.add(name)
            self._folder.mkdir(parents=True, exist_ok=True)
            picture.save(str(self._folder / name))
        return name


def write(folder: Path, result: Result, coverage: Coverage, checks: Iterable[Check]) -> None:
    """Write findings.json, coverage.json, index.html and the marked pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    _json(folder / "findings.json", [finding.to_dict() for finding in result.findings])
    _json(folder / "coverage.json", coverage.to_dict())
    mark_pictures(folder, result.findings)
    (folder / "index.html").write_text(page(result, coverage, checks), encoding="utf-8")


def mark_pictures(folder: Path, findings: Iterable[Finding]) -> None:
    """Draw a rectangle around each fault in its picture."""
    boxes: dict[str, set[tuple[int, int, int, int]]] = defaultdict(set)
    for finding in findings:
        if finding.picture and finding.fault.box:
            boxes[finding.picture].add(finding.fault.box)
    for name, found in boxes.items():
        picture = QImage(str(folder / name))
        painter = QPainter(picture)
        painter.setPen(QPen(_MARK, 6))
        for x, y, width, height in found:
            painter.drawRect(QRect(x, y, width, height).adjusted(-4, -4, 4, 4))
        painter.end()
        picture.save(str(folder / name))


def page(result: Result, coverage: Coverage, checks: Iterable[Check]) -> str:
    """Return the report for people: what was looked at, each kind of fault once, with a picture."""
    rows = "".join(
        f"<tr><td>{check.name}</td><td>{', '.join(check.covers)}</td><td>{html.escape(check.wants)}"
        f"</td><td>{result.by_check.get(check.name, 0)}</td></tr>"
        for check in checks
    )
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>Audit</title>"
        f"<style>{_STYLE}</style>"
        f"<h1>{len(result.findings)} findings</h1><p>{summary_line(result)} "
        f"{len(coverage.covered)} of {len(coverage.rows)} requirements are checked.</p>"
        f"<table><tr><th>Check<th>Requirements<th>What should be<th>Findings</tr>{rows}</table>"
        f"{''.join(_figure(finding, more) for finding, more in kinds(result.findings))}</html>"
    )


def kinds(findings: Iterable[Finding]) -> list[tuple[Finding, int]]:
    """Return one finding of each kind, and how many there are of it."""
    found: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.key].append(finding)
    return [(same[0], len(same)) for same in list(found.values())[:MOST_PICTURES]]


def summary_line(result: Result) -> str:
    """Say in a line what was looked at."""
    return (
        f"{result.pages} pages of {len(result.states)} states in"
        f" {len(result.combinations)} combinations."
    )


def _figure(finding: Finding, count: int) -> str:
    where, fault = finding.where, finding.fault
    told = (
        f"<b>{finding.check}</b> ({', '.join(finding.requirements)}): {html.escape(fault.element)} "
        f"{html.escape(fault.what)}. Measured {html.escape(fault.measured) or '-'}, wanted "
        f"{html.escape(fault.wanted) or '-'}. {where.screen}/{where.state}, {where.language}, "
        f"{where.text_size} %, {where.theme}, {where.size}, {where.mode}; {count} times"
    )
    picture = f'<img src="{finding.picture}" alt="">' if finding.picture else ""
    return f"<figure>{picture}<figcaption>{told}</figcaption></figure>"


def _json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
