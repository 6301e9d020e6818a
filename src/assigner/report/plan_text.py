"""A plan in the terminal: one line that says it all, a row per case, a row per person."""

from collections.abc import Iterator
from datetime import date

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assigner.allocation import load_after
from assigner.plan import Plan
from assigner.plan.loads import summary
from assigner.report.lights import light

PROOF = {
    "optimal": "proven optimal",
    "feasible": "not proven optimal",
    "infeasible": "impossible as pinned",
    "unknown": "nothing found in the time given",
}


def first_line(plan: Plan) -> str:
    """The day in one line: placed, proof, highest load, ties, and what is left."""
    if plan.status in ("infeasible", "unknown"):
        return f"0 cases placed · {PROOF[plan.status]}"
    numbers = summary(plan.problem, plan.allocation)
    said = [_count(numbers["placed"], "case") + " placed"]
    if plan.unassigned:
        said.append(f"{len(plan.unassigned)} UNASSIGNED")
    said.append(PROOF[plan.status])
    if numbers["utilisation_max"] is not None:
        said.append(f"highest load {numbers['utilisation_max']:.0%}")
    ties = len(plan.tied)
    if plan.status == "feasible":
        return " · ".join(said)
    said.append(_count(ties, "choice") + " tied" if ties else "no ties")
    return " · ".join(said)


def plan_text(plan: Plan) -> RenderableType:
    """Everything the coordinator reads, in the order she needs it."""
    parts: list[RenderableType] = [Text(first_line(plan), style="bold")]
    parts += list(_conflict(plan))
    if plan.unassigned:
        parts += ["", _unassigned(plan)]
    if plan.allocation.seats:
        parts += ["", _cases(plan), "", _people(plan)]
    if plan.reached:
        parts += ["", _tiers(plan)]
    return Group(*parts)


def _table(title: str) -> Table:
    return Table(
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD,
        pad_edge=False, padding=(0, 1, 0, 0),
    )


def _conflict(plan: Plan) -> Iterator[RenderableType]:
    if plan.demands:
        yield "\nThese demands cannot all be met, and each of them is part of it:"
        for demand in plan.demands:
            kind = plan.policy.rule[demand.rule].kind
            yield f"  - {demand.words} ({demand.rule}, {kind})"


def _unassigned(plan: Plan) -> Table:
    table = _table("Unassigned, most urgent first")
    table.add_column("Case", no_wrap=True)
    table.add_column("Due", no_wrap=True)
    table.add_column("Why nobody", ratio=3)
    table.add_column("Decides", ratio=1)
    for case in plan.unassigned:
        due = plan.problem.cases[case].due
        why = "\n".join(str(reason.words) for reason in plan.reasons[case])
        why = why or "no room was found in the time given"
        table.add_row(Text(case), _day(due), Text(why), Text(plan.owner(case)))
    return table


def _cases(plan: Plan) -> Table:
    table = _table("New cases")
    table.add_column("Case", no_wrap=True)
    table.add_column("Who", no_wrap=True)
    table.add_column("With", no_wrap=True)
    table.add_column("Why", ratio=1)
    table.add_column("Could", justify="right", no_wrap=True)
    table.add_column("Tied", no_wrap=True)
    for case, seats in sorted(plan.allocation.seats.items()):
        table.add_row(
            Text(case),
            Text(seats.caseworker),
            Text(seats.co_caseworker or ""),
            Text(str(plan.clauses.of(case))),
            str(len(plan.statement.candidates.takes[case])),
            "tied" if case in plan.tied else "",
        )
    return table


def _people(plan: Plan) -> Table:
    problem = plan.problem
    table = _table("Caseworkers, load before → after (h a week)")
    table.add_column("Who", no_wrap=True)
    table.add_column("Name", no_wrap=True, max_width=18)
    table.add_column("Cases", justify="right", no_wrap=True)
    table.add_column("New", justify="right", no_wrap=True)
    table.add_column("Hours", justify="right", no_wrap=True)
    table.add_column("Load", justify="right", no_wrap=True)
    table.add_column("Light", no_wrap=True)
    team = ""
    workers = sorted(problem.workers.values(), key=lambda worker: (worker.team, worker.id))
    for worker in workers:
        if worker.team != team:
            team = worker.team
            table.add_row("", Text(problem.team_label(team), style="bold"))
        capacity = problem.capacity[worker.id]
        before = problem.load_before[worker.id]
        after = load_after(problem, plan.allocation, worker.id)
        shown = light(after / capacity if capacity else None)
        taken = len(plan.allocation.takes(worker.id))
        helped = len(plan.allocation.assists(worker.id))
        gained = " ".join([f"+{taken}"] * bool(taken) + [f"({helped})"] * bool(helped))
        away = "" if worker.present(problem.instance.date) else " away"
        table.add_row(
            Text(worker.id),
            Text(worker.name),
            str(len(problem.held[worker.id]) + taken),
            gained,
            f"{after / 60:.1f} of {capacity / 60:.1f}",
            _change(before, after, capacity),
            Text(shown.word + away, style=shown.colour),
        )
    table.caption = "+1 taken today, (1) assists; away = not at work today"
    table.caption_justify = "left"
    return table


def _change(before: int, after: int, capacity: int) -> str:
    if not capacity:
        return "–"
    if before == after:
        return f"{after / capacity:.0%}"
    return f"{before / capacity:.0%} → {after / capacity:.0%}"


def _tiers(plan: Plan) -> Table:
    table = _table("What was asked for, in order")
    table.add_column("Tier", no_wrap=True)
    table.add_column("Reached", justify="right", no_wrap=True)
    table.add_column("Cannot be below", justify="right", no_wrap=True)
    table.add_column("Unit", no_wrap=True)
    table.add_column("Proof", no_wrap=True)
    for reached in plan.reached:
        value = reached.tier.shown(plan.problem, reached.value)
        bound = reached.tier.shown(plan.problem, reached.bound)
        table.add_row(
            reached.tier.name, _number(value), _number(bound), reached.tier.unit,
            "proven" if reached.proven else "not proven",
        )
    return table


def _number(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:.3f}"


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
