# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is known about where a layer comes from: from the twin that it lies in, if it does."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import TwinPlanError
from ..core.twin.manifest import MANIFEST_NAME
from ..core.twin.model import LayerGeometry, Twin, TwinLayer
from ..core.twin.table import SourceInfo
from .twin_files import TWIN_SUFFIX, read_manifest

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer


def file_info(name: str, path: str, table: str, location: str) -> SourceInfo:
    """What to say of a table of a file ("" for a raster); in a twin it has the title that the twin gives it.

    So an answer about a file of a twin reads like that about the layer on the map. `name` is for all other files.
    """
    found = _in_twin(path, table)
    return source_info(found[1].title if found else name, path, table, location)


def source_info(name: str, path: str, table: str, location: str) -> SourceInfo:
    """What to say of a layer of this name, which is this table of this file ("" for a raster).

    `location` is how it can be found again. The fingerprint is known only of layers of a twin; of others
    `core.twin.fingerprint.table_fingerprint` makes one of what was read.
    """
    found = _in_twin(path, table)
    if found is None:
        return SourceInfo(name, location=location)
    twin, layer = found
    return SourceInfo(
        name,
        location=location,
        fingerprint=layer.fingerprint,
        source=layer.source,
        licence=layer.licence,
        date=layer.date,
        synthetic=layer.synthetic or twin.synthetic,
        derived=layer.derived,
        twin_id=twin.id,
        layer_id=layer.id,
        sensitivity=layer.sensitivity.value,
        label_field=layer.label_field,
        population_kind=layer.population_kind.value if layer.population_kind else "",
        sector=layer.sector.value,
        asset_class=layer.asset_class,
        return_period_years=layer.return_period_years,
        intensity_unit=layer.intensity_unit,
        observed_at=layer.observed_at,
        stale_after=layer.stale_after,
        state_field=layer.operational_state.field if layer.operational_state else "",
        state_source=layer.operational_state.source if layer.operational_state else "",
    )


def layer_info(layer: QgsMapLayer, path: str, table: str) -> SourceInfo:
    """What to say of a layer of the project; `path` and `table` are "" where it is not in a file."""
    return source_info(layer.name(), path, table, layer.publicSource(True))


def _in_twin(path: str, table: str) -> tuple[Twin, TwinLayer] | None:
    """The twin in whose folder the file lies, and the layer that it is there."""
    if TWIN_SUFFIX not in path or path.startswith("/vsi"):
        return None
    file = Path(path)
    folder = next((parent for parent in file.parents if parent.suffix == TWIN_SUFFIX), None)
    if folder is None:
        return None
    twin = _twin_in(folder)
    data = file.relative_to(folder).as_posix()
    for layer in twin.layers if twin else ():
        if layer.data == data and (layer.geometry is LayerGeometry.RASTER or layer.id == table):
            return (twin, layer) if twin else None
    return None


def _twin_in(folder: Path) -> Twin | None:
    """The twin in this folder; None where its manifest cannot be read, which opening the twin would tell."""
    manifest = folder / MANIFEST_NAME
    try:
        return _twin_as_of(folder, manifest.stat().st_mtime_ns)
    except (OSError, TwinPlanError):
        return None


@lru_cache(maxsize=16)
def _twin_as_of(folder: Path, changed_at_ns: int) -> Twin:
    del changed_at_ns
    return read_manifest(folder).twin
