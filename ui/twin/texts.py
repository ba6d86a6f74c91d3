# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the Twin dock says about a layer, as text."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ...core.twin.age import age_of, is_stale, whole_units
from ...core.twin.catalogue import asset_class
from ...core.twin.model import DataClass, LayerGeometry, PopulationKind, Role, Sensitivity, TwinLayer
from ...core.wording.numbers import NumberStyle, format_number, unit_symbol
from ...core.wording.text import clean
from ...gis.core_texts import class_title
from ...gis.gaps import Gap

if TYPE_CHECKING:
    from ...gis.twin_store import OpenTwin

translate = QCoreApplication.translate
SEPARATOR = " · "


def count_text(layer: TwinLayer, style: NumberStyle) -> str:
    """The number of features; for a raster, that it is one."""
    if layer.geometry is LayerGeometry.RASTER:
        return translate("TwinTexts", "raster")
    return "" if layer.feature_count is None else format_number(layer.feature_count, style)


def age_text(layer: TwinLayer, now: datetime | None = None) -> str:
    """How old the data is, e.g. "3 years old"; empty where the layer has no date."""
    age = age_of(layer, now or datetime.now(timezone.utc))
    if age is None:
        return ""
    number, unit = whole_units(age)
    if unit == "year":
        return translate("TwinTexts", "{} years old").format(number)
    if unit == "month":
        return translate("TwinTexts", "{} months old").format(number)
    if number == 0:
        return translate("TwinTexts", "from today")
    if number == 1:
        return translate("TwinTexts", "1 day old")
    return translate("TwinTexts", "{} days old").format(number)


def warnings_of(layer: TwinLayer, now: datetime | None = None) -> tuple[str, ...]:
    """What the user should know before relying on the layer."""
    warnings = [clean(warning) for warning in layer.warnings]
    if is_stale(layer, now or datetime.now(timezone.utc)):
        warnings.append(translate("TwinTexts", "Stale: {}, older than it says it may be").format(age_text(layer, now)))
    if not layer.licence:
        warnings.append(translate("TwinTexts", "No licence stated"))
    return tuple(warnings)


def gap_text(gap: Gap, style: NumberStyle) -> str:
    """One gap as a sentence, e.g. "3 of 42 without height"."""
    missing, total = format_number(gap.missing, style), format_number(gap.total, style)
    is_word = gap.label[1:2].islower()  # "Height" becomes "height", "ISO code" stays
    label = gap.label[:1].lower() + gap.label[1:] if is_word else gap.label
    return translate("TwinTexts", "{} of {} without {}").format(missing, total, label)


def problems_of(opened: OpenTwin, layer_id: str) -> tuple[str, ...]:
    """What was found wrong with a layer when the twin was opened."""
    return tuple(f"{problem.reason}. {problem.remedy}" for problem in opened.problems if problem.layer_id == layer_id)


def badges(layer: TwinLayer) -> tuple[str, ...]:
    """The marks that are shown wherever the layer is."""
    marks = []
    if layer.synthetic:
        marks.append(translate("TwinTexts", "Synthetic"))
    if layer.derived:
        marks.append(translate("TwinTexts", "Derived"))
    if layer.sensitivity is not Sensitivity.PUBLIC:
        marks.append(sensitivity_text(layer.sensitivity))
    return tuple(marks)


def second_line(layer: TwinLayer) -> str:
    """Badges, licence, age and source on one line; the source last, for it is the longest and ends elided."""
    known = (*badges(layer), clean(layer.licence), age_text(layer), clean(layer.source))
    return SEPARATOR.join(part for part in known if part)


def sensitivity_text(sensitivity: Sensitivity) -> str:
    return {
        Sensitivity.PUBLIC: translate("TwinTexts", "Public"),
        Sensitivity.INTERNAL: translate("TwinTexts", "Internal"),
        Sensitivity.RESTRICTED: translate("TwinTexts", "Restricted"),
        Sensitivity.PERSONAL: translate("TwinTexts", "Personal data"),
    }[sensitivity]


def role_text(role: Role) -> str:
    return {
        Role.ASSET: translate("TwinTexts", "Asset"),
        Role.NETWORK: translate("TwinTexts", "Network"),
        Role.DEMAND: translate("TwinTexts", "Demand"),
        Role.HAZARD: translate("TwinTexts", "Hazard"),
        Role.ZONE: translate("TwinTexts", "Zone"),
        Role.CONTEXT: translate("TwinTexts", "Context"),
    }[role]


def data_class_text(data_class: DataClass) -> str:
    return {
        DataClass.RAW: translate("TwinTexts", "Raw data"),
        DataClass.PREPARED: translate("TwinTexts", "Prepared data"),
        DataClass.MODEL_INPUT: translate("TwinTexts", "Model input"),
        DataClass.MODEL_OUTPUT: translate("TwinTexts", "Model output"),
    }[data_class]


def facts(layer: TwinLayer, style: NumberStyle) -> tuple[tuple[str, str], ...]:
    """Everything known about a layer as label and value, in the order of the details pane; unknown ones left out."""
    kind = class_title(asset_class(layer.asset_class)) if layer.asset_class else ""
    features = "" if layer.geometry is LayerGeometry.RASTER else count_text(layer, style)
    rows = (
        (translate("TwinTexts", "Features"), features),
        (translate("TwinTexts", "Class"), kind),
        (translate("TwinTexts", "Role"), role_text(layer.role)),
        (translate("TwinTexts", "Source"), clean(layer.source) or translate("TwinTexts", "not stated")),
        (translate("TwinTexts", "Licence"), clean(layer.licence) or translate("TwinTexts", "not stated")),
        (translate("TwinTexts", "Date"), _dated(layer)),
        (translate("TwinTexts", "Observed"), clean(layer.observed_at)),
        (translate("TwinTexts", "Data class"), data_class_text(layer.data_class)),
        (translate("TwinTexts", "Sensitivity"), sensitivity_text(layer.sensitivity)),
        (translate("TwinTexts", "Return period"), _return_period(layer, style)),
        (translate("TwinTexts", "Values in"), unit_symbol(layer.intensity_unit)),
        (translate("TwinTexts", "Cells hold"), _population_kind(layer)),
        (
            translate("TwinTexts", "State from"),
            clean(layer.operational_state.source if layer.operational_state else ""),
        ),
    )
    return tuple((label, value) for label, value in rows if value)


def _dated(layer: TwinLayer) -> str:
    if not layer.date:
        return translate("TwinTexts", "not stated")
    age = age_text(layer)
    return f"{clean(layer.date)} ({age})" if age and not layer.observed_at else clean(layer.date)


def _return_period(layer: TwinLayer, style: NumberStyle) -> str:
    if layer.return_period_years is None:
        return ""
    return translate("TwinTexts", "1 in {} years").format(format_number(layer.return_period_years, style))


def _population_kind(layer: TwinLayer) -> str:
    if layer.population_kind is PopulationKind.COUNT:
        return translate("TwinTexts", "people per cell")
    return translate("TwinTexts", "people per km²") if layer.population_kind is PopulationKind.DENSITY else ""
