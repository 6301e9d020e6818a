"""A worker's view: planted secrets of colleagues are in nothing that is printed."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.offices import write
from tests.cli.runner import Ran, run
from tests.draws import looped

SECRETS = ("hemmelig", "2026-11-17", "2027-03-19", "17-11", "19-03", "2,75", "2.75", "43", "0.43")
GROUNDS = (
    "presence", "disqualified", "capacity", "personal_ceilings", "easing_in", "two_advisers",
    "not at work", "no hours", "no part", "ceiling", "leave", "absent", "situation", "interest",
    "shop_steward", "steward", "percent", "law", "agreement",
)
PEOPLE = {
    "X": {"absent_from": "2026-11-17", "absent_to": "2027-03-19"},
    "Y": {
        "capacity_percent": "43", "capacity_until": "2027-03-19", "reserved_hours": "2.75",
        "roles": "shop_steward", "interests": "hemmelig:-2|unge:-2",
    },
    "Z": {"max_new_cases": "0"},
}
CASES = {
    "C-1": {"disqualified": "Z", "topics": "unge|hemmelig"},
    "C-2": {"disqualified": "Y"},
}
QUESTIONS = (
    ("--case", "C-1"),
    ("--case", "C-2"),
    *(("--case", case, "--why-not", who) for case in CASES for who in "VXYZ"),
    ("--case", "C-1", "--what-would-it-take", "V"),
    ("--worker", "V"),
    ("--fairness",),
    ("--alternatives", "3"),
    ("--case", "C-1", "--alternatives", "2"),
    (),
)
REFUSED = (
    ("--worker", "Y"), ("--case", "C-1", "--what-would-it-take", "Y"), ("--case", "C-9"),
    ("--case", "C-1", "--why-not", "Q"), ("--why-not", "Y"), ("--fairness", "--worker", "Y"),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = write(tmp_path_factory.mktemp("secret") / "day", PEOPLE, CASES)
    plan = folder.parent / "plan.json"
    assert run("solve", folder, "-o", plan).code == 0
    return folder, plan


def asked(kept: tuple[Path, Path], question: tuple[str, ...], form: str) -> Ran:
    folder, plan = kept
    return run("explain", plan, "--instance", folder, *question, "--audience", "worker",
               "--as", "V", "--format", form)


def told(ran: Ran) -> Iterator[str]:
    text = f"{ran.out}\n{ran.err}".casefold()
    # An error names the reader's own file, which lies in a numbered folder of pytest's.
    text = re.sub(r"pytest-\s*\d+", "", text)
    # The reader's own verdict may speak of lots; column names of the contract are no secrets.
    for name in ("capacity_hours", "capacity gives", "share_of_capacity", "of capacity"):
        text = text.replace(name, "")
    yield from (secret for secret in (*SECRETS, *GROUNDS) if secret in text)


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_no_secret_is_told(
    kept: tuple[Path, Path], question: tuple[str, ...], form: str
) -> None:
    ran = asked(kept, question, form)
    assert ran.code == 0, ran.err
    own = ("--what-would-it-take", "V")
    found = set(told(ran))
    if question[-2:] == own:
        found -= {"ceiling", "interest"}
    assert found == set()


@pytest.mark.parametrize("question", [(), ("--case", "C-1")], ids=" ".join)
def test_no_secret_is_in_the_csv(kept: tuple[Path, Path], question: tuple[str, ...]) -> None:
    ran = asked(kept, question, "csv")
    assert ran.code == 0
    assert list(told(ran)) == []


@pytest.mark.parametrize("question", looped(1, REFUSED, alone=True), ids=" ".join)
def test_no_secret_is_in_an_error(kept: tuple[Path, Path], question: tuple[str, ...]) -> None:
    ran = asked(kept, question, "text")
    assert ran.code == 2
    assert ran.out == ""
    assert set(told(ran)) <= {"interest", "capacity"}


@pytest.mark.landing
def test_an_audience_that_is_not_named_learns_nothing_private(kept: tuple[Path, Path]) -> None:
    asked = ("explain", kept[1], "--instance", kept[0])
    for about in ((), *(("--why-not", who) for who in PEOPLE)):
        ran = run(*asked, "--case", "C-1", *about, "--audience", "worker")
        assert ran.code == 0, ran.err
        assert list(told(ran)) == []
    ran = run(*asked, "--audience", "worker")
    assert ran.code == 2
    assert "--as" in ran.err


def test_a_broken_instance_is_not_quoted(kept: tuple[Path, Path], tmp_path: Path) -> None:
    people = {**PEOPLE, "X": {"absent_from": "2026-99-17 hemmelig"}}
    folder = write(tmp_path / "day", people, CASES)
    ran = run("explain", kept[1], "--instance", folder, "--case", "C-1", "--audience", "worker",
              "--as", "V")
    assert ran.code == 1
    assert "errors" in ran.err
    assert list(told(ran)) == []


FORMS = ("text", "json")
REASONS = {
    "leave": ({"absent_from": "2026-11-17"}, {}),
    "disqualified": ({}, {"disqualified": "X"}),
    "no capacity": ({"capacity_percent": "0"}, {}),
    "no hours": ({"capacity_hours": "0"}, {}),
    "ceiling": ({"max_new_cases": "0"}, {}),
    "ceiling on all cases": ({"max_cases": "0"}, {}),
    "not there yet": ({"hired": "2027-02-01"}, {}),
    "involved": ({}, {"involved": "X", "reassessment": "ja"}),
    "reserved": ({"reserved_hours": "37"}, {}),
    "skill": ({}, {}),
}


def views(folder: Path, whole: bool) -> list[str]:
    """What V is told of a day; without `whole` each question is asked in one form alone."""
    plan = folder.parent / f"{folder.name}.json"
    assert run("solve", folder, "-o", plan).code == 0
    found = []
    for at, question in enumerate((
        ("--case", "C-1"), ("--case", "C-1", "--why-not", "X"), ("--alternatives", "5"), (),
        ("--worker", "V"), ("--fairness",),
    )):
        for form in FORMS if whole else (FORMS[at % 2],):
            ran = run("explain", plan, "--instance", folder, *question, "--audience", "worker",
                      "--as", "V", "--format", form)
            assert ran.code == 0, ran.err
            found.append(ran.out)
    return found


@pytest.mark.landing
@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.long)])
def test_whatever_keeps_a_colleague_away_the_view_is_the_same(
    tmp_path: Path, whole: bool
) -> None:
    seen = {}
    others = {"V": {"skills": "tegnsprog"}, "Y": {"skills": "tegnsprog"},
              "Z": {"skills": "tegnsprog"}, "X": {"skills": "tegnsprog"}}
    for number, (reason, (person, case)) in enumerate(REASONS.items()):
        people = {**others, "X": {**others["X"], **person}}
        if reason == "skill":
            people["X"] = {}
        day = write(tmp_path / f"day{number}", people,
                    {"C-1": {"skills": "tegnsprog", **case}})
        seen[reason] = views(day, whole)
    first = seen.pop("leave")
    assert not any("not available" in view for view in first)  # beside a like case it would tell
    for reason, view in seen.items():
        assert view == first, reason


@pytest.mark.landing
def test_a_coordinator_sees_the_grounds(kept: tuple[Path, Path]) -> None:
    folder, plan = kept
    for audience in ("coordinator", "manager"):
        ran = run("explain", plan, "--instance", folder, "--case", "C-1", "--audience", audience,
                  "--format", "json")
        found = json.loads(ran.out)
        rules = {(row["caseworker"], row["rule"]) for row in found["ruled_out"]}
        assert rules == {("X", "presence"), ("Z", "disqualified"), ("Z", "personal_ceilings")}
        assert found["audience"] == audience


def test_the_reader_sees_their_own_ground(kept: tuple[Path, Path]) -> None:
    folder, plan = kept
    ran = run("explain", plan, "--instance", folder, "--case", "C-1", "--why-not", "X",
              "--audience", "worker", "--as", "X", "--format", "json")
    (because,) = json.loads(ran.out)["because"]
    assert because["rule"] == "presence"
    assert because["evidence"]["file"] == "caseworkers.csv"


@pytest.mark.landing
def test_a_line_that_was_decided_is_not_called_the_best(
    kept: tuple[Path, Path], tmp_path: Path
) -> None:
    folder, plan = kept
    seats = json.loads(plan.read_text(encoding="utf-8"))["assignments"]
    (held,) = [row["caseworker"] for row in seats if row["case"] == "C-1"]
    pinned = tmp_path / "pinned.json"
    assert run("solve", folder, "--pin", f"C-1={held}", "-o", pinned).code == 0
    for reader in ("V", held):
        ran = run("explain", pinned, "--instance", folder, "--case", "C-1", "--audience", "worker",
                  "--as", reader)
        assert "it was decided so today" in ran.out
        assert "nothing is better" not in ran.out
        (row,) = asked_json(folder, pinned, held)
        assert (row["why"], row["words"]) == ("it was decided so today", "")


def asked_json(folder: Path, plan: Path, who: str) -> list[dict[str, object]]:
    """What somebody reads of the cases they gained; C-1 alone, where it is decided."""
    ran = run("explain", plan, "--instance", folder, "--worker", who, "--audience", "worker",
              "--as", who, "--format", "json")
    return [row for row in json.loads(ran.out)["person"]["gained"] if row["case"] == "C-1"]


def test_her_own_cases_say_nothing_twice(kept: tuple[Path, Path]) -> None:
    """Where a case would go without her is a colleague's: no column is there for it."""
    seats = json.loads(kept[1].read_text(encoding="utf-8"))["assignments"]
    who = seats[0]["caseworker"]
    ran = run("explain", kept[1], "--instance", kept[0], "--worker", who, "--audience", "worker",
              "--as", who)
    assert ran.out.count("best for the day") == sum(row["caseworker"] == who for row in seats)
    assert "Else" not in ran.out
