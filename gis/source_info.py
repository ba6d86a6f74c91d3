# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is known about where a layer comes from: from the twin that it lies in, if it does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..core.twin.table import SourceInfo

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer


def source_info(name: str, path: str, layer: str, location: str) -> SourceInfo:
    """What to say of a layer of this name in this file; `location` is how it can be found again."""
    return replace(SourceInfo(name), location=location)


def layer_info(layer: QgsMapLayer, path: str, table: str) -> SourceInfo:
    """What to say of a layer of the project; `path` and `table` are "" where it is not in a file."""
    return source_info(layer.name(), path, table, layer.publicSource(True))
