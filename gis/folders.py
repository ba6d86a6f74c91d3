# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Folders that are made for the user."""

from __future__ import annotations

from pathlib import Path

from ..core.errors import StorageError
from ..core.wording.translate import say


def make_parent(folder: Path) -> None:
    """Make the folder around a new one, if it is not there. Raises StorageError."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = say("it cannot be made ({reason})", reason=error.strerror or error)
        raise StorageError(
            say("Folder '{path}'", path=folder.parent), reason, say("Choose a folder that you may write to.")
        ) from error
