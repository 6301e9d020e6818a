"""Each case as a card: who takes it and why; unfolded, who else could and who could not."""

from assigner.documents.explain import Why
from assigner.documents.grounds import SeatsRow
from assigner.problem import Problem
from assigner.veil import without_kin
from assigner.view import Block, Card, Cell, Facts, Said, Text
from assigner.view.figures import day, decimal
from assigner.views.explain.case import ranked_table, ruled_out_table
from assigner.words import Words, joined, say

SHOWN = 8


def anchor(case: str) -> str:
    """Where a case stands in the page."""
    return "case-" + "".join(letter if letter.isalnum() else "-" for letter in case)


def case_card(problem: Problem, answer: Why) -> Card:
    """One case, from its answer to `why`."""
    answer = without_kin(answer)
    case = answer.question.case or ""
    because = answer.because
    blocks: list[Block] = [case_facts(problem, case), Said(answer.words)]
    blocks += [Said(words) for words in answer.cut]
    blocks += [Said(row.words) for row in answer.passed_over]
    blocks += [Said(words) for words in (answer.due_away,) if words]
    blocks += [Said(answer.sure)] if answer.sure else []
    blocks += [ranked_table(answer, SHOWN)] if answer.ranked else []
    blocks += [ruled_out_table(answer)] if answer.ruled_out else []
    return Card(
        anchor(case), case, _who(problem, answer.seats), _in_short(problem, case),
        because[0].words if because else "", _tags(answer), blocks,
    )


def person(problem: Problem, worker: str) -> Text:
    """Somebody by id and name."""
    name = problem.workers[worker].name
    return f"{worker} {name}".strip()


def _who(problem: Problem, seats: SeatsRow) -> Text:
    if seats.caseworker is None:
        return say("nobody")
    first = person(problem, seats.caseworker)
    if seats.co_caseworker is None:
        return first
    return say("{person} with {other}", person=first,
               other=person(problem, seats.co_caseworker))


def _tags(answer: Why) -> list[Cell]:
    if answer.seats.caseworker is None:
        return [Cell(say("unassigned"), tone="bad", tag=True)]
    known = [Cell(say("passed over"), tone="warn", tag=True)] * bool(answer.passed_over)
    if answer.tied_with:
        return [*known, Cell(say("drawn by lot"), tone="warn", tag=True)]
    return known


def case_facts(problem: Problem, case: str) -> Facts:
    """What a case is, in short."""
    new, called = problem.cases[case], problem.called
    pairs: list[tuple[Text, Text]] = [
        (called.heading("phase", say("Phase")), called.phase(new.phase)),
        (called.heading("complexity", say("Complexity")), called.level(new.complexity)),
        *([(called.heading("children", say("Children")), str(new.children))]
          if called.has("children") else []),
        (say("Weight"), say("{hours} h a week", hours=decimal(problem.weight[case] / 60))),
    ]
    if new.due is not None:
        pairs.append((say("Due"), day(new.due)))
    if new.district:
        pairs.append((called.heading("district", say("District")), new.district))
    if new.skills:
        pairs.append((say("Needs"), ", ".join(sorted(new.skills))))
    return Facts(pairs)


def _in_short(problem: Problem, case: str) -> Words:
    """Phase, complexity and deadline: what one looks for in a list of cases."""
    new, called = problem.cases[case], problem.called
    said = [called.phase(new.phase), called.level(new.complexity)]
    if new.due is not None:
        said.append(say("due {day}", day=new.due))
    return joined(said, " · ")
