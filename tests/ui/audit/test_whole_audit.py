"""The audit as a command: a covering sample finds nothing; its report says what it looked at."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.language.pseudo import PSEUDO
from tests.languages import OFFERED, SCRIPTS
from ui.audit.checks import CHECKS, orientations
from ui.audit.combination import Combination
from ui.audit.command import main
from ui.audit.coverage import read_coverage
from ui.audit.finding import Fault, Finding, Where
from ui.audit.outline import Outline
from ui.audit.plan import MODES, SAMPLE, SIZES, TEXT_SIZES, THEMES, Wanted, jobs
from ui.audit.report import Pictures, write
from ui.audit.result import Result
from ui.audit.run import Audit
from ui.audit.states import CORE

CITY = OFFERED


def test_every_requirement_is_checked_or_excused() -> None:
    coverage = read_coverage(CHECKS)

    assert len(coverage.rows) == 141
    assert coverage.unknown == []
    assert [row.id for row in coverage.unexplained] == []
    assert len(coverage.covered) >= 106


def test_every_check_has_a_name_of_its_own() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)


def test_the_sample_covers_each_way_of_showing() -> None:
    ways = [how for how, _ in SAMPLE]

    assert {how.language for how in ways} >= set(SCRIPTS) & set(CITY)
    assert {how.text_size for how in ways} == set(TEXT_SIZES)
    assert {how.theme for how in ways} == set(THEMES)
    assert {how.size for how in ways} == set(SIZES)
    assert {how.mode for how in ways} == {"touch", "speech", "reach"}


def test_the_whole_product_is_planned_once() -> None:
    ways = [how for how, _ in jobs(Wanted(), CITY)]
    real = [how for how in ways if how.language in CITY]

    assert len({(how.language, how.text_size, how.size) for how in real}) == len(real)
    assert len(real) == len(CITY) * len(TEXT_SIZES) * len(SIZES)
    assert {how.language for how in ways} == {*CITY, *PSEUDO}


def test_themes_and_modes_take_turns_until_everything_met_everything() -> None:
    ways = [how for how, _ in jobs(Wanted(), CITY) if how.language in CITY]
    upright = [how for how in ways if how.size == SIZES[0]]

    assert {(how.language, how.theme) for how in ways} == set(product(CITY, THEMES))
    assert {(how.language, how.mode) for how in upright} == set(product(CITY, MODES))
    assert {(how.theme, how.mode) for how in upright} == set(product(THEMES, MODES))
    lying = {(how.theme, how.mode, how.size) for how in ways if how.size != SIZES[0]}
    assert lying == set(product(THEMES, MODES[:2], SIZES[1:]))
    assert {(how.text_size, how.theme) for how in ways} == set(product(TEXT_SIZES, THEMES))


def test_the_parts_of_a_run_are_the_run() -> None:
    whole = jobs(Wanted(), CITY)
    parts = [job for k in range(1, 8) for job in jobs(Wanted(part=(k, 7)), CITY)]

    assert sorted(map(str, parts)) == sorted(map(str, whole))
    assert jobs(Wanted(themes=("dark",)), CITY)[0][0].theme == "dark"


@pytest.mark.parametrize("told", ["0/3", "4/3", "1", "a/b"])
def test_a_part_that_is_none_is_refused(told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--out", "nowhere", "--part", told])

    assert "like 2/7" in capsys.readouterr().err


def test_a_panel_that_offers_less_is_found_in_the_results_of_several() -> None:
    def result(size: str, *names: str) -> Result:
        pages = [
            Outline(Where("home", "topics", size=size, view=n), (), frozenset({name}), False, 4.0)
            for n, name in enumerate(names)
        ]
        one = Result()
        one.remember(pages)
        return one

    every = [result("1080x1920", "a", "b"), result("1920x1080", "a")]
    found = Audit(checks=[orientations.ORIENTATIONS]).whole(every).findings

    assert [(one.fault.element, one.fault.what) for one in found] == [
        ("b", "is not offered on 1920x1080")
    ]


@pytest.mark.soak
def test_several_processes_find_what_one_finds(tmp_path: Path) -> None:
    asked = ["--language", "en", "--sample", "--text-size", "100", "--size", "1080x1920"]
    main([*asked, "--jobs", "2", "--out", str(tmp_path / "two")])
    main([*asked, "--jobs", "1", "--out", str(tmp_path / "one")])

    for name in ("findings.json", "coverage.json", "index.html"):
        assert (tmp_path / "two" / name).read_text() == (tmp_path / "one" / name).read_text()


def test_a_fault_is_marked_in_its_picture(tmp_path: Path) -> None:
    where = Where("home", "topics")
    picture = QImage(200, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    name = Pictures(tmp_path).keep(where, picture)
    fault = Fault("a", "is <too> small", "3 mm", "15 mm", (50, 50, 40, 40))
    result = Result([Finding("target-size", ("E02",), where, fault, name)])

    write(tmp_path, result, read_coverage(CHECKS), CHECKS)

    assert QImage(str(tmp_path / name)).pixelColor(46, 70) != QColor("white")
    assert json.loads((tmp_path / "findings.json").read_text())[0]["box"] == [50, 50, 40, 40]
    assert "is &lt;too&gt; small" in (tmp_path / "index.html").read_text()
    assert len(json.loads((tmp_path / "coverage.json").read_text())["rows"]) == 141


def test_a_language_that_the_city_does_not_speak_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--out", str(tmp_path), "--language", "xx"]) == 1
    assert "does not speak xx" in capsys.readouterr().err


def _told(out: Path) -> list[str]:
    found = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    told = "{check}: {element} {what} ({measured}) {screen}/{state} {language} {text_size} {size}"
    return [told.format(**row) for row in found]


@pytest.mark.soak
def test_the_sample_finds_nothing(qapp: object, tmp_path: Path) -> None:
    code = main(["--sample", "--out", str(tmp_path)])

    assert _told(tmp_path) == []
    assert code == 0


@pytest.mark.soak
@pytest.mark.parametrize("tag", PSEUDO)
def test_no_text_of_a_page_goes_round_the_translators(qapp: object, tag: str) -> None:
    """H15: English made strange shows what is not asked of a catalog, or not mirrored."""
    checks = [check for check in CHECKS if check.name in ("left-in-english", "mirrored")]
    result = Audit(checks=checks).run([(Combination(tag, 100, "light", "1080x1920"), CORE)], None)

    assert result.pages > 50
    assert [(found.where.screen, found.fault) for found in result.findings] == []


@pytest.mark.soak
def test_the_whole_product_finds_nothing(qapp: object, tmp_path: Path) -> None:
    main(["--out", str(tmp_path)])

    assert _told(tmp_path) == []
