"""`uv run python -m tests.proof SET...`: plans of whole sets, their proofs built and checked.

A line each: processor seconds of solving, building, checking; tiers shown by prices, on the word
of CP-SAT alone, by a bound, not at all. Exit 1 where a proof is refused.
"""

import sys
import time
from argparse import ArgumentParser
from collections import Counter
from itertools import islice
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from benchmarks.question import Places

from assigner.errors import VerificationFailed
from assigner.proof.check import check
from assigner.solve.proving.builder import proof_of
from tests.proof.sets import SETS


def spent() -> float:
    """Processor seconds of this process and those it has waited for."""
    return sum(used.ru_utime + used.ru_stime
               for used in (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)))


def main() -> int:
    """Solve, prove and check what is asked for."""
    asked = ArgumentParser(prog="python -m tests.proof", description=__doc__)
    asked.add_argument("sets", nargs="+", choices=SETS)
    asked.add_argument("--csplib", type=Path, help="the folder of the wards")
    asked.add_argument("--seconds", type=float, help="of the processor, for each proof")
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--many", type=int)
    asked.add_argument("--every", type=int, default=1)
    asked.add_argument("--only", default="", help="those with this in their name")
    given = asked.parse_args()
    refused = 0
    for name in given.sets:
        total: Counter[str] = Counter()
        slow, times = 0, [0.0, 0.0, 0.0]
        each = (one for one in SETS[name](Places(csplib=given.csplib)) if given.only in one.name)
        last = None if given.many is None else given.first + given.many
        for one in islice(each, given.first, last, given.every):
            began = spent()
            subject = one.solved()
            solved = spent()
            if subject is None:
                print(f"{one.name}: nothing found", flush=True)
                continue
            text = proof_of(subject, given.seconds)
            built = spent()
            try:
                grades = [item.grade for item in check(text, subject)]
            except VerificationFailed as wrong:
                print(f"{one.name}: {wrong}", flush=True)
                refused += 1
                continue
            done = (solved - began, built - solved, spent() - built)
            times = [some + more for some, more in zip(times, done, strict=True)]
            whole = [claim.proven for claim in subject.claims]
            total["days"] += 1
            total["proven"] += all(whole)
            total["shown"] += grades.count("prices") == len(grades)
            slow += done[2] > done[0]
            print(f"{one.name}: solve {done[0]:.2f} build {done[1]:.2f} check {done[2]:.2f}"
                  f" splits {text.count('split')} proven {sum(whole)}/{len(whole)}:",
                  *grades, flush=True)
        print(f"{name}: {dict(total)}; solve {times[0]:.1f}, build {times[1]:.1f}, check "
              f"{times[2]:.1f}; slower to check than to solve: {slow}; refused: {refused}")
    return 1 if refused else 0


if __name__ == "__main__":
    began = time.monotonic()
    ended = main()
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    sys.exit(ended)
