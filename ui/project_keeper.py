# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes what TwinPlan shows into the project on saving and brings it back on loading."""

from __future__ import annotations

import json
from pathlib import Path

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QFileDialog
from qgis.PyQt.QtXml import QDomDocument

from ..gis.project_state import (
    ProjectState,
    from_project,
    lost_layers,
    point_layers_to,
    read_state,
    relative_to_project,
    write_state,
)
from ..gis.twin_files import is_twin
from .session import Session

_DOCKS = "docks"


class ProjectKeeper(QObject):
    """Follows the one project of QGIS until `close`."""

    def __init__(self, session: Session, docks: list[QgsDockWidget], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._docks = session, docks
        self._project = QgsProject.instance()
        self._to_restore = ProjectState()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._restore_twin)
        self._project.writeProject.connect(self._write)
        self._project.readProject.connect(self._read)
        self._project.cleared.connect(self._cleared)

    def close(self) -> None:
        self._soon.stop()
        self._project.writeProject.disconnect(self._write)
        self._project.readProject.disconnect(self._read)
        self._project.cleared.disconnect(self._cleared)

    def _write(self, document: QDomDocument) -> None:
        opened = self._session.twin
        self._session.keep(_DOCKS, json.dumps({dock.objectName(): dock.isUserVisible() for dock in self._docks}))
        kept = self._session.all_kept()
        if opened is None:
            # A project that has nothing to do with TwinPlan is left as it is.
            write_state(document, ProjectState(kept=kept) if set(kept) - {_DOCKS} else ProjectState())
            return
        place = relative_to_project(opened.folder, self._project.fileName())
        write_state(document, ProjectState(place, opened.twin.id, opened.twin.title, kept))

    def _read(self, document: QDomDocument) -> None:
        state = read_state(document)
        if state == ProjectState():
            return
        self._session.restore_kept(state.kept)
        self._restore_docks(state.kept.get(_DOCKS, ""))
        if state.twin:
            # Now the project's layers are there, but QGIS is not done with it.
            self._to_restore = state
            self._soon.start(0)

    def _cleared(self) -> None:
        self._session.restore_kept({})

    def _restore_twin(self) -> None:
        state = self._to_restore
        folder = from_project(state.twin, self._project.fileName())
        if is_twin(folder):
            self._open(state, folder)
            return
        self._session.messages.warning(
            self.tr("Twin '{}'").format(state.twin_title),
            self.tr("it is not where this project expects it ({})").format(folder),
            self.tr("Choose its folder, and the project finds its layers again."),
            ((self.tr("Choose folder…"), lambda: self._ask_for_twin(state, folder)),),
        )

    def _ask_for_twin(self, state: ProjectState, expected: Path) -> None:
        start = next((parent for parent in expected.parents if parent.is_dir()), Path.home())
        caption = self.tr("Where is the twin '{}' now?").format(state.twin_title)
        chosen = QFileDialog.getExistingDirectory(self._session.iface.mainWindow(), caption, str(start))
        if chosen:
            self._open(state, Path(chosen))

    def _open(self, state: ProjectState, folder: Path) -> None:
        self._session.open_twin(folder, lambda: self._find_layers_again(state))

    def _find_layers_again(self, state: ProjectState) -> None:
        from ..gis.twin_layers import TWIN_PROPERTY  # needs what twins need; this module must not

        opened = self._session.twin
        if opened is None:
            return
        if opened.twin.id != state.twin_id:
            self._session.messages.warning(
                self.tr("Twin '{}'").format(opened.twin.title),
                self.tr("it is another twin than the one this project was made with ('{}')").format(state.twin_title),
                self.tr("Layers and runs of this project may not fit it."),
            )
            return
        lost = lost_layers(self._project, TWIN_PROPERTY, state.twin_id)
        if lost:
            point_layers_to(lost, opened.folder)
            self._session.twin_changed.emit()

    def _restore_docks(self, stored: str) -> None:
        try:
            visible: dict[str, bool] = json.loads(stored) if stored else {}
        except ValueError:
            return
        for dock in self._docks:
            if visible.get(dock.objectName()):
                dock.setUserVisible(True)
