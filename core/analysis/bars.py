# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Bar charts of long tables: the first rows only, which their title says."""

from __future__ import annotations

from ..wording.translate import say

MOST_BARS = 12


def title_of_first(title: str, count: int) -> str:
    """The title of a chart of the first of `count` rows; unchanged where all are shown."""
    if count <= MOST_BARS:
        return title
    return say("{title} (first {shown} of {count})", title=title, shown=MOST_BARS, count=count)
