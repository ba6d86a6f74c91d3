# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A small flat button with an icon only, which says in words what it does."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from .icons import qgis_icon


def icon_button(icon_name: str, tip: str, parent: QWidget) -> QToolButton:
    """`icon_name` is one of QGIS's theme; `tip` is the tooltip and what screen readers say."""
    button = QToolButton(parent)
    button.setIcon(qgis_icon(icon_name))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
