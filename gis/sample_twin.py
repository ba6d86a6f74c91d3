# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The sample twin on disk: a fictional river district that TwinPlan makes itself."""

from __future__ import annotations

import uuid
from pathlib import Path

from ..core.progress import Progress, Share, Silent
from ..core.sample.district import make_district
from ..core.sample.layers import REF_FIELD
from ..core.twin.table import FeatureTable
from .twin_build import LayerToCopy, TwinFacts, create_twin, refuse_folder
from .twin_store import OpenTwin, open_twin

_SAMPLES = uuid.UUID("6b8f4d0e-5a53-5f0c-9d5e-7a1f0a5c2d11")


def make_sample(folder: Path, size: float = 1, seed: int = 1, progress: Progress | None = None) -> OpenTwin:
    """Make the sample in a new folder NAME.twin and open it; any thread, no QgsApplication needed.

    About `size` x 100 km2 (1 to 100); the same size and seed give the same twin id, uids and fingerprints.
    Raises InputError for a wrong size, seed or folder, StorageError where writing fails, Cancelled; then
    there is no folder.
    """
    progress = progress or Silent()
    refuse_folder(Path(folder).absolute())
    district = make_district(size, seed, Share(progress, 0.0, 0.5))
    layers = [
        LayerToCopy(layer.description, layer.data, REF_FIELD if isinstance(layer.data, FeatureTable) else "")
        for layer in district.layers
    ]
    facts = TwinFacts(
        description=district.description,
        crs=district.crs,
        synthetic=True,
        generator=f"TwinPlan sample, size {size:g}, seed {seed}",
        id=str(uuid.uuid5(_SAMPLES, f"{size:g} {seed}")),
    )
    create_twin(folder, district.title, layers, district.links, Share(progress, 0.5, 1.0), facts)
    return open_twin(folder)
