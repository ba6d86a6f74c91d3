# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Invented names that can be pronounced and do not repeat."""

from __future__ import annotations

import numpy as np

_ONSETS = ("b", "br", "d", "dr", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_MIDDLES = ("l", "m", "n", "r", "rv", "nd", "lm", "sk", "rt", "v", "d", "lt")
_ENDINGS = ("a", "en", "or", "ik", "eth", "esh", "ani", "ot", "is", "ava", "ero", "ond")


class Names:
    """Hands out names; the same generator gives the same names in the same order."""

    def __init__(self, chance: np.random.Generator) -> None:
        self._chance = chance
        self._used: set[str] = set()

    def next(self) -> str:
        """A name that was not handed out before; a third syllable, and more, once the short ones run out."""
        for attempt in range(10_000):
            syllables = 1 + (attempt > 12) + attempt // 400
            name = "".join(self._pick(_ONSETS) + self._pick(_VOWELS) for _ in range(syllables))
            name = (name + self._pick(_MIDDLES) + self._pick(_ENDINGS)).capitalize()
            if name not in self._used:
                self._used.add(name)
                return name
        raise RuntimeError("no name left")

    def _pick(self, parts: tuple[str, ...]) -> str:
        return parts[int(self._chance.integers(len(parts)))]
