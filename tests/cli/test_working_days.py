"""Days in a row with overrides of overrides, forbids and replaced plans: all is found again, once.

Days with staff changes are those of tests/scenarios/test_decisions_kept.py.
"""

import csv
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.cli.offices import write
from tests.cli.runner import Ran, run

WHO = "VXYZ"
HELD = 12
"""So many open cases stay; the oldest are closed, so that days stay small."""


@dataclass
class Said:
    """What was decided, by its reason."""

    pinned: list[str] = field(default_factory=list)
    overridden: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    commits: int = 0
    held: int = 0


class Office:
    """An office that decides day after day, at random."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.draw, self.said, self.made = root, random.Random(seed), Said(), 0
        self.day = write(root / "day", {"X": {"interests": "unge:+1"}}, self._new())

    def _new(self) -> dict[str, dict[str, str]]:
        count = self.draw.randint(2, 3)
        self.made += count
        kinds = ("enkel", "kompleks")
        return {f"N-{self.made - place}": {"complexity": self.draw.choice(kinds)}
                for place in range(count)}

    def done(self, *args: object) -> Ran:
        ran = run(*args)
        assert ran.code == 0, (args, ran.err)
        return ran

    def decide(self, number: int) -> dict[str, Any]:
        """Solve, pin, override, withdraw, commit; the plan that holds in the end."""
        plan = self.root / f"{number}.json"
        cases = self._cases()
        pin: tuple[str, ...] = ()
        if self.draw.random() < 0.5:
            reason = f"pin {number}"
            self.said.pinned.append(reason)
            pin = ("--pin", f"{cases[0]}={self.draw.choice(WHO)}", "--by", "Eva", "--reason",
                   reason)
        self.done("solve", self.day, *pin, "-o", plan)
        plan = self._override(number, plan, cases[-1])
        self.done("commit", plan, "--by", "Ulla")
        self.said.commits += 1
        self.said.held += 1
        if not pin and self.draw.random() < 0.3:
            last, again = self._records()[-1]["number"], self.root / f"{number}-again.json"
            self.done("override", plan, "--forbid", f"{cases[0]}=Z", "--by", "Ulla", "--reason",
                      f"again {number}", "--yes", "-o", again)
            self.said.overridden.append(f"again {number}")
            self.done("commit", again, "--by", "Bo", "--replaces", last)
            self.said.commits += 1
            plan = again
        found: dict[str, Any] = json.loads(plan.read_text(encoding="utf-8"))
        return found

    def _override(self, number: int, plan: Path, case: str) -> Path:
        for place in range(self.draw.choice((0, 0, 1, 1, 2))):
            reason, new = f"override {number} {place}", plan.with_suffix(f".{place}.json")
            what = ("--forbid" if self.draw.random() < 0.3 else "--pin")
            self.done("override", plan, what, f"{case}={self.draw.choice(WHO)}", "--by", "Ulla",
                      "--reason", reason, "--yes", "-o", new)
            record = self._records()[-1]
            self.said.overridden.append(reason)
            if self.draw.random() < 0.3:
                self.said.withdrawn.append(f"no {reason}")
                self.done("override", "--withdraw", record["number"], "--by", "Ulla", "--reason",
                          f"no {reason}")
            else:
                plan = new
        return plan

    def _cases(self) -> list[str]:
        with (self.day / "cases.csv").open(encoding="utf-8", newline="") as file:
            return [row["id"] for row in csv.DictReader(file)]

    def _records(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.done("log", "--format", "json").out)[
            "records"]
        return found

    def go_on(self, number: int, plan: dict[str, Any]) -> None:
        """Tomorrow holds what was decided, once; then old cases end and new ones come."""
        target = self.root / f"day {number}"
        self.done("next", *([] if self.draw.random() < 0.5 else ["--ledger",
                  self.root / "ledger.db"]), "-o", target)
        rows = _rows(target / "caseload.csv")
        held = Counter((row["id"], row["caseworker"]) for row in rows)
        for row in plan["assignments"]:
            assert held[row["case"], row["caseworker"]] == 1
        assert {row["id"] for row in _rows(target / "cases.csv")} == {
            row["case"] for row in plan["unassigned"]
        }
        _write(target / "caseload.csv", rows[-HELD:], list(rows[0]))
        columns = (target / "cases.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
        new = [{"id": case, "phase": "modtagelse", "complexity": facts["complexity"]}
               for case, facts in self._new().items()]
        _write(target / "cases.csv", [*_rows(target / "cases.csv"), *new], columns)
        self.day = target


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _write(file: Path, rows: list[dict[str, str]], columns: list[str]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


def found_again(office: Office) -> None:
    said, records = office.said, office._records()
    reasons = Counter(record["reason"] for record in records if record["kind"] != "commit")
    assert reasons == Counter([*said.overridden, *said.withdrawn])
    holding = [record for record in records
               if record["kind"] == "commit" and record["replaced_by"] is None]
    assert len(holding) == said.held
    pinned = Counter(
        seat["pinned"]["reason"] for record in holding for seat in record["cases"]
        if seat["pinned"] and str(seat["pinned"]["reason"]).startswith("pin ")
    )
    assert pinned == Counter(said.pinned)
    months = {record["date"][:7] for record in records}
    counted: Counter[str] = Counter()
    for month in months:
        found = json.loads(run("log", "report", "--month", month, "--format", "json").out)
        for key in ("overrides", "open", "replaced", "withdrawn", "commits"):
            counted[key] += found[key]
        counted["pinned"] += sum(row["cases"] for row in found["pinned"])
    assert counted["open"] == 0
    assert counted["withdrawn"] == len(said.withdrawn)
    assert counted["commits"] == said.commits
    assert counted["pinned"] == len(said.pinned)
    assert counted["overrides"] + counted["replaced"] == (
        len(said.overridden) - len(said.withdrawn)
    )
    assert run("log", "verify").code == 0


def days(root: Path, seed: int, count: int) -> None:
    office = Office(root, seed)
    for number in range(count):
        office.go_on(number, office.decide(number))
    found_again(office)


@pytest.fixture(autouse=True)
def _ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger.db"))


@pytest.mark.long
def test_some_days(tmp_path: Path) -> None:
    days(tmp_path, 7, 4)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_five_hundred_days(tmp_path: Path, seed: int) -> None:
    days(tmp_path, seed, 50)
