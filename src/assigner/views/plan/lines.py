"""A plan line by line, as somebody decides on it: who, how full that makes them, why, how sure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assigner.documents.explain import Why, WhyTable
from assigner.documents.plan import CaseworkerRow
from assigner.view import Cell, Text
from assigner.view.figures import change, day_of_year, share
from assigner.views.pinned import pinned_words
from assigner.views.plan.cases import case_why
from assigner.views.plan.facts import PlanFacts
from assigner.views.plan.given_way import against
from assigner.words import Words, joined, listing, of_model, say


@dataclass(frozen=True)
class PlanLine:
    """A case of a plan. `load`: of whoever takes it, before and after the day; `who` None: nobody.

    `decides`: who decides about a case that nobody takes.
    """

    case: str
    brief: Words
    who: str | None
    name: str
    load: Text
    beside: str
    why: Sequence[Text]
    tags: Sequence[Cell]
    decides: Words | None = None


def plan_lines(facts: PlanFacts, answers: WhyTable | None = None) -> Sequence[PlanLine]:
    """Every case: what nobody takes first, then by urgency. `answers`: whom else a tie names."""
    said = {answer.question.case or "": answer for answer in answers.cases} if answers else {}
    owners = {row.case: row.owner for row in facts.claims.unassigned}
    placed = {row.case: row for row in facts.claims.assignments}
    loads = {row.id: row for row in facts.claims.caseworkers}
    cases = [case for case in facts.problem.cases if case in placed]
    cases.sort(key=lambda case: (str(facts.problem.cases[case].due or "9999"), case))
    broken = against(facts)
    found = [
        PlanLine(case, _brief(facts, case), None, "", "", "", facts.left(case),
                 [Cell(say("unassigned"), tone="bad", tag=True)], of_model(owners[case]))
        for case in facts.unassigned
    ]
    for case in cases:
        row = placed[case]
        carried = loads[row.caseworker]
        load = change(carried.utilisation_before, carried.utilisation_after)
        found.append(PlanLine(
            case, _brief(facts, case), row.caseworker, facts.problem.workers[row.caseworker].name,
            load, row.co_caseworker or "", [
                *_why(facts, case, carried), *(say("against a preference: {words}", words=words)
                                               for words in broken.get(case, ()))],
            _tags(facts, case, said),
        ))
    return found


def _why(facts: PlanFacts, case: str, carried: CaseworkerRow) -> Sequence[Text]:
    """The reason, and whoever decided it with hers; the load stands beside it already."""
    by = facts.claims.decided.pinned.get(case)
    load = say("{before} → {after}", before=share(carried.utilisation_before),
               after=share(carried.utilisation_after))
    said = str(case_why(facts, case)).removeprefix(f"{load}; ").splitlines()
    if by is None:
        return said
    # Who signed it is the whole reason, but for a co-worker by lot.
    return [*(() if by.signed and case not in facts.tied else said), pinned_words(by)]


def _brief(facts: PlanFacts, case: str) -> Words:
    new, called = facts.problem.cases[case], facts.problem.called
    said = [called.phase(new.phase), called.level(new.complexity)]
    if new.due is not None:
        said.append(say("due {day}", day=day_of_year(new.due)))
    return joined(said, " · ")


def _tags(facts: PlanFacts, case: str, said: Mapping[str, Why]) -> Sequence[Cell]:
    """How sure a line is, and whether somebody decided it by hand, or signed it before."""
    found = []
    pinned = {one for one, _ in facts.claims.decisions.pins}
    by = facts.claims.decided.pinned.get(case)
    if case in pinned:
        found.append(Cell(say("signed") if by and by.signed else say("by hand"), tone="calm",
                          tag=True))
    if case in facts.tied:
        others = said[case].tied_with if case in said else ()
        found.append(Cell(
            say("could as well be {people}", people=listing(others)) if others else say("tied"),
            tone="warn", tag=True))
    elif facts.claims.status == "optimal":
        found.append(Cell(say("proven"), tone="good", tag=True))
    else:
        found.append(Cell(say("not proven"), tone="warn", tag=True))
    return found
