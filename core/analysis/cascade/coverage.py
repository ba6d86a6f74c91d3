# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Who serves whom: areas that were drawn, else sectors around serving assets, else circles; and how that is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...cascade.footprints import LONLAT, Coverage, DrawnCoverage, RangeCoverage
from ...errors import InputError
from ...geometry.crs import project_xy
from ...geometry.geometries import FloatArray
from ...overlay.places import places_of
from ...progress import Progress
from ...twin.plausible import check_plausible
from ...twin.table import FeatureTable
from ...wording.numbers import format_given
from ...wording.translate import say
from ..columns import listed, uid_texts
from ..describe import Request
from .assets import Assets

SERVER_FIELDS = ("server_uid", "provider_uid", "asset_uid", "mast_uid", "uid")
AZIMUTH_FIELD, RANGE_FIELD, BEAMWIDTH_FIELD = "azimuth_deg", "range_m", "beamwidth_deg"


@dataclass(frozen=True)
class CoverageSource:
    """How it is known who serves whom: in words, whether it is only assumed, and the reach to draw (None if drawn)."""

    coverage: Coverage
    text: str
    assumed: bool
    ranges: RangeCoverage | None


def coverage_source(request: Request, assets: Assets, progress: Progress) -> CoverageSource | None:
    """Drawn areas, else sectors, else circles."""
    layer = request.table("coverage")
    if layer is not None:
        return _drawn(request, check_plausible(layer), assets)
    kind = serving_kind(request)
    server = np.flatnonzero(assets.called(kind))
    if not len(server):
        return None
    lonlat = np.concatenate(
        [project_xy(places_of(table.geometries, progress), table.crs, LONLAT, progress) for table in assets.tables]
    )[server]
    azimuth = _numbers(assets, request.text("azimuth_field") or AZIMUTH_FIELD)[server]
    stated_m = _numbers(assets, request.text("range_field") or RANGE_FIELD)[server]
    width = _numbers(assets, BEAMWIDTH_FIELD)[server]
    default_km = request.number("range_km")
    default_width = request.number("beamwidth_deg")
    if (stated_m < 0).any():
        raise InputError(
            say("Field '{field}'", field=request.text("range_field") or RANGE_FIELD),
            say("it holds negative ranges"),
            say("Correct them, or set them to NULL where the range is not known."),
        )
    ranges = RangeCoverage(
        server,
        lonlat,
        np.where(np.isfinite(stated_m), stated_m, default_km * 1000.0),
        azimuth,
        np.where(np.isfinite(width), width, default_width),
    )
    title = assets.kinds[int(assets.kind[server[0]])]
    return CoverageSource(ranges, _range_text(title, azimuth, stated_m, default_km, default_width), True, ranges)


def serving_kind(request: Request) -> str:
    """What kind of asset serves people, as the user calls it."""
    return str(request.parameters.get("serving_class") or "mast").strip()


def _range_text(title: str, azimuth: FloatArray, stated_m: FloatArray, range_km: float, width: float) -> str:
    sectors, stated = np.isfinite(azimuth), np.isfinite(stated_m)
    if stated.all():
        reach = say("the range that each states")
    elif stated.any():
        reach = say("the range that each states, {range} km where it states none", range=format_given(range_km))
    else:
        reach = say("{range} km", range=format_given(range_km))
    if sectors.all():
        return say("assumed: a sector around every {kind}, reaching {reach}", kind=title, reach=reach)
    if sectors.any():
        return say(
            "assumed: a sector around every {kind} with an azimuth and a circle around all others, reaching {reach}",
            kind=title,
            reach=reach,
        )
    return say("assumed: a circle around every {kind}, reaching {reach}", kind=title, reach=reach)


def _numbers(assets: Assets, field: str) -> FloatArray:
    """(n,) NaN where a layer has no such field, or it is NULL; texts are read as numbers, as a CSV has them."""
    pieces = []
    for table in assets.tables:
        column = table.columns.get(field)
        values = np.full(len(table), np.nan)
        if column is not None:
            try:
                values = column.as_float()
            except ValueError:
                raise InputError(
                    say("Layer '{name}'", name=table.name),
                    say("its field '{field}' holds texts that are no numbers", field=field),
                    say("Correct them, or set them to NULL where the number is not known."),
                ) from None
        pieces.append(values)
    return np.concatenate(pieces)


def _drawn(request: Request, layer: FeatureTable, assets: Assets) -> CoverageSource:
    chosen = request.text("coverage_field")
    if chosen:
        layer.column(chosen)
    for field in (chosen,) if chosen else SERVER_FIELDS:
        if field not in layer.columns:
            continue
        column = layer.columns[field]
        server = assets.index.find(uid_texts(listed(column, slice(0, len(layer)))))
        known = (server >= 0) & layer.geometries.has_geometry
        if known.any():
            text = say("the coverage layer '{name}'", name=layer.name)
            missing = int(np.count_nonzero(~known))
            if missing:
                text = say(
                    "{text}, of which {count} areas belong to no asset and are left out", text=text, count=missing
                )
            drawn = DrawnCoverage(layer.geometries.take(known), layer.crs, server[known])
            return CoverageSource(drawn, text, layer.source.derived, None)
    raise InputError(
        say("Layer '{name}'", name=layer.name),
        say("none of its areas names the asset that serves it by its uid"),
        say("Choose the field that holds the uid of the serving asset."),
    )
