# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Why a question cannot be asked of what was chosen, by descriptions and metadata alone: nothing is read."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.analysis.describe import Analysis, DataKind, InputRole, ParameterType
from ..core.errors import InputError
from ..core.geometry.crs import bounds_in
from ..core.twin.plausible import impossible_extent
from ..core.wording.translate import say, say_described
from .grids import RasterSource
from .inputs import Inputs
from .sources import VectorSource


def input_errors(analysis: Analysis, inputs: Inputs) -> list[InputError]:
    """What is wrong with each input; where nothing is, which of them lie apart."""
    errors = [error for role in analysis.inputs for error in role_errors(role, inputs)]
    return errors or _overlap_errors(analysis, inputs)


def role_errors(role: InputRole, inputs: Inputs) -> list[InputError]:
    """What is missing, given too often, without CRS, empty or of the wrong kind."""
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
    return [] if fits else [kind_error(role, kind, name)]


def kind_error(role: InputRole, kind: DataKind, name: str) -> InputError:
    """A layer of this kind does not fit the input."""
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


def field_errors(analysis: Analysis, inputs: Inputs, values: Mapping[str, object]) -> list[InputError]:
    """Fields that are named but not there."""
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
