# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the Twin dock looks up in the open twin's files: assets by name, missing values and who has them."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QObject

from ...core.twin.model import LayerGeometry, TwinLayer
from ...gis.asset_search import FoundAsset, find_assets
from ...gis.gaps import Gap, features_without, find_gaps
from ..latest_job import LatestJob
from ..session import Session


class TwinLookups(QObject):
    """Three questions, each in the background, of each only the newest."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._assets, self._gaps, self._features = LatestJob(), LatestJob(), LatestJob()

    def find_assets(self, text: str, then: Callable[[tuple[FoundAsset, ...]], None]) -> None:
        """The assets whose name contains this text."""
        opened = self._session.twin
        if opened is not None:
            folder, twin = opened.folder, opened.twin
            title = self.tr("Searching assets")
            self._assets.ask(title, lambda progress: find_assets(folder, twin, text, progress), then)

    def find_gaps(self, layer: TwinLayer, then: Callable[[tuple[Gap, ...]], None]) -> None:
        """The fields of this layer that lack values; a raster has none."""
        opened = self._session.twin
        self._gaps.forget()
        if opened is not None and layer.geometry is not LayerGeometry.RASTER:
            folder = opened.folder
            title = self.tr("Looking for missing values")
            self._gaps.ask(title, lambda progress: find_gaps(folder, layer, progress), then)

    def features_without(self, layer: TwinLayer, field: str, then: Callable[[tuple[int, ...]], None]) -> None:
        """The ids of the features of this layer that have no value in this field."""
        opened = self._session.twin
        if opened is not None:
            folder = opened.folder
            title = self.tr("Looking for missing values")
            self._features.ask(title, lambda progress: features_without(folder, layer, field, progress), then)

    def forget_assets(self) -> None:
        """No answer to the last search is wanted any more."""
        self._assets.forget()

    def forget_all(self) -> None:
        for job in (self._assets, self._gaps, self._features):
            job.forget()
