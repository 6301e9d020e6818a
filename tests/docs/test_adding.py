"""docs/adding-a-rule.md done letter by letter in a copy of the repository."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.docs.pages import ROOT
from tests.draws import covering

PAGE = (ROOT / "docs" / "adding-a-rule.md").read_text(encoding="utf-8")
COPIED = ("src", "tests", "models", "instances", "docs", "pyproject.toml")
_FILE = re.compile(r"```\w+ (\S+/\S+)\n(.*?)```", re.DOTALL)
_COMMANDS = re.compile(r"```sh\n(.*?)```", re.DOTALL)
FILES: Mapping[str, str] = dict(_FILE.findall(PAGE))


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository with every block of the page in its place.

    Whoever has done the page in this clone has those files: they are written over in the copy.
    """
    folder = tmp_path_factory.mktemp("clone")
    passed = shutil.ignore_patterns("compiled")
    for name in COPIED:
        here = ROOT / name
        if here.is_dir():
            shutil.copytree(here, folder / name, ignore=passed)
        else:
            shutil.copy(here, folder / name)
    _as_compiled(folder)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _as_compiled(folder: Path) -> None:
    """What is compiled of this clone is of the copy, too: its files are as old and as long."""
    if sys.pycache_prefix is not None:
        of = Path(sys.pycache_prefix)
        for name in ("src", "tests"):
            here = of / (ROOT / name).relative_to(ROOT.anchor)
            if here.is_dir():
                shutil.copytree(here, of / (folder / name).relative_to(folder.anchor))


def done(tree: Path, *args: str) -> str:
    """What this interpreter says when it is run on the copy."""
    environ = {**os.environ, "PYTHONPATH": str(tree / "src"), "ASSIGNER_STATE": str(tree / "state")}
    found = subprocess.run(
        [sys.executable, *args], cwd=tree, env=environ, capture_output=True, text=True, check=False,
    )
    assert found.returncode == 0, (args, found.stdout, found.stderr)
    return found.stdout


ONE_AFTER_ANOTHER = """
import contextlib, io, json, sys
from assigner.cli import main
said = []
for args in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        try:
            main(args)
        except SystemExit as ended:
            if ended.code:
                sys.exit(f"{args} ends with {ended.code}: {out.getvalue()}")
    said.append(out.getvalue())
print(json.dumps(said))
"""


def test_a_rule_and_a_tier_touch_their_own_files_and_a_model_alone() -> None:
    rule = [name for name in FILES if "first_weeks" in name]
    tier = [name for name in FILES if "spare_skills" in name]
    assert len(rule) == len(tier) == 3
    assert {*FILES} - {*rule, *tier} == {"models/my-office.toml"}


@pytest.mark.skipif(shutil.which("git") is None, reason="no git")
def test_every_file_of_the_page_is_new() -> None:
    """Who has done the page has them, too: git knows them not, or an office's own model alone."""
    known = subprocess.run(
        ["git", "ls-files", *FILES], cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout.split()
    assert {*known} <= {"models/my-office.toml"}


@pytest.mark.landing
@pytest.mark.parametrize("whole", covering([False], [False, True]))
def test_every_command_of_the_page_runs(tree: Path, whole: bool) -> None:
    """The commands in every run; what the page tests by, and its mutants, among the long tests."""
    lines = "".join(_COMMANDS.findall(PAGE)).strip().splitlines()
    typed = [shlex.split(line.removeprefix("uv run ")) for line in lines]
    assert {tool for tool, *_ in typed} == {"assigner", "pytest"}
    commands = [args for tool, *args in typed if tool == "assigner"]
    assert commands[0] == ["rules", "my-office"]
    commands.append([*commands[0], "--lang", "da"])
    rules, *_, danish = json.loads(done(tree, "-c", ONE_AFTER_ANOTHER, json.dumps(commands)))
    assert "In their first 6 weeks here" in rules
    assert "Skills kept for the cases that ask for them." in rules
    assert "spare_skills" in (tree / "plan.json").read_text(encoding="utf-8")
    assert "I sine første 6 uger her har ingen en meget kompleks sag." in danish
    assert "Kompetencer gemmes til de sager, der kræver dem." in danish
    for tool, *args in typed:
        if tool == "pytest" and whole:
            done(tree, "-m", "pytest", *args)
