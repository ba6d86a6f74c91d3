# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Finding assets of a twin by name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ..core.errors import TwinPlanError
from ..core.progress import Progress
from ..core.twin.model import LayerGeometry, Twin, TwinLayer
from ..core.wording.text import elide
from .ogr_layers import OgrAddress, open_layer
from .sqlite_filters import contains

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
    address = OgrAddress(str(folder / layer.data), layer.id, contains(layer.label_field, text))
    try:
        with open_layer(address) as table:
            features = list(islice(table, MOST_PER_LAYER))
            return [
                FoundAsset(layer.id, feature.GetFID(), elide(feature.GetField(layer.label_field)))
                for feature in features
            ]
    except TwinPlanError:
        return []
