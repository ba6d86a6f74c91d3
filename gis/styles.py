# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How the layers of a twin look: points are icons of ours, lines and areas have a pale edge, for any background."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsMapLayer, QgsRasterLayer, QgsVectorLayer

from ..core.twin.catalogue import asset_class
from ..core.twin.model import TwinLayer
from .style_labels import label_layer
from .style_rasters import style_raster
from .style_symbols import style_vector

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"

_BUILDINGS_FROM_SCALE = 120_000.0


def apply_style(layer: QgsMapLayer, description: TwinLayer) -> None:
    """Give a layer of a twin the look of its asset class; main thread."""
    if isinstance(layer, QgsRasterLayer):
        style_raster(layer, description)
    elif isinstance(layer, QgsVectorLayer):
        kind = asset_class(description.asset_class)
        style_vector(layer, kind, ICONS)
        label_layer(layer, description)
        if kind.id == "building":
            layer.setMinimumScale(_BUILDINGS_FROM_SCALE)
            layer.setScaleBasedVisibility(True)
