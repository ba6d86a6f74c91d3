# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""`twinplan sample`: make the fictional river district."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..core.wording.translate import say


def add_to(commands: argparse._SubParsersAction) -> None:
    parser = commands.add_parser(
        "sample",
        help="make the sample twin, a fictional river district",
        description="Make the sample twin: a fictional river district of about 100 km2, the same for the same seed.",
    )
    parser.add_argument("--out", required=True, metavar="FOLDER", help="where to make it; '.twin' is added if missing")
    parser.add_argument("--size", type=int, default=1, metavar="N", help="times the district, 1 to 100 (default: 1)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="which district (default: 1)")
    parser.set_defaults(command=make_sample)


def make_sample(options: argparse.Namespace) -> None:
    """Make the twin and print its folder, number of layers and features."""
    from ..core.errors import InputError
    from ..gis import sample_twin
    from ..gis.twin_files import as_twin_folder
    from .terminal import TerminalProgress

    if not 1 <= options.size <= 100:
        raise InputError(
            say("Option --size"),
            say("{size} is out of range", size=options.size),
            say("Give a whole number from 1 to 100."),
        )
    folder = as_twin_folder(Path(options.out))
    with TerminalProgress() as progress:
        opened = sample_twin.make_sample(folder, size=options.size, seed=options.seed, progress=progress)
    features = sum(layer.feature_count or 0 for layer in opened.twin.layers)
    print(f"{folder}: {len(opened.twin.layers)} layers, {features:,} features (synthetic)")
