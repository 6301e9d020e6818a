"""The house: lint, types, the import law, sizes, and what must not be committed."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMMANDS = {
    "lint": [sys.executable, "-m", "ruff", "check", "."],
    "types": [sys.executable, "-m", "mypy"],
    "import law": [
        sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"
    ],
}
LONGEST = 300
# Names that report/ shares with others; they go when views and renderers take its place.
OF_THE_REPORT = {"Bar", "Entry", "Picture"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_house_is_in_order(name: str) -> None:
    done = subprocess.run(COMMANDS[name], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_longer_than_a_room() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in ("src", "tests", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_no_class_name_twice() -> None:
    places = defaultdict(list)
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(path.relative_to(ROOT / "src")))
    twice = {name: where for name, where in places.items() if len(where) > 1}
    assert twice.keys() - OF_THE_REPORT == set(), twice


def test_no_room_without_a_name() -> None:
    nameless = {"utils", "helpers", "helper", "manager", "base", "core", "handler", "common"}
    assert not [path for path in (ROOT / "src").rglob("*.py") if path.stem in nameless]


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
