# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The user's choices survive a restart and bad entries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QLocale
from twinplan.core.wording.numbers import NumberStyle
from twinplan.gis.settings import (
    GROUP,
    RECENT_TWINS_KEPT,
    Settings,
    load_settings,
    save_settings,
    with_recent_twin,
)


@pytest.fixture(autouse=True)
def empty_settings(qgis_app):
    QgsSettings().remove(GROUP)
    yield
    QgsSettings().remove(GROUP)


def test_a_new_profile_has_the_defaults():
    assert load_settings() == Settings()


def test_what_was_chosen_is_there_again():
    chosen = Settings(250, 0.5, NumberStyle.INDIAN, False, ("/a/one.twin", "/b/two.twin"))
    save_settings(chosen)
    QgsSettings().sync()
    assert load_settings() == chosen


def test_one_recent_twin_is_one_twin():
    save_settings(replace(Settings(), recent_twins=("/a/one.twin",)))
    assert load_settings().recent_twins == ("/a/one.twin",)


def test_entries_that_make_no_sense_count_as_not_there():
    QgsSettings().setValue(f"{GROUP}/runs_limit_mb", "plenty")
    QgsSettings().setValue(f"{GROUP}/number_style", "ROMAN")
    assert load_settings() == Settings()


def test_an_indian_locale_groups_in_lakhs():
    usual = QLocale()
    QLocale.setDefault(QLocale("hi_IN"))
    try:
        assert load_settings().number_style is NumberStyle.INDIAN
    finally:
        QLocale.setDefault(usual)


def test_recent_twins_are_newest_first_without_repeats_and_not_too_many():
    settings = Settings()
    for number in range(RECENT_TWINS_KEPT + 3):
        settings = with_recent_twin(settings, Path(f"/t/{number}.twin"))
    settings = with_recent_twin(settings, Path("/t/5.twin"))
    assert settings.recent_twins[0] == str(Path("/t/5.twin"))
    assert len(settings.recent_twins) == len(set(settings.recent_twins)) == RECENT_TWINS_KEPT
