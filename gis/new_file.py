# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing a file whole or not at all."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..core.errors import StorageError


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; renamed to `path` at the end, removed when something goes wrong.

    An existing file is replaced. Raises StorageError for whatever the file system refuses.
    """
    temporary = path.with_name(f".{path.stem}-{secrets.token_hex(4)}{path.suffix}")
    try:
        yield temporary
        if path.exists():
            path.unlink()
        temporary.rename(path)
    except OSError as error:
        raise StorageError(
            f"File '{path}'",
            f"it cannot be written ({error.strerror or error})",
            "Close it where it is open, or choose another folder.",
        ) from error
    finally:
        if temporary.exists():
            temporary.unlink()
