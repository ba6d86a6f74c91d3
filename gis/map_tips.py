# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What hovering over a feature shows: its attributes, as text and never as HTML of their own."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsExpression
from qgis.PyQt.QtCore import QCoreApplication

from ..core.twin.catalogue import asset_class
from ..core.twin.model import TwinLayer
from ..core.wording.text import escape
from .core_texts import class_title

translate = QCoreApplication.translate

_HIDDEN = ("fid", "uid", "ref")
_MOST_ROWS = 8
_LONGEST_VALUE = 200


def map_tip(field_names: Sequence[str], described: TwinLayer) -> str:
    """An HTML template for a layer of a twin: a title, then a row a field; missing values say so."""
    title = class_title(asset_class(described.asset_class))
    shown = [name for name in field_names if name not in _HIDDEN and name != described.label_field]
    rows = "".join(_row(name, described) for name in shown[:_MOST_ROWS])
    heading = shown_text(title)
    if described.label_field in field_names:
        heading = f"{_value(described.label_field)} <small>{heading}</small>"
    note = translate("MapTips", "Synthetic") if described.synthetic else ""
    footer = " · ".join(shown_text(part) for part in (described.title, note) if part)
    return f"<b>{heading}</b><table>{rows}</table><small>{footer}</small>"


def _row(name: str, described: TwinLayer) -> str:
    unit = described.units.get(name, "")
    label = shown_text(described.aliases.get(name, name))
    shown = _value(name) + (f" {shown_text(unit)}" if unit else "")
    return f"<tr><td>{label}&nbsp;</td><td>{shown}</td></tr>"


def _value(name: str) -> str:
    return shown_value(QgsExpression.quotedColumnRef(name), translate("MapTips", "not known"))


def shown_text(text: str) -> str:
    """The part of a tip that shows a text which is known already, and in which nothing is HTML or an expression."""
    return escape(text).replace("[%", "&#91;%")


def shown_value(expression: str, missing: str) -> str:
    """The part of a tip that shows what an expression gives, escaped when the tip is made; `missing` for NULL."""
    text = f"left(coalesce(to_string({expression}), {QgsExpression.quotedValue(missing)}), {_LONGEST_VALUE})"
    return f"[% replace({text}, map('&', '&amp;', '<', '&lt;', '>', '&gt;')) %]"
