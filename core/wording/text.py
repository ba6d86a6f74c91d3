# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts that come from data, made safe and short enough to be shown."""

from __future__ import annotations

import html
import re
import unicodedata

LONGEST_NAME = 80
# Overrides and isolates of text direction: in a name they would turn the text around it.
_DIRECTION_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"[_\s]+")


def clean(text: str) -> str:
    """One line without control characters or marks that change the direction of what follows.

    Joiners stay: Indic and Persian writing needs them.

    >>> clean("Depot\\n12\\u202e")
    'Depot 12'
    """
    line = _SPACES.sub(" ", text)
    if line.isascii() and line.isprintable():
        return line.strip()
    kept = (c for c in line if c not in _DIRECTION_MARKS and unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co"))
    return "".join(kept).strip()


def elide(text: str, length: int = LONGEST_NAME) -> str:
    """The cleaned text, its end replaced by an ellipsis where it is longer than `length`.

    >>> elide("Substation north", 10)
    'Substatio…'
    """
    # Beyond a few times the length nothing can be seen, and cleaning 10,000 characters a cell costs.
    line = clean(text[: 4 * length])
    if len(line) <= length and len(text) <= 4 * length:
        return line
    end = min(length - 1, len(line))
    while end > 1 and unicodedata.category(line[end : end + 1] or "a").startswith("M"):
        end -= 1  # never between a letter and its vowel sign
    return line[:end].rstrip() + "…"


def escape(text: str) -> str:
    """The cleaned text for HTML and SVG, between tags and in quoted attributes."""
    return html.escape(clean(text), quote=True)


def field_label(name: str) -> str:
    """What to call a field that has no alias: its name as words.

    >>> field_label("asset_class")
    'Asset class'
    """
    words = _WORDS.sub(" ", clean(name)).strip()
    return words[:1].upper() + words[1:]


def width_em(text: str) -> float:
    """About how wide a text is, in widths of the font's size, for layouts that cannot measure."""
    return sum(_glyph_width(character) for character in text)


def _glyph_width(character: str) -> float:
    if character in "iljtfr.,:;'|! ":
        return 0.32
    if character in "mwMW%@":
        return 0.9
    if character.isascii():
        return 0.66 if character.isupper() else 0.56
    if unicodedata.combining(character) or unicodedata.category(character) == "Mn":
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.7


def elide_to_width(text: str, width: float) -> str:
    """The cleaned text, shortened to about `width` em."""
    line = elide(text, max(int(width * 4), 8))
    if width_em(line) <= width:
        return line
    length = len(line) - 1
    while length > 1 and width_em(line[:length]) + 0.9 > width:
        length -= 1
    return elide(line, length + 1)
