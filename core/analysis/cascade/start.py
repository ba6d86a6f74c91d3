# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What fails at hour 0: what is down already, what the user lets fail, and what a hazard hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
import numpy.typing as npt
import pyproj
import shapely

from ...cascade.fragility import Fragility
from ...errors import InputError
from ...geometry.crs import metres_per_unit, reproject
from ...geometry.geometries import FloatArray, IntArray
from ...progress import Progress, Share
from ...twin.age import parse_duration, parse_time
from ...twin.plausible import check_plausible
from ...twin.table import FeatureTable
from ...wording.translate import say, say_count
from ..areas import Areas
from ..columns import chunks, listed, uid_texts
from ..exposure.engine import expose
from ..hazards import Hazard, ZoneHazard
from ..impact import Outcome
from .assets import NOT_FOUND, Assets, field_values

WORKING, DOWN = "working", "down"
OUTCOME_FIELD = "outcome"
_SHAPES_AT_ONCE = 256
OutcomeArray = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Start:
    """How n assets are at hour 0, before anything spreads.

    Attributes
    ----------
    name: of the hazard or of what fails, as tables and charts call it
    outcome: (n,) int8 of `Outcome`: HIT fails by itself, UNKNOWN may
    reason: (n,) position in `reasons` of why; 0, which is "", where nothing happens to it
    probability: (n,) of failing by the hazard, NaN where unknown; None where nothing is drawn
    """

    name: str
    outcome: OutcomeArray
    reason: IntArray
    reasons: tuple[str, ...]
    probability: FloatArray | None = None

    def with_reason(self, nodes: npt.NDArray[np.bool_], reason: str) -> Start:
        """The same with these nodes failing for this reason; those that fail already keep theirs."""
        new = nodes & (self.outcome != Outcome.HIT)
        outcome, numbers = self.outcome.copy(), self.reason.copy()
        outcome[new] = Outcome.HIT
        numbers[new] = len(self.reasons)
        return replace(self, outcome=outcome, reason=numbers, reasons=(*self.reasons, reason))

    def with_doubt(self, nodes: npt.NDArray[np.bool_]) -> Start:
        """With nodes (n,) that may fail by themselves; what is known to fail already still does."""
        outcome = self.outcome.copy()
        outcome[nodes & (self.outcome != Outcome.HIT)] = Outcome.UNKNOWN
        return replace(self, outcome=outcome)


@dataclass(frozen=True)
class StateOfLayer:
    """How the assets of a layer were when they were last looked at, and how old that is (None: nobody says)."""

    name: str
    assets: int
    working: int
    down: int
    unknown: int
    unrecorded: int
    observed_at: str
    age_days: float | None
    stale: bool


def states(
    assets: Assets, state_field: str | None, now: datetime, progress: Progress
) -> tuple[Start, list[StateOfLayer]]:
    """What is down before anything happens; an asset whose state is recorded as anything else is unknown."""
    outcome = np.full(len(assets), Outcome.SAFE, dtype=np.int8)
    none = np.zeros(len(assets), dtype=bool)
    layers = []
    for number, table in enumerate(assets.tables):
        nodes = assets.nodes(number)
        field = state_field if state_field and state_field in table.columns else table.source.state_field
        recorded = field in table.columns
        down, unknown = _recorded(table, field, progress) if recorded else (none[nodes], none[nodes])
        if recorded:
            outcome[nodes] = np.select([down, unknown], [Outcome.HIT, Outcome.UNKNOWN], Outcome.SAFE)
        layers.append(_state_of_layer(table, down, unknown, recorded, now))
    reason = np.where(outcome == Outcome.HIT, 1, 0)
    return Start("", outcome, reason, ("", say("down at the start"))), layers


def _recorded(
    table: FeatureTable, field: str, progress: Progress
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which assets are down, and which are recorded as neither that nor working."""
    values = field_values([table], field, progress)
    down, working = np.zeros(len(table), dtype=bool), np.zeros(len(table), dtype=bool)
    for piece in chunks(len(table), progress):
        words = [value.strip().casefold() for value in values[piece].tolist()]
        down[piece] = [word == DOWN for word in words]
        working[piece] = [word == WORKING for word in words]
    return down, ~down & ~working


def _state_of_layer(
    table: FeatureTable, down: npt.NDArray[np.bool_], unknown: npt.NDArray[np.bool_], recorded: bool, now: datetime
) -> StateOfLayer:
    source = table.source
    observed = source.observed_at or source.date
    moment, limit = parse_time(observed), parse_duration(source.stale_after)
    age = None if moment is None else now - moment
    counted = (int(np.count_nonzero(down)), int(np.count_nonzero(unknown))) if recorded else (0, 0)
    return StateOfLayer(
        table.name,
        len(table),
        len(table) - sum(counted) if recorded else 0,
        *counted,
        0 if recorded else len(table),
        observed if moment else "",
        None if age is None else age.total_seconds() / 86_400.0,
        age is not None and limit is not None and age > limit,
    )


def _name_of(failed: Sequence[FeatureTable], chosen: npt.NDArray[np.bool_], assets: Assets) -> str:
    """What fails, as the answer calls it: a single asset by its own name, else the layers."""
    nodes = np.flatnonzero(chosen)
    if len(nodes) == 1 and len(failed) == 1 and len(failed[0]) == 1:
        return str(assets.name[nodes[0]])
    return ", ".join(table.name for table in failed)


def let_fail(
    start: Start, assets: Assets, failed: Sequence[FeatureTable], uid_field: str, near_m: float, progress: Progress
) -> tuple[Start, list[str]]:
    """With what the user lets fail: assets of these uids, or else all that these features touch."""
    if not failed:
        return start, []
    notes: list[str] = []
    chosen, doubtful = np.zeros(len(assets), dtype=bool), np.zeros(len(assets), dtype=bool)
    for given in failed:
        table, unknown = _hit_by_an_answer(given)
        if unknown is not None:
            nodes = _by_uid(unknown, assets, uid_field, progress)
            doubtful[nodes[nodes >= 0]] = True
            notes.append(
                say(
                    "{name} is an answer: {hit} of its features are hit and fail, {unknown} are unknown and may.",
                    name=given.name,
                    hit=len(table),
                    unknown=len(unknown),
                )
            )
        nodes = _by_uid(table, assets, uid_field, progress)
        known = nodes[nodes >= 0]
        if not len(table):
            continue
        if len(known):
            chosen[known] = True
            if len(known) < len(table):
                notes.append(
                    say(
                        "{name}: {count} features that should fail are not among the assets; they change nothing.",
                        name=table.name,
                        count=len(table) - len(known),
                    )
                )
            continue
        touched = _touched(check_plausible(table), assets, near_m, progress)
        chosen |= touched
        notes.append(
            say_count(
                int(np.count_nonzero(touched)),
                "{name}: none of its features is an asset by its uid; the one asset that it touches fails.",
                "{name}: none of its features is an asset by its uid; the {count} assets that it touches fail.",
                name=table.name,
            )
        )
    name = _name_of(failed, chosen, assets)
    return replace(start.with_reason(chosen, say("failed as asked")).with_doubt(doubtful), name=name), notes


def _hit_by_an_answer(table: FeatureTable) -> tuple[FeatureTable, FeatureTable | None]:
    """Of the answer to an earlier question the features that it says are hit, and those that are unknown."""
    column = table.columns.get(OUTCOME_FIELD)
    if column is None or column.values.dtype.kind != "O" or not len(table):
        return table, None
    words = np.array([str(value) for value in column.values.tolist()], dtype=object)
    hit, safe, unknown = (words == outcome.name.lower() for outcome in (Outcome.HIT, Outcome.SAFE, Outcome.UNKNOWN))
    if not (hit | safe | unknown).all():
        return table, None
    return table.take(np.flatnonzero(hit)), table.take(np.flatnonzero(unknown))


def _by_uid(table: FeatureTable, assets: Assets, uid_field: str, progress: Progress) -> IntArray:
    column = table.columns.get(uid_field)
    found = np.full(len(table), NOT_FOUND, dtype=np.int64)
    for piece in chunks(len(table) if column is not None else 0, progress):
        if column is not None:
            found[piece] = assets.index.find(uid_texts(listed(column, piece)))
    return found


def _touched(table: FeatureTable, assets: Assets, near_m: float, progress: Progress) -> npt.NDArray[np.bool_]:
    """(n,) the assets that share a point with the features, or are at most `near_m` from them."""
    crs, unit_m = _plane(table)
    tree = shapely.STRtree(reproject(table.geometries, table.crs, crs, progress).to_shapely())
    found = np.zeros(len(assets), dtype=bool)
    for number, layer in enumerate(assets.tables):
        placed = reproject(layer.geometries, layer.crs, crs, progress)
        for start in range(0, len(layer), _SHAPES_AT_ONCE):
            progress.check()
            some = placed.take(np.arange(start, min(start + _SHAPES_AT_ONCE, len(layer)))).to_shapely()
            if near_m > 0:
                hit = tree.query(some, predicate="dwithin", distance=near_m / unit_m)[0]
            else:
                hit = tree.query(some, predicate="intersects")[0]
            found[int(assets.first[number]) + start + hit] = True
    return found


def _plane(table: FeatureTable) -> tuple[pyproj.CRS, float]:
    """A CRS in which metres can be measured around the features, and how many metres its unit has."""
    if not table.crs.is_geographic:
        return table.crs, metres_per_unit(table.crs)
    lon, lat = table.geometries.coords.mean(axis=0) if len(table.geometries.coords) else (0.0, 0.0)
    return pyproj.CRS.from_proj4(f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m"), 1.0


def under_hazards(
    start: Start,
    assets: Assets,
    hazards: Sequence[Hazard],
    study: FeatureTable | None,
    fragility: Fragility | None,
    progress: Progress,
) -> list[Start]:
    """One start a hazard. Without fragility what is exposed fails; with it, how likely each asset does is kept."""
    count = len(assets)
    outcome = np.zeros((len(hazards), count), dtype=np.int8)
    probability = np.zeros((len(hazards), count))
    for number, table in enumerate(assets.tables):
        if not len(table):
            continue
        share = Share(progress, number / len(assets.tables), (number + 1) / len(assets.tables))
        share.report(0.0, say("Comparing with the hazard"))
        types = np.zeros(len(table), dtype=np.int64)
        found = expose(table, hazards, Areas(None, study), types, 1, table.crs.is_geographic, share)
        for position, exposure in enumerate(found.by_hazard):
            nodes = assets.nodes(number)
            outcome[position, nodes] = exposure.outcome
            if fragility is not None:
                intensity = np.where(np.isnan(exposure.maximum), 0.0, exposure.maximum)
                known = exposure.outcome != Outcome.UNKNOWN
                probability[position, nodes] = np.where(known, fragility.probability(intensity), np.nan)
    return [
        _with_hazard(start, hazard, outcome[each], probability[each] if fragility is not None else None)
        for each, hazard in enumerate(hazards)
    ]


def _with_hazard(start: Start, hazard: Hazard, outcome: OutcomeArray, probability: FloatArray | None) -> Start:
    unknown = (outcome == Outcome.UNKNOWN) & (start.outcome == Outcome.SAFE)
    possible = np.where(unknown, Outcome.UNKNOWN, start.outcome).astype(np.int8)
    begun = replace(start, name=hazard.name, outcome=possible)
    if probability is None:
        return begun.with_reason(outcome == Outcome.HIT, hazard.name)
    # What fails for sure is not drawn.
    return replace(begun, probability=np.where(begun.outcome == Outcome.SAFE, probability, 0.0))


def refuse_without_intensity(hazards: Sequence[Hazard]) -> None:
    """Raise InputError where a fragility curve has nothing to be read at."""
    for hazard in hazards:
        if isinstance(hazard, ZoneHazard) and not hazard.has_values:
            raise InputError(
                say("Layer '{name}'", name=hazard.name),
                say("its zones have no intensity, which fragility needs"),
                say("Choose the field that holds the intensity, or leave fragility out."),
            )
