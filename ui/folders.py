# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where files of the user go unless the user says otherwise."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QStandardPaths


def documents_folder() -> Path:
    """The user's documents, or where there is no such folder the user's home."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home())


def twins_folder() -> Path:
    """Where new twins are proposed."""
    return documents_folder() / "TwinPlan"
