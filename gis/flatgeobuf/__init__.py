# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""FlatGeobuf files from arrays, with spatial index, without an object per feature.

Result layers have up to a million features and more; every other way to write them goes through an
object or a statement per feature. A FlatGeobuf feature is a FlatBuffers table whose fixed part is the
same for all, so whole columns are laid side by side and written at once.
"""

from .write import FileColumn, piecewise_bounds, write_flatgeobuf

__all__ = ["FileColumn", "piecewise_bounds", "write_flatgeobuf"]
