# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The texts that `say`, `say_count` and `say_described` are given in sources, and what is wrong with them."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2
import jinja2.nodes

TRANSLATED_BY_QT = {"tr", "_tr", "translate"}
ERRORS = {"TwinPlanError", "InputError", "TwinFormatError", "StorageError", "MissingPackageError"}


@dataclass(frozen=True)
class Said:
    """One call of `say` or `say_count`: its templates, and the names of the values that it gives."""

    file: Path
    line: int
    texts: tuple[str, ...]
    values: frozenset[str]

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"


def said_in(path: Path) -> Iterator[Said]:
    """Every call in a Python file; raises ValueError for one whose text is not written out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assigned = _assigned(tree)
    for call in _calls(tree):
        name = _called(call)
        if name not in ("say", "say_count") or path.name == "translate.py":
            continue
        literals = call.args if name == "say" else call.args[1:]
        texts = tuple(each.value for each in literals if isinstance(each, ast.Constant) and isinstance(each.value, str))
        values = {key for keyword in call.keywords for key in _keys(keyword, assigned)}
        if len(texts) != (1 if name == "say" else 2):
            raise ValueError(f"{path}:{call.lineno}: {name} takes texts as they are, and values by name")
        yield Said(path, call.lineno, texts, frozenset(values | {"count"} if name == "say_count" else values))


def said_in_template(path: Path) -> Iterator[Said]:
    """Every call in a template of Jinja."""
    tree = jinja2.Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    for call in tree.find_all(jinja2.nodes.Call):
        if isinstance(call.node, jinja2.nodes.Name) and call.node.name == "say":
            text = call.args[0].as_const()
            yield Said(path, call.lineno, (text,), frozenset(keyword.key for keyword in call.kwargs))


def described_in(path: Path) -> Iterator[str]:
    """Texts of constants of a module that it hands to `say_described` by name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in _calls(tree):
        if _called(call) == "say_described" and isinstance(call.args[0], ast.Name) and call.args[0].id in constants:
            yield constants[call.args[0].id]


def lacking_values(said: Said) -> str:
    """Which values the templates ask for and are not given; "" where all is well."""
    asked = {name for text in said.texts for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    lacking = sorted(asked - said.values)
    return f"{said.place}: {lacking} in {said.texts[-1]!r}" if lacking else ""


def unsaid_in(path: Path) -> Iterator[str]:
    """Errors that are given a text which no translator sees, and texts for Qt that are put together."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assigned = _assigned(tree)
    for call in _calls(tree):
        if _called(call) in ERRORS:
            parts = [part for argument in call.args for part in _alternatives(argument)]
            parts += [
                part
                for name in parts
                if isinstance(name, ast.Name)
                for value in assigned.get(name.id, ())
                for part in _alternatives(value)
            ]
            if any(_is_plain_text(part) for part in parts):
                yield f"{path}:{call.lineno}: {_called(call)}"
        elif _is_for_qt(call) and any(_is_put_together(argument) for argument in call.args):
            yield f"{path}:{call.lineno}: {_called(call)}"


def _assigned(tree: ast.AST) -> dict[str, list[ast.expr]]:
    """By name, whatever is assigned to it anywhere in the file."""
    assigned: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            assigned.setdefault(node.targets[0].id, []).append(node.value)
    return assigned


def _keys(keyword: ast.keyword, assigned: dict[str, list[ast.expr]]) -> Iterator[str]:
    """The name of a value, or of all in a dictionary that is handed on with **."""
    if keyword.arg:
        yield keyword.arg
        return
    written = [keyword.value] if isinstance(keyword.value, ast.Dict) else assigned.get(_name(keyword.value), [])
    for each in written:
        keys = each.keys if isinstance(each, ast.Dict) else ()
        yield from (key.value for key in keys if isinstance(key, ast.Constant))


def _name(expression: ast.expr) -> str:
    return expression.id if isinstance(expression, ast.Name) else ""


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _called(call: ast.Call) -> str:
    """The last part of the name that is called."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_for_qt(call: ast.Call) -> bool:
    """A painter has a `translate` too, whose first argument is no text."""
    if _called(call) not in TRANSLATED_BY_QT or not call.args:
        return False
    return _called(call) != "translate" or (len(call.args) > 1 and _is_plain_text(call.args[0]))


def _alternatives(expression: ast.expr) -> list[ast.expr]:
    """What an expression may come to: "a if b else c" is a or c."""
    if isinstance(expression, ast.IfExp):
        return [*_alternatives(expression.body), *_alternatives(expression.orelse)]
    if isinstance(expression, ast.BoolOp):
        return [part for value in expression.values for part in _alternatives(value)]
    if isinstance(expression, ast.BinOp):
        return [*_alternatives(expression.left), *_alternatives(expression.right)]
    return [expression]


def _is_plain_text(expression: ast.expr) -> bool:
    if isinstance(expression, ast.JoinedStr):
        return True
    return isinstance(expression, ast.Constant) and isinstance(expression.value, str) and expression.value != ""


def _is_put_together(expression: ast.expr) -> bool:
    called = isinstance(expression, ast.Call) and _called(expression) == "format"
    return called or isinstance(expression, (ast.JoinedStr, ast.BinOp))
