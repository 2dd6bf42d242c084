"""Where a warning holds: shapes, codes, names (standards 3.4)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.alerts.area import Standpoint, in_circle, in_polygon
from kiosk.alerts.cap import Area, Circle

SQUARE = ((0.0, 0.0), (0.0, 2.0), (2.0, 2.0), (2.0, 0.0), (0.0, 0.0))
HORSESHOE = (
    (0.0, 0.0), (0.0, 3.0), (3.0, 3.0), (3.0, 2.0), (1.0, 2.0), (1.0, 1.0), (3.0, 1.0), (3.0, 0.0),
    (0.0, 0.0),
)  # fmt: skip
PACIFIC = ((-20.0, 178.0), (-20.0, -178.0), (-15.0, -178.0), (-15.0, 178.0), (-20.0, 178.0))
coordinate = st.floats(-60, 60)


def test_inside_outside_and_on_the_line() -> None:
    assert in_polygon(1, 1, SQUARE)
    assert in_polygon(0, 1, SQUARE)
    assert in_polygon(2, 2, SQUARE)
    assert not in_polygon(2.001, 1, SQUARE)
    assert not in_polygon(2, 1.5, HORSESHOE)
    assert in_polygon(2, 0.5, HORSESHOE)


def test_a_shape_across_the_date_line_holds_both_sides_and_not_the_rest_of_the_world() -> None:
    assert in_polygon(-17, 179, PACIFIC)
    assert in_polygon(-17, -179, PACIFIC)
    assert not in_polygon(-17, 0, PACIFIC)
    assert not in_polygon(-17, 177, PACIFIC)


@given(st.tuples(*[coordinate] * 6), st.tuples(*[st.floats(0.05, 1)] * 3), st.integers(0, 2))
def test_a_mix_of_the_corners_is_inside_however_the_ring_begins_and_turns(
    corners: tuple[float, ...], weights: tuple[float, ...], turn: int
) -> None:
    points = list(zip(corners[::2], corners[1::2], strict=True))
    total = sum(weights)
    y = sum(weight * point[0] for weight, point in zip(weights, points, strict=True)) / total
    x = sum(weight * point[1] for weight, point in zip(weights, points, strict=True)) / total
    points = points[turn:] + points[:turn]
    ring = (*points, points[0])
    assert in_polygon(y, x, ring)
    assert in_polygon(y, x, tuple(reversed(ring)))
    assert not in_polygon(y, 170, ring)


def test_a_circle_is_measured_along_the_ground() -> None:
    assert in_circle(60, 1, Circle(60, 0, 56))
    assert not in_circle(60, 1, Circle(60, 0, 55))
    assert in_circle(0, -179.9, Circle(0, 179.9, 23))
    assert not in_circle(1, 1, Circle(0, 0, 0))


def test_codes_and_shapes_add_up() -> None:
    here = Standpoint(1, 1, frozenset({("SAME", "006037")}), frozenset({"Whole  city"}))
    assert here.is_in([Area("x", geocodes=(("same", "006037"),))])
    assert not here.is_in([Area("x", geocodes=(("FIPS6", "006037"),))])
    assert not here.is_in([Area("x", geocodes=(("SAME", "6037"),))])
    far = (((50.0, 50.0), (50.0, 51.0), (51.0, 50.0), (50.0, 50.0)),)
    assert here.is_in([Area("x", polygons=far, geocodes=(("SAME", "006037"),))])
    assert not here.is_in([Area("x", polygons=far)])
    assert here.is_in([Area("far", polygons=far), Area("near", polygons=(SQUARE,))])


def test_a_bare_name_means_here_only_where_the_city_says_so() -> None:
    here = Standpoint(1, 1, names=frozenset({"Whole  city"}))
    assert here.is_in([Area("whole city")])
    assert not here.is_in([Area("whole country")])
    assert not here.is_in([Area("whole city", geocodes=(("SAME", "1"),))])
    assert not here.is_in([])
