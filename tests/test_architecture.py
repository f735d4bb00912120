"""The house as it was drawn: imports go one way, nothing reaches for the network, and the README's
map shows every room."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "selfeval"
TOP_LEVEL = {
    "selfeval",
    "resources",
    "tests",
    "pyproject.toml",
    "build_app.spec",
    "README.md",
    "LICENSE",
}
MAP_LINE = re.compile(r"^(?P<indent> *)(?P<name>[\w.]+(?:/|\.py))\s+(?P<about>\S.*)$")


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imported_by(path: Path) -> Iterator[str]:
    """Every module that `path` imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_imports_go_one_way() -> None:
    """In a process of its own: the linter switches off the loggers of the process it runs in."""
    lint = "from importlinter.cli import lint_imports as lint; exit(lint(no_cache=True))"
    linted = subprocess.run(
        [sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize(("library", "home"), [("PySide6", "ui"), ("reportlab", "report")])
def test_a_library_lives_in_one_package(library: str, home: str) -> None:
    """The linter's contracts from the other side: a new package is covered without being named."""
    users = {
        path.relative_to(PACKAGE).parts[0]
        for path in modules()
        if library in {name.partition(".")[0] for name in imported_by(path)}
    }
    assert users == {home}


def test_qt_network_is_never_imported() -> None:
    wanted = {"PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore"}
    assert not [path for path in modules() if wanted & set(imported_by(path))]


def test_core_opens_no_session_and_reads_files_only_for_frameworks() -> None:
    for path in (PACKAGE / "core").rglob("*.py"):
        names = set(imported_by(path))
        assert not {"sqlmodel.Session", "sqlalchemy.orm.Session"} & names, path
        if path.name != "frameworks.py":
            assert not {"pathlib", "io", "selfeval.resources"} & names, path


def ways_to_a_database(path: Path) -> Iterator[str]:
    """Every place in a module that opens a database file, or could do so unseen."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("sqlite3.connect"):
            if ast.unparse(node.args[0]) != "':memory:'":
                yield ast.unparse(node)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            said = ast.unparse(node)
            if re.search(r"\bsqlcipher3\b|\bsqlite3 as\b|\bfrom sqlite3\b", said):
                yield said


def test_database_files_are_opened_in_one_place() -> None:
    """Where their password is looked for: nothing passes it by."""
    ways = {
        path.relative_to(PACKAGE).as_posix(): found
        for path in modules()
        if (found := list(ways_to_a_database(path)))
    }
    assert ways.keys() == {"store/databases.py", "store/sqlcipher.py"}, ways


@pytest.mark.parametrize(
    "line",
    [
        "sqlite3.connect(path)",
        "x = sqlite3.connect(f'{path}?mode=ro', uri=True)",
        "from sqlite3 import connect",
        "import sqlite3 as database",
        "from sqlcipher3 import dbapi2",
    ],
)
def test_another_way_to_a_database_is_noticed(line: str, tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(f"import sqlite3\nsqlite3.connect(':memory:')\n{line}\n")
    assert len(list(ways_to_a_database(module))) == 1


@pytest.mark.parametrize("name", ["bootstrap.py", "__main__.py"])
def test_what_runs_before_the_packages_are_there_needs_only_python(name: str) -> None:
    tree = ast.parse((PACKAGE / name).read_text(encoding="utf-8"))
    early = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {node.module for node in early if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in early if isinstance(node, ast.Import) for alias in node.names}
    roots = {str(name).partition(".")[0] for name in names} - {"selfeval"}
    assert roots <= sys.stdlib_module_names
    assert {str(name) for name in names if str(name).startswith("selfeval")} <= {
        "selfeval.bootstrap"
    }


def test_every_third_party_import_is_declared() -> None:
    imports = {name.partition(".")[0] for path in modules() for name in imported_by(path)}
    third_party = imports - sys.stdlib_module_names - {"selfeval", "None"}
    distributions = {
        "PySide6": "PySide6-Essentials",
        "shiboken6": "PySide6-Essentials",
        "PIL": "pillow",
        "bidi": "python-bidi",
        "dateutil": "python-dateutil",
        "docx": "python-docx",
        "sqlalchemy": "sqlmodel",
        "pydantic": "sqlmodel",
    }
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[project.opt")[0]
    for module in third_party:
        name = distributions.get(module, module).replace("_", "-")
        assert f'"{name}' in declared, f"{module} is imported but not declared"


def tree_of_the_package() -> set[str]:
    """Packages end in a slash; empty `__init__.py` files are not worth a line."""
    found = {str(path.relative_to(ROOT)) for path in modules() if path.name != "__init__.py"}
    packages = {f"{path.parent.relative_to(ROOT)}/" for path in modules()}
    return found | packages


def map_in_the_readme() -> set[str]:
    """Read the indented map: a name that ends in a slash holds what is indented under it."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = text.partition("```text\nselfeval/")[2].partition("```")[0]
    parents: list[str] = ["selfeval/"]
    found = {"selfeval/"}
    for line in block.splitlines()[1:]:
        shown = MAP_LINE.match(line)
        assert shown, f"not a line of the map: {line!r}"
        depth = len(shown["indent"]) // 2
        path = parents[depth - 1] + shown["name"]
        del parents[depth:]
        parents.append(path)
        found.add(path)
    return found


def test_the_map_in_the_readme_is_the_tree() -> None:
    assert map_in_the_readme() == tree_of_the_package()


def test_the_top_level_is_tidy() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    top = {path.partition("/")[0] for path in listed.stdout.split("\0") if path}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL
