# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The texts in the user's language, where a translation comes with TwinPlan; English otherwise."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTranslator

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "i18n"


def load_translator() -> QTranslator | None:
    """A translator for the language QGIS runs in: "pt_BR" takes twinplan_pt_BR.qm, else twinplan_pt.qm."""
    locale = QgsApplication.locale()
    for name in dict.fromkeys((locale, locale.partition("_")[0])):
        path = FOLDER / f"twinplan_{name}.qm"
        translator = QTranslator()
        if path.is_file() and translator.load(str(path)):
            return translator
    return None
