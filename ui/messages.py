# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What TwinPlan tells the user: always in the message bar, always thing, reason, remedy."""

from __future__ import annotations

import html
from collections.abc import Callable

from qgis.core import Qgis, QgsMessageLog
from qgis.gui import QgsMessageBar, QgsMessageBarItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QPushButton

from ..core.errors import TwinPlanError
from ..gis.task import LOG_TAG

UNTIL_DISMISSED = 0

Action = tuple[str, Callable[[], None]]


class Messages(QObject):
    """Shows messages in one message bar and takes its own away again at the end.

    An action is a label and what to call when its button is pressed; pressing it dismisses the message.
    """

    def __init__(self, bar: QgsMessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._items: list[QgsMessageBarItem] = []

    def error(self, error: TwinPlanError, actions: tuple[Action, ...] = ()) -> None:
        """Show what went wrong; it stays until dismissed."""
        self._push(
            Qgis.MessageLevel.Critical, error.thing, _sentence(error.reason, error.remedy), UNTIL_DISMISSED, actions
        )

    def warning(self, thing: str, reason: str, remedy: str, actions: tuple[Action, ...] = ()) -> None:
        """Show what the user should know; it stays until dismissed."""
        self._push(Qgis.MessageLevel.Warning, thing, _sentence(reason, remedy), UNTIL_DISMISSED, actions)

    def info(self, thing: str, text: str, actions: tuple[Action, ...] = ()) -> None:
        """Tell something for a while, or until dismissed where it offers an action."""
        self._push(Qgis.MessageLevel.Info, thing, text, self._duration_s(actions), actions)

    def success(self, thing: str, text: str, actions: tuple[Action, ...] = ()) -> None:
        """Tell that something was done, for a while, or until dismissed where it offers an action."""
        self._push(Qgis.MessageLevel.Success, thing, text, self._duration_s(actions), actions)

    def clear(self) -> None:
        """Take away every message of ours that still shows."""
        for item in self._items:
            if not sip.isdeleted(item):
                self._bar.popWidget(item)
        self._items.clear()

    def _push(
        self, level: Qgis.MessageLevel, thing: str, text: str, duration_s: int, actions: tuple[Action, ...]
    ) -> None:
        self._items = [item for item in self._items if not sip.isdeleted(item)]
        item = QgsMessageBar.createMessage(html.escape(thing, quote=False), html.escape(text, quote=False))
        item.setLevel(level)
        item.setDuration(duration_s)
        for label, call in actions:
            item.layout().addWidget(self._button(item, label, call))
        self._items.append(item)
        self._bar.pushItem(item)
        QgsMessageLog.logMessage(f"{thing}: {text}", LOG_TAG, level, False)

    def _button(self, item: QgsMessageBarItem, label: str, call: Callable[[], None]) -> QPushButton:
        def act() -> None:
            self._bar.popWidget(item)
            call()

        button = QPushButton(label, item)
        button.clicked.connect(act)
        return button

    @staticmethod
    def _duration_s(actions: tuple[Action, ...]) -> int:
        return UNTIL_DISMISSED if actions else QgsMessageBar.defaultMessageTimeout()


def _sentence(reason: str, remedy: str) -> str:
    reason = reason.rstrip(".")
    return f"{reason}. {remedy}" if remedy else f"{reason}."
