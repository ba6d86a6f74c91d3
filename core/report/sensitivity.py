# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a report may show of a layer, and what it has to say about where data came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..analysis.impact import Impact
from ..twin.model import Sensitivity
from ..twin.table import SourceInfo
from ..wording.text import elide
from ..wording.translate import say
from .explain import text_of

_LISTED = frozenset({Sensitivity.PUBLIC.value, Sensitivity.INTERNAL.value})


def may_be_listed(source: SourceInfo) -> bool:
    """Whether the layer's features may be shown one by one; a marking that is not known is taken as restricted."""
    return (source.sensitivity or Sensitivity.PUBLIC.value) in _LISTED


def data_badges(impact: Impact) -> tuple[str, ...]:
    """Short warnings beside the title: synthetic, derived and internal data."""
    badges = []
    entries = list(_entries(impact))
    if any(entry.get("synthetic") for entry in entries):
        badges.append(say("Synthetic data"))
    if any(entry.get("derived") for entry in entries):
        badges.append(say("Derived data"))
    if any(text_of(entry, "sensitivity") not in ("", Sensitivity.PUBLIC.value) for entry in entries):
        badges.append(say("Internal: not for publication"))
    return tuple(badges)


def sensitivity_notes(impact: Impact) -> tuple[str, ...]:
    """A sentence for each layer that is not public; that a layer is synthetic or derived the answer's notes say."""
    notes = []
    for entry in _entries(impact):
        name = elide(text_of(entry, "name"))
        sensitivity = text_of(entry, "sensitivity") or Sensitivity.PUBLIC.value
        if sensitivity == Sensitivity.INTERNAL.value:
            notes.append(say("'{name}' is marked internal: this report is not for publication.", name=name))
        elif sensitivity != Sensitivity.PUBLIC.value:
            notes.append(
                say(
                    "'{name}' is marked {marking}: its features are neither listed nor drawn one by one.",
                    name=name,
                    marking=elide(sensitivity),
                )
            )
    return tuple(dict.fromkeys(notes))


def source_rows(impact: Impact) -> list[tuple[str, ...]]:
    """Layer, source, licence and date of every input, each once."""
    unstated = say("not stated")
    rows = [
        (
            elide(text_of(entry, "name")),
            elide(text_of(entry, "source"), 200) or unstated,
            elide(text_of(entry, "licence"), 200) or unstated,
            elide(text_of(entry, "date"), 40) or unstated,
        )
        for entry in _entries(impact)
    ]
    return list(dict.fromkeys(rows))


def attribution(impact: Impact) -> str:
    """One line for the map: who the data came from, under which licence."""
    parts = []
    for entry in _entries(impact):
        source, licence = elide(text_of(entry, "source"), 80), elide(text_of(entry, "licence"), 40)
        parts.append(f"{source} ({licence})" if source and licence else source)
    return " · ".join(part for part in dict.fromkeys(parts) if part)


def _entries(impact: Impact) -> Iterable[Mapping[str, object]]:
    return impact.provenance.inputs
