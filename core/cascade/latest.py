# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How late the last failure may be where it is not known what fails at the start."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import FloatArray
from ..progress import Progress
from .network import Network

_MOST_STEPS = 100


def latest_hour(network: Network, earliest_h: FloatArray, progress: Progress) -> float:
    """An hour after which nothing fails any more, whatever fails at the start of the nodes that may fail.

    `earliest_h` (n,) is infinite for nodes that work in any case. A failure goes along links and waits for the
    autonomy of each consumer, so the longest such way is a bound; where ways go in circles, the sum over all of them.
    """
    may = np.isfinite(earliest_h)
    needs = np.flatnonzero(may[network.consumer] & np.isfinite(network.autonomy_h))
    usable = np.zeros(len(network), dtype=bool)
    usable[needs] = True
    links = np.flatnonzero(usable[network.need_of_link] & may[network.provider])
    need = network.need_of_link[links]
    consumer, provider, wait_h = network.consumer[need], network.provider[links], network.autonomy_h[need]
    latest = np.zeros(network.node_count)
    if not len(links):
        return 0.0
    # Links are in the order of their consumers.
    heads = np.flatnonzero(np.concatenate(([True], consumer[1:] != consumer[:-1])))
    waiting = consumer[heads]
    for _ in range(_MOST_STEPS):
        progress.check()
        later = np.maximum(latest[waiting], np.maximum.reduceat(latest[provider] + wait_h, heads))
        if (later == latest[waiting]).all():
            return float(latest.max())
        latest[waiting] = later
    return float(np.maximum.reduceat(wait_h, heads).sum())
