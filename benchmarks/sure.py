"""Whether a line called 90 % stable is kept in 90 % of draws that it has not seen.

`uv run python -m benchmarks.sure OUT.json [--offices 10] [--fresh 1000]`: generated offices, each
solved once, called by the draws that `solve --stability` makes, and judged by fresh ones.
"""

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

from assigner.api.day import open_day
from assigner.plan.sure import likely
from assigner.solve import Limits, Solved, solve
from assigner.solve.stability import redraw
from benchmarks.process import program, run

DRAWS, FRESH_FROM = 200, 1_000
"""Draws that call a line; the number of the first fresh one."""
OFFICES = (
    *((workers, cases, strength, load)
      for workers, cases, load in ((20, 12, "0.9"), (34, 18, "1.0"), (26, 16, "0.8"))
      for strength in ("tight", "realistic", "loose")),
    (40, 20, "realistic", "1.1"),
)
"""Caseworkers, new cases, how many may take a case, mean utilisation in the morning."""
CALLED = ((0.0, 0.5), (0.5, 0.75), (0.75, 0.85), (0.85, 0.95), (0.95, 0.999), (0.999, 1.01))


class JudgedOffice(TypedDict):
    """What came of one office; `lines`: case, kept of the draws that called it, of fresh ones."""

    office: list[int | str]
    seconds: float
    proven: int
    fresh: int
    fresh_proven: int
    given_up: list[float]
    lines: list[tuple[str, int, int]]


def judged(office: int, fresh: int) -> JudgedOffice:
    """One office: a row a line, how often it was kept in the draws that called it and in others."""
    workers, cases, strength, load = OFFICES[office]
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "office"
        made = run(program("generate", "office", str(folder), "--caseworkers", str(workers),
                           "--cases", str(cases), "--eligibility", strength, "--load", load,
                           "--seed", str(office + 1)), Path(scratch), 300)
        if made.code:
            raise RuntimeError(made.complained)
        facts, policy = open_day(next(folder.rglob("instance.toml")).parent, None, {}).require()
    problem = policy.pose(facts)
    plan = solve(problem, policy.rules, policy.tiers, Limits(ties=False))
    assert isinstance(plan, Solved)
    began = time.process_time()
    called = redraw(problem, policy.rules, policy.tiers, plan, range(DRAWS), Limits())
    spent = time.process_time() - began
    later = redraw(problem, policy.rules, policy.tiers, plan,
                   range(FRESH_FROM, FRESH_FROM + fresh), Limits())
    return {
        "office": [workers, cases, strength, load], "seconds": spent, "proven": called.proven,
        "fresh": later.draws, "fresh_proven": later.proven,
        "given_up": [called.given_up / called.draws, later.given_up / later.draws],
        "lines": [
            (case, called.taken[case][seats.caseworker], later.taken[case][seats.caseworker])
            for case, seats in plan.allocation.seats.items()
        ],
    }


def summed(offices: Sequence[JudgedOffice]) -> Iterator[str]:
    """Lines by what they were called; the interval takes offices, not draws, as independent."""
    lines = [(office, *line) for office in offices for line in office["lines"]]
    for low, high in CALLED:
        mine = [line for line in lines if low <= line[2] / DRAWS < high]
        if not mine:
            continue
        called = sum(line[2] for line in mine) / len(mine) / DRAWS
        shares = [line[3] / line[0]["fresh"] for line in mine]
        mean = sum(shares) / len(mine)
        spread = sqrt(sum((share - mean) ** 2 for share in shares) / max(1, len(mine) - 1))
        half = 1.96 * spread / sqrt(len(mine))
        draws = sum(line[0]["fresh"] for line in mine)
        kept = sum(line[3] for line in mine)
        ends = likely(kept, draws)
        yield (f"called {low:.3g}-{high:.3g}: {len(mine)} lines, called {called:.4f}, "
               f"kept in {mean:.4f} +- {half:.4f} of fresh draws "
               f"(binomial {ends[0]:.4f}-{ends[1]:.4f}); between lines "
               f"{min(shares):.3f}-{max(shares):.3f}")
    inside = sum(
        likely(line[2], DRAWS)[0] <= line[3] / line[0]["fresh"] <= likely(line[2], DRAWS)[1]
        for line in lines
    )
    yield f"{inside} of {len(lines)} lines lie inside the interval they were given"


def main() -> None:
    """Ask, print, and keep."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("out", type=Path)
    asked.add_argument("--offices", type=int, default=len(OFFICES))
    asked.add_argument("--fresh", type=int, default=1_000)
    given = asked.parse_args()
    found = []
    for office in range(given.offices):
        found.append(judged(office, given.fresh))
        given.out.write_text(json.dumps(found), encoding="utf-8")
        print({key: value for key, value in found[-1].items() if key != "lines"}, flush=True)
    for line in summed(found):
        print(line)


if __name__ == "__main__":
    main()
