# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The user guide's page of every question says what its description says."""

from __future__ import annotations

from twinplan.core.analysis.registry import analyses
from twinplan.tools.write_analysis_pages import FOLDER, pages


def test_pages_are_up_to_date():
    """Run `make pages` after changing a description."""
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert written == pages()


def test_a_page_names_every_option_and_figure():
    for analysis in analyses():
        text = pages()[f"{analysis.id}.md"]
        described = [*analysis.inputs, *analysis.parameters]
        assert all(f"`{one.command_option}`" in text for one in described)
        assert analysis.figures
        assert all(f"`{identifier}`" in text for identifier in analysis.figures)


def test_the_figures_of_the_first_page_are_figures_of_the_question():
    for analysis in analyses():
        assert set(analysis.headlines) <= set(analysis.figures), analysis.id
