# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How an analysis is described once, for every face: dock, Processing, command line, server, user guide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, cast

import pyproj

from ..geometry.geometries import FloatArray
from ..progress import Progress
from ..twin.grid import Grid
from ..twin.table import FeatureTable
from ..wording.translate import say
from .impact import Chart, DerivedLayer, Impact


class DataKind(Enum):
    """What an input may be; a table is rows without a place, such as links or a damage curve."""

    POINT = "point"
    LINE = "line"
    POLYGON = "polygon"
    RASTER = "raster"
    TABLE = "table"


VECTOR = frozenset({DataKind.POINT, DataKind.LINE, DataKind.POLYGON})


@dataclass(frozen=True)
class InputRole:
    """One kind of input that an analysis takes.

    Attributes
    ----------
    id: what the command line and Processing call it, e.g. "assets"
    label: what the form calls it, e.g. "Assets"
    help: one line for the tooltip and the user guide
    kinds: which geometry types or rasters fit
    twin_roles: roles of twin layers (see core.twin.model.Role) offered first; layers without a twin always fit by kind
    required, multiple: whether it may be left out, and whether several may be given
    selectable: whether "selected features only" applies
    option: what the command line calls it where that is not its id
    advanced: folded away in the form
    fields: names of fields that are read wherever the layer has them, without a parameter that names them
    starts_with_linked: whether a form begins with every layer of the twin between whose features there are links
    prefers: asset classes of the layer of the twin with which a form begins, the most wanted first; also where the
        input is optional
    first_leads: whether the headline figures are those of the first of several
    starts_with_series: whether a form begins with every layer of the twin that is the same hazard at another return
        period
    may_lie_apart: whether the question makes sense where these layers do not overlap the subjects, such as the
        hospital in the next town
    """

    id: str
    label: str
    help: str
    kinds: frozenset[DataKind]
    twin_roles: frozenset[str] = frozenset()
    required: bool = True
    multiple: bool = False
    selectable: bool = False
    option: str = ""
    advanced: bool = False
    fields: tuple[str, ...] = ()
    starts_with_linked: bool = False
    prefers: tuple[str, ...] = ()
    first_leads: bool = False
    starts_with_series: bool = False
    may_lie_apart: bool = False

    @property
    def command_option(self) -> str:
        """E.g. "--study-area"."""
        return "--" + (self.option or self.id).replace("_", "-")


class ParameterType(Enum):
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    FIELD = "field"
    NUMBERS = "numbers"
    TEXT = "text"


@dataclass(frozen=True)
class Parameter:
    """One parameter of an analysis.

    Attributes
    ----------
    id, label, help: as for inputs; `help` names the source of the default where there is one
    type: which widget, Processing parameter and command line option it becomes
    default: used where the user gives nothing; None where "not given" is a meaning of its own
    unit: shown after the number, e.g. "m"
    minimum, maximum: inclusive range of NUMBER and INTEGER
    choices: CHOICE only, value -> label
    field_of: FIELD only, the id of the input whose fields are offered
    only_with: shown and used only where this input is given
    any_layer: FIELD only, whether of several layers it is enough that one has it
    usual: FIELD only, names that such a field often has: where none is given, the first that the layer has is taken
    advanced: folded away in the form
    """

    id: str
    label: str
    type: ParameterType
    help: str
    default: object = None
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    field_of: str = ""
    only_with: str = ""
    advanced: bool = False
    usual: tuple[str, ...] = ()
    any_layer: bool = False

    @property
    def command_option(self) -> str:
        """E.g. "--by-field"."""
        return "--" + self.id.replace("_", "-")

    @property
    def default_text(self) -> str:
        """The default as people write it, e.g. "0.3 m" or "yes"; "" where there is none."""
        if self.default in (None, "", ()):
            return ""
        if isinstance(self.default, bool):
            return say("yes") if self.default else say("no")
        if isinstance(self.default, (tuple, list)):
            return ", ".join(f"{number:g}" for number in self.default)
        return f"{self.default} {self.unit}".strip()


class FollowsEdit(Enum):
    """What must be computed again after an edit of one asset."""

    SEPARABLE = "separable"
    GRAPH = "graph"
    FULL = "full"


@dataclass(frozen=True)
class Request:
    """What an analysis is asked to do: every input as data, every parameter with a value.

    `vectors` and `rasters` hold, by input id, what was given for it, in the order given; an input
    that was left out is absent. `parameters` has every parameter of the description. `fields` are, by input id, those
    that the question looks at; others are carried along to the result. Without an entry all are looked at.
    """

    vectors: Mapping[str, Sequence[FeatureTable]]
    rasters: Mapping[str, Sequence[Grid]]
    parameters: Mapping[str, object]
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def table(self, input_id: str) -> FeatureTable | None:
        """The only vector layer of this input, or None."""
        tables = self.vectors.get(input_id, ())
        return tables[0] if tables else None

    def text(self, parameter_id: str) -> str | None:
        """The value of a parameter that holds a text or the name of a field; None where nothing is given."""
        value = self.parameters.get(parameter_id)
        return str(value) if value else None

    def number(self, parameter_id: str) -> float:
        """The value of a parameter that holds a number and has a default."""
        return float(cast(float, self.parameters[parameter_id]))

    def optional_number(self, parameter_id: str) -> float | None:
        """The value of a parameter that holds a number; None where nothing is given."""
        value = self.parameters.get(parameter_id)
        return None if value is None else float(cast(float, value))

    def numbers(self, parameter_id: str) -> tuple[float, ...]:
        """The values of a parameter that holds several numbers."""
        return tuple(cast(Sequence[float], self.parameters.get(parameter_id) or ()))

    @property
    def has_hazard(self) -> bool:
        """Whether some hazard is given, be it zones or rasters."""
        return bool(self.vectors.get("hazard") or self.rasters.get("hazard"))


@dataclass(frozen=True)
class Separable:
    """An analysis in three steps, by which its answer follows an edit; see `following`.

    Each step raises InputError and Cancelled as `Analysis.run` does.

    Attributes
    ----------
    prepare: makes ready what all subjects share (hazards, zones, curves), and reads none of them
    measure: from that and subjects, the rows of each, which no other subject influences
    conclude: from that, all subjects and their rows, the answer; sums are made here alone
    """

    prepare: Callable[[Request, Progress], Any]
    measure: Callable[[Any, FeatureTable, Progress], Any]
    conclude: Callable[[Any, FeatureTable, Any, Progress], Impact]


@dataclass(frozen=True)
class OnClick:
    """What an analysis tells of places that are clicked on the map, beside its answer.

    Attributes
    ----------
    label, help: of the button
    inputs: the only inputs that are read for it
    clicks: how many places it takes
    answer: from the request, the places (clicks, 2) and their CRS, what to draw; its title is a sentence
    """

    label: str
    help: str
    inputs: tuple[str, ...]
    clicks: int
    answer: Callable[[Request, FloatArray, pyproj.CRS, Progress], DerivedLayer]


@dataclass(frozen=True)
class Analysis:
    """A question that TwinPlan can answer.

    Attributes
    ----------
    id: e.g. "exposure"; the command is `twinplan run exposure`, the algorithm `twinplan:exposure`
    question: as a user asks it, e.g. "What is in harm's way?"
    title: as Processing lists it, e.g. "Exposure to a hazard"
    summary: one sentence
    method: Markdown for "How was this computed" and the user guide: definitions, formulas, sources
    inputs, parameters: in the order of the form
    run: computes; raises InputError for what cannot be answered, Cancelled when told to stop
    follows_edit: see FollowsEdit
    figures: id -> label of every headline figure that an answer may have
    per_feature: whether the answer says something of every feature of the first input
    layers: id -> label of every derived layer that an answer may have
    separable: the steps of a separable analysis
    preview: a chart of what is filled in, such as the damage curves, from tables and parameters; None where there is
        nothing to show yet. Of other layers the request has what is known of them and no feature
    on_click: what it tells of places that are clicked
    headlines: the ids of figures for the first page, the most wanted first; an answer may lack some
    check: raises InputError where what is filled in cannot be answered whatever the layers hold. As with `preview`, of
        layers the request has what is known of them and no feature
    """

    id: str
    question: str
    title: str
    summary: str
    method: str
    inputs: tuple[InputRole, ...]
    parameters: tuple[Parameter, ...]
    run: Callable[[Request, Progress], Impact]
    follows_edit: FollowsEdit
    figures: Mapping[str, str] = field(default_factory=dict)
    per_feature: bool = True
    layers: Mapping[str, str] = field(default_factory=dict)
    separable: Separable | None = None
    preview: Callable[[Request], Chart | None] | None = None
    on_click: OnClick | None = None
    headlines: tuple[str, ...] = ()
    check: Callable[[Request], None] | None = None

    def parameter(self, parameter_id: str) -> Parameter:
        return next(parameter for parameter in self.parameters if parameter.id == parameter_id)
