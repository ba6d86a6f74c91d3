# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Write docs/analyses/ID.md from the description of every analysis, and the list of them."""

from __future__ import annotations

from pathlib import Path

from twinplan.core.analysis.describe import Analysis, InputRole, Parameter
from twinplan.core.analysis.registry import analyses

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "analyses"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """File name -> Markdown."""
    written = {f"{analysis.id}.md": page(analysis) for analysis in analyses()}
    lines = "\n".join(f"- [{a.question}]({a.id}.md) {a.summary}" for a in analyses())
    note = "Made from the descriptions in `core/analysis` by `make pages`."
    return {"README.md": f"# Questions\n\n{lines}\n\n{note}\n", **written}


def page(analysis: Analysis) -> str:
    inputs = "\n".join(
        f"| {role.label} | `{role.command_option}` | {_kinds(role)} | {_needed(role)} | {_cell(role.help)} |"
        for role in analysis.inputs
    )
    parameters = "\n".join(
        f"| {parameter.label} | `{parameter.command_option}` | {_default(parameter)} | {_cell(_meaning(parameter))} |"
        for parameter in analysis.parameters
    )
    figures = "\n".join(f"| `{identifier}` | {_cell(label)} |" for identifier, label in analysis.figures.items())
    return (
        f"# {analysis.question}\n\n"
        f"*{analysis.title}.* {analysis.summary}\n\n"
        f"On the command line `{_command(analysis)}`, in Processing `twinplan:{analysis.id}`.\n\n"
        "## Inputs\n\n| input | option | takes | needed | what it is |\n|---|---|---|---|---|\n"
        f"{inputs}\n\n"
        "## Parameters\n\n| parameter | option | default | what it means |\n|---|---|---|---|\n"
        f"{parameters}\n\n"
        f"## Figures\n\n| id | figure |\n|---|---|\n{figures}\n\n"
        f"## How it is computed\n\n{analysis.method.strip()}\n"
    )


def _command(analysis: Analysis) -> str:
    needed = " ".join(f"{role.command_option} FILE[:LAYER]" for role in analysis.inputs if role.required)
    return f"twinplan run {analysis.id} {needed}"


def _kinds(role: InputRole) -> str:
    return ", ".join(sorted(kind.value for kind in role.kinds))


def _needed(role: InputRole) -> str:
    return ("required" if role.required else "optional") + (", one or more" if role.multiple else "")


def _default(parameter: Parameter) -> str:
    return parameter.default_text or "not given"


def _meaning(parameter: Parameter) -> str:
    choices = "; ".join(f"`{value}`: {label.lower()}" for value, label in parameter.choices.items())
    return f"{parameter.help} One of {choices}." if choices else parameter.help


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    main()
