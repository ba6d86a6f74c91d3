# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The Impact dock: ask a question, read the answer, share it, come back to it."""
