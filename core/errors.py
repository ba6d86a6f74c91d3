# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The one family of errors that TwinPlan shows to a user."""

from __future__ import annotations

from .wording.translate import say


class TwinPlanError(Exception):
    """Something a user can understand and act upon.

    Every error names the *thing* it is about (a layer, a file, a field), the *reason* and the
    *remedy*. Faces show `str(error)`; the parts are kept for those that lay them out.

    Example
    -------
    >>> print(TwinPlanError("Layer 'Masts'", "it has no CRS", "Set its CRS in the layer properties."))
    Layer 'Masts': it has no CRS. Set its CRS in the layer properties.
    """

    def __init__(self, thing: str, reason: str, remedy: str) -> None:
        self.thing = thing
        self.reason = reason.rstrip(".")
        self.remedy = remedy
        super().__init__(say("{thing}: {reason}. {remedy}", thing=thing, reason=self.reason, remedy=remedy))


class InputError(TwinPlanError):
    """An input cannot be used as it is: a layer, a raster, a parameter."""


class TwinFormatError(TwinPlanError):
    """A twin folder is missing, incomplete or does not follow the format."""


class StorageError(TwinPlanError):
    """Reading or writing failed: locked, read-only, disk full, truncated."""


class MissingPackageError(TwinPlanError):
    """A Python package that a feature needs is missing or too old."""


class Cancelled(Exception):
    """The user cancelled the work; nothing went wrong and nothing is half-written."""
