"""An office that lives by its commands: people go away and come back, and cases with them.

Every morning the coordinator writes into the day's files (new and closed cases, absences and
reductions of the register, weekdays), names staff changes, decides the plan and makes the next
day. The book beside (`whose_it_is.Book`) hears the same.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from tests.cli.runner import run
from tests.scenarios.decided_days import document, done, read, save
from tests.scenarios.whose_it_is import EVER, Book, Somebody

MODEL, FIRST = "danish-people-and-time", date(2026, 1, 5)
PATIENCE = 20
"""Seconds at most for one day: a small office takes a tenth of one."""
BY = ("--by", "Ulla")
WORKS = ("", "mon|tue|thu", "mon-wed", "tue|wed|thu|fri")
FROZEN = 0.01
"""How many open cases may not change hands on a day, by court, say."""
MOST_OPEN = 3
"""Open cases a person: more are closed."""


@dataclass
class LivedOffice:
    """The office from one day to the next, in folders of `place`."""

    place: Path
    seed: int
    size: int = 7
    busy: float = 1.0
    """How often something happens: 1 is about one staff change every other day."""
    seen: Counter[str] = field(default_factory=Counter)
    number: int = 0
    words: str = ""
    """What `next` told of today."""

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)
        self.today = FIRST
        names = [f"P{number}" for number in range(self.size)]
        self.book = Book({name: Somebody(date(2015, 1, 1), Fraction(37)) for name in names})
        self.day = self.place / "d000"
        self.day.mkdir(parents=True)
        (self.day / "instance.toml").write_text(
            f'date = {FIRST}\nmodel = "{MODEL}"\noffice = "Lived"\n', encoding="utf-8")
        save(self.day / "caseworkers.csv", ["id", "team", "weekly_hours", "hired", "works"], [
            {"id": name, "team": "measures", "weekly_hours": "37", "hired": "2015-01-01"}
            for name in names])
        rows = []
        for number in range(self.size * 2):
            began = date(2024, 1, 1) + timedelta(days=self.draw.randint(0, 700))
            holder = self.draw.choice(names)
            self.book.owner[f"O{number}"] = (holder, began)
            rows.append({"id": f"O{number}", "phase": "measures", "caseworker": holder,
                         "complexity": self._weight(), "assigned": began.isoformat()})
        save(self.day / "caseload.csv",
             ["id", "phase", "complexity", "caseworker", "assigned"], rows)
        save(self.day / "cases.csv", ["id", "phase", "complexity", "two_advisers"], [])

    def live(self, days: int) -> None:
        for _ in range(days):
            self._cases()
            self._register()
            plan = self._decided([*self._uncovered(), *self._news()])
            self._overnight(plan)
            self.number += 1

    def _weight(self) -> str:
        return self.draw.choice(("simple", "simple", "complex"))

    def _cases(self) -> None:
        """New cases; open ones are closed where there are many."""
        header, rows = read(self.day / "cases.csv")
        rows += [
            {"id": f"N{self.number:03}-{place}", "phase": "measures",
             "complexity": self._weight(), "two_advisers": self.draw.choice(("", "", "", "x"))}
            for place in range(self.draw.choice((0, 0, 1, 2)))
        ]
        save(self.day / "cases.csv", header, rows)
        header, held = read(self.day / "caseload.csv")
        while len(held) > MOST_OPEN * self.size:
            gone = self.draw.choice(held)
            held.remove(gone)
            self.book.closed.add(gone["id"])
            del self.book.owner[gone["id"]]
        for row in held:
            row["frozen"] = "x" if self._now(FROZEN) else ""
        save(self.day / "caseload.csv", list(dict.fromkeys((*header, "frozen"))), held)

    def _register(self) -> None:
        """Absences, reductions and weekdays, as they are written into the day's files."""
        who = self.draw.choice(self._staff())
        person = self.book.people[who]
        if self._now(0.12):
            first = self.today + timedelta(days=self.draw.choice((0, 1, 3, 10, 25)))
            last = first + timedelta(days=self.draw.choice((0, 1, 4, 9, 18)))
            self._add("absences", {"caseworker": who, "from": first, "to": last, "kind": "ferie"})
            person.away.append((first, last))
            self.seen["registered absence"] += 1
        who = self.draw.choice(self._staff())
        person = self.book.people[who]
        if self._now(0.08):
            first = self.today + timedelta(days=self.draw.choice((-3, 0, 4)))
            last = first + timedelta(days=self.draw.choice((5, 14, 40)))
            hours, percent = self.draw.choice((("5", ""), ("", "20"), ("2.5", ""), ("", "33")))
            self._add("reductions", {
                "caseworker": who, "reason": "agreed", "hours": hours, "percent": percent,
                "from": first, "to": last})
            person.less.append((first, last, Fraction(hours or 0), int(percent or 0)))
            self.seen["reduction"] += 1
        if self._now(0.06):
            header, rows = read(self.day / "caseworkers.csv")
            self.draw.choice(rows)["works"] = self.draw.choice(WORKS)
            save(self.day / "caseworkers.csv",
                 header if "works" in header else [*header, "works"], rows)
            self.seen["weekdays"] += 1

    def _add(self, name: str, row: dict[str, object]) -> None:
        path = self.day / f"{name}.csv"
        header, rows = read(path) if path.exists() else (list(row), [])
        header = list(dict.fromkeys((*header, *row)))
        save(path, header, [*rows, {key: str(value) for key, value in row.items()}])

    def _uncovered(self) -> list[str]:
        """Whose cases lie with them though they are not there: a change for each of them."""
        _, held = read(self.day / "caseload.csv")
        given: list[str] = []
        for who in sorted({row["caseworker"] for row in held}):
            person = self.book.people[who]
            if person.there(self.today):
                continue
            if person.left <= self.today:
                given += ["--leaves", who]
            else:
                given += ["--absent", f"{who}:{self.today}..{person.away_until(self.today)}"]
            self.seen["uncovered"] += 1
        if len(given) == 2 and given[0] == "--absent" and self.draw.random() < 0.5:
            given += self._stand_in(given[1].partition(":")[0])
        return given

    def _stand_in(self, who: str) -> list[str]:
        able = [name for name in self._staff() if name != who and self.book.people[name].there(
            self.today)]
        return ["--cover-by", self.draw.choice(able)] if able else []

    def _news(self) -> list[str]:
        """A staff change that somebody tells of this morning, for today or later."""
        able = [name for name in self._staff() if self.book.people[name].there(self.today)]
        if not able or self._uncovered():
            return []
        who = self.draw.choice(able)
        later = self.today + timedelta(days=self.draw.choice((0, 0, 1, 2, 7, 12)))
        for chance, told in ((0.2, self._absent), (0.08, self._hours), (0.03, self._capacity),
                             (0.05, self._leaves), (0.2, self._joins), (0.15, self._returned),
                             (0.1, self._handed_over)):
            if self._now(chance):
                return told(who, later)
        return []

    def _absent(self, who: str, first: date) -> list[str]:
        last = first + timedelta(days=self.draw.choice((0, 1, 4, 6, 13)))
        person = self.book.people[who]
        for begins, ends in person.away:
            (_, until), (_, end) = sorted(((begins, ends), (first, last)))
            if end <= until or begins == first:
                return []  # it would correct what was told
        person.away.append((first, last))
        named = self._stand_in(who) if self.draw.random() < 0.5 else []
        self.seen["named stand-in" if named else "absent"] += 1
        return ["--absent", f"{who}:{first}..{last}", *named, *self._single_case(who)]

    def _hours(self, who: str, on: date) -> list[str]:
        other = self.draw.choice(("20", "30", "32.5", "37"))
        self.book.people[who].later_hours.append((on, Fraction(other)))
        self.seen["hours"] += 1
        return ["--hours", f"{who}={other}:{on}"]

    def _capacity(self, who: str, _: date) -> list[str]:
        last = self.today + timedelta(days=20)
        self.book.people[who].situations.append((self.today, last, 60))
        return ["--capacity", f"{who}=60:{last}"]

    def _leaves(self, who: str, on: date) -> list[str]:
        if len(self._staff()) <= self.size - 2:
            return []
        self.book.people[who].left = on
        self.seen["leaves"] += 1
        named = self._stand_in(who) if self.draw.random() < 0.5 else []
        to = ["--to", named[1]] if named else []
        return ["--leaves", f"{who}:{on}", *to, *self._single_case(who)]

    def _single_case(self, who: str) -> list[str]:
        """One of somebody's own cases is kept out of it."""
        mine = [row["id"] for row in read(self.day / "caseload.csv")[1]
                if row["caseworker"] == who]
        if not mine or self.draw.random() < 0.7:
            return []
        self.seen["kept out"] += 1
        return ["--keep", self.draw.choice(mine)]

    def _joins(self, _: str, on: date) -> list[str]:
        if len(self._staff()) >= self.size:
            return []
        name = f"J{self.number:03}"
        self.book.people[name] = Somebody(on, Fraction(37))
        self.seen["joins"] += 1
        return ["--joins", f"{name}:measures:37:{on}"]

    def _returned(self, _: str, __: date) -> list[str]:
        """Somebody is back today: their absence ends yesterday, later ones stay."""
        back = [name for name in self._staff() if not self.book.people[name].there(self.today)
                and self.book.people[name].apart(self.today)]
        if not back:
            return []
        who, yesterday = self.draw.choice(back), self.today - timedelta(days=1)
        person = self.book.people[who]
        person.away = [
            (first, last if not first <= self.today <= last else yesterday)
            for first, last in person.away
        ]
        self.seen["returns"] += 1
        return ["--returns", who]

    def _handed_over(self, _: str, __: date) -> list[str]:
        held = read(self.day / "caseload.csv")[1]
        self.seen["handed over"] += 1
        return ["--hand-over", self.draw.choice(held)["id"]] if held else []

    def _staff(self) -> list[str]:
        return [name for name, person in self.book.people.items() if person.left == EVER]

    def _now(self, chance: float) -> bool:
        return self.draw.random() < chance * self.busy

    def _decided(self, changes: list[str]) -> Path:
        plan = self.place / f"p{self.number:03}.json"
        patience = ("--time-limit", PATIENCE, "-o", plan)
        if changes:
            most = self.draw.choice((0, 0, 2))
            done("rebalance", self.day, *changes, "--max-moves", most, *patience)
            self.seen["rebalanced"] += 1
        else:
            done("solve", self.day, *patience)
            self._capacities(plan)
        ran = run("verify", plan, "--instance", self.day)
        assert ran.code == 0, ran.out + ran.err
        done("commit", plan, *BY, "--instance", self.day, "--ledger", self.place / "ledger.db")
        self.book.decided(document(plan), self.today)
        return plan

    def _capacities(self, plan: Path) -> None:
        """What everybody can carry, by a second formulation."""
        for row in document(plan)["caseworkers"]:
            person = self.book.people[row["id"]]
            if person.left > self.today >= person.hired:
                expected = person.minutes(self.today)
                assert round(row["capacity_hours"] * 60) == expected, (self.today, row["id"])
                self.seen["capacities"] += 1

    def _overnight(self, plan: Path) -> None:
        folder = self.place / f"d{self.number + 1:03}"
        source = self.draw.choice((plan, self.place / "ledger.db"))
        ran = done("next", source, "-o", folder, "--instance", self.day,
                   "--ledger", self.place / "ledger.db")
        self.day, self.words = folder, ran.out
        text = (folder / "instance.toml").read_text(encoding="utf-8")
        self.today = date.fromisoformat(next(
            line.split(" = ")[1] for line in text.splitlines() if line.startswith("date")
        ).strip('"'))
        _, rows = read(folder / "caseload.csv")
        _, new = read(folder / "cases.csv")
        held = {row["id"]: {"cover_for": "", "cover_for_since": "", **row} for row in rows}
        self.check(held, [row["id"] for row in new], len(rows))

    def check(self, held: dict[str, dict[str, str]], new: list[str], rows: int) -> None:
        """Every case once, with who is there or listed; everybody's own theirs, since when."""
        path = self.day / "agreed.csv"
        agreed = read(path)[1] if path.exists() else []
        assert rows == len(held)
        assert not held.keys() & set(new)
        self.book.overnight(self.today, held, agreed, self.words)
        assert set(held) == set(self.book.owner), self.today
        assert set(new) == self.book.waiting, self.today
        listed = {
            case for line in self.words.splitlines()
            if line.startswith(("Held by somebody who is not there", "Cover has passed"))
            for case in line.split(": ", 1)[1].split(", ")
        }
        found = list(self.book.faults(self.today, held, listed))
        assert not found, (self.seed, self.number, self.today, found)
        self.seen["covered"] += sum(bool(row["cover_for"]) for row in held.values())
        self.seen["unattended"] += len(listed)
