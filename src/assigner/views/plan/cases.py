"""The cases of a plan: who takes each and why, and why nobody takes the others."""

from collections.abc import Sequence

from assigner.allocation import Seats
from assigner.instance import Case
from assigner.veil import is_hidden_kin
from assigner.view import BOOK, CSV, FILES, SCREEN, Column, Field, Medium, Table, tabled
from assigner.views.plan.facts import PlanFacts
from assigner.views.plan.sure import sure_fields
from assigner.words import Words, joined, of_model, say

NOBODY = Seats("", None)
DRAWN: dict[bool | None, Words | str] = {True: say("tied"), False: "", None: "?"}

LOTS: dict[bool | None, Words | str] = {
    True: say("drawn by lot"), False: "", None: say("not looked for"),
}


def cases_table(facts: PlanFacts, on: Medium) -> Table:
    """A row a case in order of id; on the screen, those that nobody takes have their own table."""
    problem, statement = facts.problem, facts.planned.statement
    called, seats = problem.called, facts.planned.allocation.seats
    tied = {row.case: row.tied for row in facts.claims.assignments}
    owners = {row.case: of_model(row.owner) for row in facts.claims.unassigned}

    def seat(case: Case) -> Seats:
        return seats.get(case.id, NOBODY)

    def name(worker: str | None) -> str:
        return problem.workers[worker].name if worker else ""

    def could(case: Case) -> int:
        return len(statement.could(case.id))

    def why(case: Case) -> Words:
        if case.id not in seats:
            return joined(facts.left(case.id) if case.id in owners else (), "; ")
        away = facts.away(case.id)
        return joined([facts.clauses.of(case.id), *([away] if away else [])], "; ")

    fields: Sequence[Field[Case]] = (
        (Column(say("Case"), key="case", fit="id"), lambda case: case.id),
        (Column(say("Who"), key="caseworker", long=say("Caseworker"), fit="id"),
         lambda case: seat(case).caseworker),
        (Column(say("Name"), on=BOOK), lambda case: name(seat(case).caseworker)),
        (Column(say("With"), key="co_caseworker", long=say("Co-worker"), fit="id"),
         lambda case: seat(case).co_caseworker),
        (Column(say("Co-worker's name"), on=BOOK),
         lambda case: name(seat(case).co_caseworker)),
        (Column(say("Tied"), key="tied", on=CSV),
         lambda case: tied[case.id] if case.id in seats else ""),
        (Column(say("Could take it"), "count", key="could_take_it", on=CSV), could),
        (Column(called.heading("phase", say("Phase")), on=BOOK),
         lambda case: called.phase(case.phase)),
        (Column(called.heading("complexity", say("Complexity")), on=BOOK),
         lambda case: called.level(case.complexity)),
        *([(Column(called.heading("children", say("Children")), "count", on=BOOK),
            lambda case: case.children)] if called.has("children") else []),
        (Column(say("Due"), "day", on=BOOK), lambda case: case.due),
        (Column(say("Weight (h a week)"), "hours", key="weight_hours", on=FILES),
         lambda case: round(problem.weight[case.id] / 60, 4)),
        (Column(say("Why"), key="why", on=FILES), why),
        (Column(say("Why"), on=SCREEN, fit="rest"), lambda case: case_why(facts, case.id)),
        (Column(say("Could"), "count", on=SCREEN), could),
        *sure_fields(facts.claims),
        (Column(say("Tied"), on=SCREEN, fit="line"),
         lambda case: DRAWN[tied.get(case.id, False)]),
        (Column(say("Tied"), on=BOOK),
         lambda case: LOTS[tied.get(case.id, False)]),
        (Column(say("Decides"), key="owner", on=FILES), lambda case: owners.get(case.id, "")),
        (Column(say("Passed over"), key="passed_over", on=FILES),
         lambda case: facts.clauses.continuity.words(case.id, unseen=is_hidden_kin) or ""),
    )
    return tabled(
        say("New cases"),
        (case for case in problem.cases.values() if case.id in seats or on != SCREEN),
        [field for field in fields if field[0].on & on], sheet=say("Plan"),
    )


def case_why(facts: PlanFacts, case: str) -> Words:
    """Why this caseworker; below it, what is worth a look: who is passed over, who is away."""
    passed, away = facts.clauses.continuity.words(case, unseen=is_hidden_kin), facts.away(case)
    return joined([facts.clauses.of(case), *(words for words in (passed, away) if words)], "\n")


def unassigned_table(facts: PlanFacts) -> Table:
    """Cases nobody takes, the most urgent first, with who decides about them."""
    rows = {row.case: row for row in facts.claims.unassigned}
    return tabled(
        say("Unassigned, most urgent first"), facts.unassigned,
        (
            (Column(say("Case"), fit="id"), lambda case: case),
            (Column(say("Due"), "day", fit="line"), lambda case: facts.problem.cases[case].due),
            (Column(say("Why nobody"), fit="rest", ratio=3),
             lambda case: joined(facts.left(case), "\n")),
            (Column(say("Decides"), fit="rest"), lambda case: of_model(rows[case].owner)),
        ),
    )
