# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""twin.json: a `Twin` as a document and back, checked key by key.

The file names every layer and what is known of it. The GeoPackage that it names holds the vector layers,
each with a TEXT field `uid`, and two tables: dependency(uid, consumer_uid, provider_uid, service,
status, source) and requirement(uid, consumer_uid, service, k, autonomy_h).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from typing import Any

from ..errors import TwinFormatError
from ..wording.translate import say
from .model import (
    DataClass,
    LayerGeometry,
    OperationalState,
    PopulationKind,
    Role,
    Sector,
    Sensitivity,
    Twin,
    TwinLayer,
)
from .rules import FORMAT_VERSION, LAYER_RULES, TWIN_RULES, broken_rules

MANIFEST_NAME = "twin.json"
UID_FIELD = "uid"

_ENUMS: dict[str, type[Enum]] = {
    "geometry": LayerGeometry,
    "sector": Sector,
    "role": Role,
    "data_class": DataClass,
    "sensitivity": Sensitivity,
    "population_kind": PopulationKind,
}


@dataclass(frozen=True)
class Manifest:
    """A twin as twin.json describes it; `notes` tell of keys that this version does not know."""

    twin: Twin
    notes: tuple[str, ...] = ()


def to_json(twin: Twin) -> dict[str, Any]:
    """The document; what has its default value is left out."""
    document: dict[str, Any] = {"format": "twinplan-twin", "format_version": FORMAT_VERSION}
    document.update(_stated(twin, TWIN_RULES.keys()))
    document["extent"] = list(twin.extent)
    document["layers"] = [_layer_json(layer) for layer in twin.layers]
    return document


def to_text(twin: Twin) -> str:
    """The content of twin.json."""
    return json.dumps(to_json(twin), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def from_text(text: str, thing: str) -> Manifest:
    """Read twin.json. Raises TwinFormatError that names `thing`, the layer, the key and what is allowed."""
    try:
        document = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise TwinFormatError(thing, say("it is not valid JSON ({error})", error=error), _remedy()) from None
    if not isinstance(document, dict):
        raise TwinFormatError(thing, say("it does not hold an object"), _remedy())
    return from_json(document, thing)


def from_json(document: Mapping[str, Any], thing: str) -> Manifest:
    """See `from_text`."""
    version = document.get("format_version")
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise TwinFormatError(
            thing, say("it was made by a newer version (format {version})", version=version), say("Update TwinPlan.")
        )
    _refuse(thing, broken_rules(document, TWIN_RULES))
    names: set[str] = set()
    for number, entry in enumerate(document["layers"], start=1):
        named = isinstance(entry.get("id"), str)
        place = say("layer '{layer}'", layer=entry["id"]) if named else say("layer number {number}", number=number)
        _refuse(thing, [f"{place}: {reason}" for reason in broken_rules(entry, LAYER_RULES)])
        if entry["id"] in names:
            _refuse(thing, [say("{place} is there twice", place=place)])
        names.add(entry["id"])
    layers = tuple(_layer(entry) for entry in document["layers"])
    known = {key: document[key] for key in TWIN_RULES if key in document and key not in ("format", "format_version")}
    known["extent"] = tuple(float(number) for number in document["extent"])
    return Manifest(Twin(**{**known, "layers": layers}), _unknown_keys(document))


def _remedy() -> str:
    return say("Copy the twin again from where it came, or correct the file.")


def _refuse(thing: str, reasons: list[str]) -> None:
    if reasons:
        reason = reasons[0]
        if len(reasons) > 1:
            reason = say("{reason} (and {count} more)", reason=reason, count=len(reasons) - 1)
        raise TwinFormatError(thing, reason, _remedy())


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _stated(thing: Any, keys: Any) -> dict[str, Any]:
    """Fields that differ from their default, and those without one."""
    stated = {}
    for each in fields(thing):
        value = getattr(thing, each.name)
        default = each.default_factory() if each.default_factory is not MISSING else each.default
        if each.name in keys and (value != default or isinstance(value, Enum)):
            stated[each.name] = value.value if isinstance(value, Enum) else value
    return stated


def _layer_json(layer: TwinLayer) -> dict[str, Any]:
    entry = _stated(layer, LAYER_RULES.keys())
    if layer.operational_state is not None:
        entry["operational_state"] = {"field": layer.operational_state.field, "source": layer.operational_state.source}
    if layer.warnings:
        entry["warnings"] = list(layer.warnings)
    return entry


def _layer(entry: Mapping[str, Any]) -> TwinLayer:
    known: dict[str, Any] = {key: entry[key] for key in LAYER_RULES if key in entry}
    for key, kind in _ENUMS.items():
        if key in known:
            known[key] = kind(known[key])
    if "warnings" in known:
        known["warnings"] = tuple(known["warnings"])
    if "feature_count" in known:
        known["feature_count"] = int(known["feature_count"])
    if "operational_state" in known:
        state = known["operational_state"]
        known["operational_state"] = OperationalState(state["field"], state["source"])
    return TwinLayer(**known)


def _unknown_keys(document: Mapping[str, Any]) -> tuple[str, ...]:
    notes = [
        say("Key '{key}' of twin.json is unknown to this version and ignored.", key=key)
        for key in _more(document, TWIN_RULES)
    ]
    for entry in document["layers"]:
        notes.extend(
            say("Key '{key}' of layer '{layer}' is unknown to this version and ignored.", key=key, layer=entry["id"])
            for key in _more(entry, LAYER_RULES)
        )
    return tuple(notes)


def _more(entry: Mapping[str, Any], rules: Mapping[str, Any]) -> list[str]:
    return [key for key in entry if key not in rules]
