# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""`twinplan info`: what a twin holds."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..gis.twin_store import OpenTwin


def add_to(commands: argparse._SubParsersAction) -> None:
    parser = commands.add_parser(
        "info",
        help="show what a twin holds",
        description="Show the layers of a twin: sector, role, count, date and licence, and what is wrong with it.",
    )
    parser.add_argument("twin", metavar="TWIN", help="the folder NAME.twin")
    parser.add_argument("--json", metavar="FILE", help="write JSON to this file, or to standard output if it is -")
    parser.set_defaults(command=show)


def show(options: argparse.Namespace) -> None:
    """Print the twin as a table, or as JSON."""
    from ..gis.exports import refuse_target
    from ..gis.twin_store import open_twin
    from .terminal import write_json

    if options.json and options.json != "-":
        refuse_target(options.json, ".json")
    opened = open_twin(Path(options.twin))
    if options.json:
        write_json(_document(opened), options.json)
    if options.json != "-":
        _print_table(opened)


def _document(opened: OpenTwin) -> dict[str, object]:
    from ..core.twin.manifest import to_json

    return {"folder": str(opened.folder), "twin": to_json(opened.twin), "problems": [str(p) for p in opened.problems]}


def _print_table(opened: OpenTwin) -> None:
    from .terminal import as_text_table

    twin = opened.twin
    print(f"{twin.title} ({'synthetic, ' if twin.synthetic else ''}{twin.crs}, made {twin.created_at})")
    rows = [
        (
            layer.id,
            layer.sector.value,
            layer.role.value,
            layer.geometry.value,
            "" if layer.feature_count is None else f"{layer.feature_count:,}",
            layer.date,
            layer.licence,
        )
        for layer in twin.layers
    ]
    print(as_text_table(("layer", "sector", "role", "geometry", "features", "date", "licence"), rows))
    for problem in opened.problems:
        print(f"note: {problem}")
