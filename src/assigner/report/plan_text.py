"""A plan in the terminal: one line that says it all, a row per case, a row per person."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assigner.explain.due_away import due_away
from assigner.plan import EndedDay
from assigner.plan.loads import day_summary
from assigner.report.load_text import load_parts
from assigner.report.pinned_text import pinned_parts
from assigner.report.tables import id_column, number
from assigner.words import Words, counted, figure, joined, say, term

PROOF = {
    "optimal": say("proven optimal"),
    "feasible": say("not proven optimal"),
    "infeasible": say("impossible as pinned"),
    "unknown": say("nothing found in the time given"),
}


SCOPE = say("Each cannot be below it in any allocation as good in the lines above.")
"""What the bounds of the tiers are over."""


def first_line(plan: EndedDay) -> Words:
    """The day in one line: placed, proof, highest load, ties, and what is left."""
    if plan.status in ("infeasible", "unknown"):
        return joined((_placed(0), PROOF[plan.status]), " · ")
    numbers = day_summary(plan.problem, plan.policy.rules, plan.allocation)
    said = [_placed(numbers["placed"])]
    if plan.unassigned:
        said.append(say("{n} UNASSIGNED", n=len(plan.unassigned)))
    said.append(PROOF[plan.status])
    said += load_words(numbers)
    said += tie_words(plan.ties, len(plan.tied), proven=plan.status == "optimal")
    return joined(said, " · ")


def tie_words(ties: int | None, known: int, *, proven: bool) -> list[Words]:
    """How many choices are tied; `known` ties where not every choice was looked at."""
    if ties is None and known:
        return [counted("{n} choice tied, others not looked at",
                        "{n} choices tied, others not looked at", known)]
    if ties is None:
        return [say("ties not looked for")]
    if not proven:
        return []
    return [counted("{n} choice tied", "{n} choices tied", ties) if ties else say("no ties")]


def _placed(count: int) -> Words:
    return counted("{n} case placed", "{n} cases placed", count)


def load_words(numbers: Mapping[str, Any]) -> Iterator[Words]:
    """The highest load that was given something, and how many are above a norm."""
    if numbers["utilisation_max_given"] is not None:
        yield say("highest load given a case {load:.0%}", load=numbers["utilisation_max_given"])
    if numbers["above_norm"]:
        yield say("{n} above a norm", n=numbers["above_norm"])


def plan_text(plan: EndedDay) -> RenderableType:
    """Everything the coordinator reads, in the order she needs it."""
    parts: list[RenderableType] = [Text(str(first_line(plan)), style="bold")]
    parts += list(_conflict(plan))
    if plan.unassigned:
        parts += ["", _unassigned(plan)]
    if plan.allocation.seats:
        parts += ["", _cases(plan)]
        parts += load_parts(plan.problem, plan.policy.rules, plan.allocation)
    parts += list(pinned_parts(plan))
    if plan.reached:
        parts += ["", _tiers(plan)]
    if plan.certificate is not None:
        parts += [Text(str(plan.certificate.words))]
    return Group(*parts)


def _table(title: Words) -> Table:
    """An empty table in the house style."""
    return Table(
        title=str(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD,
        pad_edge=False, padding=(0, 1, 0, 0),
    )


def _conflict(plan: EndedDay) -> Iterator[RenderableType]:
    if plan.demands:
        yield ""
        yield str(say("These demands cannot all be met, and each of them is part of it:"))
        for demand in plan.demands:
            kind = plan.policy.rule[demand.rule].kind
            yield str(say("  - {words} ({rule}, {kind})", words=demand.words,
                          rule=term(demand.rule), kind=term(kind)))


def _unassigned(plan: EndedDay) -> Table:
    table = _table(say("Unassigned, most urgent first"))
    table.add_column(str(say("Case")), **id_column(plan.unassigned))
    table.add_column(str(say("Due")), no_wrap=True)
    table.add_column(str(say("Why nobody")), ratio=3)
    table.add_column(str(say("Decides")), ratio=1)
    for case in plan.unassigned:
        due = plan.problem.cases[case].due
        why = joined(plan.why_left[case], "\n")
        table.add_row(Text(case), _day(due), Text(str(why)), Text(str(term(plan.owner(case)))))
    return table


def _cases(plan: EndedDay) -> Table:
    table = _table(say("New cases"))
    seated = plan.allocation.seats.values()
    table.add_column(str(say("Case")), **id_column(plan.allocation.seats))
    table.add_column(str(say("Who")), **id_column(seats.caseworker for seats in seated))
    table.add_column(str(say("With")), **id_column(seats.co_caseworker or "" for seats in seated))
    table.add_column(str(say("Why")), ratio=1)
    table.add_column(str(say("Could")), justify="right", no_wrap=True)
    table.add_column(str(say("Tied")), no_wrap=True)
    for case, seats in sorted(plan.allocation.seats.items()):
        table.add_row(
            Text(case),
            Text(seats.caseworker),
            Text(seats.co_caseworker or ""),
            Text(str(case_why(plan, case))),
            str(len(plan.statement.candidates.takes[case])),
            str(say("tied")) if case in plan.tied else "?" if plan.ties is None else "",
        )
    return table


def case_why(plan: EndedDay, case: str) -> Words:
    """Why this caseworker; below it, what is worth a look: who is passed over, who is away."""
    passed = plan.clauses.continuity.words(case)
    away = due_away(plan.problem, plan.allocation, case)
    return joined([plan.clauses.of(case), *(words for words in (passed, away) if words)], "\n")


def _tiers(plan: EndedDay) -> Table:
    """Each tier with its bound; below, among what a tier is proven that is not so of all plans."""
    table = _table(say("What was asked for, in order"))
    table.add_column(str(say("Tier")), no_wrap=True)
    table.add_column(str(say("Reached")), justify="right", no_wrap=True)
    table.add_column(str(say("Cannot be below")), justify="right", no_wrap=True)
    table.add_column(str(say("Unit")), no_wrap=True)
    table.add_column(str(say("Proof")), no_wrap=True)
    for reached in plan.reached:
        value = reached.tier.shown(plan.problem, reached.value)
        bound = reached.tier.shown(plan.problem, reached.bound)
        table.add_row(
            str(term(reached.tier.name)), number(value), number(bound),
            str(term(reached.tier.unit)),
            str(say("proven") if reached.proven else say("not proven")),
        )
    partly = [
        say("{tier}: among {plans}.", tier=term(name), plans=plans)
        for name, plans in plan.over.items()
    ]
    said = joined((SCOPE, *partly), "\n")
    table.caption, table.caption_justify = str(said), "left"
    return table


def _day(day: date | None) -> str:
    return "" if day is None else str(figure(day))
