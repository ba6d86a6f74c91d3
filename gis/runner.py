# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""From sources to an answer: the one way that dock, Processing, command line and console take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyproj

from ..core.analysis import parameters as parameter_values
from ..core.analysis.describe import Analysis, DataKind, InputRole, ParameterType, Request
from ..core.analysis.impact import Chart, DerivedLayer, Impact
from ..core.errors import InputError, TwinPlanError
from ..core.geometry.crs import bounds_in
from ..core.geometry.geometries import FloatArray, GeometryKind, empty_geometries
from ..core.progress import Progress, Share
from ..core.twin.grid import Grid
from ..core.twin.plausible import impossible_extent
from ..core.twin.table import FeatureTable
from ..core.wording.translate import say, say_described
from .file_spec import split_spec
from .grids import RasterSource, is_raster_file, raster_file_source
from .reference_systems import NO_PLACE
from .sources import VectorSource, file_source

_READING = 0.4  # share of the progress bar; reading costs about as much as computing


@dataclass(frozen=True)
class Inputs:
    """What was chosen for every input of a question, by input id, in the order chosen; nothing is read yet."""

    vectors: Mapping[str, Sequence[VectorSource]] = field(default_factory=dict)
    rasters: Mapping[str, Sequence[RasterSource]] = field(default_factory=dict)

    def of(self, input_id: str) -> list[VectorSource | RasterSource]:
        return [*self.vectors.get(input_id, ()), *self.rasters.get(input_id, ())]


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
    _raise_first(_input_errors(analysis, inputs))
    _raise_first(_field_errors(analysis, inputs, values))
    values.update(_usual_fields(analysis, inputs, values))
    reading, computing = Share(progress, 0.0, _READING), Share(progress, _READING, 1.0)
    request = Request(
        vectors=_read_tables(analysis, inputs, values, all_fields, reading),
        rasters=_open_grids(inputs),
        parameters=values,
        fields=_all_fields_asked(analysis, inputs, values),
    )
    return analysis.run(request, computing)


def blockers(analysis: Analysis, inputs: Inputs, parameters: Mapping[str, object]) -> list[str]:
    """Why the question cannot be answered yet, a sentence with remedy each; empty when Run may be pressed.

    Looks at descriptions and metadata only, so that a form may ask after every change.
    """
    errors: list[TwinPlanError] = list(_input_errors(analysis, inputs))
    try:
        values = parameter_values.complete(analysis, parameters)
    except InputError as error:
        return [str(each) for each in (*errors, error)]
    errors.extend(_field_errors(analysis, inputs, values))
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
    _raise_first([error for role in roles for error in _role_errors(role, needed)])
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
                raise _kind_error(role, DataKind.RASTER, path)
            else:
                source = file_source(path, layer, where if role.selectable else None)
                vectors.setdefault(role.id, []).append(source)
    return Inputs(vectors, rasters)


def _raise_first(errors: Sequence[TwinPlanError]) -> None:
    if errors:
        raise errors[0]


def _input_errors(analysis: Analysis, inputs: Inputs) -> list[InputError]:
    errors = [error for role in analysis.inputs for error in _role_errors(role, inputs)]
    return errors or _overlap_errors(analysis, inputs)


def _role_errors(role: InputRole, inputs: Inputs) -> list[InputError]:
    chosen = inputs.of(role.id)
    if not chosen:
        missing = InputError(
            say("Input '{label}'", label=say_described(role.label)),
            say("nothing is chosen"),
            say("Choose {kinds}.", kinds=_kinds_text(role)),
        )
        return [missing] if role.required else []
    errors = []
    if len(chosen) > 1 and not role.multiple:
        errors.append(
            InputError(
                say("Input '{label}'", label=say_described(role.label)), say("more than one is given"), say("Give one.")
            )
        )
    for vector in inputs.vectors.get(role.id, ()):
        needs_place = not vector.is_table and DataKind.TABLE not in role.kinds
        errors.extend((_crs_errors(vector) if needs_place else []) or _vector_errors(role, vector))
    for raster in inputs.rasters.get(role.id, ()):
        errors.extend(_crs_errors(raster) or _kind_errors(role, DataKind.RASTER, raster.name))
    return errors


def _crs_errors(source: VectorSource | RasterSource) -> list[InputError]:
    if source.crs is not None:
        return []
    remedy = say("Set it in QGIS (Layer > Set CRS of Layer) or in the file, and choose the layer again.")
    return [InputError(say("Layer '{name}'", name=source.name), say("its CRS is unknown"), remedy)]


def _vector_errors(role: InputRole, source: VectorSource) -> list[InputError]:
    thing = say("Layer '{name}'", name=source.name)
    if source.feature_count == 0 and source.selected_only:
        remedy = say("Select features on the map, or switch off 'Selected features only'.")
        return [InputError(thing, say("no feature is selected"), remedy)]
    if source.feature_count == 0:
        return [InputError(thing, say("it has no features"), say("Choose another layer, or relax its filter."))]
    # Where a file leaves its kind open, reading will tell.
    kind = DataKind.TABLE if source.is_table else DataKind(source.kind.value) if source.kind else None
    return _kind_errors(role, kind, source.name) if kind else []


def _kind_errors(role: InputRole, kind: DataKind, name: str) -> list[InputError]:
    """Rows of a table may have a geometry: it is not looked at."""
    fits = kind in role.kinds or (DataKind.TABLE in role.kinds and kind is not DataKind.RASTER)
    return [] if fits else [_kind_error(role, kind, name)]


def _kind_error(role: InputRole, kind: DataKind, name: str) -> InputError:
    what = say("a table without geometry") if kind is DataKind.TABLE else _layer_text([kind])
    reason = say("{what} does not fit '{label}'", what=what, label=say_described(role.label))
    return InputError(say("Layer '{name}'", name=name), reason, say("Choose {kinds}.", kinds=_kinds_text(role)))


def _kinds_text(role: InputRole) -> str:
    """E.g. "a point, line or polygon layer", "a polygon or raster layer", "a table"."""
    if role.kinds == {DataKind.TABLE}:
        return say("a table")
    return _layer_text([kind for kind in DataKind if kind in role.kinds])


def _layer_text(kinds: list[DataKind]) -> str:
    words = {
        DataKind.POINT: say("point"),
        DataKind.LINE: say("line"),
        DataKind.POLYGON: say("polygon"),
        DataKind.RASTER: say("raster"),
        DataKind.TABLE: say("table"),
    }
    *others, last = [words[kind] for kind in kinds]
    if others:
        return say("a {kinds} or {last} layer", kinds=", ".join(others), last=last)
    return say("a {kind} layer", kind=last)


def _overlap_errors(analysis: Analysis, inputs: Inputs) -> list[InputError]:
    """The first input is what the question is about: of every other one at least one layer has to overlap it, unless
    the question makes sense where they lie apart."""
    subject, *others = analysis.inputs
    subjects = inputs.of(subject.id)
    errors = []
    for role in others:
        sources = () if role.may_lie_apart else inputs.of(role.id)
        pairs = [(each, source) for each in subjects for source in sources]
        if pairs and all(_are_apart(each, source) for each, source in pairs):
            wrong_crs = next(filter(None, map(_impossible_crs, (subjects[0], *sources))), None)
            reason = say("it does not overlap '{name}'", name=subjects[0].name)
            remedy = say("Check the CRS of both layers, or choose layers of the same area.")
            errors.append(wrong_crs or InputError(say("Layer '{name}'", name=sources[0].name), reason, remedy))
    return errors


def _impossible_crs(source: VectorSource | RasterSource) -> InputError | None:
    """A wrong CRS is often why layers lie apart, and then that is what has to be put right."""
    if source.extent is None or source.crs is None:
        return None
    return impossible_extent(source.name, source.extent, source.crs)


def _are_apart(subject: VectorSource | RasterSource, other: VectorSource | RasterSource) -> bool:
    """Whether the extents, as far as they are known, have nothing in common."""
    if subject.extent is None or other.extent is None or subject.crs is None or other.crs is None:
        return False
    a, b = subject.extent, bounds_in(other.extent, other.crs, subject.crs)
    return b is not None and (a[0] > b[2] or b[0] > a[2] or a[1] > b[3] or b[1] > a[3])


def _field_errors(analysis: Analysis, inputs: Inputs, values: Mapping[str, object]) -> list[InputError]:
    errors = []
    for parameter in analysis.parameters:
        field_name = values[parameter.id]
        if parameter.type is not ParameterType.FIELD or not field_name:
            continue
        sources = inputs.vectors.get(parameter.field_of, ())
        if len(sources) > 1 and parameter.any_layer and any(field_name in source.fields for source in sources):
            continue
        for source in sources:
            if field_name not in source.fields:
                known = ", ".join(source.fields) or say("none")
                reason = say("it has no field '{name}'", name=field_name)
                errors.append(
                    InputError(
                        say("Layer '{name}'", name=source.name),
                        reason,
                        say("Choose one of its fields: {known}.", known=known),
                    )
                )
    return errors


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
