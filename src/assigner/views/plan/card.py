"""Each case as a card: who takes it and why; unfolded, who else could and who could not."""

from collections.abc import Sequence

from assigner.documents.explain import Why
from assigner.documents.grounds import RuledOutRow, SeatsRow
from assigner.files.complaints import cell_name
from assigner.problem import Problem
from assigner.view import Block, Card, Cell, Column, Facts, Said, Table, Text, tabled
from assigner.view.figures import day, decimal
from assigner.view.table import NONE
from assigner.views.answers import names, verdict_words
from assigner.words import Words, counted, joined, say, term

SHOWN = 8
COMPLEXITY = {
    "simple": say("simple"), "complex": say("complex"), "very_complex": say("very complex"),
}


def anchor(case: str) -> str:
    """Where a case stands in the page."""
    return "case-" + "".join(letter if letter.isalnum() else "-" for letter in case)


def case_card(problem: Problem, answer: Why, phases: dict[str, str]) -> Card:
    """One case, from its answer to `why`."""
    case = answer.question.case or ""
    because = answer.because
    blocks: list[Block] = [_facts(problem, case, phases), Said(answer.words)]
    blocks += [Said(words) for words in answer.cut]
    blocks += [Said(row.words) for row in answer.passed_over]
    blocks += [Said(words) for words in (answer.due_away,) if words]
    blocks += [table for table in (_ranked(answer), _ruled_out(answer)) if table is not None]
    return Card(
        anchor(case), case, _who(problem, answer.seats), _in_short(problem, case, phases),
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


def _facts(problem: Problem, case: str, phases: dict[str, str]) -> Facts:
    new = problem.cases[case]
    pairs: list[tuple[Text, Text]] = [
        (say("Phase"), term(phases.get(new.phase, new.phase))),
        (say("Complexity"), COMPLEXITY[new.complexity]),
        (say("Children"), str(new.children)),
        (say("Weight"), say("{hours} h a week", hours=decimal(problem.weight[case] / 60))),
    ]
    if new.due is not None:
        pairs.append((say("Due"), day(new.due)))
    if new.district:
        pairs.append((say("District"), new.district))
    if new.skills:
        pairs.append((say("Needs"), ", ".join(sorted(new.skills))))
    return Facts(pairs)


def _in_short(problem: Problem, case: str, phases: dict[str, str]) -> Words:
    """Phase, complexity and deadline: what one looks for in a list of cases."""
    new = problem.cases[case]
    said = [term(phases.get(new.phase, new.phase)), COMPLEXITY[new.complexity]]
    if new.due is not None:
        said.append(say("due {day}", day=new.due))
    return joined(said, " · ")


def _ranked(answer: Why) -> Table | None:
    rows = answer.ranked
    if not rows:
        return None
    left = len(rows) - SHOWN
    return tabled(
        say("Who could take it, by what it would cost the day"), rows[:SHOWN],
        (
            (Column(say("Who")), lambda row: row.caseworker),
            (Column(say("Verdict")), verdict_words),
            (Column(say("What it costs")), lambda row: row.words),
        ),
        note=counted("and {n} more, at a higher cost",
                     "and {n} more, each at a higher cost", left) if left > 0 else "",
    )


def _ruled_out(answer: Why) -> Table | None:
    groups: dict[tuple[str, str], list[RuledOutRow]] = {}
    for row in answer.ruled_out:
        groups.setdefault((row.words, row.kind or ""), []).append(row)
    if not groups:
        return None
    return tabled(
        say("Who could not, and by which rule"),
        sorted(groups.items(), key=lambda item: (len(item[1]), item[0])),
        (
            (Column(say("Who")), lambda item: names(row.caseworker for row in item[1])),
            (Column(say("Why not")), lambda item: item[0][0]),
            (Column(say("Kind")), lambda item: term(item[0][1]) if item[0][1] else NONE),
            (Column(say("Cell"), minor=True), lambda item: _cell(item[1])),
        ),
    )


def _cell(found: Sequence[RuledOutRow]) -> str:
    cells = {
        cell_name(cell.file, (cell.row,), cell.column)
        for row in found if (cell := row.evidence)
    }
    return cells.pop() if len(cells) == 1 else ""
