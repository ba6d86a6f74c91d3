# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How a user names a file, or a layer of one: FILE or FILE:LAYER."""

from __future__ import annotations

from pathlib import Path

from ..core.errors import InputError
from ..core.wording.translate import say


def split_spec(spec: str) -> tuple[str, str | None]:
    """File and layer of "FILE[:LAYER]"; a path that exists as it stands wins before the last colon splits.

    A colon right after a drive letter never splits.

    >>> split_spec("no-such.gpkg:roads")
    ('no-such.gpkg', 'roads')
    """
    path, colon, layer = spec.rpartition(":")
    is_drive = len(path) == 1 and path.isalpha() and layer[:1] in ("/", "\\")
    if not colon or not path or not layer or is_drive or Path(spec).exists() or "://" in f"{path}:{layer[:2]}":
        return spec, None
    return path, layer


def refuse_missing(path: str) -> None:
    """Raise InputError where there is no such file; for what lies elsewhere (URLs, /vsi...) GDAL has to look itself."""
    is_elsewhere = path.startswith("/vsi") or "://" in path or ":" in path[2:]
    if not is_elsewhere and not Path(path).exists():
        raise InputError(say("File '{path}'", path=path), say("there is no such file"), say("Check the path."))
