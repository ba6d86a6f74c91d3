# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Features that touch hazard zones, be it in a single point: the boundary counts as hit."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import Geometries
from ..overlay.first_zone import NO_ZONE
from ..overlay.touching import touching_pairs
from ..progress import Progress
from .hazards import ZoneHazard
from .pieces import Pieces


def zone_contacts(geometries: Geometries, hazard: ZoneHazard, progress: Progress) -> Pieces:
    """A piece without measure for every hazard zone that a feature touches."""
    feature, zone = touching_pairs(geometries, hazard.zones, progress)
    nothing = np.zeros(len(feature))
    outside = np.full(len(feature), NO_ZONE, dtype=np.int64)
    return Pieces(feature, hazard.code[zone], hazard.value[zone], nothing, outside)
