# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a reader must know of an answer about damage: assumptions, what is missing, what was left out."""

from __future__ import annotations

import numpy as np

from ...geometry.geometries import GeometryKind
from ...wording.translate import say, say_count
from ..placing import far_notes, misplaced_notes, placeless_notes
from ..provenance import layer_notes
from .answer import DamageAnswer

_FEW = 20
_NAMES = 8


def answer_notes(answer: DamageAnswer) -> list[str]:
    """Assumptions, what is missing, what was left out; notes of the inputs aside."""
    notes = [*answer.setup.notes, *_band_notes(answer), *_unit_notes(answer), *_curve_notes(answer)]
    notes += [*_value_notes(answer), *_place_notes(answer)]
    if answer.setup.zones is not None:
        notes += answer.setup.zones.notes()
    for table in (answer.setup.areas.zones, answer.setup.areas.study):
        notes += layer_notes(table) if table is not None else ()
    return notes


def _band_notes(answer: DamageAnswer) -> list[str]:
    curves, values = answer.curves_have_width, answer.setup.values.has_width
    if curves and values:
        return [say("Low and high combine those of the curves with those of the values.")]
    if curves:
        return [say("Low and high come from the curves; values are taken as certain.")]
    if values:
        return [say("Low and high come from the values; how uncertain the curves are is not known.")]
    return [say("How uncertain curves and values are is not known: low and high are the same as base.")]


def _unit_notes(answer: DamageAnswer) -> list[str]:
    setup = answer.setup
    published = [setup.choice.published[number] for number in answer.used_curves]
    unit = next((entry.unit for entry in published if entry is not None), "")
    notes = []
    for event, source in enumerate(setup.sources):
        if not source.intensity_unit:
            taken = say("{unit}, the unit of the curve", unit=unit) if unit else say("the unit of the curve")
            notes.append(say("{name}: its unit is not stated; it is taken as {unit}.", name=source.name, unit=taken))
        struck = answer.rows.highest[:, event]
        struck = struck[struck > 0]
        if len(struck) >= _FEW and not source.intensity_unit and (struck == np.round(struck)).all():
            notes.append(
                say(
                    "{name}: it holds whole numbers only, from {low:g} to {high:g} where assets are struck. They may "
                    "be classes and not depths; a class is taken as an intensity of that number.",
                    name=source.name,
                    low=struck.min(),
                    high=struck.max(),
                )
            )
    return notes


def _curve_notes(answer: DamageAnswer) -> list[str]:
    choice, types = answer.setup.choice, answer.types
    curves = np.array([choice.curve_of(str(label)) for label in types.labels], dtype=np.int64)
    notes = []
    without = np.flatnonzero(curves < 0)
    if len(without):
        count = int(np.isin(types.codes, without).sum())
        names = ", ".join(str(label) for label in types.labels[without][:_NAMES])
        names += say(" and {count} more", count=len(without) - _NAMES) if len(without) > _NAMES else ""
        notes.append(
            say_count(
                count,
                "{count} asset has a type without damage curve ({names}); where the hazard strikes it its damage is "
                "unknown.",
                "{count} assets have a type without damage curve ({names}); where the hazard strikes them their damage "
                "is unknown.",
                names=names,
            )
        )
    ends = np.array([band.end for band in choice.bands])
    with np.errstate(invalid="ignore"):
        highest = np.fmax.reduce(answer.rows.highest, axis=1, initial=0.0)
    curve = curves[types.codes]
    beyond = int(np.count_nonzero((curve >= 0) & (highest > ends[np.maximum(curve, 0)])))
    if beyond:
        notes.append(
            say_count(
                beyond,
                "{count} asset meets an intensity beyond the end of its curve; there the curve stays at its last "
                "value.",
                "{count} assets meet an intensity beyond the end of their curve; there the curve stays at its last "
                "value.",
            )
        )
    notes += [entry.note for number in answer.used_curves if (entry := choice.published[number]) and entry.note]
    return notes


def _value_notes(answer: DamageAnswer) -> list[str]:
    missing = int(np.count_nonzero(answer.values.missing))
    if not missing:
        return []
    return [
        say_count(
            missing,
            "{count} asset has no value; what it may lose is in the unknown share, as if it were worth as much as the "
            "most valuable one.",
            "{count} assets have no value; what they may lose is in the unknown share, as if each were worth as much "
            "as the most valuable one.",
        )
    ]


def _place_notes(answer: DamageAnswer) -> list[str]:
    setup, rows, assets = answer.setup, answer.rows, answer.assets
    notes: list[str] = []
    placeless = int(np.count_nonzero(~assets.geometries.has_geometry))
    if placeless:
        notes += placeless_notes(assets.name, placeless)
        if not setup.values.whole and assets.geometries.kind is not GeometryKind.POINT:
            notes.append(say("What they are worth is not known either, for it depends on their size."))
    for event, hazard in enumerate(setup.hazards):
        notes += [*hazard.notes, *misplaced_notes(hazard.name, int(np.count_nonzero(rows.misplaced[:, event])))]
        notes += far_notes([(hazard.name, bool(rows.near[:, event].any()))])
    return notes
