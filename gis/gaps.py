# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which attributes of a twin's layer are missing, and for which features."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..core.errors import TwinPlanError
from ..core.progress import Progress
from ..core.twin.model import TwinLayer
from ..core.wording.text import field_label
from .ogr_layers import OgrAddress, layer_fields, open_layer
from .sqlite_filters import is_null

_NOT_ATTRIBUTES = frozenset({"fid", "uid"})
MOST_SHOWN = 50_000


@dataclass(frozen=True)
class Gap:
    """A field that some features have no value for."""

    field: str
    label: str
    missing: int
    total: int


def find_gaps(folder: Path, layer: TwinLayer, progress: Progress) -> tuple[Gap, ...]:
    """The fields of a vector layer that lack values, the emptiest first; none where the layer cannot be read.

    Any thread; each field costs one pass over the table.
    """
    address = OgrAddress(str(folder / layer.data), layer.id)
    gaps = []
    try:
        with open_layer(address) as table:
            total = table.GetFeatureCount()
            for name in (field.name for field in layer_fields(table) if field.name not in _NOT_ATTRIBUTES):
                progress.check()
                table.SetAttributeFilter(is_null(name))
                missing = table.GetFeatureCount()
                if missing:
                    gaps.append(Gap(name, layer.aliases.get(name) or field_label(name), missing, total))
    except TwinPlanError:
        return ()  # that the layer is broken was said when the twin was opened
    return tuple(sorted(gaps, key=lambda gap: -gap.missing))


def features_without(folder: Path, layer: TwinLayer, field: str, progress: Progress) -> tuple[int, ...]:
    """Ids of the features that have no value in this field, at most MOST_SHOWN; any thread."""
    fids = []
    with open_layer(OgrAddress(str(folder / layer.data), layer.id, is_null(field))) as table:
        for feature in table:
            fids.append(feature.GetFID())
            progress.check()
            if len(fids) == MOST_SHOWN:
                break
    return tuple(fids)


def told_by(gap: Gap, warnings: Iterable[str]) -> str:
    """The warning that tells of this gap already, by the field's name or title; "" where none does."""
    title, name = gap.label.casefold(), f"'{gap.field.casefold()}'"
    for warning in warnings:
        said = warning.replace(",", "").casefold()
        if (title in said or name in said) and str(gap.missing) in said.split():
            return warning
    return ""
