"""What keeping room for later does over months: five kinds of office, off and on, the same days.

`uv run --all-extras python -m benchmarks.kept OUT.jsonl [--days 250] [--seeds 20] [--from 1000]`:
each office lives the days under `danish-child-welfare` and under `danish-kept-for-later`; a line
of OUT for each office as it is done, and what is in OUT already is not lived again. Differences
are taken office by office, with the 95 % interval of their mean.
"""

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypedDict

from assigner.allocation import Allocation
from assigner.policy import load
from assigner.problem import Problem
from assigner.scenarios.interval import ConfidenceInterval, interval
from assigner.simulation.calibration import Calibration, calibrate
from assigner.simulation.flow import Flow, load_flow
from assigner.simulation.setting import Practice, Setting
from assigner.simulation.year import Year

from .kept_hindsight import Tape, least_waited
from .kept_offices import KINDS, STAY, Kind, office, scarce

OFF, ON = "danish-child-welfare", "danish-kept-for-later"
FLOW = Path(__file__).with_name("kept_flow.toml")
MEASURES = {
    "unplaced": "cases without a caseworker, in the mean of the evenings",
    "unplaced scarce": "those of them that few can have",
    "late scarce": "cases that few can have, not given by the evening after they came",
    "spread": "points",
    "changes": "changes of caseworker a case and year",
}
POINTS = 100
Lived = dict[str, float]


class Office(TypedDict):
    """A line of the file: `lived` without and with the tier, and what hindsight could have."""

    kind: str
    seed: int
    days: int
    lived: dict[str, Lived]


@dataclass
class Seen:
    """What is counted of a run each evening: case-days, and who was late."""

    unplaced: int = 0
    few: int = 0

    def __post_init__(self) -> None:
        self.late: set[str] = set()

    def evening(self, number: int, year: Year) -> None:
        """Count who waits."""
        for one in year.waiting.values():
            self.unplaced += 1
            if scarce(one.case):
                self.few += 1
                if number > one.since:
                    self.late.add(one.case.id)


def lived(kind: Kind, seed: int, days: int) -> dict[str, Lived]:
    """Measures of one office without, with, and the least there could have been."""
    base = load(OFF, kind.overrides)
    facts = office(kind, OFF, seed)
    setting = Setting(facts, _flow(kind, frozenset(base.phases)), days, seed,
                      arrivals=len(facts.caseload) / STAY)
    balance = calibrate(setting, base)
    found: dict[str, Lived] = {}
    for name, model in (("off", OFF), ("on", ON)):
        year = _Watched(setting, Practice(name, load(model, kind.overrides)), balance)
        seen = Seen()
        for done in year.run():
            seen.evening(done - 1, year)
        told = year.tally.measures()
        found[name] = {
            "unplaced": seen.unplaced / days, "unplaced scarce": seen.few / days,
            "late scarce": float(len(seen.late)), "spread": POINTS * (told["spread"] or 0.0),
            "changes": told["changes_a_year"] or 0.0,
        }
    found["hindsight"] = {"unplaced scarce": least_waited(
        year.tape, year, year.stays, days) / days}
    return found


class _Watched(Year):
    """A run that writes down what no policy changes."""

    def __init__(self, setting: Setting, practice: Practice, balance: Calibration) -> None:
        super().__init__(setting, practice, balance)
        self.tape = Tape()
        self.stays: dict[str, float] = {}
        for case in self.caseloads.open:
            self.stays[case] = self.caseloads.read(case, "left")

    def _morning(self, number: int, on: date) -> tuple[Problem, Allocation]:
        for case, one in self.waiting.items():
            self.stays.setdefault(case, self._work(one.legs[0]))
        self.tape.day(number, on, self, [
            one.case for one in self.waiting.values() if one.since == number and not one.so_far])
        return super()._morning(number, on)


def _flow(kind: Kind, phases: frozenset[str]) -> Flow:
    flow = load_flow(FLOW, phases)
    leave = flow.people.long_leave.model_copy(update={"value": Decimal(str(kind.long_leave))})
    return flow.model_copy(update={"people": flow.people.model_copy(update={"long_leave": leave})})


def table(kept: Sequence[Office]) -> str:
    """Rows of a Markdown table: a kind and measure each."""
    lines = ["| kind of office | measure | off | on, more or less | hindsight, at least | "
             "of the distance |", "| --- | --- | --- | --- | --- | --- |"]
    for name in KINDS:
        of = [one["lived"] for one in kept if one["kind"] == name]
        for measure in MEASURES if of else ():
            off, on = ([one[way][measure] for one in of] for way in ("off", "on"))
            more = [b - a for a, b in zip(off, on, strict=True)]
            row = [name, measure, _said(interval(off)), _said(interval(more), "+"), "", ""]
            if measure == "unplaced scarce":
                least = [one["hindsight"][measure] for one in of]
                far = sum(off) - sum(least)
                row[4:] = [_said(interval(least)), f"{-100 * sum(more) / far:.0f} %" if far else ""]
            lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines)


def _said(told: ConfidenceInterval | None, sign: str = "") -> str:
    if told is None:
        return "-"
    mean = f"{told.mean:{sign}.3f}"
    return mean if told.half is None else f"{mean} ± {told.half:.3f}"


def main() -> None:
    """Live what is not lived yet, and print the table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("out", type=Path)
    asked.add_argument("--days", type=int, default=250)
    asked.add_argument("--seeds", type=int, default=20)
    asked.add_argument("--from", type=int, default=1000, dest="first")
    asked.add_argument("--kinds", default=",".join(KINDS))
    given = asked.parse_args()
    kept: list[Office] = []
    if given.out.exists():
        kept = [json.loads(line) for line in given.out.read_text(encoding="utf-8").splitlines()]
    done = {(one["kind"], one["seed"]) for one in kept}
    for seed in range(given.first, given.first + given.seeds):
        for name in given.kinds.split(","):
            if (name, seed) not in done:
                kept.append({"kind": name, "seed": seed, "days": given.days,
                             "lived": lived(KINDS[name], seed, given.days)})
                with given.out.open("a", encoding="utf-8") as out:
                    out.write(json.dumps(kept[-1]) + "\n")
    print(table(kept))
    print(f"{time.process_time():.0f} s of processor time")


if __name__ == "__main__":
    main()
