# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules of the house: which room may use which, what Windows does not have, what every file carries."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("core", "gis", "ui", "cli")
MAY_USE = {
    "core": {"core"},
    "gis": {"core", "gis"},
    "ui": {"core", "gis", "ui"},
    "cli": {"core", "gis", "cli"},
}
ROOMS_OF_CORE = {
    "wording": set(),
    "geometry": {"wording"},
    "twin": {"geometry", "wording"},
    "overlay": {"geometry", "twin"},
    "sample": {"geometry", "twin", "wording"},
    "damage": {"geometry", "twin", "wording"},
    "cascade": {"geometry", "overlay"},
    "network": {"geometry", "overlay", "twin", "wording"},
    "analysis": {"geometry", "overlay", "twin", "wording", "damage", "cascade", "network"},
    "report": {"analysis", "geometry", "twin", "wording"},
}
QUESTIONS = {"exposure", "damage", "access", "cascade", "inventory"}
LONGEST_MODULE = 400
CORE_NEVER = {"qgis", "PyQt5", "PyQt6", "osgeo", "processing"}
WINDOWS_HAS_NO_MODULE = {"fcntl", "pwd", "grp", "resource", "termios", "pty", "multiprocessing"}
WINDOWS_HAS_NO_CALL = {
    "os.fork",
    "os.symlink",
    "os.link",
    "os.mkfifo",
    "os.killpg",
    "os.getuid",
    "os.geteuid",
    "os.setsid",
    "os.uname",
    "signal.SIGKILL",
    "sys.executable",
}
FOREIGN_SQLITE = {"sqlite3", "pysqlite3", "apsw", "geopandas", "fiona", "pyogrio"}


def tracked(*suffixes: str) -> list[Path]:
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return [ROOT / name for name in names if name.endswith(suffixes) and (ROOT / name).is_file()]


def shipped() -> list[Path]:
    return [path for path in tracked(".py") if path.parent == ROOT or path.relative_to(ROOT).parts[0] in ROOMS]


def room(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return parts[0] if len(parts) > 1 else "root"


def imports(path: Path, *, inside_functions: bool = True) -> Iterator[tuple[int, str]]:
    """Line and absolute name of every module imported (within the plugin: "twinplan.core...")."""
    package = ["twinplan", *path.relative_to(ROOT).with_suffix("").parts]
    package = package[:-1]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = ast.walk(tree) if inside_functions else _at_import(tree)
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield node.lineno, module
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def _at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """The nodes that run when the module is imported: not functions, not what only type checkers see."""
    for node in tree.body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield from ast.walk(node)


def test_arrows_between_rooms_run_one_way():
    wrong = []
    for path in shipped():
        if room(path) not in MAY_USE:
            continue
        for line, module in imports(path):
            parts = module.split(".")
            if parts[0] == "twinplan" and len(parts) > 1 and parts[1] in ROOMS and parts[1] not in MAY_USE[room(path)]:
                wrong.append(f"{path.relative_to(ROOT)}:{line} uses {module}")
    assert wrong == []


def test_rooms_of_core_use_only_those_below_them():
    wrong = []
    for path in shipped():
        parts = path.relative_to(ROOT).parts
        if len(parts) < 3 or parts[0] != "core":
            continue
        for line, module in imports(path):
            used = module.split(".")[2:3] if module.startswith("twinplan.core.") else []
            if set(used) & (ROOMS_OF_CORE.keys() - ROOMS_OF_CORE[parts[1]] - {parts[1]}):
                wrong.append(f"{path.relative_to(ROOT)}:{line} uses {module}")
    assert wrong == []
    assert {path.name for path in (ROOT / "core").iterdir() if (path / "__init__.py").is_file()} == set(ROOMS_OF_CORE)


def test_a_question_uses_of_another_only_how_assets_are_cut():
    wrong = []
    for path in shipped():
        parts = path.relative_to(ROOT).parts
        if parts[:2] != ("core", "analysis") or path.name == "registry.py":
            continue
        own = parts[2] if len(parts) > 3 else ""
        for line, module in imports(path):
            used = module.split(".")[3:] if module.startswith("twinplan.core.analysis.") else []
            if used and used[0] in QUESTIONS - {own} and used[:2] != ["exposure", "engine"]:
                wrong.append(f"{path.relative_to(ROOT)}:{line} uses {module}")
    assert wrong == []


def test_every_question_has_a_room():
    rooms = {path.parent.name for path in (ROOT / "core" / "analysis").glob("*/question.py")}
    assert rooms == QUESTIONS


def test_modules_hold_one_idea_and_say_which():
    lines = {path.relative_to(ROOT): path.read_text(encoding="utf-8").splitlines() for path in shipped()}
    assert [(str(path), len(text)) for path, text in lines.items() if len(text) > LONGEST_MODULE] == []
    trees = {path: ast.parse("\n".join(text)) for path, text in lines.items()}
    assert [str(path) for path, tree in trees.items() if tree.body and not ast.get_docstring(tree)] == []


def test_what_core_offers_says_what_it_is():
    silent = []
    for path in shipped():
        if room(path) != "core":
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            is_public = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
            if is_public and not ast.get_docstring(node):
                silent.append(f"{path.relative_to(ROOT)}: {node.name}")
    assert silent == []


def test_core_knows_neither_qgis_nor_qt_nor_gdal():
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in shipped()
        if room(path) == "core"
        for line, module in imports(path)
        if module.split(".")[0] in CORE_NEVER
    ]
    assert wrong == []


def test_gis_has_no_widgets():
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in shipped()
        if room(path) == "gis"
        for line, module in imports(path)
        if module.startswith(("qgis.gui", "qgis.PyQt.QtWidgets"))
    ]
    assert wrong == []


def test_no_module_imports_itself_in_a_circle():
    graph = {_module(path): set() for path in shipped()}
    for path in shipped():
        for _, name in imports(path, inside_functions=False):
            if name in graph and name != _module(path):
                graph[_module(path)].add(name)
    assert _circle(graph) is None


def _module(path: Path) -> str:
    parts = ["twinplan", *path.relative_to(ROOT).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _circle(graph: dict[str, set[str]]) -> list[str] | None:
    done: set[str] = set()

    def visit(module: str, path: list[str]) -> list[str] | None:
        if module in path:
            return [*path[path.index(module) :], module]
        if module in done:
            return None
        for used in sorted(graph[module]):
            found = visit(used, [*path, module])
            if found:
                return found
        done.add(module)
        return None

    for module in graph:
        found = visit(module, [])
        if found:
            return found
    return None


def test_shipped_code_uses_only_what_windows_has():
    wrong = []
    for path in shipped():
        where = path.relative_to(ROOT)
        wrong += [
            f"{where}:{line} imports {module}"
            for line, module in imports(path)
            if module.split(".")[0] in WINDOWS_HAS_NO_MODULE
        ]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and ast.unparse(node) in WINDOWS_HAS_NO_CALL:
                wrong.append(f"{where}:{node.lineno} uses {ast.unparse(node)}")
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith((".symlink_to", ".hardlink_to")):
                wrong.append(f"{where}:{node.lineno} makes a link")
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value.startswith(("/tmp/", "/home/"))
            ):
                wrong.append(f"{where}:{node.lineno} names a POSIX path")
    assert wrong == []


def test_only_new_files_that_nobody_has_open_meet_another_sqlite():
    """An open GeoPackage is touched only through OGR; a second SQLite library would destroy committed edits."""
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in shipped()
        for line, module in imports(path)
        if module.split(".")[0] in FOREIGN_SQLITE
    ]
    assert wrong == []


def test_text_files_are_opened_with_an_encoding():
    wrong = []
    for path in shipped():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).rpartition(".")[2]
            binary = any(isinstance(a, ast.Constant) and isinstance(a.value, str) and "b" in a.value for a in node.args)
            encoded = any(keyword.arg == "encoding" for keyword in node.keywords)
            if name in {"read_text", "write_text"} and not encoded and len(node.args) < 2 + (name == "write_text"):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node.func)}")
            if ast.unparse(node.func) == "open" and not binary and not encoded:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} open")
    assert wrong == []


@pytest.mark.parametrize("suffix", [".py", ".sh", ".yml", ".toml"])
def test_every_source_says_its_licence(suffix):
    without = [
        str(path.relative_to(ROOT))
        for path in tracked(suffix)
        if path.name != "pyproject.toml" and "SPDX-License-Identifier: " not in path.read_text(encoding="utf-8")[:400]
    ]
    assert without == []


def test_the_plugin_file_only_wires():
    assert len((ROOT / "plugin.py").read_text(encoding="utf-8").splitlines()) <= 150


def test_metadata_is_complete():
    spec = importlib.util.spec_from_file_location("make_zip", ROOT / "tools" / "make_zip.py")
    make_zip = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_zip)
    files = set(make_zip.shipped_files())
    assert {"metadata.txt", "LICENSE", "CHANGELOG.md", "README.md", "__init__.py", "plugin.py"} <= files
    assert not [name for name in files if name.startswith(("tests/", "tools/", "benchmarks/", "sandbox/"))]
    assert not [name for name in files if name.endswith((".gpkg", ".tif", ".so", ".dll", ".pyd", ".exe"))]


def test_no_data_and_few_pictures_in_the_repository():
    forbidden = tracked(".gpkg", ".tif", ".tiff", ".so", ".dll", ".exe", ".pyd", ".gpkg-wal")
    pictures = tracked(".png", ".jpg", ".jpeg")
    assert forbidden == []
    assert [path for path in pictures if room(path) != "docs"] == []
    assert sum(path.stat().st_size for path in pictures) < 3_000_000
