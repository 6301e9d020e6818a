"""docs/policies.md: every question of the founding documents, its command, and what it says."""

import csv
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.docs.pages import ROOT

PAGE = ROOT / "docs" / "policies.md"
QUESTIONS = (
    "Should everybody have the same number of cases?",
    "How many in each team?",
    "What if cases are followed twice as often?",
    "What if the ceiling goes from 31 to 24?",
    "What must a lower number result in?",
    "How does the unit of count change the number?",
    "Do the heaviest areas have few cases?",
    "How much do caseloads vary, within and between municipalities?",
    "What do weekly hours and seniority mean?",
    "How many caseworkers does a child have in a year?",
)
OFTEN = {QUESTIONS[0]}
"""One comparison: the others ask the same of other models and offices, among the long tests.

`staffing` of Nordby has every number of its answer held by tests/cli/test_staffing.py."""
_BLOCK = re.compile(r"```(sh|text)\n(.*?)```", re.DOTALL)
_RUN = "uv run assigner "


def answered() -> dict[str, list[tuple[str, str]]]:
    """Question -> its commands, each with the output the page shows."""
    found: dict[str, list[tuple[str, str]]] = {}
    for section in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
        blocks = _BLOCK.findall(section)
        assert [kind for kind, _ in blocks] == ["sh", "text"] * (len(blocks) // 2)
        texts = [text for _, text in blocks]
        found[section.split("\n", 1)[0]] = list(zip(texts[::2], texts[1::2], strict=True))
    return found


def plain(text: str) -> list[str]:
    """Lines without what only the width of a column decides."""
    lines = [re.sub(r"[\s─]+", " ", line).strip() for line in text.splitlines()]
    return [line for line in lines if line and line != "…"]


@pytest.mark.landing
@pytest.mark.parametrize("days", [20, pytest.param(250, marks=pytest.mark.long)])
def test_the_rule_against_changes_alone_changes_no_measure(days: int) -> None:
    """One of the page's sixteen years, same random numbers: "every measure is the same"."""
    (command, _), = answered()[QUESTIONS[-1]]
    words = shlex.split(command.removeprefix(_RUN))
    models = [words[at + 1] for at, word in enumerate(words) if word == "-m"]
    asked = [word for word in words if word not in {"-m", models[2]}]
    asked = [str(ROOT / word) if word.startswith("instances/") else word for word in asked
             if word not in models]
    for key, value in (("--days", str(days)), ("--runs", "1")):
        asked[asked.index(key) + 1] = value
    ran = run(*asked, "-m", models[0], "-m", models[1], "--format", "csv")
    assert ran.code == 0, ran.err
    rows = list(csv.DictReader(ran.out.splitlines()))
    one, other = ({row["measure"]: row["value"] for row in rows if row["policy"] == policy}
                  for policy in models[:2])
    assert one == other
    assert "three_caseworkers_share" in one
    if days == 250:
        assert 0.15 < float(one["three_caseworkers_share"]) < 0.35, "26.1 % ± 1.1 of sixteen"


def test_every_question_has_a_command_and_a_result() -> None:
    found = answered()
    assert tuple(found) == QUESTIONS
    assert all(found.values())
    assert "docs/policies.md" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.landing
@pytest.mark.parametrize("question", [
    question if question in OFTEN else pytest.param(question, marks=pytest.mark.long)
    for question in QUESTIONS
])
def test_every_command_says_what_the_page_shows(
    question: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "instances", tmp_path / "instances")
    monkeypatch.chdir(tmp_path)
    before = (answered()[earlier] for earlier in QUESTIONS[:QUESTIONS.index(question)])
    made = [asked for commands in before for asked in commands if "assigner generate" in asked[0]]
    for command, shown in (*made, *answered()[question]):
        assert command.startswith(_RUN), command
        words = shlex.split(command.removeprefix(_RUN))
        ran = run(*words)
        assert ran.code == 0, (command, ran.err)
        said = iter(plain(ran.out))
        for line in plain(shown):
            assert line in said, (command, line, ran.out)
        for name in (name for name in words if name.endswith(".svg")):
            assert (tmp_path / name).is_file()
            assert (tmp_path / name).with_suffix(".csv").is_file()
