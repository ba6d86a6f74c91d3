# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""GDAL's ways of failing (exceptions if somebody switched them on, else None and a last message) as ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from osgeo import gdal

from ..core.errors import TwinPlanError
from ..core.wording.translate import say

_NO_SPACE = ("disk is full", "no space left", "disk full", "file too large")
_READ_ONLY = ("readonly database", "read-only", "permission denied")
_DAMAGED = ("disk image is malformed", "database corruption")
_LOCKED = ("database is locked", "database table is locked")


@contextmanager
def gdal_errors(thing: str, remedy: str, error: type[TwinPlanError]) -> Iterator[None]:
    """Whatever GDAL says failed within becomes `error(thing, GDAL's words, remedy)`; its messages print nowhere.

    Whether GDAL's exceptions are on belongs to the whole QGIS process, so both settings work here.
    """
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    gdal.ErrorReset()
    try:
        yield
        if gdal.GetLastErrorType() >= gdal.CE_Failure:
            raise _error(thing, gdal.GetLastErrorMsg(), remedy, error)
    except RuntimeError as failure:
        raise _error(thing, str(failure), remedy, error) from failure
    finally:
        gdal.ErrorReset()
        gdal.PopErrorHandler()


@contextmanager
def gdal_errors_ignored() -> Iterator[None]:
    """For questions whose answer is no when GDAL fails: nothing is printed, no exception leaves."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        with suppress(RuntimeError):
            yield
    finally:
        gdal.ErrorReset()
        gdal.PopErrorHandler()


def _error(thing: str, words: str, remedy: str, error: type[TwinPlanError]) -> TwinPlanError:
    lowered = words.lower()
    if any(sign in lowered for sign in _NO_SPACE):
        return error(thing, say("the disk is full"), say("Free some space or choose another folder, then try again."))
    if any(sign in lowered for sign in _DAMAGED):
        return error(thing, say("the file is damaged"), say("Copy it again from where it came, or take an older copy."))
    if any(sign in lowered for sign in _LOCKED):
        return error(thing, say("another program has locked it"), say("Save or close it there, then try again."))
    if any(sign in lowered for sign in _READ_ONLY):
        return error(thing, say("it is read-only"), say("Choose a folder that you may write to, then try again."))
    return error(thing, words.strip() or say("GDAL gave no reason"), remedy)
