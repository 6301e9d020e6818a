"""Who carries what this morning, and one person's load in its parts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from assigner.absence import Absence
from assigner.allocation import Allocation
from assigner.documents.plan import CaseworkerRow
from assigner.instance import Caseworker, OpenCase
from assigner.norm import Norm
from assigner.plan.loads import caseworkers
from assigner.plan.norms import norms_of, under
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.view import (
    Block,
    Cell,
    Column,
    Facts,
    Item,
    Listed,
    Table,
    TableRow,
    Text,
    tabled,
)
from assigner.view.figures import change, day, decimal, share
from assigner.views.lights import light
from assigner.views.norm_words import norm_light, titled
from assigner.words import Words, joined, say
from assigner.workload import co_minutes, ramp_share, reduced

Link = Callable[[str], str]
Leaving = Mapping[str, date]
"""Who leaves for good, and from which day."""


def before_any_plan(problem: Problem, policy: Policy) -> Sequence[CaseworkerRow]:
    """What everybody carries this morning, counted as a plan counts it that gives nothing."""
    nothing = Allocation({})
    return caseworkers(problem, norms_of(problem, policy.rules, nothing), nothing)


def people_table(
    problem: Problem, rows: Sequence[CaseworkerRow], link: Link, leaving: Leaving
) -> Table:
    """Everybody under their team, the fullest of each first."""
    ordered = sorted(rows, key=lambda row: (
        problem.team_label(row.team), -(row.utilisation_after or 0.0), row.id))
    found = tabled(say("Caseworkers"), ordered, (
        (Column(say("Who"), fit="id"), lambda row: Cell(row.id, href=link(row.id))),
        (Column(say("Name"), fit="name"), lambda row: problem.workers[row.id].name),
        (Column(say("Cases"), "count"), lambda row: row.cases_after),
        (Column(say("Load"), "number"),
         lambda row: Cell(None, said=change(row.utilisation_before, row.utilisation_after))),
        (Column(say("Light")), lambda row: light(row.utilisation_after).cell),
        (Column(say("Situation")),
         lambda row: situation(problem.workers[row.id], problem.instance.date, leaving)),
    ))
    teams = [problem.team_label(row.team) for row in ordered]
    return replace(found, rows=[
        row for team, mine in groupby(zip(teams, found.rows, strict=True), lambda pair: pair[0])
        for row in (TableRow([Cell(team)], group=True), *(one for _, one in mine))])


def situation(worker: Caseworker, today: date, leaving: Leaving) -> Words | str:
    """What makes somebody's day other than her contract says; never why."""
    said: list[Words] = []
    goes = leaving.get(worker.id)
    if goes is not None and goes >= today:
        # A plan that hands her cases over has her away already.
        said.append(say("leaves on {day}", day=day(goes)))
    elif worker.hired is not None and worker.hired > today:
        said.append(say("begins on {day}", day=day(worker.hired)))
    elif not worker.employed(today):
        back = _away_until(worker, today)
        said.append(say("away") if back is None else say("away until {day}", day=day(back)))
    elif not worker.works_on(today):
        said.append(say("not at work on this weekday"))
    less = reduced(worker, today)
    if less:
        said.append(say("{hours} h a week less for a time", hours=decimal(less / 60)))
    if worker.has_situation(today):
        until = worker.capacity_until
        said.append(
            say("{percent} % of a full load", percent=worker.capacity_percent) if until is None
            else say("{percent} % of a full load until {day}", percent=worker.capacity_percent,
                     day=day(until)))
    return joined(said, "; ") if said else ""


def _away_until(worker: Caseworker, today: date) -> date | None:
    """The last day of the absences, of the row and of the register, that today lies in."""
    ends = [item.last for item in worker.absences if item.holds(today)]
    row = Absence(caseworker=worker.id, first=worker.absent_from, last=worker.absent_to)
    if (worker.absent_from or worker.absent_to) and row.holds(today):
        ends.append(row.last)
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) and known else None


def person_facts(
    problem: Problem, row: CaseworkerRow, leaving: Leaving, *, why: bool = False
) -> Facts:
    """One person's load and its parts, against what she can carry.

    `why`: also that she is new, where that leaves her fewer hours for cases.
    """
    worker = problem.workers[row.id]
    carried = problem.carried[row.id]
    mixing = problem.load_before[row.id] - carried
    more = problem.instance.other_minutes.get(row.id, 0)
    pairs: list[tuple[Text, Text]] = [
        (say("Team"), problem.team_label(worker.team)),
        (say("Hours a week"), decimal(worker.weekly_minutes / 60)),
        (say("Hours for cases"), decimal(row.capacity_hours)),
        *(_newcomer(problem, worker) if why else ()),
        (say("Open cases"), say("{hours} h a week", hours=decimal((carried - more) / 60))),
        *((item.work, say("{hours} h a week", hours=decimal(item.minutes / 60)))
          for item in worker.other_work if more and item.active(problem.instance.date)),
        *([(say("For mixed cases"), say("{hours} h a week", hours=decimal(mixing / 60)))]
          if mixing else []),
        (say("Load"), change(row.utilisation_before, row.utilisation_after)),
    ]
    other = situation(worker, problem.instance.date, leaving)
    return Facts([*pairs, *([(say("Situation"), other)] if str(other) else [])])


def _newcomer(problem: Problem, worker: Caseworker) -> Sequence[tuple[Text, Text]]:
    """The step of the first months in the job, where the model has one that holds for her."""
    part = ramp_share(worker, problem.capacities, problem.instance.date)
    if part == 1 or worker.capacity_minutes is not None:
        return ()
    return ((say("New in the job"), say("{part:.0%} of the usual hours for cases",
                                        part=float(part))),)


def held_table(problem: Problem, worker: str, link: Link) -> Block:
    """Her open cases and those she assists in, the heaviest first, with what each weighs to her."""
    called = problem.called
    held = [case for cases in problem.held.values() for case in cases]
    weights = {case.id: problem.minutes(case) for case in held if case.caseworker == worker} | {
        case.id: co_minutes(case, problem.minutes(case), problem.weights)
        for case in held if case.co_caseworker == worker}
    mine = sorted((case for case in held if case.id in weights),
                  key=lambda case: (-weights[case.id], case.id))

    def beside(case: OpenCase) -> Words | str:
        if case.caseworker != worker:
            return say("assists {person}", person=case.caseworker)
        return case.co_caseworker

    return tabled(say("Open cases"), mine, (
        (Column(say("Case"), fit="id"), lambda case: Cell(case.id, href=link(case.id))),
        (Column(called.heading("phase", say("Phase"))), lambda case: called.phase(case.phase)),
        (Column(called.heading("complexity", say("Complexity")), minor=True),
         lambda case: called.level(case.complexity)),
        (Column(say("Weight (h a week)"), "hours"), lambda case: weights[case.id] / 60),
        (Column(say("Part of the load"), "number", minor=True), lambda case: Cell(
            None, said=share(weights[case.id] / max(1, problem.load_before[worker])))),
        (Column(say("Since"), "day", minor=True),
         lambda case: "" if case.assigned is None else day(case.assigned)),
        (Column(say("With"), minor=True), beside),
    ))


def norms_blocks(norms: Sequence[Norm], utilisation: float | None) -> Sequence[Block]:
    """What she has against every norm that holds for her; what the table does not say first.

    Of several under one heading the table has the one that leaves the least room.
    """
    once = [worst for heading in dict.fromkeys(str(norm.heading) for norm in norms)
            if (worst := under(norms, heading)) is not None]
    told: list[Item] = [Item(say("Norm"), say("{count} of {ceiling} {what}", count=norm.count,
                                              ceiling=norm.ceiling, what=norm.heading))
                        for norm in norms if norm.room < 0 and norm not in once]
    lit = light(utilisation)
    if lit.tone == "bad" and utilisation is not None:
        told.insert(0, Item(say("Load"), say("{load:.0%} of the hours for cases",
                                             load=utilisation)))
    found: list[Block] = [Listed(say("Above what is meant"), told, tone="bad")] if told else []
    if once:
        found.append(tabled(say("Against the norms"), once, (
            (Column(say("What is counted")), lambda norm: titled(str(norm.heading))),
            (Column(say("Has"), "count"), lambda norm: norm.count),
            (Column(say("At most"), "count"), lambda norm: norm.ceiling),
            (Column(say("Light")), _lit),
        )))
    return found


def _lit(norm: Norm) -> Cell | str:
    found = norm_light((norm,))
    return "" if found is None else found.cell
