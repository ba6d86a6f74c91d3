# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Vector data copied from one format to another by GDAL itself, with cancel and our errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from osgeo import gdal

from ..core.errors import Cancelled, StorageError
from ..core.progress import Progress
from .gdal_errors import gdal_errors

REMEDY = "Close it where it is open, or choose another file."


def translate(target: Path, source: object, options: Mapping[str, object], progress: Progress) -> None:
    """gdal.VectorTranslate with cancel and our errors. Raises StorageError, Cancelled."""
    stopped: list[Cancelled] = []
    callback = _callback(progress, stopped)
    try:
        with gdal_errors(f"File '{target}'", REMEDY, StorageError):
            written = gdal.VectorTranslate(str(target), source, callback=callback, **options)
            if written is not None:
                written.FlushCache()
            del written
    except StorageError:
        if stopped:
            raise stopped[0] from None
        raise
    if stopped:
        raise stopped[0]


def _callback(progress: Progress, stopped: list[Cancelled]) -> Callable[..., int]:
    def report(fraction: float, message: str, data: object) -> int:
        del message, data
        try:
            progress.report(fraction)
        except Cancelled as error:
            stopped.append(error)
            return 0
        return 1

    return report
