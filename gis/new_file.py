# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing a file whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..core.errors import StorageError


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A path of the same name in a folder of its own beside `path`; moved to `path` at the end, or removed.

    Files that a format keeps beside it (a Shapefile's .dbf) move along. Existing files are replaced.
    Raises StorageError for whatever the file system refuses.
    """
    # No suffix in its name: GDAL takes a folder "x.xlsx-1" on the way for an archive.
    folder = path.with_name(f".unfinished-{secrets.token_hex(4)}")
    try:
        folder.mkdir()
        yield folder / path.name
        for file in folder.iterdir():
            _move(file, path.with_name(file.name))
    except OSError as error:
        raise StorageError(
            f"File '{path}'",
            f"it cannot be written ({error.strerror or error})",
            "Close it where it is open, or choose another folder.",
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _move(file: Path, target: Path) -> None:
    if target.exists():
        target.unlink()
    file.rename(target)
