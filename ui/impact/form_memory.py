# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What was answered last in the form of each question, kept in the profile."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from qgis.core import QgsSettings

_GROUP = "twinplan/questions"


@dataclass(frozen=True)
class FormAnswers:
    """Parameter values by id, and by input id the layers of twins that were chosen (their ids in the twin)."""

    parameters: Mapping[str, object] = field(default_factory=dict)
    twin_layers: Mapping[str, list[str]] = field(default_factory=dict)


def remember(analysis_id: str, answers: FormAnswers) -> None:
    """Keep the answers for the next time."""
    text = json.dumps({"parameters": dict(answers.parameters), "twin_layers": dict(answers.twin_layers)})
    QgsSettings().setValue(f"{_GROUP}/{analysis_id}", text)


def recall(analysis_id: str) -> FormAnswers:
    """The answers given last; empty ones where there are none that can be read."""
    text = QgsSettings().value(f"{_GROUP}/{analysis_id}", "")
    try:
        found = json.loads(text) if text else {}
        return FormAnswers(dict(found.get("parameters", {})), dict(found.get("twin_layers", {})))
    except (ValueError, TypeError, AttributeError):
        return FormAnswers()
