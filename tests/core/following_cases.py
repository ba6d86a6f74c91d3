# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What holds of every question whose answer follows edits in steps, to the last bit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely
from exposure_oracle import EAST, NORTH, table
from twinplan.core.analysis.following import NEW_OR_CHANGED, answer, answer_again, answer_in_parts
from twinplan.core.geometry.geometries import GeometryKind
from twinplan.core.progress import Silent

TYPES = np.array(["a", "b", "c"], dtype=object)


def assert_parts_give_exactly_the_whole(analysis, random, assets, request):
    parts = np.array_split(np.arange(len(assets)), np.sort(random.integers(1, len(assets), 3)))
    parts = [part for part in parts if len(part)]
    whole = analysis.run(request, Silent())
    same(whole, answer_in_parts(analysis.separable, request, assets, parts, Silent()))


def assert_following_edits_gives_exactly_the_full_run(analysis, random, assets, request, kind):
    """Twice some assets go, some are new, and all stand in another order."""
    _, memory = answer(analysis.separable, request, assets, Silent())
    fresh = jittered(random, kind, 5)
    for _ in range(2):
        kept = random.permutation(len(assets))[: len(assets) - int(random.integers(1, 5))]
        before = np.concatenate([kept, np.full(len(fresh), NEW_OR_CHANGED)])
        order = random.permutation(len(before))
        assets = joined(assets.take(kept), fresh).take(order)
        found, memory = answer_again(analysis.separable, memory, assets, before[order], Silent())
        full = replace(request, vectors={**request.vectors, "assets": [assets]})
        same(analysis.run(full, Silent()), found)


def same(one, other) -> None:
    """Equal to the last bit, but for the time of the run."""
    assert one.sentence == other.sentence and one.notes == other.notes
    assert [(each.id, each.value, each.unknown) for each in one.figures] == [
        (each.id, each.value, each.unknown) for each in other.figures
    ]
    tables = [(*impact.tables, *(zone.rows for zone in impact.zones)) for impact in (one, other)]
    columns = [[column for each in some for column in each.columns] for some in tables]
    for found, impact in zip(columns, (one, other)):
        found += [column for result in impact.features for column in result.columns]
    for mine, others in zip(*columns):
        assert mine.id == others.id
        np.testing.assert_array_equal(mine.values, others.values)
    for mine, others in zip(one.features, other.features):
        np.testing.assert_array_equal(mine.outcome, others.outcome)
    assert one.charts == other.charts


def jittered(random, kind, count):
    """Assets of odd numbers everywhere, some of them large: what a kernel rounds, it rounds here."""
    centres = np.column_stack([EAST + random.uniform(-20, 120, count), NORTH + random.uniform(-20, 120, count)])
    shapes = []
    for centre in centres:
        if kind is GeometryKind.POINT:
            shapes.append(shapely.Point(centre))
        elif kind is GeometryKind.LINE:
            shapes.append(shapely.LineString(centre + random.normal(0, 15, (5, 2)).cumsum(axis=0)))
        else:
            around = shapely.Point(centre).buffer(float(random.choice([3.0, 9.0, 45.0])), quad_segs=3)
            shapes.append(shapely.affinity.rotate(around, random.uniform(0, 90)))
    shapes[0] = None
    kinds = random.choice(TYPES, count).tolist()
    costs = [None if random.integers(0, 9) == 0 else float(random.uniform(0, 50)) for _ in range(count)]
    return table("assets", shapes, kind, kind=kinds, cost=costs)


def joined(one, other):
    shapes = np.concatenate([one.geometries.to_shapely(), other.geometries.to_shapely()])
    columns = {name: [*listed(one, name), *listed(other, name)] for name in one.columns}
    return table(one.name, shapes, one.geometries.kind, **columns)


def listed(layer, name):
    found = layer.columns[name]
    return [None if null else value for value, null in zip(found.values.tolist(), found.null.tolist())]
