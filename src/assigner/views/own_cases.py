"""A caseworker's cases: those she has this morning, and those of a plan."""

from collections.abc import Mapping

from assigner.called import Called
from assigner.instance import Instance, OpenCase
from assigner.plan import Claims
from assigner.problem import Problem
from assigner.view import Column, Table, tabled
from assigner.view.figures import day, decimal
from assigner.views.answers import SEATS
from assigner.words import Words, counted, say
from assigner.workload import co_minutes


def own_weights(facts: Instance, problem: Problem, worker: str) -> Mapping[str, int]:
    """Minutes a week that each open case asks of her, as its caseworker or beside one."""
    found = {}
    for case in facts.caseload:
        whole = problem.minutes(case)
        if case.caseworker == worker:
            found[case.id] = whole
        elif case.co_caseworker == worker:
            found[case.id] = co_minutes(case, whole, problem.weights)
    return found


def own_sum(weights: Mapping[str, int]) -> Words:
    """How many cases she has, and what they ask together."""
    return counted("{n} case, {hours} h a week", "{n} cases, {hours} h a week together",
                   len(weights), hours=decimal(sum(weights.values()) / 60))


def own_cases_table(
    facts: Instance, called: Called, worker: str, weights: Mapping[str, int]
) -> Table:
    """Every open case that is hers or that she assists in, the next deadline first.

    `weights`: minutes a week of each; none where they are not known.
    """
    mine = [case for case in facts.caseload if worker in (case.caseworker, case.co_caseworker)]
    mine.sort(key=lambda case: (str(case.due or "9999"), case.id))

    def part(case: OpenCase) -> Words | str:
        if case.caseworker != worker:
            return say("you assist {person}", person=case.caseworker)
        if case.cover_until is not None:
            return say("you cover it until {day}", day=day(case.cover_until))
        return say("with {person}", person=case.co_caseworker) if case.co_caseworker else ""

    return tabled(say("Your open cases"), mine, (
        (Column(say("Case"), fit="id"), lambda case: case.id),
        (Column(called.heading("phase", say("Phase"))), lambda case: called.phase(case.phase)),
        (Column(called.heading("complexity", say("Complexity")), minor=True),
         lambda case: called.level(case.complexity)),
        (Column(say("Due"), "day"), lambda case: case.due),
        *([(Column(say("Weight (h a week)"), "hours"), lambda case: weights[case.id] / 60)]
          if weights else []),
        (Column(say("Part"), minor=True), part),
    ))


def own_new_table(claims: Claims, problem: Problem, worker: str) -> Table:
    """The cases a plan gives her, with what the plan itself says of why that she may be told.

    Its clauses name what is private to colleagues; that the day was proven best is not.
    """
    mine = [row for row in claims.assignments if worker in (row.caseworker, row.co_caseworker)]
    mine.sort(key=lambda row: (str(problem.cases[row.case].due or "9999"), row.case))
    pinned = {case for case, _ in claims.decisions.pins}

    def why(case: str) -> Words:
        if case in pinned:
            return say("it was decided so today")
        return (say("best for the day as a whole") if claims.status == "optimal"
                else say("best found for the day as a whole"))

    return tabled(say("New today"), mine, (
        (Column(say("Case"), fit="id"), lambda row: row.case),
        (Column(say("As"), fit="line", minor=True),
         lambda row: SEATS["takes" if row.caseworker == worker else "assists"]),
        (Column(say("Weight (h a week)"), "hours"), lambda row: (
            problem.weight if row.caseworker == worker else problem.co_weight)[row.case] / 60),
        (Column(say("Due"), "day"), lambda row: problem.cases[row.case].due),
        (Column(say("With"), minor=True), lambda row: (
            row.co_caseworker or "" if row.caseworker == worker else row.caseworker)),
        (Column(say("Why"), fit="rest"), lambda row: why(row.case)),
    ))
