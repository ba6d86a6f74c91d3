# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock that shows the open twin: its layers by sector, what is known about each, and the way onto the map."""
