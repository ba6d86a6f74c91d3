# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which asset matters most: what is lost if it alone fails, for every asset."""

from __future__ import annotations

import numpy as np

from ...cascade.components import articulation_points
from ...cascade.criticality import Criticality, criticality
from ...geometry.geometries import BoolArray, FloatArray, IntArray
from ...overlay.ordering import stable_order
from ...progress import Progress, Share
from ...ragged import offsets_of
from ...wording.translate import say
from ..columns import texts
from ..impact import ResultTable, TableColumn
from .answer import HOSPITAL, SCHOOL, Answer, Setting


def weights(setting: Setting) -> FloatArray:
    """(4, nodes): people, hospitals, schools, assets."""
    assets, nodes = setting.assets, setting.ready.network.node_count
    result = np.zeros((4, nodes))
    if setting.people is not None:
        result[0] = setting.people.of_nodes(nodes)
    result[1, : len(assets)] = assets.of_kind(HOSPITAL)
    result[2, : len(assets)] = assets.of_kind(SCHOOL)
    result[3, : len(assets)] = 1.0
    return result


def worth(setting: Setting, progress: Progress) -> tuple[Criticality, BoolArray]:
    """What every node is worth, and which assets hold parts of the network together."""
    network, count = setting.ready.network, len(setting.assets)
    progress.report(0.0, say("Ranking the assets"))
    links = network.consumer[network.need_of_link] < count
    a, b = network.provider[links], network.consumer[network.need_of_link[links]]
    ends, others = np.concatenate((a, b)), np.concatenate((b, a))
    order = stable_order(ends, count, progress)
    cut = articulation_points(offsets_of(ends, count), others[order], Share(progress, 0.0, 0.2))
    return criticality(network, weights(setting), Share(progress, 0.2, 1.0)), cut


def ranked(answer: Answer) -> IntArray:
    """(n,) all assets, those first whose failure costs most: people, then hospitals, schools, assets, then by uid."""
    if answer.criticality is None:
        return np.zeros(0, dtype=np.int64)
    count = len(answer.assets)
    people, hospitals, schools, lost = answer.criticality.lost[:, :count]
    order: IntArray = np.lexsort((answer.assets.tie, -lost, -schools, -hospitals, -people))
    return order


def ranking_table(answer: Answer) -> ResultTable | None:
    """A row an asset, the most important first; None where assets are not ranked."""
    if answer.criticality is None or answer.articulation is None:
        return None
    assets, order = answer.assets, ranked(answer)
    people, hospitals, schools, lost = answer.criticality.lost[:, order]
    names = texts(table.name for table in assets.tables)
    columns = [
        TableColumn("asset", say("Asset"), assets.name[order]),
        TableColumn("kind", say("Kind"), texts(assets.kinds)[assets.kind[order]]),
        TableColumn("rank", say("Rank"), np.arange(1, len(order) + 1)),
    ]
    if answer.setting.people is not None:
        columns.append(TableColumn("people_lost", say("People without service"), people, "people"))
    columns += [
        TableColumn("hospitals_lost", say("Hospitals lost"), hospitals.astype(np.int64)),
        TableColumn("schools_lost", say("Schools lost"), schools.astype(np.int64)),
        TableColumn("assets_lost", say("Assets lost"), lost.astype(np.int64), help=say("The asset itself included.")),
        TableColumn(
            "articulation",
            say("Holds parts together"),
            texts(say("yes") if each else say("no") for each in answer.articulation[order].tolist()),
            help=say("Without it the links around it fall into parts that have nothing to do with each other."),
        ),
        TableColumn("layer", say("Layer"), names[assets.layer[order]]),
        TableColumn("uid", say("uid"), assets.uid[order]),
    ]
    return ResultTable("criticality", say("If one asset alone fails"), tuple(columns), leads=not answer.something_fails)
