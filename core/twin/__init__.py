# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a twin is: manifest, layers, uids, fingerprints, tables and grids."""
