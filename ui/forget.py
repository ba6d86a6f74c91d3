# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Leaving no module behind."""

from __future__ import annotations

import sys


def forget_modules(package: str) -> None:
    """Let Python forget the modules of a package, so that loading it again loads all of it.

    On unloading a plugin QGIS forgets the modules that an import statement named, but not the packages around them,
    through which the old modules would be found again.
    """
    for name in [name for name in sys.modules if name.startswith(f"{package}.")]:
        del sys.modules[name]
