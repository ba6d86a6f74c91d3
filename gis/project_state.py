# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a saved QGIS project remembers of TwinPlan: the open twin, relative to it, and small pieces of state."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtXml import QDomDocument, QDomElement

_ELEMENT = "twinplan"
_KEPT = "kept"


@dataclass(frozen=True)
class ProjectState:
    """`twin` is the twin's folder relative to the project's, with forward slashes, absolute only on another drive."""

    twin: str = ""
    twin_id: str = ""
    twin_title: str = ""
    kept: dict[str, str] = field(default_factory=dict)


def write_state(document: QDomDocument, state: ProjectState) -> None:
    """Put the state into a project that is being written; nothing where there is nothing to remember."""
    if state == ProjectState():
        return
    element = document.createElement(_ELEMENT)
    for name in ("twin", "twin_id", "twin_title"):
        element.setAttribute(name, getattr(state, name))
    for key, value in sorted(state.kept.items()):
        kept = document.createElement(_KEPT)
        kept.setAttribute("key", key)
        kept.setAttribute("value", value)
        element.appendChild(kept)
    document.documentElement().appendChild(element)


def read_state(document: QDomDocument) -> ProjectState:
    """The state in a project that is being read; an empty one where it has none."""
    element = document.documentElement().firstChildElement(_ELEMENT)
    return ProjectState(
        twin=element.attribute("twin"),
        twin_id=element.attribute("twin_id"),
        twin_title=element.attribute("twin_title"),
        kept={kept.attribute("key"): kept.attribute("value") for kept in _children(element, _KEPT)},
    )


def relative_to_project(folder: Path, project_file: str) -> str:
    """The folder as the project shall store it."""
    if not project_file:
        return folder.as_posix()
    try:
        return Path(os.path.relpath(folder, Path(project_file).parent)).as_posix()
    except ValueError:  # another drive
        return folder.as_posix()


def from_project(stored: str, project_file: str) -> Path:
    """The folder that a project means."""
    is_absolute = PurePosixPath(stored).is_absolute() or PureWindowsPath(stored).is_absolute()
    place = Path(stored) if is_absolute else Path(project_file).parent / stored
    return Path(os.path.normpath(place))


def lost_layers(project: QgsProject, property_name: str, twin_id: str) -> list[QgsMapLayer]:
    """The project's layers that belong to this twin and whose file is not there.

    Whether QGIS calls a layer valid says less: it may still hold the file open that was moved.
    """
    mine = (layer for layer in project.mapLayers().values() if layer.customProperty(property_name) == twin_id)
    return [layer for layer in mine if not Path(layer.source().partition("|")[0]).is_file()]


def point_layers_to(layers: list[QgsMapLayer], folder: Path) -> None:
    """Let layers of a twin that has moved read from its new folder; name and style stay."""
    for layer in layers:
        path, mark, rest = layer.source().partition("|")
        file_name = PurePosixPath(path.replace("\\", "/"))
        found = _below(folder, file_name)
        if found is not None:
            layer.setDataSource(f"{found.as_posix()}{mark}{rest}", layer.name(), layer.providerType())


def _below(folder: Path, file_name: PurePosixPath) -> Path | None:
    """The file of the twin that a path in the old place means: the longest tail of it that the new folder has."""
    for start in range(1, len(file_name.parts)):
        candidate = folder.joinpath(*file_name.parts[start:])
        if candidate.is_file():
            return candidate
    return None


def _children(element: QDomElement, tag: str) -> list[QDomElement]:
    children = []
    child = element.firstChildElement(tag)
    while not child.isNull():
        children.append(child)
        child = child.nextSiblingElement(tag)
    return children
