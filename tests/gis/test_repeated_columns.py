# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A table in which two columns have one name says nothing for sure."""

from __future__ import annotations

import pytest
from twinplan.core.errors import InputError
from twinplan.gis.file_source import file_source


def test_two_columns_of_one_name_are_refused(tmp_path):
    path = tmp_path / "curves.csv"
    path.write_text("depth,house,house\n0,0,0\n1,0.5,0.2\n", encoding="utf-8")
    with pytest.raises(InputError, match="two of its columns are called 'house'"):
        file_source(str(path))
