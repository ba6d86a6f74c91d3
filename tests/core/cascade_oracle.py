# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Cascades worked out slowly and independently: plain loops over sets and dictionaries, hour by hour."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from twinplan.core.cascade.network import Links, Network, Sources, network_of
from twinplan.core.progress import Silent

NEVER = float("inf")


@dataclass
class Case:
    """A network as people would write it down: needs by (consumer, service)."""

    count: int
    providers: dict[tuple[int, int], list[int]]
    needed: dict[tuple[int, int], int]
    autonomy: dict[tuple[int, int], float]
    sources: set[tuple[int, int]] = field(default_factory=set)
    confirmed: set[tuple[int, int, int]] = field(default_factory=set)

    def network(self, order: np.random.Generator | None = None) -> Network:
        rows = [(c, p, s) for (c, s), providers in self.providers.items() for p in providers]
        if order is not None:
            order.shuffle(rows)
        consumer, provider, service = np.array(rows, dtype=np.int64).reshape(-1, 3).T
        needed = np.array([self.needed[c, s] for c, _, s in rows], dtype=np.int64)
        autonomy = np.array([self.autonomy[c, s] for c, _, s in rows], dtype=np.float64)
        confirmed = np.array([row in self.confirmed for row in rows], dtype=bool)
        sources = sorted(self.sources)
        return network_of(
            self.count,
            ("power", "water", "telecom"),
            Links(consumer.copy(), provider.copy(), service.copy(), confirmed),
            needed,
            autonomy,
            Sources(*np.array(sources, dtype=np.int64).reshape(-1, 2).T),
            Silent(),
        )

    def network_services(self) -> set[int]:
        return {service for _, service in self.sources}


def random_case(rng: np.random.Generator, count: int, links: int, hours=(0.0,), sources: bool = False) -> Case:
    found: dict[tuple[int, int], list[int]] = {}
    for _ in range(links):
        consumer, provider, service = int(rng.integers(count)), int(rng.integers(count)), int(rng.integers(3))
        if consumer != provider and provider not in found.get((consumer, service), []):
            found.setdefault((consumer, service), []).append(provider)
    needed = {key: int(rng.integers(1, len(providers) + 1)) for key, providers in found.items()}
    autonomy = {key: float(rng.choice(hours)) for key in found}
    named = {(int(rng.integers(count)), 0) for _ in range(2)} | {(int(rng.integers(count)), 2)} if sources else set()
    confirmed = {(c, p, s) for (c, s), providers in found.items() for p in providers if rng.random() < 0.6}
    return Case(count, found, needed, autonomy, named, confirmed)


def delivering(case: Case, up: set[int], service: int) -> set[int]:
    """Who delivers a network service: grown from its sources."""
    found = {node for node, kind in case.sources if kind == service and node in up}
    while True:
        more = {
            c
            for (c, s), providers in case.providers.items()
            if s == service and c in up and c not in found and (c, s) not in case.sources
            if sum(p in found for p in providers) >= case.needed[c, s]
        }
        if not more:
            return found
        found |= more


def unmet(case: Case, up: set[int]) -> set[tuple[int, int]]:
    """The needs that are not met while these nodes are up."""
    network = case.network_services()
    giving = {service: delivering(case, up, service) if service in network else up for service in range(3)}
    return {
        (c, s)
        for (c, s), providers in case.providers.items()
        if (c, s) not in case.sources or s not in network
        if sum(p in giving[s] for p in providers) < case.needed[c, s]
    }


def hours(case: Case, start: dict[int, float]) -> list[float]:
    """Failure hours by going through time: at each event what is due fails, until nothing more is due."""
    failed: dict[int, float] = {}
    lost: dict[tuple[int, int], float] = {}
    while True:
        up = set(range(case.count)) - set(failed)
        due = {node: hour for node, hour in start.items() if node in up}
        for c, s in lost:
            if c in up:
                due[c] = min(due.get(c, NEVER), lost[c, s] + case.autonomy[c, s])
        for c, s in unmet(case, up):
            if c in up and (c, s) not in lost:
                # Lost at the last event, which is the hour that the loop below has reached.
                lost[c, s] = max(failed.values(), default=0.0)
                due[c] = min(due.get(c, NEVER), lost[c, s] + case.autonomy[c, s])
        if not due:
            return [failed.get(node, NEVER) for node in range(case.count)]
        now = min(due.values())
        failed.update({node: now for node, hour in due.items() if hour == now})


def states(case: Case, known: list[bool | None]) -> list[bool | None]:
    """Up (True), failed (False) or unknown (None), by trying every combination of what is unknown."""
    doubtful = [node for node, value in enumerate(known) if value is None]
    seen: list[set[bool]] = [set() for _ in known]
    for choice in range(2 ** len(doubtful)):
        start = {node: 0.0 for node, value in enumerate(known) if value is False}
        start |= {node: 0.0 for bit, node in enumerate(doubtful) if choice >> bit & 1}
        for node, hour in enumerate(hours(case, start)):
            seen[node].add(hour == NEVER)
    return [values.pop() if len(values) == 1 else None for values in seen]
