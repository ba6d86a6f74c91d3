# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the parts of a twin lie in its folder."""

from __future__ import annotations

from pathlib import Path

from ..core.errors import StorageError, TwinFormatError
from ..core.twin.manifest import MANIFEST_NAME, Manifest, from_text
from ..core.wording.translate import say

TWIN_SUFFIX = ".twin"


def is_twin(folder: Path) -> bool:
    """Whether the folder holds a manifest, be it a broken one."""
    return (folder / MANIFEST_NAME).is_file()


def as_twin_folder(path: Path) -> Path:
    """The path with the suffix that every twin has."""
    return path if path.suffix == TWIN_SUFFIX else path.with_name(path.name + TWIN_SUFFIX)


def read_manifest(folder: Path) -> Manifest:
    """Read twin.json of a twin's folder. Raises TwinFormatError, StorageError."""
    thing = say("Twin '{path}'", path=folder)
    if not folder.is_dir():
        raise TwinFormatError(thing, say("there is no such folder"), say("Choose a folder whose name ends in .twin."))
    path = folder / MANIFEST_NAME
    if not path.is_file():
        raise TwinFormatError(
            thing,
            say("it holds no {file}", file=MANIFEST_NAME),
            say("Choose a folder whose name ends in .twin."),
        )
    try:
        # Editors on Windows begin a file with a mark of its encoding.
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise TwinFormatError(
            thing, say("its {file} is not UTF-8", file=MANIFEST_NAME), say("Copy the twin again.")
        ) from None
    except OSError as error:
        raise StorageError(
            thing,
            say("its {file} cannot be read ({reason})", file=MANIFEST_NAME, reason=error.strerror),
            say("Check that you may read the folder."),
        ) from error
    return from_text(text, say("File '{path}'", path=path))
