# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Twin folders that are dropped onto QGIS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.gui import QgsCustomDropHandler
from qgis.PyQt.QtCore import QMimeData

from ...core.twin.manifest import MANIFEST_NAME
from ...gis.twin_files import TWIN_SUFFIX, is_twin


def dropped_twin(mime: QMimeData) -> Path | None:
    """The twin folder among what is dragged: the folder itself or its twin.json; None where there is none."""
    for url in mime.urls() if mime.hasUrls() else []:
        folder = twin_folder(url.toLocalFile())
        if folder is not None:
            return folder
    return None


def twin_folder(name: str) -> Path | None:
    """The twin folder that this path means; None where it is something else.

    A folder named NAME.twin without a manifest counts, so that opening it can say what is missing.
    """
    if not name:
        return None
    path = Path(name)
    if path.name == MANIFEST_NAME and path.is_file():
        return path.parent
    means_twin = path.is_dir() and (path.suffix == TWIN_SUFFIX or is_twin(path))
    return path if means_twin else None


class TwinDropHandler(QgsCustomDropHandler):
    """Opens a twin folder that is dropped onto the map or the main window."""

    def __init__(self, open_twin: Callable[[Path], None]) -> None:
        super().__init__()
        self._open_twin = open_twin

    def customUriProviderKey(self) -> str:
        return "twinplan"

    def handleFileDrop(self, file: str) -> bool:
        folder = twin_folder(file)
        if folder is None:
            return False
        self._open_twin(folder)
        return True
