"""`kiosk audit`: looks at everything, leaves a report, ends with 1 where something is wrong."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.language.pseudo import PSEUDO
from kiosk.pack.faults import PackFaults
from kiosk.pack.installed import load_current
from kiosk.settings import SettingsError, load_settings
from ui.audit import crew
from ui.audit.checks import CHECKS
from ui.audit.coverage import Coverage, read_coverage
from ui.audit.plan import MODES, SIZES, TEXT_SIZES, THEMES, Wanted, jobs
from ui.audit.report import Pictures, kinds, summary_line, write
from ui.audit.result import Result, progress
from ui.audit.run import Audit
from ui.size import size_of


def parser() -> argparse.ArgumentParser:
    """Return the command line of the audit."""
    command = argparse.ArgumentParser(
        prog="kiosk audit",
        description="Visit every screen and state in every way it can be shown, and check what a "
        "program can check of accessibility. Leaves findings.json, coverage.json and index.html.",
        epilog="Example: kiosk audit --sample --out out/audit",
    )
    command.add_argument("--out", type=Path, required=True, help="folder for the report")
    command.add_argument(
        "--language",
        nargs="+",
        default=(),
        help="language tags, like ar zh-Hans; qps-ploc and qps-plocm are English made strange",
    )
    command.add_argument("--text-size", nargs="+", type=int, default=(), choices=TEXT_SIZES)
    command.add_argument("--theme", nargs="+", default=(), choices=THEMES)
    command.add_argument("--size", nargs="+", default=(), help=f"like {' '.join(SIZES)}")
    command.add_argument("--mode", nargs="+", default=(), choices=MODES)
    command.add_argument("--sample", action="store_true", help="a covering sample, under a minute")
    command.add_argument(
        "--part", type=part_of, default=(1, 1), help="one part of a run, like 2/7: a night each"
    )
    command.add_argument(
        "--jobs", type=int, default=0, help="processes to use (default: one for each core)"
    )
    command.add_argument("--pack", type=Path, help="folder of the city pack")
    command.add_argument("--json", action="store_true", help="print data instead of a table")
    return command


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    options = parser().parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nobody watches an audit
    for size in options.size:
        size_of(size)
    wanted = Wanted(
        options.language,
        options.text_size,
        options.theme,
        options.size,
        options.mode,
        options.sample,
        options.part,
    )
    try:
        settings = load_settings(options.out, pack=options.pack)
        pack = load_current(options.out, settings.pack_source).pack
    except (SettingsError, PackFaults) as error:
        print(error, file=sys.stderr)
        return 1
    strange = set(options.language) - set(pack.languages) - set(PSEUDO)
    if strange:
        print(f"The city does not speak {', '.join(sorted(strange))}.", file=sys.stderr)
        return 1
    result = _look(wanted, pack.languages, options)
    coverage = read_coverage(CHECKS)
    write(options.out, result, coverage, CHECKS)
    print(_data(result, coverage) if options.json else table(result, coverage))
    print(f"{options.out / 'index.html'}", file=sys.stderr)
    return 1 if result.findings else 0


def part_of(text: str) -> tuple[int, int]:
    """Read K/N; raises ArgumentTypeError with how to write it."""
    part, _, parts = text.partition("/")
    if not (part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts)):
        raise argparse.ArgumentTypeError(f"{text} is not a part: write it like 2/7")
    return int(part), int(parts)


def _look(wanted: Wanted, spoken: Sequence[str], options: argparse.Namespace) -> Result:
    """Look with as many processes as were asked for; say on the error channel how far it is."""
    planned = jobs(wanted, spoken)
    hands = min(options.jobs or os.cpu_count() or 1, len(planned))
    if hands > 1:
        return crew.run(wanted, tuple(spoken), options.pack, options.out, hands, _tell)
    return Audit(Pictures(options.out).keep).run(planned, options.pack, _tell)


def _tell(number: int, of: int, result: Result) -> None:
    print(progress(number, of, result), file=sys.stderr, flush=True)


def table(result: Result, coverage: Coverage) -> str:
    """Return what was found, check by check, for the terminal."""
    lines = [f"{'check':22}{'requirements':34}findings"]
    lines += [
        f"{check.name:22}{' '.join(check.covers):34}{result.by_check.get(check.name, 0)}"
        for check in CHECKS
    ]
    lines += ["", *(_told(finding.to_dict(), count) for finding, count in kinds(result.findings))]
    total = f"{len(result.findings)} findings. {summary_line(result)}"
    asked = f"{len(coverage.covered)} of {len(coverage.rows)} requirements checked."
    return "\n".join([*lines, "", total, asked])


def _told(row: dict[str, object], count: int) -> str:
    place = "{screen}/{state} {language} {text_size} {size}".format(**row)
    return f"{count:5} {row['check']}: {row['element']} {row['what']} ({row['measured']}) {place}"


def _data(result: Result, coverage: Coverage) -> str:
    return json.dumps(
        {
            "findings": len(result.findings),
            "pages": result.pages,
            "combinations": len(result.combinations),
            "by_check": dict(result.by_check),
            "checked": len(coverage.covered),
            "requirements": len(coverage.rows),
        }
    )
