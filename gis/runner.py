# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""From sources to an answer: the one way that dock, Processing, command line and console take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyproj

from ..core.analysis import parameters as parameter_values
from ..core.analysis.describe import Analysis, DataKind, ParameterType, Request
from ..core.analysis.impact import Chart, DerivedLayer, Impact
from ..core.errors import InputError, TwinPlanError
from ..core.geometry.geometries import FloatArray, GeometryKind, empty_geometries
from ..core.piecewise import let_go
from ..core.progress import Progress, Share
from ..core.twin.grid import Grid
from ..core.twin.table import FeatureTable
from ..core.wording.translate import say
from .file_spec import split_spec
from .grids import RasterSource, is_raster_file, raster_file_source
from .input_errors import field_errors, input_errors, kind_error, role_errors
from .inputs import Inputs
from .reference_systems import NO_PLACE
from .sources import VectorSource, file_source

_READING = 0.4  # share of the progress bar; reading costs about as much as computing


def answer(
    analysis: Analysis,
    inputs: Inputs,
    parameters: Mapping[str, object],
    progress: Progress,
    *,
    all_fields: bool = False,
) -> Impact:
    """Read the inputs, compute, return the answer. Works in any thread.

    With `all_fields` the features of the result carry every attribute of their layer, else only those
    that the question needs.

    Raises InputError (or another TwinPlanError) for the first thing that stands in the way, Cancelled
    when told to stop.
    """
    values = parameter_values.complete(analysis, parameters)
    _raise_first(input_errors(analysis, inputs))
    _raise_first(field_errors(analysis, inputs, values))
    values.update(_usual_fields(analysis, inputs, values))
    reading, computing = Share(progress, 0.0, _READING), Share(progress, _READING, 1.0)
    request = Request(
        vectors=_read_tables(analysis, inputs, values, all_fields, reading),
        rasters=_open_grids(inputs),
        parameters=values,
        fields=_all_fields_asked(analysis, inputs, values),
    )
    try:
        return analysis.run(request, computing)
    finally:
        _let_tables_go(analysis, request)


def _let_tables_go(analysis: Analysis, request: Request) -> None:
    """Of tables nothing is part of an answer; millions of texts of links shall not die in one go."""
    for role in analysis.inputs:
        if role.kinds == {DataKind.TABLE}:
            for table in request.vectors.get(role.id, ()):
                for column in table.columns.values():
                    let_go(column.values)


def blockers(analysis: Analysis, inputs: Inputs, parameters: Mapping[str, object]) -> list[str]:
    """Why the question cannot be answered yet, a sentence with remedy each; empty when Run may be pressed.

    Looks at descriptions and metadata only, so that a form may ask after every change.
    """
    errors: list[TwinPlanError] = list(input_errors(analysis, inputs))
    try:
        values = parameter_values.complete(analysis, parameters)
    except InputError as error:
        return [str(each) for each in (*errors, error)]
    errors.extend(field_errors(analysis, inputs, values))
    if not errors and analysis.check is not None:
        known = {key: [_known_of(source) for source in sources] for key, sources in inputs.vectors.items()}
        try:
            analysis.check(Request(known, {}, values))
        except InputError as error:
            errors.append(error)
    return [str(error) for error in errors]


def tell_of_places(
    analysis: Analysis,
    inputs: Inputs,
    parameters: Mapping[str, object],
    places: FloatArray,
    crs: pyproj.CRS,
    progress: Progress,
) -> DerivedLayer:
    """What the analysis tells of places that were clicked; reads only the inputs that this takes.

    Raises InputError (or another TwinPlanError) for the first thing that stands in the way, Cancelled.
    """
    if analysis.on_click is None:
        raise ValueError(f"{analysis.id} tells nothing of places")
    roles = tuple(role for role in analysis.inputs if role.id in analysis.on_click.inputs)
    vectors = {role.id: inputs.vectors.get(role.id, ()) for role in roles}
    needed = Inputs({input_id: sources for input_id, sources in vectors.items() if sources})
    values = parameter_values.complete(analysis, parameters)
    _raise_first([error for role in roles for error in role_errors(role, needed)])
    values.update(_usual_fields(analysis, needed, values))
    reading, searching = Share(progress, 0.0, _READING), Share(progress, _READING, 1.0)
    request = Request(_read_tables(analysis, needed, values, False, reading), {}, values)
    return analysis.on_click.answer(request, places, crs, searching)


def preview(analysis: Analysis, inputs: Inputs, parameters: Mapping[str, object], progress: Progress) -> Chart | None:
    """The chart that a form shows of what is filled in; None where there is nothing to show, or not yet.

    Reads tables only, in any thread.
    """
    if analysis.preview is None:
        return None
    vectors = {
        role.id: [
            source.read(list(source.fields), progress) if DataKind.TABLE in role.kinds else _known_of(source)
            for source in inputs.vectors.get(role.id, ())
        ]
        for role in analysis.inputs
    }
    try:
        values = parameter_values.complete(analysis, parameters)
        return analysis.preview(Request({key: found for key, found in vectors.items() if found}, {}, values))
    except InputError:
        return None  # Run is disabled for the same reason, and says it


def _known_of(source: VectorSource) -> FeatureTable:
    """What is known of a layer without reading it."""
    none = np.zeros(0, dtype=np.int64)
    return FeatureTable(
        source.info, source.crs or NO_PLACE, none, empty_geometries(source.kind or GeometryKind.POINT, 0)
    )


def inputs_from_files(analysis: Analysis, specs: Mapping[str, Sequence[str]], where: str | None = None) -> Inputs:
    """Sources for `FILE[:LAYER]` texts by input id; `where` filters the inputs on which a selection applies."""
    vectors: dict[str, list[VectorSource]] = {}
    rasters: dict[str, list[RasterSource]] = {}
    for role in analysis.inputs:
        for spec in specs.get(role.id, ()):
            path, layer = split_spec(spec)
            if DataKind.RASTER in role.kinds and (role.kinds == {DataKind.RASTER} or is_raster_file(path, layer)):
                rasters.setdefault(role.id, []).append(raster_file_source(path))
            # GDAL takes a CSV of numbers for a raster of points.
            elif layer is None and DataKind.TABLE not in role.kinds and is_raster_file(path):
                raise kind_error(role, DataKind.RASTER, path)
            else:
                source = file_source(path, layer, where if role.selectable else None)
                vectors.setdefault(role.id, []).append(source)
    return Inputs(vectors, rasters)


def _raise_first(errors: Sequence[TwinPlanError]) -> None:
    if errors:
        raise errors[0]


def _usual_fields(analysis: Analysis, inputs: Inputs, values: Mapping[str, object]) -> dict[str, object]:
    """Fields that nobody named, where all layers have one of a usual name."""
    found: dict[str, object] = {}
    for parameter in analysis.parameters:
        sources = inputs.vectors.get(parameter.field_of, ())
        if parameter.type is not ParameterType.FIELD or values[parameter.id] or not sources:
            continue
        names = {parameter_values.usual_field(parameter, source.fields) for source in sources}
        if len(names) == 1 and names != {""}:
            found[parameter.id] = names.pop()
    return found


def _read_tables(
    analysis: Analysis, inputs: Inputs, values: Mapping[str, object], all_fields: bool, progress: Progress
) -> dict[str, list[FeatureTable]]:
    sources = [(role.id, source) for role in analysis.inputs for source in inputs.vectors.get(role.id, ())]
    tables: dict[str, list[FeatureTable]] = {}
    tables_wanted = {role.id for role in analysis.inputs if DataKind.TABLE in role.kinds}
    for index, (input_id, source) in enumerate(sources):
        share = Share(progress, index / len(sources), (index + 1) / len(sources))
        share.report(0.0, say("Reading {name}", name=source.name))
        becomes_result = all_fields and input_id == analysis.inputs[0].id
        is_whole = becomes_result or input_id in tables_wanted
        fields = list(source.fields) if is_whole else _fields_needed(analysis, input_id, source, values)
        tables.setdefault(input_id, []).append(source.read(fields, share))
    return tables


def _fields_needed(analysis: Analysis, input_id: str, source: VectorSource, values: Mapping[str, object]) -> list[str]:
    """The fields that the question looks at, and what features are called by."""
    offered = [source.info.label_field] if source.info.label_field in source.fields else []
    return list(dict.fromkeys([*_fields_asked(analysis, input_id, source, values), *offered]))


def _fields_asked(analysis: Analysis, input_id: str, source: VectorSource, values: Mapping[str, object]) -> list[str]:
    """The fields that parameters and roles name, the layer's uid and state: all that the answer depends on."""
    role = next(role for role in analysis.inputs if role.id == input_id)
    named = [
        str(values[parameter.id])
        for parameter in analysis.parameters
        if parameter.type is ParameterType.FIELD and parameter.field_of == input_id and values[parameter.id]
    ]
    wanted = dict.fromkeys(["uid", source.info.state_field, *role.fields, *named])
    return [name for name in wanted if name in source.fields]


def _all_fields_asked(analysis: Analysis, inputs: Inputs, values: Mapping[str, object]) -> dict[str, list[str]]:
    """By input id, over all layers given for it."""
    asked: dict[str, dict[str, None]] = {}
    for input_id, sources in inputs.vectors.items():
        for source in sources:
            asked.setdefault(input_id, {}).update(dict.fromkeys(_fields_asked(analysis, input_id, source, values)))
    return {input_id: list(names) for input_id, names in asked.items()}


def _open_grids(inputs: Inputs) -> dict[str, list[Grid]]:
    return {input_id: [source.open() for source in sources] for input_id, sources in inputs.rasters.items()}
