# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What lies under a result in a report's map: terrain and water of the twin that the inputs come from."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsMapLayer

from ..core.analysis.impact import Impact
from ..core.errors import TwinPlanError
from ..core.report.explain import text_of
from ..core.twin.model import Sensitivity, TwinLayer
from .twin_files import TWIN_SUFFIX, is_twin

_CLASSES = ("river", "lake", "water", "terrain", "hillshade")  # from top to bottom


def background_of(impact: Impact) -> list[QgsMapLayer]:
    """Styled layers of the twin, opened in this thread; none where the inputs lie in no twin that can be opened."""
    folder = twin_folder(impact)
    if folder is None:
        return []
    from .twin_layers import open_styled
    from .twin_store import open_twin

    try:
        opened = open_twin(folder)
    except TwinPlanError:  # the answer stands; its inputs have moved since
        return []
    shown = sorted(filter(_is_background, opened.twin.layers), key=lambda layer: _CLASSES.index(layer.asset_class))
    layers = [open_styled(opened, layer.id) for layer in shown]
    return [layer for layer in layers if layer is not None and layer.isValid()]


def twin_folder(impact: Impact) -> Path | None:
    """The folder NAME.twin in which the first input that lies in one lies."""
    for entry in impact.provenance.inputs:
        for part in text_of(entry, "location").split("|"):
            for folder in (Path(part), *Path(part).parents):
                if folder.suffix == TWIN_SUFFIX and is_twin(folder):
                    return folder
    return None


def _is_background(layer: TwinLayer) -> bool:
    return layer.asset_class in _CLASSES and layer.sensitivity in (Sensitivity.PUBLIC, Sensitivity.INTERNAL)
