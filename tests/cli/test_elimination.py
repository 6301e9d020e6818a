"""An adversary reads everything a caseworker can get, and asks what it tells of colleagues.

Two worlds differ in one planted fact of a colleague, and the plan is the same in both. Whoever
could tell the worlds apart has inferred the fact. And within a world, what is said of a colleague
must not differ between like cases.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random

import pytest

from tests.cli.offices import write
from tests.cli.runner import run

pytestmark = pytest.mark.landing

Facts = Mapping[str, Mapping[str, str]]
PLANTED: Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "away": ({"absent_from": "2026-11-17", "absent_to": "2027-03-19"}, {}),
    "disqualified": ({}, {"disqualified": "X"}),
    "no hours": ({"capacity_percent": "0"}, {}),
    "full": ({"max_new_cases": "0"}, {}),
    "dislikes": ({"interests": "unge:-2"}, {}),
    "duties": ({"reserved_hours": "30"}, {}),
}
QUESTIONS = (
    (), ("--case", "C-1"), ("--case", "C-2"), ("--worker", "V"), ("--fairness",),
    ("--alternatives", "3"), *(("--case", case, "--why-not", "X") for case in ("C-1", "C-2")),
)


def world(folder: Path, people: Facts, cases: Facts) -> tuple[Path, Path]:
    day = write(folder / "day", people, cases)
    assert run("solve", day, "-o", folder / "plan.json").code == 0
    return day, folder / "plan.json"


def given(plan: Path) -> object:
    rows = json.loads(plan.read_text(encoding="utf-8"))["assignments"]
    return [(row["case"], row["caseworker"], row["co_caseworker"]) for row in rows]


def everything(day: Path, plan: Path) -> Iterator[tuple[str, str]]:
    """What V can get, by what was asked; hashes are of facts nobody can read back from them."""
    for question in QUESTIONS:
        for form in ("text", "json") if question else ("text", "json", "csv"):
            ran = run("explain", plan, "--instance", day, *question, "--audience", "worker",
                      "--as", "V", "--format", form)
            yield f"{question} {form}", f"{ran.code} {ran.out} {ran.err}"
    page = plan.with_name("page.html")
    ran = run("report", plan, "--instance", day, "--audience", "worker", "--as", "V", "-o", page)
    assert ran.code == 0, ran.err
    yield "page", page.read_text(encoding="utf-8")


def plain(text: str, folder: Path) -> str:
    text = re.sub(r"\b[0-9a-f]{12,64}\b", "HASH", text)
    return text.replace(str(folder), "FOLDER")


def office(number: int) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    draw = Random(f"office {number}")
    people = {
        name: {"weekly_hours": draw.choice(["37", "32", "30"]),
               "interests": draw.choice(["", "unge:1", "unge:2"])} for name in "VXYZ"
    }
    people["V"]["interests"] = "unge:2"
    like = {"complexity": draw.choice(["enkel", "kompleks"]), "topics": "unge"}
    return people, {"C-1": like, "C-2": dict(like)}


FEW = ("disqualified",)
"""What is nearest to a case: asked in every run."""


def infers(tmp_path: Path, number: int, facts: Iterable[str] = PLANTED) -> list[str]:
    """What can be told apart in one office, over planted facts; blank where nothing is."""
    people, cases = office(number)
    day, plan = world(tmp_path / "none", people, cases)
    before = {name: plain(text, tmp_path / "none") for name, text in everything(day, plan)}
    found = []
    for fact in facts:
        of_person, of_case = PLANTED[fact]
        folder = tmp_path / fact.replace(" ", "-")
        day, other = world(
            folder, {**people, "X": {**people["X"], **of_person}},
            {**cases, "C-2": {**cases["C-2"], **of_case}},
        )
        seen = {name: plain(text, folder) for name, text in everything(day, other)}
        if given(other) == given(plan):
            found += [f"{number} {fact}: {name}" for name in seen if seen[name] != before[name]]
        one, two = (seen[f"{('--case', case, '--why-not', 'X')} text"] for case in cases)
        holders = {case: who for case, who, _ in given(other)}  # type: ignore[attr-defined]
        if "X" not in holders.values() and one.replace("C-1", "C-2") != two:
            found.append(f"{number} {fact}: like cases")
    return found


def test_nothing_is_inferred_of_one_office(tmp_path: Path) -> None:
    assert infers(tmp_path, 0, FEW) == []


@pytest.mark.long
@pytest.mark.parametrize("number", range(51))
def test_nothing_is_inferred_of_fifty_offices(tmp_path: Path, number: int) -> None:
    assert infers(tmp_path, number) == []
