# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What hovering over a feature of a twin shows: its attributes, as text and never as HTML of their own."""

from __future__ import annotations

import html
from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication

from ..core.twin.catalogue import asset_class
from ..core.twin.model import TwinLayer

translate = QCoreApplication.translate

_HIDDEN = ("fid", "uid", "ref")
_MOST_ROWS = 8


def map_tip(field_names: Sequence[str], described: TwinLayer) -> str:
    """An HTML template for QGIS: a title, then a row a field; missing values say so."""
    title = asset_class(described.asset_class).title.capitalize()
    shown = [name for name in field_names if name not in _HIDDEN and name != described.label_field]
    rows = "".join(_row(name, described) for name in shown[:_MOST_ROWS])
    heading = html.escape(title)
    if described.label_field in field_names:
        heading = f"{_value(described.label_field)} <small>{heading}</small>"
    note = translate("MapTips", "Synthetic") if described.synthetic else ""
    footer = " · ".join(html.escape(part) for part in (described.title, note) if part)
    return f"<b>{heading}</b><table>{rows}</table><small>{footer}</small>"


def _row(name: str, described: TwinLayer) -> str:
    unit = described.units.get(name, "")
    label = html.escape(described.aliases.get(name, name))
    shown = _value(name) + (f" {html.escape(unit)}" if unit else "")
    return f"<tr><td>{label}&nbsp;</td><td>{shown}</td></tr>"


def _value(name: str) -> str:
    """An expression for the attribute whose text is escaped when the tip is made."""
    quoted = '"' + name.replace('"', '""') + '"'
    missing = translate("MapTips", "not known").replace("'", "''")
    text = f"coalesce(to_string({quoted}), '{missing}')"
    for raw, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = f"replace({text}, '{raw}', '{safe}')"
    return f"[% {text} %]"
