# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Questions from QGIS's Python console or a script, with the same numbers as everywhere.

>>> from twinplan.gis.console import ask
>>> impact = ask("exposure", assets=iface.activeLayer(), hazard="flood.tif", threshold=0.5)  # doctest: +SKIP
>>> impact.figure("assets_hit").value  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Union

from qgis.core import QgsMapLayer, QgsRasterLayer

from ..core.analysis.describe import Analysis
from ..core.analysis.impact import Impact
from ..core.analysis.registry import analysis as find_analysis
from ..core.progress import Progress, Silent
from . import runner
from .grids import RasterSource, raster_layer_source
from .sources import VectorSource, layer_source

Layer = Union[QgsMapLayer, str, Path]


def ask(
    question: str,
    *,
    selected_only: bool = False,
    progress: Progress | None = None,
    **given: Layer | Iterable[Layer] | object,
) -> Impact:
    """Answer a question here and now (it blocks: use the dock or Processing for long ones).

    Parameters
    ----------
    question: id of an analysis, e.g. "exposure"
    selected_only: take only the selected features of the first input
    progress: told about the progress; may cancel
    given: inputs (layers of the project or `FILE[:LAYER]` texts, or lists of them) and parameters by id

    Raises
    ------
    TwinPlanError: with the thing, the reason and the remedy
    """
    analysis = find_analysis(question)
    input_ids = {role.id for role in analysis.inputs}
    layers = {name: _as_list(value) for name, value in given.items() if name in input_ids and value is not None}
    parameters = {name: value for name, value in given.items() if name not in input_ids}
    return runner.answer(analysis, _inputs(analysis, layers, selected_only), parameters, progress or Silent())


def _as_list(value: object) -> list[Layer]:
    if isinstance(value, (QgsMapLayer, str, Path)):
        return [value]
    return list(value)  # type: ignore[call-overload]


def _inputs(analysis: Analysis, layers: dict[str, list[Layer]], selected_only: bool) -> runner.Inputs:
    files = {name: [str(item) for item in items if not isinstance(item, QgsMapLayer)] for name, items in layers.items()}
    from_files = runner.inputs_from_files(analysis, files)
    vectors: dict[str, list[VectorSource]] = {name: list(sources) for name, sources in from_files.vectors.items()}
    rasters: dict[str, list[RasterSource]] = {name: list(sources) for name, sources in from_files.rasters.items()}
    for role in analysis.inputs:
        for layer in layers.get(role.id, ()):
            if isinstance(layer, QgsRasterLayer):
                rasters.setdefault(role.id, []).append(raster_layer_source(layer))
            elif isinstance(layer, QgsMapLayer):
                source = layer_source(layer, selected_only and role.selectable)
                vectors.setdefault(role.id, []).append(source)
    return runner.Inputs(vectors, rasters)
