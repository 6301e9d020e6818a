"""What a study may say of each number: measured, or kept as it was, and why.

Nothing is said of a number that too few people stand behind, or one of them for the most part
(the threshold and dominance rules of statistical disclosure control, Hundepool and others 2012).
Of persons themselves one figure is told: how much their paces differ, pooled.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final, Literal

import numpy as np

from assigner.time_study.beside import LaidBeside
from assigner.time_study.expected import natural
from assigner.time_study.fit import StudyFit, fit
from assigner.time_study.intervals import Sure, sure
from assigner.time_study.sought import Sought
from assigner.time_study.spent import Floats, Spent

PERSONS: Final = 5
"""Fewest people behind a number that is told: two who put theirs together know no third."""
MOST_OF_ONE: Final = 0.5
"""Largest share that one person has of what a number rests on."""
LEAST_SAY: Final = 0.8
"""Share of the say that the study must have; below, the number is more the present model's."""

Why = Literal["nothing", "few_persons", "one_person", "unsure"]


@dataclass(frozen=True)
class Measured:
    """One number. `why`: it is kept, and this is why; None: `value` and `interval` are measured.

    Values as `Sought` has them. `persons`, `amount` (case-weeks; weeks of fixed time), `say` (the
    study's share of the say): None where nothing may be told.
    """

    sought: Sought
    value: float
    interval: tuple[float, float] | None
    why: Why | None
    persons: int | None
    amount: float | None
    say: float | None


@dataclass(frozen=True)
class Findings:
    """All numbers; and how much persons differ, as a share of what cases take (None: not told)."""

    numbers: tuple[Measured, ...]
    pace: float | None


def findings(laid: LaidBeside, sought: Sequence[Sought], persons: int = PERSONS) -> Findings:
    """What the hours say. `persons`: fewest behind a number that is told, at least 1.

    Raises MissingExtra where SciPy is not installed.
    """
    spent = laid.spent
    if not len(spent.hours):
        return Findings(tuple(Measured(one, one.value, None, "nothing", 0, 0.0, 0.0)
                              for one in sought), None)
    found = fit(spent, sought)
    sized = sure(spent, found)
    rests = _rests(spent, sought)
    values = natural(sought, found.theta)
    return Findings(
        tuple(_told(one, place, found, sized, rests[place], (float(values[place]), persons))
              for place, one in enumerate(sought)),
        sqrt(found.pace) if laid.persons >= persons else None,
    )


def _told(
    one: Sought, place: int, found: StudyFit, sized: Sure, rests: Floats, at: tuple[float, int]
) -> Measured:
    value, least = at
    behind = int((rests > 0).sum())
    amount, most = float(rests.sum()), float(rests.max(initial=0))
    say = float(found.say[place])
    if not behind:
        return Measured(one, one.value, None, "nothing", 0, 0.0, 0.0)
    if behind < least:
        return Measured(one, one.value, None, "few_persons", None, None, None)
    if most > MOST_OF_ONE * amount and least > 1:
        return Measured(one, one.value, None, "one_person", None, None, None)
    if say < LEAST_SAY:
        return Measured(one, one.value, None, "unsure", behind, amount, say)
    low, high = (found.theta[place] + sign * sized.half[place] for sign in (-1, 1))
    if one.in_logs:
        low, high = np.exp(low), np.exp(high)
    ends = float(np.clip(low, 0, one.most)), float(np.clip(high, 0, one.most))
    return Measured(one, value, ends, None, behind, amount, say)


def _rests(spent: Spent, sought: Sequence[Sought]) -> Floats:
    """What each number rests on, by person: case-weeks, or weeks of fixed time; (number, person).

    Mixing rests on the weeks of those who mix; further children and first weeks on theirs.
    """
    found = np.zeros((len(sought), spent.persons))
    who = spent.person[spent.row]
    np.add.at(found, (spent.weight, who), spent.amount)
    for place, one in enumerate(sought):
        match one.kind:
            case "further":
                np.add.at(found[place], who, spent.amount * (spent.further > 0))
            case "first":
                np.add.at(found[place], who, spent.amount * spent.new)
            case "co":
                np.add.at(found[place], who, spent.amount * spent.co)
            case "mixing":
                mixed = spent.lost[spent.block[spent.row]] > 0
                np.add.at(found[place], who, spent.amount * mixed)
            case "meetings":
                np.add.at(found[place], spent.person, spent.meetings)
            case _:
                pass
    return found
