"""The house: sizes, names, tests that assert, and what must not be committed."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONGEST = 300
BLOCKS = ("body", "orelse", "finalbody")


def test_no_file_is_longer_than_a_room() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in ("src", "tests", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_no_room_without_a_name() -> None:
    nameless = {"utils", "helpers", "helper", "manager", "base", "core", "handler", "common"}
    assert not [path for path in (ROOT / "src").rglob("*.py") if path.stem in nameless]


def walked(test: ast.FunctionDef) -> Iterator[tuple[ast.stmt, list[ast.stmt]]]:
    """Every statement of a test with those of its block, functions inside it left out."""
    blocks = [test.body]
    for block in blocks:
        for statement in block:
            yield statement, block
            if not isinstance(statement, ast.FunctionDef | ast.ClassDef):
                parts = [statement, *(part for name in ("handlers", "cases")
                                      for part in getattr(statement, name, ()))]
                blocks += [getattr(part, name, []) for part in parts for name in BLOCKS]


def silent(test: ast.FunctionDef) -> bool:
    """Whether it can end without having asserted anything: it returns, or its loops pass all by."""
    for statement, block in walked(test):
        if isinstance(statement, ast.Return):
            return True
        said = (*block[:block.index(statement)], *test.body)
        if isinstance(statement, ast.Continue) and not any(isinstance(s, ast.Assert) for s in said):
            return True
    return False


def asked_in(module: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """The tests of a module and of its classes."""
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            yield from asked_in(node)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node


def test_every_test_asserts() -> None:
    """No test returns; one that leaves out a round asserts before it does, or after all of them."""
    found = [
        f"{path.relative_to(ROOT)}:{test.lineno} {test.name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for test in asked_in(ast.parse(path.read_text(encoding="utf-8")))
        if silent(test)
    ]
    assert found == []


def test_every_late_import_says_why() -> None:
    """What is imported inside a function costs too much above: the line says what it costs."""
    found = [
        f"{path.relative_to(ROOT)}:{place}"
        for folder in ("src", "tests", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        for place, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if line.endswith("# noqa: " "PLC0415")
    ]
    assert found == []


def test_no_registry_is_named() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    hosts = re.compile(rb"py" rb"pi\.org|python" rb"hosted\.org|registry\.npm" rb"js")
    found = [
        name
        for name in listed.stdout.splitlines()
        if (ROOT / name).is_file()
        and hosts.search((ROOT / name).read_bytes())
    ]
    assert found == []


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pins = {pin.partition("==")[0] for pin in project["tool"]["uv"]["constraint-dependencies"]}
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    wanted += [name for extra in project["project"]["optional-dependencies"].values()
               for name in extra]
    assert {re.split(r"[<>=!~\[ ]", name)[0] for name in wanted} <= pins
