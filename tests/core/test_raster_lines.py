# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines cut at raster cells, against exact rational arithmetic one segment at a time."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.overlay.raster_lines import LinePieces, cut_lines
from twinplan.core.progress import Silent
from twinplan.core.twin.grid import Affine

# GEOS raises floating point flags on the way to a right result.
pytestmark = pytest.mark.filterwarnings("ignore:.* in (intersection|difference|union_all):RuntimeWarning")

UNIT = Affine(0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
AFFINES = {
    "unit": UNIT,
    "north-up": Affine(100.0, 0.5, 0.0, 200.0, 0.0, -0.25),
    "south-up": Affine(-3.0, 2.0, 0.0, -7.0, 0.0, 0.5),
    "negative dx": Affine(50.0, -2.0, 0.0, 10.0, 0.0, -4.0),
    "rotated": Affine(10.0, 0.75, 0.5, 20.0, 0.5, -1.0),
}
SHAPE = (5, 7)


def lines_of(*coordinates: list[tuple[float, float]]) -> Geometries:
    return Geometries.from_shapely(np.array([shapely.LineString(line) for line in coordinates], dtype=object))


def slow_pieces(
    ends: tuple[tuple[float, float], tuple[float, float]], shape: tuple[int, int]
) -> list[tuple[Fraction, Fraction, int, int]]:
    """Exact pieces (start, stop, row, column) of one segment given in cell space, outside stretches merged."""
    (u0, v0), (u1, v1) = ((Fraction(u), Fraction(v)) for u, v in ends)
    cuts = {Fraction(0), Fraction(1)}
    for start, stop, count in ((u0, u1, shape[1]), (v0, v1, shape[0])):
        if start != stop:
            cuts |= {(line - start) / (stop - start) for line in range(count + 1)}
    ordered = sorted(cut for cut in cuts if 0 <= cut <= 1)
    pieces: list[tuple[Fraction, Fraction, int, int]] = []
    for start, stop in zip(ordered, ordered[1:]):
        middle = (start + stop) / 2
        row, column = math.floor(v0 + middle * (v1 - v0)), math.floor(u0 + middle * (u1 - u0))
        if not (0 <= row < shape[0] and 0 <= column < shape[1]):
            row = column = -1
        pieces.append((start, stop, row, column))
    return merged(pieces)


def merged(pieces: list) -> list:
    result: list = []
    for start, stop, row, column in pieces:
        if result and result[-1][2:] == (row, column):
            result[-1] = (result[-1][0], stop, row, column)
        else:
            result.append((start, stop, row, column))
    return result


def of_segment(pieces: LinePieces, segment: int) -> list[tuple[float, float, int, int]]:
    chosen = pieces.segment == segment
    rows = zip(pieces.start[chosen], pieces.stop[chosen], pieces.row[chosen], pieces.column[chosen])
    return merged([(float(a), float(b), int(row), int(column)) for a, b, row, column in rows])


def assert_partition(pieces: LinePieces, segments: int) -> None:
    """Pieces are ordered, of positive length, and leave no gap in any segment."""
    assert (np.diff(pieces.segment) >= 0).all()
    assert (pieces.stop > pieces.start).all()
    first = np.diff(pieces.segment, prepend=-1) > 0
    assert first.sum() == segments
    assert (pieces.start[first] == 0).all()
    assert (pieces.stop[np.append(first[1:], True)] == 1).all()
    assert (pieces.start[~first] == pieces.stop[:-1][~first[1:]]).all()


def assert_in_raster(pieces: LinePieces, shape: tuple[int, int]) -> None:
    inside = pieces.row >= 0
    assert ((pieces.column >= 0) == inside).all()
    assert (pieces.row < shape[0]).all()
    assert (pieces.column < shape[1]).all()


coordinate = st.one_of(
    st.integers(-3, 10).map(float),
    st.integers(-12, 40).map(lambda quarter: quarter / 4),
    st.floats(-3, 10, allow_nan=False),
)
vertex = st.tuples(coordinate, coordinate)


@given(st.lists(vertex, min_size=2, max_size=8))
@settings(max_examples=300, deadline=None)
def test_pieces_are_those_of_exact_arithmetic(vertices: list[tuple[float, float]]) -> None:
    pieces = cut_lines(lines_of(vertices), UNIT, SHAPE, Silent())
    assert_partition(pieces, len(vertices) - 1)
    assert_in_raster(pieces, SHAPE)
    for segment, ends in enumerate(zip(vertices, vertices[1:])):
        if ends[0] == ends[1]:
            continue
        found, exact = of_segment(pieces, segment), slow_pieces(ends, SHAPE)
        long_found = [piece for piece in found if piece[1] - piece[0] > 1e-9]
        long_exact = [piece for piece in exact if piece[1] - piece[0] > 1e-9]
        assert [piece[2:] for piece in merged(long_found)] == [piece[2:] for piece in merged(long_exact)]
        for ours, theirs in zip(merged(long_found), merged(long_exact)):
            assert ours[:2] == pytest.approx((float(theirs[0]), float(theirs[1])), abs=1e-8)


@given(st.lists(vertex, min_size=2, max_size=8), st.sampled_from(sorted(AFFINES)))
@settings(max_examples=150, deadline=None)
def test_reversed_lines_give_the_same_length_in_every_cell(vertices: list[tuple[float, float]], name: str) -> None:
    affine = AFFINES[name]
    line = affine.to_xy(np.array(vertices))
    there = cut_lines(lines_of(line.tolist()), affine, SHAPE, Silent())
    back = cut_lines(lines_of(line[::-1].tolist()), affine, SHAPE, Silent())
    assert_partition(back, len(vertices) - 1)
    assert lengths_by_cell(line, there) == pytest.approx(lengths_by_cell(line[::-1], back), abs=1e-9)


def lengths_by_cell(line: np.ndarray, pieces: LinePieces) -> np.ndarray:
    length = np.hypot(*np.diff(line, axis=0).T)[pieces.segment] * (pieces.stop - pieces.start)
    cell = (pieces.row + 1) * (SHAPE[1] + 1) + pieces.column + 1
    return np.bincount(cell, weights=length, minlength=(SHAPE[0] + 1) * (SHAPE[1] + 1))


@given(st.lists(vertex, min_size=2, max_size=6), st.sampled_from(sorted(AFFINES)))
@settings(max_examples=150, deadline=None)
def test_length_in_each_cell_is_that_of_geometry(vertices: list[tuple[float, float]], name: str) -> None:
    """Cut with shapely, whose cells are closed: a line along an edge is in both cells there, in one of ours."""
    affine = AFFINES[name]
    line = affine.to_xy(np.array(vertices))
    found = lengths_by_cell(line, cut_lines(lines_of(line.tolist()), affine, SHAPE, Silent()))
    raster = cell_polygon(affine, 0, 0, SHAPE[1], SHAPE[0])
    for row in range(SHAPE[0]):
        for column in range(SHAPE[1]):
            cell = cell_polygon(affine, column, row, 1, 1)
            closed = sum(shapely.intersection(cell, shapely.LineString(ends)).length for ends in zip(line, line[1:]))
            open_ = sum(
                shapely.intersection(cell, shapely.LineString(ends)).length
                - shapely.intersection(cell.exterior, shapely.LineString(ends)).length
                for ends in zip(line, line[1:])
            )
            ours = found[(row + 1) * (SHAPE[1] + 1) + column + 1]
            assert open_ - 1e-7 <= ours <= closed + 1e-7
    inside = sum(shapely.intersection(raster, shapely.LineString(ends)).length for ends in zip(line, line[1:]))
    assert found[SHAPE[1] + 2 :].sum() <= inside + 1e-7


def cell_polygon(affine: Affine, column: int, row: int, width: int, height: int) -> shapely.Polygon:
    corners = [(column, row), (column + width, row), (column + width, row + height), (column, row + height)]
    return shapely.Polygon(affine.to_xy(np.array(corners, dtype=float)))


@pytest.mark.parametrize("reverse", [False, True])
def test_a_line_along_an_edge_lies_in_the_half_open_cell(reverse: bool) -> None:
    lines = [[(1.0, 0.5), (1.0, 2.5)], [(0.5, 2.0), (2.5, 2.0)], [(7.0, 1.0), (7.0, 2.0)], [(0.0, 5.0), (2.0, 5.0)]]
    pieces = cut_lines(lines_of(*[line[::-1] if reverse else line for line in lines]), UNIT, SHAPE, Silent())
    upright = [(0, 1), (1, 1), (2, 1)]
    assert [piece[2:] for piece in of_segment(pieces, 0)] == (upright[::-1] if reverse else upright)
    level = [(2, 0), (2, 1), (2, 2)]
    assert [piece[2:] for piece in of_segment(pieces, 1)] == (level[::-1] if reverse else level)
    assert of_segment(pieces, 2) == [(0.0, 1.0, -1, -1)]
    assert of_segment(pieces, 3) == [(0.0, 1.0, -1, -1)]


def test_a_diagonal_through_corners_has_one_piece_a_cell() -> None:
    pieces = cut_lines(lines_of([(0, 0), (5, 5)], [(5, 0), (0, 5)], [(-1, -1), (8, 8)]), UNIT, SHAPE, Silent())
    assert [piece[2:] for piece in of_segment(pieces, 0)] == [(k, k) for k in range(5)]
    assert [piece[2:] for piece in of_segment(pieces, 1)] == [(k, 4 - k) for k in range(5)]
    assert [piece[2:] for piece in of_segment(pieces, 2)] == [(-1, -1), *[(k, k) for k in range(5)], (-1, -1)]


def test_a_line_from_very_far_away_is_cut_only_on_the_raster() -> None:
    far = 1e12
    pieces = cut_lines(lines_of([(-far, 2.5), (far, 2.5)], [(-far, -far), (far, far)]), UNIT, SHAPE, Silent())
    assert_partition(pieces, 2)
    assert_in_raster(pieces, SHAPE)
    assert len(pieces) < 30
    pieces = cut_lines(lines_of([(-1e300, 3.0), (1e300, 1e300)]), UNIT, SHAPE, Silent())
    assert_partition(pieces, 1)
    assert_in_raster(pieces, SHAPE)


def test_no_line_a_point_like_line_and_no_geometry() -> None:
    empty = Geometries.from_shapely(np.array([None, shapely.LineString([(1.5, 1.5), (1.5, 1.5)])], dtype=object))
    pieces = cut_lines(empty, UNIT, SHAPE, Silent())
    assert of_segment(pieces, 0) == [(0.0, 1.0, 1, 1)]
    assert len(cut_lines(empty.take(np.array([0])), UNIT, SHAPE, Silent())) == 0
    assert len(cut_lines(empty.take(np.array([], dtype=np.int64)), UNIT, SHAPE, Silent())) == 0


def test_segments_are_numbered_over_parts_and_features() -> None:
    lines = [
        shapely.MultiLineString([[(0, 0.5), (1, 0.5), (2, 0.5)], [(3, 1.5), (4, 1.5)]]),
        None,
        shapely.LineString([(5, 0.5), (6, 0.5)]),
    ]
    pieces = cut_lines(Geometries.from_shapely(np.array(lines, dtype=object)), UNIT, SHAPE, Silent())
    assert pieces.segment.tolist() == [0, 1, 2, 3]
    assert pieces.column.tolist() == [0, 1, 3, 5]


def test_many_lines_over_several_chunks_are_the_same_as_one_by_one() -> None:
    generator = np.random.default_rng(7)
    ends = generator.uniform(-50, 450, (3000, 2, 2))
    together = cut_lines(Geometries.from_shapely(shapely.linestrings(ends)), UNIT, (400, 300), Silent())
    assert_partition(together, 3000)
    for number in range(0, 3000, 500):
        alone = cut_lines(
            Geometries.from_shapely(shapely.linestrings(ends[number : number + 1])), UNIT, (400, 300), Silent()
        )
        assert of_segment(alone, 0) == of_segment(together, number)
