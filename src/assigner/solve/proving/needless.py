"""Lines of a proof that narrow what nothing after them needs narrowed: these are left out again.

What shows a claim, or lists what is left, is always needed. Else a line might be left out, its part
counted anew, and what is left be a proof all the same: a true one, but not the one that was told.
"""

from collections.abc import Iterator, Sequence

from assigner.errors import VerificationFailed
from assigner.proof.check import ProofSubject, check
from assigner.proof.lines import written
from assigner.solve.proving.told import Line


def without_needless(lines: Sequence[Line], subject: ProofSubject) -> list[Line]:
    """A proof's lines without those on budgets that the checker does not miss."""
    kept = list(lines)
    for at in reversed(list(_doubtful(lines))):
        part = max(n for n in range(at) if "part" in kept[n])
        shorter = [*kept[:at], *kept[at + 1:]]
        shorter[part] = {**kept[part], "lines": kept[part]["lines"] - 1}
        try:
            check(written(shorter), subject)
        except VerificationFailed:
            continue
        kept = shorter
    return kept


def _doubtful(lines: Sequence[Line]) -> Iterator[int]:
    """Where a line on a budget lists nothing and does not show its part's claim."""
    part: Line = {}
    for at, (line, after) in enumerate(zip(lines, [*lines[1:], {}], strict=True)):
        part = line if "part" in line else part
        shows = not part.get("alone") and not {"keep", "scale", "split"} & after.keys()
        if "keep" in line and not line.get("lists") and not shows:
            yield at
