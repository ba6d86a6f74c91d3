# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts in the user's language. `core` states them in English; a face that knows other languages says how to translate.

>>> say("{name}: {count} zones have no class.", name="Flood", count=3)
'Flood: 3 zones have no class.'
"""

from __future__ import annotations

from collections.abc import Callable

Translator = Callable[[str], str]


def say(text: str, /, **values: object) -> str:
    """The text in the user's language, its `{names}` replaced by the values.

    `text` has to be written out where `say` is called, for tools/translations.py finds it there. What comes from data
    goes into the values, so that a translator never sees it and its braces mean nothing.
    """
    translated = _speaker.translate(text)
    if not values:
        return translated
    try:
        return translated.format(**values)
    except (KeyError, IndexError, ValueError):
        # A translation with a wrong placeholder must not cost the user the answer.
        return text.format(**values)


def say_count(count: int, one: str, many: str, /, **values: object) -> str:
    """`one` or `many` in the user's language, by `count`, which both may name as `{count}`.

    >>> say_count(1, "{count} zone is empty.", "{count} zones are empty.")
    '1 zone is empty.'
    """
    return say(one if count == 1 else many, count=count, **values)


def say_described(text: str, /) -> str:
    """What a description states as a constant (of an analysis, a unit, an asset class), in the user's language.

    tools/translations.py collects these where they are stated.
    """
    return _speaker.translate(text) if text else text


def speak(translate: Translator, language_code: str = "en") -> None:
    """From now on texts go through `translate`, which takes a text in English, in any thread."""
    _speaker.translate, _speaker.language = translate, language_code


def speak_english() -> None:
    """Say texts as they are written in the code again."""
    speak(_english)


def language() -> str:
    """The code of the language spoken now, e.g. "hi"."""
    return _speaker.language


def _english(text: str) -> str:
    return text


class _Speaker:
    """Holds the one thing here that changes: which language is spoken."""

    translate: Translator = staticmethod(_english)
    language = "en"


_speaker = _Speaker()
