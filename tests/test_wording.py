# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Every text that a user sees can be found by a translator, and fits the values that it is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_house import ROOT, shipped, tracked
from twinplan.core.wording.translate import language, say, say_count, say_described, speak, speak_english
from twinplan.tools.said_texts import Said, lacking_values, said_in, said_in_template, unsaid_in


@pytest.fixture
def hindi():
    speak({"{count} zone": "{count} क्षेत्र", "none": "कोई नहीं", "{name} lies": "{nahi} lies"}.get, "hi")
    yield
    speak_english()


def test_texts_are_said_in_the_language_that_was_set(hindi):
    assert language() == "hi"
    assert say_count(1, "{count} zone", "{count} zones") == "1 क्षेत्र"
    assert say("none") == say_described("none") == "कोई नहीं"


def test_a_wrong_placeholder_in_a_translation_costs_no_answer(hindi):
    assert say("{name} lies", name="A {strange} name") == "A {strange} name lies"


def test_english_is_spoken_again_afterwards():
    assert (language(), say("none")) == ("en", "none")


def every_said() -> list[Said]:
    found = [said for path in shipped() for said in said_in(path)]
    return found + [said for path in tracked(".j2") for said in said_in_template(path)]


def test_texts_are_written_out_where_they_are_said_with_every_value_that_they_name():
    said = every_said()
    assert len(said) > 300
    assert [lack for lack in map(lacking_values, said) if lack] == []


def test_no_error_and_no_text_for_qt_is_put_together():
    assert [place for path in shipped() for place in unsaid_in(path)] == []


@pytest.mark.parametrize(
    "line",
    [
        'raise InputError(f"Layer {name}", say("it is empty"), say("Fill it."))',
        'raise StorageError(thing, reason or "unknown", say("Fill it."))',
        'reason = f"no {name}"; raise TwinFormatError(thing, reason, remedy)',
        'self.tr(f"{count} layers")',
        'translate("Dock", "{} layers".format(count))',
    ],
)
def test_what_no_translator_could_find_is_noticed(line, tmp_path):
    (tmp_path / "module.py").write_text(line, encoding="utf-8")
    assert len(list(unsaid_in(tmp_path / "module.py"))) == 1


@pytest.mark.parametrize("line", ["say(text)", 'say(f"{count} zones")', 'say_count(count, "one", many)'])
def test_texts_that_are_no_literals_are_noticed(line, tmp_path):
    (tmp_path / "module.py").write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match="takes texts as they are"):
        list(said_in(tmp_path / "module.py"))


def test_a_value_that_is_forgotten_is_noticed(tmp_path):
    path = Path(tmp_path / "module.py")
    path.write_text('say("{name} has {count} zones", name=name)', encoding="utf-8")
    assert "count" in lacking_values(next(said_in(path)))


def test_translators_get_the_texts_of_every_room():
    from twinplan.tools.translations import core_texts

    texts = set(core_texts())
    wanted = {
        "{thing}: {reason}. {remedy}",  # core/errors.py
        "What is in harm's way?",  # the description of an analysis
        "How this was computed",  # the template of the report
        "Page {page} of {count}",  # gis
        "assets",  # a unit
        "substations",  # the catalogue
        "a UUID in small letters",  # a rule of twin.json
    }
    assert wanted - texts == set()


def test_the_file_for_translators_exists():
    assert (ROOT / "resources" / "i18n" / "twinplan.ts").is_file()
