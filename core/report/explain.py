# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How an answer was computed: from the description of the question and the provenance of the run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..analysis.describe import Analysis, Parameter
from ..analysis.impact import Impact, Provenance
from ..wording.numbers import NumberStyle, format_given, format_number, with_unit
from ..wording.text import elide, field_label
from ..wording.times import local_time
from ..wording.translate import say, say_described
from .markdown import escape_markdown, to_html


def explanation_markdown(
    analysis: Analysis, provenance: Provenance, style: NumberStyle = NumberStyle.INTERNATIONAL
) -> str:
    """Method, parameters, inputs, coefficients and software of one run, as Markdown."""
    sections = [
        (say("Method"), say_described(analysis.method).strip()),
        (say("Parameters"), _table((say("Parameter"), say("Value")), parameter_rows(analysis, provenance, style))),
        (say("Inputs"), _table(input_headers(), input_rows(analysis, provenance))),
        (say("Coefficients"), _table((say("Coefficient"), say("Value"), say("Source")), coefficient_rows(provenance))),
        (say("Software"), _table((say("What"), say("Version")), software_rows(provenance))),
    ]
    return "\n\n".join(f"## {title}\n\n{text}" for title, text in sections if text) + "\n"


def explanation_html(analysis: Analysis, provenance: Provenance, style: NumberStyle = NumberStyle.INTERNATIONAL) -> str:
    """The same as safe HTML without styles, for a text browser in a dock."""
    return to_html(explanation_markdown(analysis, provenance, style), top_heading=1)


def input_headers() -> tuple[str, ...]:
    """What stands above the rows of inputs."""
    return (say("Input"), say("Layer"), say("Features"), say("CRS"), say("Fingerprint"))


def parameter_rows(analysis: Analysis, provenance: Provenance, style: NumberStyle) -> list[tuple[str, ...]]:
    """Label and value of every parameter of the run; those the description does not know keep their id."""
    known = {parameter.id: parameter for parameter in analysis.parameters}
    rows: list[tuple[str, ...]] = []
    for identifier, value in provenance.parameters.items():
        parameter = known.get(identifier)
        label = say_described(parameter.label) if parameter else field_label(identifier)
        rows.append((label, _value_text(value, parameter, style)))
    return rows


def _value_text(value: object, parameter: Parameter | None, style: NumberStyle) -> str:
    if value is None or value == "" or value == ():
        return say("not given")
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    unit = parameter.unit if parameter else ""
    if isinstance(value, (int, float)):
        return with_unit(format_given(float(value), style), unit)
    if isinstance(value, str):
        return elide(_choice_text(value, parameter))
    if isinstance(value, Sequence):
        return ", ".join(_value_text(item, parameter, style) for item in value)
    return elide(str(value))


def _choice_text(value: str, parameter: Parameter | None) -> str:
    if parameter is None or value not in parameter.choices:
        return value
    return say_described(parameter.choices[value])


def input_rows(analysis: Analysis, provenance: Provenance) -> list[tuple[str, ...]]:
    """What was read: role, name, count, CRS, and the start of the fingerprint."""
    return [
        (
            _role_label(analysis, text_of(each, "input")),
            elide(text_of(each, "name")),
            _count_text(each),
            elide(text_of(each, "crs")),
            text_of(each, "fingerprint")[:16] or say("none"),
        )
        for each in provenance.inputs
    ]


def _role_label(analysis: Analysis, identifier: str) -> str:
    labels = {role.id: role.label for role in analysis.inputs}
    return say_described(labels[identifier]) if identifier in labels else field_label(identifier)


def _count_text(entry: Mapping[str, object]) -> str:
    """How many features a layer had; a raster has none."""
    count = entry.get("features")
    return format_number(float(count)) if isinstance(count, (int, float)) else ""


def coefficient_rows(provenance: Provenance) -> list[tuple[str, ...]]:
    """Name, value and source of each."""
    return [
        (elide(text_of(each, "name")), elide(text_of(each, "value")), elide(text_of(each, "source"), 300))
        for each in provenance.coefficients
    ]


def software_rows(provenance: Provenance) -> list[tuple[str, ...]]:
    """TwinPlan, the packages that computed, and when."""
    rows: list[tuple[str, ...]] = [
        ("TwinPlan", provenance.version),
        (say("Computed"), local_time(provenance.computed_at)),
    ]
    return rows + [(name, version) for name, version in provenance.packages.items()]


def trace_rows(impact: Impact) -> list[tuple[str, str]]:
    """Everything needed to trace the answer, as item and value, for files that others read."""
    known = impact.provenance
    rows = [
        ("question", impact.question),
        ("sentence", impact.sentence),
        ("analysis", known.analysis),
        ("TwinPlan", known.version),
        ("computed at", known.computed_at),
    ]
    rows += [(f"parameter {name}", _plain_text(value)) for name, value in known.parameters.items()]
    for number, entry in enumerate(known.inputs, start=1):
        rows += [
            (f"input {number} {name}", _plain_text(value)) for name, value in entry.items() if value not in (None, "")
        ]
    for entry in known.coefficients:
        rows.append(("coefficient", ", ".join(_plain_text(value) for value in entry.values())))
    rows += [(f"package {name}", version) for name, version in known.packages.items()]
    return rows + [("note", note) for note in impact.notes]


def _plain_text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_plain_text(item) for item in value)
    return "" if value is None else str(value)


def text_of(entry: Mapping[str, object], key: str) -> str:
    """What is stated under this key, as text; "" for nothing."""
    value = entry.get(key)
    return "" if value is None else str(value)


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    lines = ["| " + " | ".join(headers) + " |", "|" + " --- |" * len(headers)]
    lines += ["| " + " | ".join(escape_markdown(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)
