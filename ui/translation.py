# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The texts in the user's language, where a translation comes with TwinPlan; English otherwise."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from ..core.wording.translate import speak, speak_english

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "i18n"


def install_translation() -> Callable[[], None]:
    """From now on every text is in the language QGIS runs in, if there is a translation; returns what undoes it."""
    language = translated_language(QgsApplication.locale())
    translator = QTranslator()
    if not language or not translator.load(str(_file(language))):
        return speak_english
    return speak_through(translator, language)


def speak_through(translator: QTranslator, language: str) -> Callable[[], None]:
    """Texts of Qt and of `core` go through this translator; returns what undoes it."""
    undo = ExitStack()
    QCoreApplication.installTranslator(translator)
    undo.callback(QCoreApplication.removeTranslator, translator)
    speak(lambda text: QCoreApplication.translate("Core", text), language.replace("_", "-"))
    undo.callback(speak_english)
    return undo.close


def translated_language(locale: str) -> str:
    """The name of the translation for a locale: "pt_BR" takes twinplan_pt_BR.qm, else twinplan_pt.qm; "" for none."""
    names = dict.fromkeys((locale, locale.partition("_")[0]))
    return next((name for name in names if name and _file(name).is_file()), "")


def _file(language: str) -> Path:
    return FOLDER / f"twinplan_{language}.qm"
