# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The one place where names become part of SQL."""

from __future__ import annotations


def quoted(name: str) -> str:
    """A table or column name as an SQL identifier, whatever it contains.

    >>> quoted("roads")
    '"roads"'
    """
    return '"' + name.replace("\0", "").replace('"', '""') + '"'
