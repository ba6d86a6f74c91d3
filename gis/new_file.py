# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..core.errors import StorageError
from ..core.wording.translate import say

_UNFINISHED = ".unfinished-"
# Nothing takes this long to write, so what is older was left by a crash.
_ABANDONED_AFTER_S = 24 * 3600.0


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A path of the same name in a folder of its own beside `path`; moved to `path` at the end, or removed.

    Files that a format keeps beside it (a Shapefile's .dbf) move along. Existing files are replaced.
    What a crash left there more than a day ago goes. Raises StorageError for whatever the file system refuses.
    """
    # No suffix in its name: GDAL takes a folder "x.xlsx-1" on the way for an archive.
    folder = path.with_name(_UNFINISHED + secrets.token_hex(4))
    try:
        remove_abandoned(path.parent, _UNFINISHED)
        folder.mkdir()
        yield folder / path.name
        for file in folder.iterdir():
            _move(file, path.with_name(file.name))
    except OSError as error:
        remedy = say("Close it where it is open, or choose another folder.")
        raise refusal(say("File '{path}'", path=path), error, remedy) from error
    except StorageError as error:
        thing = error.thing.replace(str(folder / path.name), str(path))
        raise StorageError(thing, error.reason, error.remedy) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def refusal(thing: str, error: OSError, remedy: str) -> StorageError:
    """What the file system refuses, in our words; `remedy` is for all but a full disk."""
    if error.errno == errno.ENOSPC:
        return StorageError(
            thing, say("the disk is full"), say("Free some space or choose another folder, then try again.")
        )
    return StorageError(thing, say("it cannot be written ({reason})", reason=error.strerror or error), remedy)


def remove_abandoned(parent: Path, prefix: str) -> None:
    """Remove folders named by `prefix` and eight random hexadecimal digits that nobody works in any more."""
    name = re.compile(re.escape(prefix) + "[0-9a-f]{8}")
    before = time.time() - _ABANDONED_AFTER_S
    for folder in parent.iterdir():
        if name.fullmatch(folder.name) and folder.is_dir() and folder.stat().st_mtime < before:
            shutil.rmtree(folder, ignore_errors=True)


def _move(file: Path, target: Path) -> None:
    if target.exists():
        target.unlink()
    file.rename(target)
