# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is known about the layers chosen in the Twin dock, and what can be done with them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, QUrl, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ...core.twin.model import TwinLayer
from ...core.wording.numbers import NumberStyle
from ...core.wording.text import escape
from ...gis.gaps import Gap, told_by
from ..elided_label import ElidedLabel
from ..icons import qgis_icon
from .texts import SEPARATOR, badges, facts, gap_text, warnings_of

translate = QCoreApplication.translate

_SHOW = "show"


class LayerDetails(QWidget):
    """Title, facts, warnings and three buttons for one layer or several."""

    add_wanted = pyqtSignal()
    zoom_wanted = pyqtSignal()
    select_wanted = pyqtSignal()
    gap_wanted = pyqtSignal(str)
    """Show the features that have no value in this field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(parent=self, is_bold=True)
        self.facts = QTextBrowser(self)
        self.facts.setFrameShape(QFrame.Shape.NoFrame)
        self.facts.setOpenLinks(False)
        self.facts.setAccessibleName(self.tr("What is known about the layer"))
        self.facts.anchorClicked.connect(self._follow)
        self.add = self._button(self.tr("Add to map"), "mActionAddLayer", self.add_wanted)
        self.zoom = self._button(self.tr("Zoom"), "mActionZoomToLayer", self.zoom_wanted)
        self.select = self._button(self.tr("Select all"), "mActionSelectAll", self.select_wanted)
        self._lay_out()

    def show_layer(
        self, layer: TwinLayer, style: NumberStyle, problems: tuple[str, ...] = (), gaps: tuple[Gap, ...] = ()
    ) -> None:
        """Show one layer with what is wrong with it; the features behind each gap are offered."""
        self._show_title(layer.title)
        self.facts.setHtml(_layer_html(layer, style, problems, gaps))

    def show_several(self, layers: tuple[TwinLayer, ...], title: str) -> None:
        """Show what several layers are together."""
        self._show_title(title)
        names = "".join(f"<li>{escape(layer.title)}</li>" for layer in layers)
        self.facts.setHtml(f"<ul style='margin-left:-24px'>{names}</ul>")

    def show_hint(self, text: str) -> None:
        """Show what to do where no layer is chosen."""
        self.title.hide()
        self.facts.setHtml(f"<p>{escape(text)}</p>")

    def _show_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.show()

    def show_buttons(self, visible: bool) -> None:
        for button in (self.add, self.zoom, self.select):
            button.setVisible(visible)

    def allow(self, add: bool, on_map: bool, selectable: bool) -> None:
        """Which buttons can be pressed: something to add, something on the map, features to select."""
        not_on_map = self.tr("Add the layer to the map first")
        self.add.setEnabled(add)
        self.add.setToolTip("" if add else self.tr("It is on the map already, or cannot be read"))
        self.zoom.setEnabled(on_map)
        self.zoom.setToolTip(self.tr("Zoom the map to the layer") if on_map else not_on_map)
        self.select.setEnabled(on_map and selectable)
        hint = self.tr("A raster has no features to select") if not selectable else not_on_map
        self.select.setToolTip(self.tr("Select every feature of the layer") if on_map and selectable else hint)

    def _button(self, text: str, icon_name: str, signal: pyqtSignal) -> QPushButton:
        button = QPushButton(qgis_icon(icon_name), text, self)
        button.clicked.connect(lambda: signal.emit())
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.add, self.zoom, self.select):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.facts, 1)
        column.addLayout(buttons)

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == _SHOW:
            self.gap_wanted.emit(link.path(QUrl.ComponentFormattingOption.FullyDecoded))


def _layer_html(layer: TwinLayer, style: NumberStyle, problems: tuple[str, ...], gaps: tuple[Gap, ...]) -> str:
    marks = SEPARATOR.join(badges(layer))
    head = f"<p><b>{escape(marks)}</b></p>" if marks else ""
    said = [*map(escape, problems), *_warnings_html(layer, style, gaps)]
    warnings = "".join(f"<p>⚠ {text}</p>" for text in said)
    rows = "".join(
        f"<tr><td style='padding-right:10px'>{escape(label)}</td><td>{escape(value)}</td></tr>"
        for label, value in facts(layer, style)
    )
    return f"{head}{warnings}<table cellspacing='1'>{rows}</table>"


def _warnings_html(layer: TwinLayer, style: NumberStyle, gaps: tuple[Gap, ...]) -> list[str]:
    """The warnings with a link where a gap explains one, then the gaps that no warning tells of."""
    warnings = warnings_of(layer)
    links = {told_by(gap, warnings): _link(gap) for gap in gaps}
    told = [f"{escape(warning)} {links.get(warning, '')}" for warning in warnings]
    return told + [f"{escape(gap_text(gap, style))} {_link(gap)}" for gap in gaps if not told_by(gap, warnings)]


def _link(gap: Gap) -> str:
    target = bytes(QUrl.toPercentEncoding(gap.field)).decode("ascii")
    return f"<a href='{_SHOW}:{target}'>{escape(translate('LayerDetails', 'Show'))}</a>"
