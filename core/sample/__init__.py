# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The fictional river district with which TwinPlan is learnt, tried and measured."""
