# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of links of an open twin as layers, for questions that ask what depends on what."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsVectorLayer

from ..core.wording.translate import say
from .twin_store import OpenTwin


@dataclass(frozen=True)
class LinkTable:
    """A table of links; `input_id` is the input of a question that it is made for."""

    input_id: str
    name: str
    title: str


def link_tables(open_twin: OpenTwin) -> tuple[LinkTable, ...]:
    """Those of the twin; none where nothing in it depends on anything."""
    twin = open_twin.twin
    if not any(layer.linked for layer in twin.layers):
        return ()
    return (
        LinkTable("dependency", twin.dependency_table, say("Dependencies of {twin}", twin=twin.title)),
        LinkTable("requirement", twin.requirement_table, say("Requirements of {twin}", twin=twin.title)),
    )


def open_link_table(open_twin: OpenTwin, input_id: str) -> QgsVectorLayer | None:
    """The read-only layer of that table; None where the twin has none for this input."""
    table = next((table for table in link_tables(open_twin) if table.input_id == input_id), None)
    if table is None:
        return None
    path = open_twin.folder / open_twin.twin.vector_file
    layer = QgsVectorLayer(f"{path}|layername={table.name}", table.title, "ogr")
    layer.setReadOnly(True)
    return layer
