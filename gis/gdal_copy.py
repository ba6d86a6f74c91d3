# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Vector data copied from one format to another by GDAL itself, with cancel and our errors."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from osgeo import gdal

from ..core.errors import Cancelled, StorageError
from ..core.progress import Progress
from ..core.wording.translate import say
from .gdal_errors import gdal_errors


def close_remedy() -> str:
    return say("Close it where it is open, or choose another file.")


@contextmanager
def cancellable(progress: Progress) -> Iterator[Callable[..., int]]:
    """A callback for GDAL that reports progress; what GDAL aborts because of it ends as Cancelled."""
    # What was raised is not kept: its traceback would keep alive the data sets that are to be closed.
    stopped: list[bool] = []
    try:
        yield _callback(progress, stopped)
    except StorageError:
        if not stopped:
            raise
    if stopped:
        raise Cancelled


def translate(target: Path, source: object, options: Mapping[str, object], progress: Progress) -> None:
    """gdal.VectorTranslate with cancel and our errors. Raises StorageError, Cancelled."""
    with (
        cancellable(progress) as callback,
        gdal_errors(say("File '{path}'", path=target), close_remedy(), StorageError),
    ):
        written = gdal.VectorTranslate(str(target), source, callback=callback, **options)
        if written is not None:
            written.FlushCache()
        del written


def copy_into(package: gdal.Dataset, path: Path, source: Path, layer: str, progress: Progress) -> None:
    """Append the features of a file to a layer of an open data set, field by name. Raises StorageError, Cancelled."""
    with cancellable(progress) as callback, gdal_errors(say("File '{path}'", path=path), close_remedy(), StorageError):
        opened = gdal.OpenEx(str(source), gdal.OF_VECTOR | gdal.OF_READONLY)
        if not gdal.VectorTranslate(package, opened, accessMode="append", layerName=layer, callback=callback):
            raise RuntimeError(gdal.GetLastErrorMsg())


def _callback(progress: Progress, stopped: list[bool]) -> Callable[..., int]:
    def report(fraction: float, message: str, data: object) -> int:
        del message, data
        try:
            progress.report(fraction)
        except Cancelled:
            stopped.append(True)
            return 0
        return 1

    return report


def let_go(error: BaseException) -> None:
    """Close data sets that live on in the frames of an error, so that their files can be removed (Windows)."""
    known: BaseException | None = error
    while known is not None:
        traceback.clear_frames(known.__traceback__)
        known = known.__cause__ or known.__context__
