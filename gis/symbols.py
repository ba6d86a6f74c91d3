# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Symbols put together from their layers."""

from __future__ import annotations

from typing import TypeVar

from qgis.core import QgsSymbol, QgsSymbolLayer

SymbolType = TypeVar("SymbolType", bound=QgsSymbol)


def symbol_of(symbol: SymbolType, *layers: QgsSymbolLayer) -> SymbolType:
    """The symbol with these layers only, the first one at the bottom.

    Given one by one, since a list of them stays Python's, which deletes them under the symbol.
    """
    symbol.changeSymbolLayer(0, layers[0])
    for layer in layers[1:]:
        symbol.appendSymbolLayer(layer)
    return symbol
