# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Vector layers and files as sources: what they are is known at once, their features are read in a task."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import pyproj

from ..core.geometry.geometries import GeometryKind
from ..core.progress import Progress
from ..core.twin.fields import FieldInfo
from ..core.twin.table import FeatureTable, SourceInfo
from .file_source import file_source

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer


class VectorSource(Protocol):
    """A layer that can be read from any thread, as it was when the source was made.

    Attributes
    ----------
    name: what messages call it
    kind: what its geometries are; None where the data leaves that open until it is read, and for tables
    is_table: whether its rows have no geometry; then it has no CRS and no extent either
    fields: by name, in the layer's order, those that can be read (all but binary ones)
    has_z: whether its coordinates have heights, which reading leaves out
    feature_count: None where counting would mean reading
    crs: None where it has none; reading is then refused
    extent: xmin, ymin, xmax, ymax in that CRS; None where finding out would mean reading
    selected_only: whether only selected features will be read
    info: where it comes from; licence, fingerprint and flags if it lies in a twin
    """

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> GeometryKind | None: ...
    @property
    def is_table(self) -> bool: ...
    @property
    def fields(self) -> Mapping[str, FieldInfo]: ...
    @property
    def has_z(self) -> bool: ...
    @property
    def feature_count(self) -> int | None: ...
    @property
    def crs(self) -> pyproj.CRS | None: ...
    @property
    def extent(self) -> tuple[float, float, float, float] | None: ...
    @property
    def selected_only(self) -> bool: ...
    @property
    def info(self) -> SourceInfo: ...

    def read(self, fields: Sequence[str], progress: Progress) -> FeatureTable:
        """Its features with these fields, repaired where needed, which `notes` of the table say.

        Features that are being edited come last. Raises InputError for a field that does not exist or a
        missing CRS, StorageError where the data cannot be read, Cancelled.
        """


def layer_source(
    layer: QgsVectorLayer | None, selected_only: bool = False, only: Collection[int] | None = None
) -> VectorSource:
    """A snapshot of a QGIS layer as the user sees it; see `layer_source.layer_source`."""
    from .layer_source import layer_source as of_layer  # QGIS is loaded only by those who have layers

    return of_layer(layer, selected_only, only)


__all__ = ["VectorSource", "file_source", "layer_source"]
