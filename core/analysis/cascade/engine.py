# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""From what fails at hour 0 to what fails in the end: certain, possible, and without the assumed links."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...cascade.causes import Causes, causes
from ...cascade.fixed_point import NEVER
from ...cascade.fragility import Estimate, draws
from ...cascade.network import Network
from ...cascade.supply import outcome
from ...geometry.geometries import BoolArray, FloatArray, IntArray
from ...progress import Progress, Share
from ...wording.translate import say
from ..impact import Outcome
from .start import OutcomeArray, Start


@dataclass(frozen=True)
class Prepared:
    """What does not depend on what fails: the network, also without its assumed links, ready to be run again and again.

    `network` has the n assets as its first nodes; after them come groups of people, who need one of their servers.
    """

    network: Network
    confirmed: Network | None
    tie: IntArray
    asset_count: int


@dataclass(frozen=True)
class Drawn:
    """What samples of a hazard by fragility gave.

    Attributes
    ----------
    certain, possible, hit: (nodes,) the share of samples in which a node fails, may fail, fails by itself
    hours, most_hours: (nodes,) means over all samples of the hours that it is down up to the horizon, or may be
    assets_failed, assets_hit: how many fail, and by themselves, per sample
    """

    samples: int
    certain: FloatArray
    possible: FloatArray
    hit: FloatArray
    hours: FloatArray
    most_hours: FloatArray
    assets_failed: Estimate
    assets_hit: Estimate


@dataclass(frozen=True)
class Run:
    """What becomes of all nodes (assets, then groups of people).

    Attributes
    ----------
    start: how it began
    outcome: int8 of `Outcome`: HIT fails, SAFE works, UNKNOWN
    hour: when each fails for certain, infinite where it does not
    earliest_h: when each fails if everything unknown fails, infinite where it works for certain
    causes: of what fails for certain
    rests_on_assumed: fails, but would not if only confirmed links were so
    saved_by_assumed: does not fail, but would if only confirmed links were so
    drawn: where failures were drawn; hours are then means over the samples in which a node fails
    """

    start: Start
    outcome: OutcomeArray
    hour: FloatArray
    earliest_h: FloatArray
    causes: Causes
    rests_on_assumed: BoolArray
    saved_by_assumed: BoolArray
    drawn: Drawn | None = None


def prepared(network: Network, tie: IntArray, asset_count: int) -> Prepared:
    """Ready to run: `tie` (nodes,) tells equals apart, the first `asset_count` nodes are assets."""
    confirmed = None if network.confirmed.all() else network.confirmed_only()
    return Prepared(network, confirmed, tie, asset_count)


def run_cascade(
    ready: Prepared,
    start: Start,
    samples: int,
    seed: int,
    horizon_h: float,
    progress: Progress,
) -> Run:
    """`samples`, `seed` and the horizon count only where failures are drawn."""
    progress.report(0.0, say("Following failures"))
    if start.probability is not None:
        return _drawn(ready, start, samples, seed, horizon_h, progress)
    hit = _extended(start.outcome == Outcome.HIT, ready)
    doubtful = _extended(start.outcome == Outcome.UNKNOWN, ready)
    certain = outcome(ready.network, np.where(hit, 0.0, NEVER), progress)
    fate = certain.fate
    earliest_h = fate.hour
    if doubtful.any():
        earliest_h = outcome(ready.network, np.where(hit | doubtful, 0.0, NEVER), progress).fate.hour
    because = causes(ready.network, certain, np.flatnonzero(hit), ready.tie, progress)
    rests, saved = _without_assumed(ready, hit, fate.failed, progress)
    return Run(start, _outcome(fate.failed, np.isfinite(earliest_h)), fate.hour, earliest_h, because, rests, saved)


def _extended(values: BoolArray, ready: Prepared) -> BoolArray:
    """The same for all nodes: groups of people never fail by themselves."""
    result = np.zeros(ready.network.node_count, dtype=bool)
    result[: len(values)] = values
    return result


def _outcome(certain: BoolArray, possible: BoolArray) -> OutcomeArray:
    result = np.where(certain, Outcome.HIT, np.where(possible, Outcome.UNKNOWN, Outcome.SAFE))
    return np.asarray(result, dtype=np.int8)


def _without_assumed(
    ready: Prepared, hit: BoolArray, failed: BoolArray, progress: Progress
) -> tuple[BoolArray, BoolArray]:
    if ready.confirmed is None:
        none = np.zeros(len(failed), dtype=bool)
        return none, none
    then = outcome(ready.confirmed, np.where(hit, 0.0, NEVER), progress).fate.failed
    return failed & ~then, ~failed & then


def _drawn(
    ready: Prepared,
    start: Start,
    samples: int,
    seed: int,
    horizon_h: float,
    progress: Progress,
) -> Run:
    """Means over samples; an asset counts as failed that fails in at least half of them."""
    probability = np.zeros(0) if start.probability is None else start.probability
    hit = _extended(start.outcome == Outcome.HIT, ready)
    doubtful = _extended(start.outcome == Outcome.UNKNOWN, ready)
    nodes = ready.network.node_count
    fails, may_fail, hours, early, hits, down_h, most_h = (np.zeros(nodes) for _ in range(7))
    totals: npt.NDArray[np.float64] = np.zeros((2, samples))
    for number, chosen in enumerate(draws(np.nan_to_num(probability), ready.tie[: len(probability)], samples, seed)):
        share = Share(progress, number / samples, (number + 1) / samples)
        share.report(0.0, say("Drawing failures"))
        down = hit | _extended(chosen, ready)
        fate = outcome(ready.network, np.where(down, 0.0, NEVER), share).fate
        failed, earliest_h = fate.failed, fate.hour
        if doubtful.any():
            earliest_h = outcome(ready.network, np.where(down | doubtful, 0.0, NEVER), share).fate.hour
        possible = np.isfinite(earliest_h)
        fails += failed
        may_fail += possible
        hits += down
        # What never fails does so at an infinite hour.
        down_h += np.maximum(horizon_h - fate.hour, 0.0)
        most_h += np.maximum(horizon_h - earliest_h, 0.0)
        hours += np.where(failed, fate.hour, 0.0)
        early += np.where(possible, earliest_h, 0.0)
        assets = slice(0, ready.asset_count)
        totals[:, number] = failed[assets].sum(), down[assets].sum()
    certain_share, possible_share, hit_share = fails / samples, may_fail / samples, hits / samples
    per_sample = (Estimate.of(row) for row in totals)
    drawn = Drawn(samples, certain_share, possible_share, hit_share, down_h / samples, most_h / samples, *per_sample)
    certain, possible = fails >= samples / 2.0, may_fail >= samples / 2.0
    hour = np.where(certain, hours / np.maximum(fails, 1.0), NEVER)
    earliest_h = np.where(possible, early / np.maximum(may_fail, 1.0), NEVER)
    nobody = np.full(nodes, -1, dtype=np.int64)
    none = np.zeros(nodes, dtype=bool)
    return Run(start, _outcome(certain, possible), hour, earliest_h, Causes(nobody, nobody), none, none, drawn)
