"""Run every benchmark, print a table for people and write the rows for machines.

Each `bench_*.py` beside this file has `measure() -> list[dict]`; a row is
`{"id", "what", "value", "unit", "baseline", "baseline_what", "ratio", "goal"}` (house plan, 9).
A goal is written as `<= 5 x` (of the ratio) or `<= 50 ms` (of the value).
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import traceback
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """Return 0 when every benchmark ran, whether or not its goal was met: a bench informs."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/bench.json"))
    parser.add_argument("--only", help="a part of a benchmark's name, like submit")
    options = parser.parse_args(arguments)
    rows: list[Row] = []
    broken = 0
    for file in sorted(Path(__file__).parent.glob("bench_*.py")):
        if options.only and options.only not in file.stem:
            continue
        try:
            rows += importlib.import_module(f"tests.bench.{file.stem}").measure()
        except Exception:
            broken += 1
            print(f"{file.stem} could not be measured:", file=sys.stderr)
            traceback.print_exc()
    print(table(rows))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n")
    print(f"\nWritten to {options.out}")
    return 1 if broken else 0


def table(rows: list[Row]) -> str:
    """Lay the rows out in columns; the last column says whether the goal was met."""
    head = ("what", "value", "beside", "ratio", "goal", "")
    lines = [head] + [
        (
            row["what"],
            f"{row['value']:.4g} {row['unit']}",
            f"{row['baseline']:.4g} {row['unit']} ({row['baseline_what']})"
            if row.get("baseline")
            else "-",
            f"{row['ratio']:.2f}" if row.get("ratio") else "-",
            row.get("goal") or "-",
            verdict(row),
        )
        for row in rows
    ]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def verdict(row: Row) -> str:
    """Say `met`, `missed`, or nothing where the row has no goal that can be read."""
    words = (row.get("goal") or "").split()
    if len(words) != 3 or words[0] != "<=":
        return ""
    measured = row.get("ratio") if words[2] == "x" else row["value"]
    if measured is None:
        return "not compared"
    return "met" if measured <= float(words[1]) else "missed"


if __name__ == "__main__":
    sys.exit(main())
