# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where an answer comes from: inputs, parameters, versions, time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from functools import cache
from importlib import import_module
from importlib.util import find_spec

import pyproj
import shapely

from ..twin.fingerprint import table_fingerprint
from ..twin.table import FeatureTable, SourceInfo
from ..version import version
from ..wording.translate import say_count
from .describe import Request
from .impact import Provenance

_PACKAGES = ("numpy", "scipy", "shapely", "pyproj")


def provenance(
    analysis_id: str,
    request: Request,
    used: Mapping[str, object],
    coefficients: Sequence[Mapping[str, str]] = (),
) -> Provenance:
    """Everything needed to trace an answer; `used` are parameters as they were in the end, over those given."""
    return Provenance(
        analysis=analysis_id,
        version=version(),
        computed_at=datetime.now(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z"),
        parameters={**request.parameters, **used},
        inputs=tuple(_inputs(request)),
        coefficients=tuple(coefficients),
        packages=package_versions(),
    )


@cache
def package_versions() -> Mapping[str, str]:
    """Versions of the packages that compute, of PROJ and of GEOS; without those that are not installed."""
    versions = {name: str(import_module(name).__version__) for name in _PACKAGES if find_spec(name)}
    return {**versions, "PROJ": str(pyproj.__proj_version__), "GEOS": str(shapely.geos_version_string)}


def source_notes(request: Request) -> tuple[str, ...]:
    """What a reader must know of the inputs: notes of the readers, synthetic and derived layers."""
    tables = [table for several in request.vectors.values() for table in several]
    sources = [table.source for table in tables]
    sources += [grid.source for several in request.rasters.values() for grid in several]
    notes = [note for table in tables for note in layer_notes(table)]
    synthetic = dict.fromkeys(source.name for source in sources if source.synthetic)
    derived = dict.fromkeys(source.name for source in sources if source.derived)
    if synthetic:
        notes.append(
            say_count(
                len(synthetic),
                "{names} is synthetic: it was generated and describes no real place.",
                "{names} are synthetic: they were generated and describe no real place.",
                names="; ".join(synthetic),
            )
        )
    if derived:
        notes.append(
            say_count(
                len(derived),
                "{names} is derived: it was computed from other data and never observed.",
                "{names} are derived: they were computed from other data and never observed.",
                names="; ".join(derived),
            )
        )
    return tuple(dict.fromkeys(notes))


def layer_notes(table: FeatureTable) -> list[str]:
    """What was repaired or skipped in a layer, its name in front."""
    return [note if note.startswith(table.name) else f"{table.name}: {note}" for note in table.notes]


def _inputs(request: Request) -> list[Mapping[str, object]]:
    return [
        {
            "input": input_id,
            "name": source.name,
            "location": source.location,
            "fingerprint": source.fingerprint,
            "crs": _crs_text(crs),
            **size,
            "source": source.source,
            "licence": source.licence,
            "date": source.date,
            "synthetic": source.synthetic,
            "derived": source.derived,
            "sensitivity": source.sensitivity,
            "twin_id": source.twin_id,
            "layer_id": source.layer_id,
        }
        for input_id, source, crs, size in _sources(request)
    ]


def _sources(request: Request) -> list[tuple[str, SourceInfo, pyproj.CRS, Mapping[str, object]]]:
    found: list[tuple[str, SourceInfo, pyproj.CRS, Mapping[str, object]]] = []
    for input_id, tables in request.vectors.items():
        fields = request.fields.get(input_id)
        found += [(input_id, _with_fingerprint(table, fields), table.crs, {"features": len(table)}) for table in tables]
    for input_id, grids in request.rasters.items():
        found += [
            (input_id, grid.source, grid.crs, {"rows": grid.shape[0], "columns": grid.shape[1]}) for grid in grids
        ]
    return found


def _with_fingerprint(table: FeatureTable, fields: Sequence[str] | None) -> SourceInfo:
    """A layer that lies in no twin has none stored: it is made of what was read and looked at.

    Fields that are only carried along to the result do not count, so that the same question of the same data has the
    same fingerprint in a window, which shows them, and on the command line, which does not.
    """
    if table.source.fingerprint:
        return table.source
    if fields is not None:
        table = replace(table, columns={name: table.columns[name] for name in fields if name in table.columns})
    return replace(table.source, fingerprint=table_fingerprint(table))


def _crs_text(crs: pyproj.CRS) -> str:
    authority = crs.to_authority(min_confidence=70)
    return ":".join(authority) if authority else crs.name
