# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which features of a layer are chosen: taken on the main thread in no time, looked at in any other.

QGIS hands the ids of a selection over in one go, 0.1 to 0.3 s per million, while the window waits. What it can copy
at once is a source of the selected features; of very many it is asked, portion by portion, which of these are in it.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

import numpy as np
from qgis.core import Qgis, QgsFeature, QgsFeatureRequest, QgsVectorLayer, QgsVectorLayerSelectedFeatureSource

from ..core.geometry.geometries import BoolArray, IntArray

MOST_IDS = 250_000
"""Up to so many ids come within 50 ms, in whatever order they were selected."""


class Selection:
    """Some features of a layer as they were chosen when this was made."""

    def __init__(self, count: int, ids: Collection[int] | None, source: QgsVectorLayerSelectedFeatureSource | None):
        self.count = count
        self._ids, self._source = ids, source

    @classmethod
    def of_layer(cls, layer: QgsVectorLayer) -> Selection:
        """What is selected now; main thread only."""
        count = layer.selectedFeatureCount()
        if count <= MOST_IDS:
            return cls(count, layer.selectedFeatureIds(), None)
        return cls(count, None, QgsVectorLayerSelectedFeatureSource(layer))

    @classmethod
    def of_ids(cls, ids: Collection[int]) -> Selection:
        """The features with these ids, each once."""
        return cls(len(set(ids)), frozenset(ids), None)

    @cached_property
    def ids(self) -> IntArray | None:
        """Ascending; None where they are too many to be handed over."""
        return None if self._ids is None else ascending(self._ids)

    def among(self, fids: IntArray) -> BoolArray | None:
        """(n,) which of these features are chosen; None where none is. Ask for some ten thousand at a time."""
        ids = self._found(fids) if self.ids is None else self.ids
        return among(fids, ids)

    def _found(self, fids: IntArray) -> IntArray:
        """Those of these ids that QGIS finds in the selection, one by one at 5 to 10 microseconds."""
        request = QgsFeatureRequest()
        request.setFilterFids(fids.tolist())
        request.setFlags(Qgis.FeatureRequestFlag.NoGeometry)
        request.setSubsetOfAttributes([])
        features = self._source.getFeatures(request) if self._source is not None else None
        feature, found = QgsFeature(), []
        while features is not None and features.nextFeature(feature):
            found.append(feature.id())
        return ascending(found)


def ascending(ids: Collection[int]) -> IntArray:
    """The ids as a sorted array."""
    return np.sort(np.fromiter(ids, dtype=np.int64, count=len(ids)))


def among(fids: IntArray, ids: IntArray) -> BoolArray | None:
    """(n,) which of the feature ids are among these ascending ones; None where none is."""
    if not len(fids):
        return None
    near = ids[np.searchsorted(ids, fids.min()) : np.searchsorted(ids, fids.max(), side="right")]
    if not len(near):
        return None
    place = np.minimum(np.searchsorted(near, fids), len(near) - 1)
    found: BoolArray = near[place] == fids
    return found if found.any() else None
