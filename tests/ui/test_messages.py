# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Messages: in the message bar, thing, reason and remedy, with buttons that act."""

from __future__ import annotations

import pytest
from qgis.core import Qgis
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QPushButton
from twinplan.core.errors import InputError
from twinplan.ui.messages import Messages


@pytest.fixture
def bar(qgis_app):
    bar = QgsMessageBar()
    yield bar
    bar.deleteLater()


def test_an_error_names_thing_reason_and_remedy_and_stays(bar):
    Messages(bar).error(InputError("Layer 'Masts'", "it has no CRS", "Set its CRS in the layer properties."))
    (item,) = bar.items()
    assert item.title() == "Layer 'Masts'"
    assert item.text() == "it has no CRS. Set its CRS in the layer properties."
    assert item.level() == Qgis.MessageLevel.Critical
    assert item.duration() == 0


def test_names_from_data_are_shown_and_not_interpreted(bar):
    Messages(bar).warning("<b>Layer</b>", "a < b", "Look & see.")
    (item,) = bar.items()
    assert item.title() == "&lt;b&gt;Layer&lt;/b&gt;"
    assert item.text() == "a &lt; b. Look &amp; see."


def test_a_button_acts_once_and_takes_the_message_away(bar):
    pressed = []
    Messages(bar).info("Twin", "It moved.", (("Choose folder", lambda: pressed.append(1)),))
    (item,) = bar.items()
    item.findChildren(QPushButton)[0].click()
    assert pressed == [1]
    assert bar.items() == []


def test_at_the_end_only_our_messages_go(bar):
    messages = Messages(bar)
    messages.success("Report", "It was written.")
    bar.pushMessage("QGIS", "something else", Qgis.MessageLevel.Info, 0)
    messages.clear()
    assert [item.title() for item in bar.items()] == ["QGIS"]
