"""A case that is due while who has it is not there: allowed, and worth a look."""

from collections.abc import Iterator

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.words import Words, say


def due_away(problem: Problem, allocation: Allocation, case: str) -> Words | None:
    """That its caseworker is away on the day it is due; None where nothing is to be told.

    A day before today, or a caseworker away today, is another matter and told elsewhere.
    """
    seats, due = allocation.seats.get(case), problem.cases[case].due
    today = problem.instance.date
    if seats is None or due is None or due < today:
        return None
    who = seats.caseworker
    if not problem.present(who) or problem.instance.there(who, due):
        return None
    return say("is due {due}, when {person} is away", due=due, person=who)


def all_due_away(problem: Problem, allocation: Allocation) -> Iterator[tuple[str, Words]]:
    """Every such case of the day, in order of id."""
    for case in sorted(allocation.seats):
        words = due_away(problem, allocation, case)
        if words is not None:
            yield case, words
