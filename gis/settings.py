# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the user chose once for all twins and projects, kept in the QGIS profile."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import Enum
from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QLocale

from ..core.wording.numbers import NumberStyle

GROUP = "twinplan"
RECENT_TWINS_KEPT = 8


@dataclass(frozen=True)
class Settings:
    """The user's choices.

    Attributes
    ----------
    runs_limit_mb: kept runs beyond this size are deleted, oldest first
    default_threshold_m: depth at and above which the form counts an asset as hit
    number_style: grouping of digits; Indian where QGIS runs with an Indian locale
    geodesic: measure lengths and areas on the ellipsoid
    recent_twins: folders, newest first
    """

    runs_limit_mb: int = 1000
    default_threshold_m: float = 0.3
    number_style: NumberStyle = NumberStyle.INTERNATIONAL
    geodesic: bool = True
    recent_twins: tuple[str, ...] = ()


def load_settings() -> Settings:
    """The settings of this profile; what is missing or unreadable has its default."""
    store = QgsSettings()
    defaults = Settings(number_style=_usual_number_style())
    values = {name: _read(store, name, default) for name, default in vars(defaults).items()}
    return Settings(**values)


def save_settings(settings: Settings) -> None:
    """Keep these settings in the profile."""
    store = QgsSettings()
    for name, value in asdict(settings).items():
        if isinstance(value, Enum):
            value = value.name
        elif isinstance(value, tuple):
            value = list(value)
        store.setValue(f"{GROUP}/{name}", value)


def with_recent_twin(settings: Settings, folder: Path) -> Settings:
    """The settings with this twin as the most recent one."""
    newest = str(folder)
    others = tuple(recent for recent in settings.recent_twins if recent != newest)
    return replace(settings, recent_twins=(newest, *others)[:RECENT_TWINS_KEPT])


def _usual_number_style() -> NumberStyle:
    indian = QLocale().country() == QLocale.Country.India
    return NumberStyle.INDIAN if indian else NumberStyle.INTERNATIONAL


def _read(store: QgsSettings, name: str, default: object) -> object:
    key = f"{GROUP}/{name}"
    if not store.contains(key):
        return default
    if isinstance(default, Enum):
        return type(default).__members__.get(store.value(key, default.name), default)
    if isinstance(default, tuple):
        return tuple(str(item) for item in store.value(key, []) or [])
    try:
        return store.value(key, default, type=type(default))
    except TypeError:
        return default
