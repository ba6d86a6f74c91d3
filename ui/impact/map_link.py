# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Between the rows of a table and the features on the map, both ways, at any number of features."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal, pyqtSlot

from ...core.geometry.geometries import IntArray

MOST_MARKED = 250_000
"""More cannot be asked back without holding the window: QGIS hands all ids over in one go, 0.1 s per million."""
_SELECTED_AT_ONCE = 25_000
_MOST_FLASHED = 200
_MOST_ZOOMED = 2_000
_CLOSEST_SCALE = 1_000.0


class MapLink(QObject):
    """Row i is about the feature `fids[i]` of `layer`; rows past the end of `fids` are about none."""

    changed = pyqtSignal()
    """Another selection on the map, not made through this link; or one made through it is complete."""

    def __init__(
        self, layer: QgsVectorLayer, fids: IntArray, canvas: QgsMapCanvas, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._layer, self._fids, self._canvas = layer, fids, canvas
        self._acting = False
        self._to_select: list[IntArray] = []
        self._was_frozen = False
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.timeout.connect(self._select_more)
        self._selected = QgsExpression("is_selected()")
        self._context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        self._selected.prepare(self._context)
        layer.selectionChanged.connect(self._selection_changed)

    def close(self) -> None:
        """Stop watching the layer."""
        self._leave_selecting()
        if self.is_alive():
            self._layer.selectionChanged.disconnect(self._selection_changed)

    def is_alive(self) -> bool:
        """Whether the layer still exists."""
        return not sip.isdeleted(self._layer)

    @property
    def layer_name(self) -> str:
        return self._layer.name() if self.is_alive() else ""

    def is_marked(self, position: int) -> bool:
        """Whether the feature of a row is selected; asks QGIS for this one, for the ids of all may be a million.

        Where every row is about a selected feature, as after asking about a selection, none is marked.
        """
        if position >= len(self._fids) or not self.is_alive() or self.marked_count() == len(self._fids):
            return False
        feature = QgsFeature(int(self._fids[position]))
        feature.setValid(True)
        self._context.setFeature(feature)
        return self._selected.evaluate(self._context) is True

    def marked_count(self) -> int:
        return self._layer.selectedFeatureCount() if self.is_alive() else 0

    def marked_ids(self) -> IntArray:
        """Ids of the selected features; none where they are too many to be handed over at once."""
        if not 0 < self.marked_count() <= MOST_MARKED:
            return np.zeros(0, dtype=np.int64)
        chosen = self._layer.selectedFeatureIds()
        return np.fromiter(chosen, dtype=np.int64, count=len(chosen))

    def positions_of(self, ids: IntArray) -> IntArray:
        """Positions of the rows about these features, ascending. Works in any thread."""
        return np.flatnonzero(np.isin(self._fids, ids))

    def select(self, positions: IntArray) -> None:
        """Select the features of these rows on the map, instead of others; many in turns, with `changed` at the end."""
        self._leave_selecting()
        if not self.is_alive():
            return
        # QGIS takes ids in ascending order two times as fast.
        fids = _ascending(self._fids_of(positions))
        portions = np.split(fids, range(_SELECTED_AT_ONCE, len(fids), _SELECTED_AT_ONCE))
        self._acting = True
        self._layer.selectByIds(portions[0].tolist())
        self._acting = False
        if len(portions) > 1:
            self._to_select = portions[:0:-1]
            self._was_frozen = self._canvas.isFrozen()
            self._canvas.freeze(True)
            self._next_turn.start(0)

    def _select_more(self) -> None:
        if not self._to_select or not self.is_alive():
            self._leave_selecting()
            return
        self._acting = True
        self._layer.modifySelection(self._to_select.pop().tolist(), [])
        self._acting = False
        if self._to_select:
            self._next_turn.start(0)
            return
        self._thaw()
        self.changed.emit()

    def _leave_selecting(self) -> None:
        if self._to_select:
            self._to_select = []
            self._thaw()

    def _thaw(self) -> None:
        """Draw again: once for all portions, not for each."""
        if not self._was_frozen:
            self._canvas.freeze(False)
            self._canvas.refresh()

    def flash(self, positions: IntArray) -> None:
        """Let the features of these rows flash; of many only the first."""
        fids = self._fids_of(positions[:_MOST_FLASHED])
        if len(fids) and self.is_alive():
            self._canvas.flashFeatureIds(self._layer, fids.tolist())

    def zoom(self, positions: IntArray) -> None:
        """Zoom to the features of these rows; to the whole layer where they are many."""
        if not self.is_alive():
            return
        fids = self._fids_of(positions)
        if 0 < len(fids) <= _MOST_ZOOMED:
            self._canvas.zoomToFeatureIds(self._layer, fids.tolist())
            if self._canvas.scale() < _CLOSEST_SCALE:
                self._canvas.zoomScale(_CLOSEST_SCALE)
        elif len(fids):
            extent = self._canvas.mapSettings().layerExtentToOutputExtent(self._layer, self._layer.extent())
            self._canvas.setExtent(extent)
            self._canvas.refresh()

    def _fids_of(self, positions: IntArray) -> IntArray:
        return self._fids[positions[positions < len(self._fids)]]

    # Decorated, so that Qt drops the sets of ids that the signal carries.
    @pyqtSlot()
    def _selection_changed(self) -> None:
        if not self._acting:
            self._leave_selecting()
            self.changed.emit()


def _ascending(ids: IntArray) -> IntArray:
    """The ids in order; a million are marked in a tenth of the time that sorting them would hold the window."""
    if not len(ids) or ids.min() < 0 or ids.max() > 10 * len(ids):
        return np.sort(ids)
    chosen = np.zeros(int(ids.max()) + 1, dtype=bool)
    chosen[ids] = True
    return np.flatnonzero(chosen)
