"""Staff changes of Nordby: any one person leaves, is away, returns or halves their hours.

Each is placed by the program's own library, in one process for each kind; seconds are of the
processor, engine and checker together. No peer can be given the question: fewest moves, then
everything a day is judged by, and moves by choice only where they pay.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from tempfile import TemporaryDirectory

import assigner
from benchmarks.ask import Row
from benchmarks.process import python, run
from benchmarks.whole import NORDBY

LIMIT = 60
"""Seconds for each change, of the curve for each point: none should come near it."""
LONGEST = 3600
"""Seconds after which a process is ended from outside."""
Change = assigner.Leaves | assigner.Absent | assigner.Returns | assigner.Hours
AWAY = timedelta(days=60)
LARGEST = 5


@dataclass(frozen=True)
class StaffQuestion:
    """One kind of change, for everybody it can happen to.

    `moves`: so many by choice; None: as the model says.
    `curve`: with what every further move buys, for those who hold most cases alone.
    """

    kind: str
    moves: int | None = None
    curve: bool = False
    size: str = "nordby"

    @property
    def strength(self) -> str:
        """What sets it apart."""
        if self.curve:
            return f"{self.kind}, curve"
        return self.kind if self.moves is None else f"{self.kind}, at most {self.moves}"


CHANGES = ("leaves", "absent", "returns", "halves")
STAFF = (
    *(StaffQuestion(kind, moves) for kind in CHANGES for moves in (None, 0)),
    StaffQuestion("leaves", curve=True),
)


def change_staff(asked: StaffQuestion) -> Iterator[Row]:
    """The median over everybody, and the longest."""
    blank = Row("staff", asked.size, asked.strength, "ours", LIMIT, "stopped")
    with TemporaryDirectory() as folder:
        scratch = Path(folder)
        ran = run(
            python("-m", "benchmarks.staff", asked.kind, str(asked.moves), str(asked.curve)),
            scratch, LONGEST,
        )
    if ran.code:
        note = (ran.complained.strip().splitlines() or ["ended from outside"])[-1]
        yield replace(blank, peak_mb=ran.peak_mb, note=note[-200:])
        return
    found = json.loads(ran.printed)
    proven = sum(row["proven"] for row in found)
    longest = max(found, key=lambda row: row["seconds"])
    yield replace(
        blank, status="proven" if proven == len(found) else "found", proven=proven == len(found),
        seconds=median(row["seconds"] for row in found), peak_mb=ran.peak_mb,
        note=f"{proven} of {len(found)} proven; longest {longest['seconds']:.2f} s, "
        f"{longest['who']}",
    )


def changes(kind: str, day: assigner.Day, *, largest: bool) -> Iterator[tuple[str, Change]]:
    """Everybody a change can happen to, by id, or those who hold most cases."""
    facts, _ = day.require()
    held = {who.id: 0 for who in facts.caseworkers}
    for case in facts.caseload:
        held[case.caseworker] += 1
    people = sorted(held, key=lambda who: (-held[who], who))[:LARGEST] if largest else sorted(held)
    for who in people:
        worker, here = facts.people[who], facts.there(who, day.date)
        match kind:
            case "leaves" if here:
                yield who, assigner.Leaves(who)
            case "absent" if here:
                yield who, assigner.Absent(who, day.date, day.date + AWAY)
            case "returns" if not here:
                yield who, assigner.Returns(who)
            case "halves":
                yield who, assigner.Hours(who, worker.weekly_minutes / 120)


def main(kind: str, moves: str, curve: str) -> None:
    """Place every change, and print what each took."""
    day = assigner.read(NORDBY)
    found = []
    for who, change in changes(kind, day, largest=curve == "True"):
        before = _processor()
        plan = day.rebalance(
            change, max_moves=None if moves == "None" else int(moves), curve=curve == "True",
            seconds=LIMIT,
        )
        found.append({
            "who": who, "seconds": _processor() - before,
            "proven": plan.status == "optimal" and all(
                point.proven for point in plan.claims.curve or ()
            ),
        })
    print(json.dumps(found))


def _processor() -> float:
    return sum(
        used.ru_utime + used.ru_stime for used in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN))
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
