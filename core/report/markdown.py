# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The small part of Markdown in which methods are described, as HTML.

Headings, paragraphs, bullet and numbered lists, pipe tables, **bold**, *italic*, `code` and links. HTML
in the text is shown as text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from ..wording.text import clean

_INLINE = (
    (re.compile(r"\*\*([^<]+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"(?<!\w)\*([^*\s<][^*<]*?)\*(?!\w)"), r"<em>\1</em>"),
)
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CODE = re.compile(r"`([^`]+)`")
_ESCAPED = re.compile(r"\\([\\`*_\[\]()|#<>-])")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"\s*(?:[-*]|(\d+)[.)])\s+(.*)")
_TABLE_RULE = re.compile(r"\|?[\s:|-]+\|?$")


def to_html(markdown: str, top_heading: int = 3) -> str:
    """Safe HTML; a first-level heading becomes `<h{top_heading}>`.

    >>> to_html("Depth **at** <0.3 m")
    '<p>Depth <strong>at</strong> &lt;0.3 m</p>'
    """
    return "\n".join(html_blocks(markdown, top_heading))


def html_blocks(markdown: str, top_heading: int = 3) -> list[str]:
    """The same, a string for each heading, paragraph, list and table."""
    return [_block(lines, top_heading) for lines in _blocks(markdown.splitlines())]


def escape_markdown(text: str) -> str:
    """A text from data that shall mean nothing in Markdown.

    >>> escape_markdown("a*b|c")
    'a\\\\*b\\\\|c'
    """
    return re.sub(r"([\\`*_\[\]()|#<>])", r"\\\1", clean(text))


def _blocks(lines: Iterable[str]) -> list[list[str]]:
    """Lines that belong together: separated by blank lines, by headings, or by the start of a list or table."""
    blocks: list[list[str]] = []
    kind = ""
    for line in lines:
        new_kind = _kind(line, kind)
        if new_kind and (new_kind != kind or new_kind == "heading"):
            blocks.append([])
        if new_kind:
            blocks[-1].append(line)
        kind = new_kind
    return blocks


def _kind(line: str, before: str) -> str:
    if not line.strip():
        return ""
    if _HEADING.match(line):
        return "heading"
    item = _ITEM.match(line)
    if item:
        return "numbers" if item.group(1) else "bullets"
    if line.lstrip().startswith("|"):
        return "table"
    return before if before in ("bullets", "numbers") and line.startswith("  ") else "text"


def _block(lines: list[str], top_heading: int) -> str:
    heading = _HEADING.match(lines[0])
    if heading:
        level = min(len(heading.group(1)) + top_heading - 1, 6)
        return f"<h{level}>{_inline(heading.group(2))}</h{level}>"
    item = _ITEM.match(lines[0])
    if item:
        return _list(lines, "ol" if item.group(1) else "ul")
    if lines[0].lstrip().startswith("|"):
        return _table(lines)
    return f"<p>{_inline(' '.join(line.strip() for line in lines))}</p>"


def _list(lines: list[str], tag: str) -> str:
    items: list[str] = []
    for line in lines:
        item = _ITEM.match(line)
        if item:
            items.append(item.group(2))
        else:
            items[-1] += " " + line.strip()
    return f"<{tag}>" + "".join(f"<li>{_inline(item)}</li>" for item in items) + f"</{tag}>"


def _table(lines: list[str]) -> str:
    rows = [_cells(line) for line in lines if not _TABLE_RULE.match(line.strip())]
    has_header = len(lines) > 1 and _TABLE_RULE.match(lines[1].strip()) is not None
    parts = ["<table>"]
    for position, row in enumerate(rows):
        tag = "th" if has_header and position == 0 else "td"
        parts.append("<tr>" + "".join(f"<{tag}>{_inline(cell)}</{tag}>" for cell in row) + "</tr>")
    return "".join([*parts, "</table>"])


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", inner)]


def _inline(text: str) -> str:
    """Markup within a line; what is escaped or code is set aside first, so that nothing in it is read as markup."""
    aside: list[str] = []

    def set_aside(content: str) -> str:
        aside.append(content)
        return f"\x00{len(aside) - 1}\x00"

    text = _ESCAPED.sub(lambda match: set_aside(html.escape(match.group(1))), _UNPRINTABLE.sub("", text))
    text = _CODE.sub(lambda match: set_aside(f"<code>{html.escape(match.group(1))}</code>"), text)
    text = _LINK.sub(lambda match: set_aside(_link(match.group(1), match.group(2))), text)
    text = html.escape(text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    for position in reversed(range(len(aside))):
        text = text.replace(f"\x00{position}\x00", aside[position])
    return text


def _link(label: str, address: str) -> str:
    return f'<a href="{html.escape(address)}">{html.escape(label)}</a>'
