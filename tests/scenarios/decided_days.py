"""Random working days of a small office, with the commands of its coordinator.

Each day some cases come and some are closed; the day is solved, with pins by hand, or
rebalanced; now and then a line is overridden, and now and then that is withdrawn. The plan is
committed and the next day made, from the plan or from the ledger. What was decided is noted
beside, by itself, to be found again.
"""

import csv
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.cli.offices import write
from tests.cli.runner import Ran, run

PEOPLE = {name: {"hired": "2015-01-01"} for name in "VXYZ"}
BY = ("--by", "Ulla")
Rows = list[dict[str, str]]


@dataclass
class Noted:
    """What was decided: how often in each month, and the numbers of records by kind."""

    commits: Counter[str] = field(default_factory=Counter)
    pinned: Counter[str] = field(default_factory=Counter)
    overrides: Counter[str] = field(default_factory=Counter)
    withdrawn: Counter[str] = field(default_factory=Counter)
    pins: list[tuple[str, str, str]] = field(default_factory=list)
    """(day, case, caseworker) of every pin by hand that was committed."""
    overridden: list[tuple[str, str, str]] = field(default_factory=list)
    taken_back: list[tuple[str, str, str]] = field(default_factory=list)
    dated: int = 0


@dataclass
class Office:
    """The office from one day to the next; `place` holds its folders, plans and ledger."""

    place: Path
    seed: int
    noted: Noted = field(default_factory=Noted)
    number: int = 0

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)
        self.day = write(self.place / "d000", PEOPLE, {"C-0": {}})

    @property
    def ledger(self) -> Path:
        return self.place / "ledger.db"

    @property
    def today(self) -> str:
        text = (self.day / "instance.toml").read_text(encoding="utf-8")
        return next(line.split(" = ")[1] for line in text.splitlines()
                    if line.startswith("date")).strip('"')

    def live(self, days: int) -> None:
        for _ in range(days):
            self._morning()
            plan = self._planned()
            self._committed(plan)
            self._next(plan)
            self.number += 1

    def _morning(self) -> None:
        """New cases in the columns of the file, and some open ones closed."""
        header, rows = read(self.day / "cases.csv")
        for place in range(self.draw.randint(1, 3)):
            row = {"id": f"N{self.number:03}-{place}", "phase": "modtagelse",
                   "complexity": self.draw.choice(("enkel", "kompleks"))}
            rows.append(row)
        save(self.day / "cases.csv", header, rows)
        header, held = read(self.day / "caseload.csv")
        while len(held) > 14:
            held.remove(self.draw.choice(held))
        save(self.day / "caseload.csv", header, held)

    def _planned(self) -> Path:
        plan = self.place / f"p{self.number:03}.json"
        kind = self.draw.random()
        if kind < 0.25 and self._rebalanced(plan):
            return plan
        self._solved(plan)
        if kind > 0.6:
            return self._overridden(plan)
        return plan

    def _rebalanced(self, plan: Path) -> bool:
        """Somebody will be away for some days, or a case is handed over."""
        today = date.fromisoformat(self.today)
        who, start = self.draw.choice("VXYZ"), today + timedelta(days=self.draw.randint(0, 4))
        change: tuple[object, ...] = (
            "--absent", f"{who}:{start}..{start + timedelta(days=self.draw.randint(1, 5))}")
        held = read(self.day / "caseload.csv")[1]
        if held and self.draw.random() < 0.3:
            change = ("--hand-over", self.draw.choice(held)["id"])
        return run("rebalance", self.day, *change, "--max-moves", 0, "-o", plan).code == 0

    def _solved(self, plan: Path) -> None:
        pins: list[object] = []
        if self.draw.random() < 0.4:
            case = self.draw.choice(read(self.day / "cases.csv")[1])["id"]
            pins = ["--pin", f"{case}={self.draw.choice('VXYZ')}", "--reason", "known", *BY]
        if run("solve", self.day, *pins, "-o", plan).code != 0:
            done("solve", self.day, "-o", plan)

    def _overridden(self, plan: Path) -> Path:
        """A line decided otherwise where that is allowed; some of it taken back."""
        rows = document(plan)["assignments"]
        if not rows:
            return plan
        row = self.draw.choice(rows)
        to = self.draw.choice([who for who in "VXYZ" if who != row["caseworker"]])
        other = plan.with_name(f"{plan.stem}-o.json")
        ran = run("override", plan, "--pin", f"{row['case']}={to}", "--reason", "known", *BY,
                  "--yes", "-o", other, "--instance", self.day, "--ledger", self.ledger)
        if ran.code != 0:
            return plan
        decision = (self.today, row["case"], to)
        if self.draw.random() < 0.35:
            number = self.records()[-1]["number"]
            done("override", "--withdraw", number, "--reason", "a mistake", *BY,
                 "--ledger", self.ledger)
            self.noted.withdrawn[self.today[:7]] += 1
            self.noted.taken_back.append(decision)
            return plan
        refused = run("commit", plan, *BY, "--instance", self.day, "--ledger", self.ledger)
        assert refused.code == 6, "a plan that lacks a recorded override is refused"
        self.noted.overrides[self.today[:7]] += 1
        self.noted.overridden.append(decision)
        return other

    def _committed(self, plan: Path) -> None:
        done("commit", plan, *BY, "--instance", self.day, "--ledger", self.ledger)
        found, month = document(plan), self.today[:7]
        self.noted.commits[month] += 1
        by_override = {pin[0] for item in found["decisions"].get("overrides", ())
                       for pin in item["pins"]}
        for case, who in found["decisions"]["pins"]:
            if case not in by_override and found["kind"] == "plan":
                self.noted.pinned[month] += 1
                self.noted.pins.append((self.today, case, who))

    def _next(self, plan: Path) -> None:
        """The next day: everything given, moved and agreed is there, once each."""
        folder = self.place / f"d{self.number + 1:03}"
        source = self.draw.choice((plan, self.ledger))
        ran = done("next", source, "-o", folder, "--instance", self.day, "--ledger", self.ledger)
        found, before = document(plan), agreed(self.day)
        self.day = folder
        _, rows = read(folder / "caseload.csv")
        held = {row["id"]: row for row in rows}
        waiting = [row["id"] for row in read(folder / "cases.csv")[1]]
        assert len(held) == len(rows)
        assert not held.keys() & set(waiting)
        moved = {row["case"] for row in found.get("moves", ())}
        due = {row["case"] for row in before}
        for row in found["assignments"]:
            if row["case"] not in moved | due:
                seat = (held[row["case"]]["caseworker"], held[row["case"]]["co_caseworker"])
                assert seat == (row["caseworker"], row["co_caseworker"] or "")
        assert {row["case"] for row in found["unassigned"]} <= {*waiting, *held}
        self._dated(found, before, held, ran.out)

    def _dated(
        self, found: dict[str, Any], before: Rows, held: dict[str, dict[str, str]], told: str
    ) -> None:
        """What is decided for a day: done on it, or still agreed, or told to be off."""
        now = self.today
        rows = [(row["case"], row["to"], row["date"] or "") for row in found.get("moves", ())]
        anew = {case for case, _, _ in rows}
        rows += [(row["case"], row["to"], row["on"]) for row in before
                 if row["what"] in ("handover", "cover") and row["case"] not in anew]
        later = Counter((row["case"], row["to"], row["on"]) for row in agreed(self.day)
                        if row["what"] in ("handover", "cover"))
        assert set(later.values()) <= {1}
        for case, to, on in rows:
            self.noted.dated += bool(on)
            if on > now:
                assert later[case, to, on] == 1 or case not in held or "no longer" in told
            elif case in held and "no longer" not in told and not later[case, to, on]:
                home = held[case].get("cover_for", "") == "" and f" {case}" in told
                assert held[case]["caseworker"] == to or home, (case, to, on, told)

    def records(self) -> list[dict[str, Any]]:
        ran = done("log", "--ledger", self.ledger, "--format", "json")
        found: list[dict[str, Any]] = json.loads(ran.out)["records"]
        return found


def agreed(folder: Path) -> Rows:
    """The rows of agreed.csv that are about cases; none where there is no such file."""
    path = folder / "agreed.csv"
    return [row for row in read(path)[1] if row.get("case")] if path.exists() else []


def done(*args: object) -> Ran:
    """A command that must succeed."""
    ran = run(*args)
    assert ran.code == 0, (args, ran.err)
    return ran


def document(plan: Path) -> dict[str, Any]:
    """A plan's document."""
    found: dict[str, Any] = json.loads(plan.read_text(encoding="utf-8"))
    return found


def read(path: Path) -> tuple[list[str], Rows]:
    """A table: its header and its rows; a column that a row lacks is blank."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        rows = [dict.fromkeys(("co_caseworker", "cover_for"), "") | row for row in table]
        return list(table.fieldnames or ()), rows


def save(path: Path, header: list[str], rows: Rows) -> None:
    """The rows under their header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, header, restval="", extrasaction="ignore")
        table.writeheader()
        table.writerows(rows)
