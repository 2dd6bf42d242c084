"""P2: simulated power cuts. `make soak` makes twenty thousand of them."""

from __future__ import annotations

from tests.crash.power import prove

CUTS = 1000


def test_a_power_cut_loses_nothing_that_was_told() -> None:
    verdict = prove(CUTS, seed=20261124)
    assert verdict.cuts == CUTS
    assert verdict.lost_rows == verdict.lost_files == 0, verdict
    assert verdict.broken == verdict.unopened == 0, verdict


def test_the_simulation_sees_that_normal_loses() -> None:
    verdict = prove(200, seed=1, synchronous="NORMAL")
    assert verdict.lost_rows > 0
    assert verdict.broken == 0
    assert verdict.lost == 0  # the spool has them: two copies


def test_the_simulation_sees_that_off_breaks() -> None:
    assert prove(200, seed=2, synchronous="OFF").broken > 0


def test_the_simulation_sees_a_spool_whose_syncs_lie() -> None:
    assert prove(200, seed=3, lying_spool=True).lost_files > 0
