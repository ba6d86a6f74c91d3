# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Files that are written whole or not at all: what is said where that fails, and what a crash leaves behind."""

from __future__ import annotations

import errno
import os
import time

import pytest
from twinplan.core.errors import StorageError
from twinplan.gis.new_file import new_file, remove_abandoned

DAY_S = 24 * 3600


def test_a_full_disk_is_called_so_and_the_file_by_the_name_it_was_to_have(tmp_path):
    path = tmp_path / "result.gpkg"
    with pytest.raises(StorageError) as refused, new_file(path):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert str(refused.value) == (
        f"File '{path}': the disk is full. Free some space or choose another folder, then try again."
    )
    with pytest.raises(StorageError) as refused, new_file(path) as temporary:
        raise StorageError(f"File '{temporary}'", "it is read-only", "Choose another folder.")
    assert refused.value.thing == f"File '{path}'"
    assert list(tmp_path.iterdir()) == []


def test_what_a_crash_left_goes_and_work_under_way_stays(tmp_path):
    crashed, under_way, of_the_user = (tmp_path / f".unfinished-{end}" for end in ("0123abcd", "4567abcd", "notes"))
    for folder in (crashed, under_way, of_the_user):
        folder.mkdir()
        (folder / "half.gpkg").write_text("half", encoding="utf-8")
    two_days_ago = time.time() - 2 * DAY_S
    for folder in (crashed, of_the_user):
        os.utime(folder, (two_days_ago, two_days_ago))
    with new_file(tmp_path / "a.txt") as temporary:
        temporary.write_text("whole", encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == [under_way.name, of_the_user.name, "a.txt"]


def test_names_are_taken_literally(tmp_path):
    other = tmp_path / ".axb-0123abcd"
    other.mkdir()
    os.utime(other, (0, 0))
    remove_abandoned(tmp_path, ".a.b-")
    assert other.is_dir()
