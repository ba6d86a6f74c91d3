# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""`twinplan run QUESTION`: options from the question's description; figures, JSON, layers and report as answer."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..core.analysis.describe import Analysis, InputRole, Parameter
    from ..core.analysis.impact import Impact
    from ..gis.runner import Inputs

_FILE = "FILE[:LAYER]"


def add_to(commands: argparse._SubParsersAction) -> None:
    from ..core.analysis.registry import analyses

    parser = commands.add_parser(
        "run",
        help="ask a question",
        description="Ask a question. An existing path wins before the last colon of FILE[:LAYER] splits.",
    )
    questions = parser.add_subparsers(title="questions", metavar="QUESTION", required=True)
    for analysis in analyses():
        _add_question(questions, analysis)


def _add_question(questions: argparse._SubParsersAction, analysis: Analysis) -> None:
    parser = questions.add_parser(
        analysis.id,
        help=_escaped(analysis.question),
        description=_escaped(f"{analysis.question} {analysis.summary}"),
        formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=32, width=110),
    )
    inputs = parser.add_argument_group("inputs")
    for role in analysis.inputs:
        _add_input(inputs, role)
    inputs.add_argument("--where", metavar="EXPR", help="only the features for which this OGR attribute filter holds")
    parameters = parser.add_argument_group("parameters")
    for parameter in analysis.parameters:
        _add_parameter(parameters, parameter)
    output = parser.add_argument_group("output (without any of these: figures as text)")
    output.add_argument(
        "--out",
        metavar="FILE.gpkg",
        help="write the result layers to this GeoPackage; replaces an older result of TwinPlan and nothing else",
    )
    output.add_argument("--report", metavar="FILE.html", help="write the report, one self-contained page")
    output.add_argument("--json", metavar="FILE", help="write JSON to this file, or to standard output if it is -")
    output.add_argument(
        "--json-rows",
        metavar="COUNT",
        type=_row_count,
        help="the JSON has a table for each result layer, a row a feature, with at most so many rows (default: 10000)",
    )
    parser.set_defaults(command=answer, analysis=analysis)


def _add_input(group: argparse._ArgumentGroup, role: InputRole) -> None:
    group.add_argument(
        role.command_option,
        dest=_input_key(role.id),
        metavar=_FILE,
        required=role.required,
        action="append" if role.multiple else "store",
        help=_escaped(role.help) + (" (may be given several times)" if role.multiple else ""),
    )


def _add_parameter(group: argparse._ArgumentGroup, parameter: Parameter) -> None:
    default = f" (default: {parameter.default_text})" if parameter.default_text else ""
    group.add_argument(
        parameter.command_option,
        dest=_parameter_key(parameter.id),
        metavar=_metavar(parameter),
        help=_escaped(parameter.help + default),
    )


def answer(options: argparse.Namespace) -> None:
    """Read the files, ask, and write what was asked for."""
    from ..gis import runner
    from .terminal import TerminalProgress

    given = vars(options)
    analysis: Analysis = options.analysis
    _refuse_unusable_targets(options)
    values = {parameter.id: given[_parameter_key(parameter.id)] for parameter in analysis.parameters}
    parameters = {identifier: value for identifier, value in values.items() if value is not None}
    with TerminalProgress() as progress:
        impact = runner.answer(analysis, _inputs(analysis, given), parameters, progress, all_fields=bool(options.out))
        _write(impact, analysis, options, progress)
    _show(impact, options)


def _inputs(analysis: Analysis, given: dict[str, object]) -> Inputs:
    from ..gis import runner

    specs: dict[str, list[str]] = {}
    for role in analysis.inputs:
        value = given[_input_key(role.id)]
        specs[role.id] = [] if value is None else value if isinstance(value, list) else [str(value)]
    where = given["where"]
    return runner.inputs_from_files(analysis, specs, None if where is None else str(where))


def _refuse_unusable_targets(options: argparse.Namespace) -> None:
    """Better now than after the computation."""
    from ..gis.exports import refuse_target

    for target, suffix in ((options.out, ".gpkg"), (options.report, ".html"), (options.json, ".json")):
        if target and target != "-":
            refuse_target(target, suffix)


def _write(impact: Impact, analysis: Analysis, options: argparse.Namespace, progress: object) -> None:
    from ..gis import exports
    from ..gis.application import ensure_application

    if options.out or options.report:
        ensure_application()
    if options.out:
        exports.write_layers(impact, options.out, progress)
    if options.report:
        from ..gis.report import Reported, write_report

        write_report([Reported(impact, analysis)], options.report, progress)


def _show(impact: Impact, options: argparse.Namespace) -> None:
    from ..core.report.json_answer import as_json
    from ..core.report.json_rows import MOST_ROWS
    from .terminal import write_json

    if options.json:
        rows = MOST_ROWS if options.json_rows is None else options.json_rows
        write_json(as_json(impact, rows), options.json)
    if options.json != "-":
        _print_figures(impact)


def _print_figures(impact: Impact) -> None:
    from .terminal import as_text_table, plain_number

    print(impact.question)
    print(impact.sentence)
    rows = [
        (
            figure.label,
            plain_number(figure.value),
            figure.unit,
            plain_number(figure.unknown),
            "" if figure.total is None else plain_number(figure.total),
        )
        for figure in impact.figures
    ]
    print(as_text_table(("figure", "value", "unit", "unknown", "of"), rows))
    for note in impact.notes:
        print(f"note: {note}")


def _row_count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("give a whole number, 0 for no rows")
    return int(text)


def _input_key(identifier: str) -> str:
    return f"input:{identifier}"


def _parameter_key(identifier: str) -> str:
    return f"parameter:{identifier}"


def _metavar(parameter: Parameter) -> str:
    if parameter.choices:
        return "|".join(parameter.choices)
    if parameter.type.value == "boolean":
        return "yes|no"
    return parameter.unit.upper() or parameter.type.value.upper()


def _escaped(text: str) -> str:
    """argparse reads percent signs in help texts as formats."""
    return text.replace("%", "%%")
