# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Finding assets of a twin by name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from osgeo import ogr

from ..core.progress import Progress
from ..core.report.text import elide
from ..core.twin.model import LayerGeometry, Twin, TwinLayer

MOST_PER_LAYER = 20


@dataclass(frozen=True)
class FoundAsset:
    """A feature whose label contains what was searched; `fid` is its id in the layer."""

    layer_id: str
    fid: int
    label: str


def find_assets(folder: Path, twin: Twin, text: str, progress: Progress) -> tuple[FoundAsset, ...]:
    """Features whose label contains `text`, at most MOST_PER_LAYER a layer; any thread.

    A layer that cannot be read finds nothing: that it is broken was said when the twin was opened.
    """
    found: list[FoundAsset] = []
    searched = [layer for layer in twin.layers if layer.label_field and layer.geometry is not LayerGeometry.RASTER]
    for number, layer in enumerate(searched):
        progress.report(number / len(searched))
        found.extend(_find_in_layer(folder, layer, text))
    return tuple(found)


def _find_in_layer(folder: Path, layer: TwinLayer, text: str) -> list[FoundAsset]:
    data_set = ogr.Open(str(folder / layer.data))
    table = data_set.GetLayerByName(layer.id) if data_set is not None else None
    if table is None or table.GetLayerDefn().GetFieldIndex(layer.label_field) < 0:
        return []
    table.SetAttributeFilter(_contains(layer.label_field, text))
    found = []
    for feature in table:
        found.append(FoundAsset(layer.id, feature.GetFID(), elide(feature.GetFieldAsString(layer.label_field))))
        if len(found) == MOST_PER_LAYER:
            break
    return found


def _contains(field: str, text: str) -> str:
    """SQLite's condition for "contains"; LIKE ignores case for ASCII only, hence the variants."""
    column = '"' + field.replace('"', '""') + '"'
    variants = dict.fromkeys((text, text.lower(), text.upper(), text.title()))
    return " OR ".join(f"{column} LIKE {_pattern(variant)} ESCAPE '!'" for variant in variants)


def _pattern(text: str) -> str:
    for special in "!%_":
        text = text.replace(special, f"!{special}")
    return "'%" + text.replace("'", "''") + "%'"
