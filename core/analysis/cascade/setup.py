# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""From a request to everything that a cascade needs: what stays when other things fail, and what fails."""

from __future__ import annotations

from datetime import datetime, timezone

import numpy as np

from ...cascade.fragility import Fragility, Lognormal, PointCurve
from ...errors import InputError
from ...geometry.geometries import FloatArray, GeometryKind, IntArray
from ...overlay.first_zone import NO_ZONE
from ...progress import Progress, Share
from ...twin.age import parse_time
from ...twin.manifest import UID_FIELD
from ...twin.table import FeatureTable
from ...wording.translate import say
from ..areas import Areas, borders_in
from ..by_zone import zones_of
from ..describe import Request
from ..hazard_choice import hazard_rule, hazards_of
from ..hazards import Hazard
from ..measured import measure, placed_metres
from ..placing import bounds_of, far_notes, hazard_bounds, overlap, place, refuse_apart
from ..sites import Sites, line_sites, main_zone, point_sites, polygon_sites, zone_parts
from .answer import Setting
from .assets import Assets, assets_of
from .engine import prepared
from .links import dependencies
from .people import people_rows, with_people
from .start import Start, let_fail, refuse_without_intensity, states, under_hazards


def setting_of(request: Request, progress: Progress) -> tuple[Setting, Start]:
    """What does not depend on what fails, and how everything is before anything does."""
    assets = assets_of(request, progress)
    links = request.table("dependency")
    if links is None or not len(links):
        raise InputError(
            say("Input 'Dependencies'"),
            say("there is no link"),
            say("Choose the table of who provides what to whom, in a twin the table 'dependency'."),
        )
    begins_at = _begins_at(request)
    before, layers = states(assets, request.text("state_field"), begins_at, progress)
    linked = dependencies(assets, links, request.table("requirement"), request.text("source_field"), progress)
    zones = zones_of(request)
    table = None if zones is None else zones.table
    zone = np.full(len(assets), NO_ZONE, dtype=np.int64) if table is None else _zone_of_each(assets, table, progress)
    people = people_rows(request, assets, table, zone, Share(progress, 0.2, 0.9))
    network, tie = linked.network, assets.tie
    if people is not None and people.served is not None:
        network = with_people(network, people.served)
        tie = np.concatenate((tie, np.zeros(len(people.served), dtype=np.int64)))
    horizon_h = request.number("horizon_h")
    progress.check()
    ready = prepared(network, tie, len(assets))
    progress.check()
    return Setting(assets, linked, ready, people, zones, zone, begins_at, horizon_h, tuple(layers)), before


def starts_of(request: Request, assets: Assets, before: Start, progress: Progress) -> tuple[list[Start], list[str]]:
    """What fails at hour 0: one start for every hazard, or a single one; and notes."""
    near_m = request.number("near_m")
    uid_field = request.text("uid_field") or UID_FIELD
    chosen, notes = let_fail(before, assets, request.vectors.get("failed", ()), uid_field, near_m, progress)
    if not request.has_hazard:
        return [chosen], notes
    rule = hazard_rule(request)
    hazards = hazards_of(request, rule)
    curve = fragility(request)
    if curve is not None:
        refuse_without_intensity(hazards)
    notes += _overlap_notes(assets, hazards, progress)
    for hazard in hazards:
        notes += hazard.notes
    study = request.table("study_area")
    return under_hazards(chosen, assets, hazards, study, curve, progress), notes


def fragility(request: Request) -> Fragility | None:
    """The curve asked for; None where the threshold decides. Raises InputError for one that cannot be."""
    table = request.table("fragility")
    median, beta = (request.optional_number(name) for name in ("fragility_median", "fragility_beta"))
    if table is not None:
        if median is not None:
            raise InputError(
                say("Input 'Fragility curve'"),
                say("a median is given too, and only one of the two can decide"),
                say("Leave one of them empty."),
            )
        return _point_curve(table)
    if median is None:
        return None
    wrong = [name for name, value in (("Median", median), ("Beta", beta)) if not (value or 0.0) > 0]
    if wrong:
        raise InputError(
            say("Parameter '{name}'", name=wrong[0]),
            say("a lognormal fragility needs a number above 0"),
            say("Give median and beta of the curve, or leave both empty."),
        )
    return Lognormal(median, beta or 0.0)


def _point_curve(table: FeatureTable) -> PointCurve:
    thing = say("Table '{name}'", name=table.name)
    try:
        intensity, chance = (table.column(name).as_float() for name in ("intensity", "probability"))
    except ValueError:
        raise InputError(
            thing, say("intensity or probability is no number"), say("Give numbers with a point before the decimals.")
        ) from None
    reason = ""
    if len(intensity) < 2 or np.isnan(intensity).any() or np.isnan(chance).any():
        reason = say("a curve needs two points or more, with a number each")
    elif (np.diff(intensity) <= 0).any():
        reason = say("its intensities do not ascend")
    elif (chance < 0).any() or (chance > 1).any():
        reason = say("its probabilities are not all from 0 to 1")
    elif (np.diff(chance) < 0).any():
        reason = say("its probability falls where the intensity rises")
    if reason:
        raise InputError(
            thing, reason, say("Correct the curve: fields 'intensity' and 'probability', one point a row.")
        )
    return PointCurve(intensity, chance)


def _begins_at(request: Request) -> datetime:
    text = request.text("begins_at")
    if text is None:
        return datetime.now(timezone.utc).replace(microsecond=0)
    moment = parse_time(text)
    if moment is None:
        raise InputError(
            say("Parameter 'Hour 0 is at'"),
            say("'{text}' is no time", text=text),
            say("Give a date and time such as 2026-11-21T15:00Z, or leave it empty for now."),
        )
    return moment.astimezone(timezone.utc)


def _overlap_notes(assets: Assets, hazards: tuple[Hazard, ...], progress: Progress) -> list[str]:
    """Refuse hazards none of which is near the assets; name those that are not."""
    boxes = []
    for hazard in hazards:
        around = hazard_bounds(hazard)
        near = any(
            overlap(bounds_of(place(table.geometries, table.crs, hazard.crs, around, progress)), around)
            for table in assets.tables
        )
        boxes.append((hazard.name, near))
    refuse_apart(assets.tables[0].name, boxes)
    return far_notes(boxes)


def _zone_of_each(assets: Assets, zones: FeatureTable, progress: Progress) -> IntArray:
    """(n,) the zone that has most of each asset, -1 outside of all."""
    found = []
    for table in assets.tables:
        placed = place(table.geometries, table.crs, zones.crs, None, progress)
        is_polygon = placed.kind is GeometryKind.POLYGON
        borders = borders_in(zones.crs, Areas(zones, None), None, is_polygon, progress)
        own = measure(table, table.crs.is_geographic, progress)
        metres: FloatArray | None = placed_metres(own, table, placed, zones.crs, progress)
        sites: Sites
        if placed.kind is GeometryKind.POINT:
            sites = point_sites(placed, borders, progress)
        elif metres is not None:
            sites = line_sites(placed, metres, borders, progress)
        else:
            sites = polygon_sites(placed, zones.crs, own.total, borders, progress)
        found.append(main_zone(*zone_parts(sites), len(table)))
    return np.concatenate(found)
