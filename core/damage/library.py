# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The published damage curves that TwinPlan brings along, each with its source and licence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .curves import Band, Curve, checked_curve, envelope

_FILE = Path(__file__).resolve().parents[2] / "resources" / "damage" / "curves.json"


@dataclass(frozen=True)
class Publication:
    """Where curves were published, and under which terms."""

    citation: str
    licence: str


@dataclass(frozen=True)
class LibraryCurve:
    """A published curve for a kind of asset.

    Attributes
    ----------
    id: e.g. "road"
    title: what it is for
    hazard, quantity, unit: e.g. "flood", "depth", "m"
    classes: names of asset types that it is meant for: kinds of the catalogue and values of OpenStreetMap
    band: the base curve between the lowest and the highest of all that were published for the kind
    base_source: who made the base curve, and for where
    other_sources: the same of those that make the band
    publication: where all of them were published
    note: what was done to the numbers, "" where they are as published
    """

    id: str
    title: str
    hazard: str
    quantity: str
    unit: str
    classes: tuple[str, ...]
    band: Band
    base_source: str
    other_sources: tuple[str, ...]
    publication: Publication
    note: str


@cache
def library() -> Mapping[str, LibraryCurve]:
    """All curves by id."""
    document = json.loads(_FILE.read_text(encoding="utf-8"))
    publications = {key: Publication(**entry) for key, entry in document["sources"].items()}
    curves = (_library_curve(entry, publications[entry["source"]]) for entry in document["curves"])
    return {curve.id: curve for curve in curves}


@cache
def _by_class() -> Mapping[str, LibraryCurve]:
    return {name: curve for curve in library().values() for name in curve.classes}


def curve_for(class_name: str) -> LibraryCurve | None:
    """The curve meant for a type of asset, whatever the case and the spaces of its name; None where there is none.

    >>> curve_for("Water works").id
    'water_works'
    """
    return _by_class().get(class_name.strip().lower().replace(" ", "_"))


def _library_curve(entry: Mapping[str, Any], publication: Publication) -> LibraryCurve:
    others = entry["others"]
    return LibraryCurve(
        id=entry["id"],
        title=entry["title"],
        hazard=entry["hazard"],
        quantity=entry["quantity"],
        unit=entry["unit"],
        classes=tuple(entry["classes"]),
        band=envelope(_curve(entry["base"]), [_curve(other) for other in others]),
        base_source=entry["base"]["source"],
        other_sources=tuple(other["source"] for other in others),
        publication=publication,
        note=entry.get("note", ""),
    )


def _curve(entry: Mapping[str, Any]) -> Curve:
    return checked_curve(entry["x"], entry["y"], entry["id"])
