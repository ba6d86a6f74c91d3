# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One input of a question: its name, help, the layers that fit, and whether only selected features count."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsMapLayer, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal, pyqtSlot
from qgis.PyQt.QtWidgets import QCheckBox, QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from ...core.analysis.describe import DataKind, InputRole
from ...core.wording.numbers import NumberStyle, format_number
from ...gis.core_texts import analysis_text
from ...gis.grids import RasterSource, raster_layer_source
from ...gis.sources import VectorSource, layer_source
from ..session import Session
from .layer_pickers import ManyLayers, OneLayer
from .layer_shelf import LayerChoice, LayerShelf
from .small_widgets import titled

_MANY_SELECTED = 10_000


class InputRow(QWidget):
    """Lets the user choose what is given for one input."""

    changed = pyqtSignal()
    """Another layer was chosen, or another selection counts."""
    nothing_fits = pyqtSignal(str)
    """A chosen file has nothing that fits (its path)."""

    def __init__(self, role: InputRole, shelf: LayerShelf, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = role
        self._shelf = shelf
        self._session = session
        self._watched: list[tuple[QgsMapLayer, Any]] = []
        self._counted: list[QgsVectorLayer] = []
        self.picker = ManyLayers(role.first_leads, self) if role.multiple else OneLayer(role.required, self)
        self.selected_only = QCheckBox(self)
        self._lay_out()
        self.was_emptied = False
        """The user, or a run that is asked again, decided that nothing is given here."""
        self.picker.changed.connect(self._layer_changed)
        self.picker.emptied.connect(self._remember_emptied)
        self.picker.file_wanted.connect(self._choose_file)
        self.selected_only.toggled.connect(self._count_changed)
        shelf.changed.connect(self._offer)
        self._offer()

    def _lay_out(self) -> None:
        label = analysis_text(self.role.label)
        help_text = analysis_text(self.role.help)
        if not self.role.required:
            label = self.tr("{} (optional)").format(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(titled(label, help_text, self.picker.focusProxy()))
        layout.addWidget(self.picker)
        layout.addWidget(self.selected_only)
        self.selected_only.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.selected_only.setVisible(False)

    def close_row(self) -> None:
        """Stop watching layers."""
        self._watch([])
        self._shelf.changed.disconnect(self._offer)

    def choices(self) -> list[LayerChoice]:
        """What fits this input now."""
        return self._shelf.choices(self.role)

    def layers(self) -> list[QgsMapLayer]:
        """The chosen layers."""
        found = (self._shelf.layer(key) for key in self.picker.chosen_keys())
        return [layer for layer in found if layer is not None]

    def layer_of(self, choice: LayerChoice) -> QgsMapLayer | None:
        return self._shelf.layer(choice.key)

    def chosen(self) -> list[LayerChoice]:
        """What is chosen, that which leads first."""
        by_key = {choice.key: choice for choice in self.choices()}
        return [by_key[key] for key in self.picker.chosen_keys() if key in by_key]

    def only_selected(self) -> bool:
        return self.selected_only.isVisibleTo(self) and self.selected_only.isChecked()

    def choose(self, keys: list[str], selected_only: bool | None = None) -> None:
        """Choose these layers; `selected_only` None leaves that to whether there is a selection."""
        self.was_emptied = not keys
        self.picker.choose(keys)
        if selected_only is not None:
            self.selected_only.setChecked(selected_only)

    def sources(self, sketch: bool = False) -> tuple[list[VectorSource], list[RasterSource]]:
        """Snapshots of what is chosen, to be read in the background.

        A `sketch` is only good for being looked at: it leaves out which features are selected where
        they are many, for that takes time.
        """
        vectors: list[VectorSource] = []
        rasters: list[RasterSource] = []
        only_selected = self.only_selected()
        # Of several layers those without a selection are left out, of a single one that is worth a message.
        some_selected = only_selected and any(layer.selectedFeatureCount() for layer in self._counted)
        for layer in self.layers():
            if isinstance(layer, QgsVectorLayer):
                if some_selected and not layer.selectedFeatureCount():
                    continue
                many = sketch and layer.selectedFeatureCount() > _MANY_SELECTED
                vectors.append(layer_source(layer, only_selected and not many))
            else:
                rasters.append(raster_layer_source(layer))
        return vectors, rasters

    def _offer(self) -> None:
        self.picker.offer(self.choices())
        self._layer_changed()

    def _layer_changed(self) -> None:
        layers = self.layers()
        vectors = [layer for layer in layers if isinstance(layer, QgsVectorLayer)]
        counted = vectors if self.role.selectable else []
        self._watch(layers)
        if counted != self._counted:
            self._counted = counted
            self.selected_only.setChecked(any(layer.selectedFeatureCount() for layer in counted))
        self._count_changed()

    def _watch(self, layers: list[QgsMapLayer]) -> None:
        """Look again when a chosen layer gets another CRS, filter or selection."""
        for layer, signal in self._watched:
            if not sip.isdeleted(layer):
                signal.disconnect(self._look_again)
        self._watched.clear()
        for layer in layers:
            signals = [layer.crsChanged]
            if isinstance(layer, QgsVectorLayer):
                signals += [layer.selectionChanged, layer.subsetStringChanged, layer.editingStopped]
            for signal in signals:
                signal.connect(self._look_again)
                self._watched.append((layer, signal))

    # Decorated, so that Qt drops the sets of ids that a signal carries: at a million they cost half a second.
    @pyqtSlot()
    def _look_again(self) -> None:
        self._count_changed()

    def _count_changed(self) -> None:
        self.selected_only.setVisible(bool(self._counted))
        if self._counted:
            self.selected_only.setText(self._selection_text())
            self.selected_only.setToolTip(self._selection_text())
        self.changed.emit()

    def _selection_text(self) -> str:
        style: NumberStyle = self._session.settings.number_style
        layers = [layer for layer in self._counted if not sip.isdeleted(layer)]
        selected = sum(layer.selectedFeatureCount() for layer in layers)
        counts = [layer.featureCount() for layer in layers]
        total = -1 if min(counts, default=-1) < 0 else sum(counts)
        if total < 0:
            return self.tr("Selected only ({})").format(format_number(selected, style))
        return self.tr("Selected only ({} of {})").format(format_number(selected, style), format_number(total, style))

    def _remember_emptied(self) -> None:
        self.was_emptied = True

    def _choose_file(self) -> None:
        title = self.tr("Choose a file for '{}'").format(analysis_text(self.role.label))
        path, _ = QFileDialog.getOpenFileName(self, title, "", self._file_filter())
        if not path:
            return
        keys = self._shelf.add_file(Path(path), self.role)
        if not keys:
            self.nothing_fits.emit(path)
        elif self.role.multiple:
            self.picker.choose([*self.picker.chosen_keys(), keys[0]])
        else:
            self.picker.choose(keys[:1])

    def _file_filter(self) -> str:
        parts = []
        if DataKind.TABLE in self.role.kinds:
            parts.append("*.csv *.tsv *.xlsx *.ods *.gpkg")
        elif self.role.kinds - {DataKind.RASTER}:
            parts.append("*.gpkg *.geojson *.json *.shp *.fgb *.kml *.csv *.gml")
        if DataKind.RASTER in self.role.kinds:
            parts.append("*.tif *.tiff *.vrt *.asc *.img *.nc")
        return f"{self.tr('Geodata')} ({' '.join(parts)});;{self.tr('All files')} (*)"
