# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A first guess at what a layer is, from its name and geometry; a person looks at it before it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .catalogue import CLASSES, AssetClass, asset_class
from .model import LayerGeometry

# What people call their layers beside the names in the catalogue; stems, so that "flooding" and "floods" fit "flood".
_STEMS: dict[str, tuple[str, ...]] = {
    "mast": ("mast", "tower", "antenna", "cell site", "bts", "base station"),
    "exchange": ("exchange", "central office"),
    "fibre": ("fibre", "fiber", "optic", "ofc"),
    "power_plant": ("power plant", "generator", "power station"),
    "substation": ("substation", "transformer"),
    "power_line": ("power line", "powerline", "transmission", "grid line", "cable"),
    "road": ("road", "street", "highway"),
    "railway": ("rail",),
    "bridge": ("bridge",),
    "hospital": ("hospital",),
    "clinic": ("clinic", "health"),
    "school": ("school", "education", "college"),
    "water_works": ("water works", "waterworks", "pump", "treatment"),
    "water_pipe": ("pipe", "water main"),
    "river": ("river", "stream", "canal", "water"),
    "settlement": ("settlement", "village", "town", "place"),
    "building": ("building", "house", "footprint"),
    "population": ("population", "people", "worldpop", "pop"),
    "terrain": ("terrain", "elevation", "dem", "dtm", "height", "srtm"),
    "flood_depth": ("flood", "depth", "inundation", "water level"),
    "flood_zone": ("flood", "inundation"),
    "hazard_zone": ("hazard", "landslide", "cyclone", "risk"),
    "ward": ("ward", "district", "admin", "boundar", "municipal", "taluk", "block"),
    "study_area": ("study area", "project area", "extent"),
}
_LABEL_NAMES = ("name", "label", "title", "nom", "nombre")
_ID_NAMES = ("uid", "osm_id", "id", "gid", "objectid", "ref", "code", "uuid", "global_id", "globalid")
_NOT_LETTERS = re.compile(r"[\W_]+")


def guess_class(name: str, geometry: LayerGeometry) -> AssetClass:
    """The kind of this geometry whose longest name begins a word of the layer's name; "other" where none does.

    >>> guess_class("BLR_high_schools_2023", LayerGeometry.POINT).id
    'school'
    """
    words = " " + _NOT_LETTERS.sub(" ", name).casefold()
    best, length = asset_class("other"), 0
    for candidate in CLASSES:
        if geometry not in candidate.geometries:
            continue
        for stem in _STEMS.get(candidate.id, ()):
            if f" {stem}" in words and len(stem) > length:
                best, length = candidate, len(stem)
    return best


def guess_label_field(fields: Iterable[str]) -> str:
    """The field that most likely names a feature: one called "name", else one that has it in its name, else "".

    >>> guess_label_field(["fid", "ward_name", "name_en"])
    'ward_name'
    """
    names = list(fields)
    lowered = [name.casefold() for name in names]
    for wanted in _LABEL_NAMES:
        if wanted in lowered:
            return names[lowered.index(wanted)]
    for wanted in _LABEL_NAMES:
        found = next((name for name, low in zip(names, lowered) if wanted in _NOT_LETTERS.sub(" ", low).split()), "")
        if found:
            return found
    return ""


def guess_id_field(fields: Iterable[str]) -> str:
    """The field that most likely holds the ids that the source gives its features, else "".

    >>> guess_id_field(["fid", "OSM_ID", "name"])
    'OSM_ID'
    """
    by_name = {name.casefold(): name for name in reversed(list(fields))}
    return next((by_name[wanted] for wanted in _ID_NAMES if wanted in by_name), "")


def guess_return_period(name: str) -> float | None:
    """The years in names such as "Flood 1 in 100", "flood_rp050", "depth T10"; None where there are none.

    >>> [guess_return_period(name) for name in ("Flood 1 in 100", "flood_rp050", "roads")]
    [100.0, 50.0, None]
    """
    words = _NOT_LETTERS.sub(" ", name).casefold()
    match = re.search(r"\b1 in (\d+)\b|\b(?:rp|t|q|hq) ?0*(\d+)\b|\b(\d+) ?(?:yr|year|years|y)\b", words)
    if match is None:
        return None
    return float(next(group for group in match.groups() if group))
