# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Conditions on the rows of a GeoPackage, for OGR's attribute filter; every name and text is quoted here."""

from __future__ import annotations

import re

from .sql import quoted

_QUOTED = re.compile(r"""'(?:[^']|'')*'|"((?:[^"]|"")*)\"""")


def is_null(field: str) -> str:
    """Rows without a value in this field.

    >>> is_null("height")
    '"height" IS NULL'
    """
    return f"{quoted(field)} IS NULL"


def contains(field: str, text: str) -> str:
    """Rows whose text in this field contains this text in any case.

    SQLite ignores case for ASCII only, hence the variants.

    >>> print(contains("name", "7%"))
    "name" LIKE '%7!%%' ESCAPE '!'
    """
    variants = dict.fromkeys((text, text.lower(), text.upper(), text.title()))
    return " OR ".join(f"{quoted(field)} LIKE {_pattern(variant)} ESCAPE '!'" for variant in variants)


def quoted_names(condition: str) -> list[str]:
    r"""Every name in double quotes. SQLite takes one that is no column for a text, and says nothing.

    >>> quoted_names('kind = \'a "b"\' AND "height m" > 3')
    ['height m']
    """
    return [name.replace('""', '"') for name in _QUOTED.findall(condition) if name]


def is_one_condition(condition: str) -> bool:
    r"""Whether nothing follows the condition. SQLite takes what stands after a semicolon for another statement.

    >>> is_one_condition("name = 'a; b'"), is_one_condition("fid > 1; DROP TABLE roads")
    (True, False)
    """
    return ";" not in _QUOTED.sub("", condition)


def _pattern(text: str) -> str:
    for special in "!%_":
        text = text.replace(special, f"!{special}")
    return "'%" + text.replace("'", "''") + "%'"
