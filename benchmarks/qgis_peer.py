# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS's own algorithms as peers."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@lru_cache(maxsize=1)
def application() -> Any:
    """A QGIS application without windows, with the native algorithms."""
    from qgis.analysis import QgsNativeAlgorithms
    from qgis.core import QgsApplication

    running = QgsApplication([name.encode() for name in sys.argv[:1]], False)
    running.initQgis()
    running.processingRegistry().addProvider(QgsNativeAlgorithms(running.processingRegistry()))
    return running


def run_algorithm(name: str, parameters: Mapping[str, Any], output: str = "OUTPUT") -> Any:
    """Run an algorithm, for example "native:zonalstatisticsfb"; its OUTPUT (or the one of this name) as a layer.

    Raises RuntimeError with what QGIS says where it fails.
    """
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProcessingUtils, QgsProject

    application()
    algorithm = QgsApplication.processingRegistry().algorithmById(name)
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    # Network analysis ends the process where there is none.
    context.setProject(QgsProject.instance())
    results, succeeded = algorithm.run(dict(parameters), context, feedback)
    if not succeeded:
        raise RuntimeError(f"{name}: {feedback.textLog()}")
    return QgsProcessingUtils.mapLayerFromString(results[output], context).clone()
