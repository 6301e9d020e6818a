"""Who carries what, in the terminal: load before and after, and every norm with its ceiling."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from assigner.allocation import Allocation, load_after
from assigner.norm import NEW_TODAY
from assigner.plan.norms import Norms, above, given_something, norms_of, under
from assigner.problem import Problem
from assigner.report.lights import NO_CAPACITY, light
from assigner.report.norm_words import against, columns, norm_light, titled, today
from assigner.report.tables import id_column
from assigner.rule import Rule
from assigner.words import Words, figure, joined, say, term

MOST = 2
"""Norms that have room in 80 columns beside the day's inflow; JSON, page and workbook have all."""
NAME = 8
"""So many signs of a name are always to be seen."""


def load_parts(
    problem: Problem, rules: Sequence[Rule], allocation: Allocation
) -> Iterator[Table | Text | str]:
    """The table, and below it who is above a norm though nothing new went to them."""
    norms = norms_of(problem, rules, allocation)
    yield ""
    yield _table(problem, norms, allocation)
    yield from above_parts(problem, rules, allocation)


def above_parts(
    problem: Problem, rules: Sequence[Rule], allocation: Allocation
) -> Iterator[Text | str]:
    """Who is above a norm without having got anything, norm by norm."""
    norms = norms_of(problem, rules, allocation)
    got = given_something(problem, allocation)
    over = {who: mine for who, mine in above(norms).items() if who not in got}
    if over:
        yield ""
        yield Text(str(say("Above a norm, with nothing new today ({n})", n=len(over))),
                   style="bold")
        yield from _over(over)


def _over(over: Norms) -> Iterator[Text]:
    """A line for each norm, with everybody above it."""
    for heading in dict.fromkeys(str(norm.heading) for mine in over.values() for norm in mine):
        people = [
            say("{person} {count}/{ceiling}", person=who, count=norm.count, ceiling=norm.ceiling)
            for who, mine in sorted(over.items())
            if (norm := under(mine, heading)) is not None
        ]
        yield Text(f"  {titled(heading)}: {joined(people)}")


def _table(problem: Problem, norms: Norms, allocation: Allocation) -> Table:
    table = Table(
        title=str(say("Caseworkers, load before → after (h a week)")), title_justify="left",
        title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 0, 0, 0),
    )
    shown = columns(norms, MOST)
    normed = any(norms.values())
    table.add_column(str(say("Who")), **id_column(problem.workers))
    table.add_column(str(say("Name")), min_width=NAME, max_width=18)
    for heading in shown or (str(say("Cases")),):
        table.add_column(titled(heading).replace(" ", "\n", 1), justify="right", no_wrap=True)
    table.add_column(titled(str(NEW_TODAY)).replace(" ", "\n", 1), justify="right", no_wrap=True)
    table.add_column(str(say("Hours")), justify="right", no_wrap=True)
    table.add_column(str(say("Load")), justify="right", no_wrap=True)
    table.add_column(str(say("Light")), no_wrap=True)
    if normed:
        table.add_column(str(say("Norm")), no_wrap=True)
    team = ""
    for worker in sorted(problem.workers.values(), key=lambda worker: (worker.team, worker.id)):
        if worker.team != team:
            team = worker.team
            table.add_row("", Text(problem.team_label(team), style="bold"))
        mine = norms[worker.id]
        capacity, before = problem.capacity[worker.id], problem.load_before[worker.id]
        after = load_after(problem, allocation, worker.id)
        load, norm = light(after / capacity if capacity else None), norm_light(mine)
        taken, helped = allocation.takes(worker.id), allocation.assists(worker.id)
        table.add_row(
            Text(worker.id),
            Text(worker.name, no_wrap=True, overflow="ellipsis"),
            *([str(against(mine, heading)) for heading in shown]
              or [str(len(problem.held[worker.id]) + len(taken))]),
            today(mine, len(taken), len(helped)) if problem.present(worker.id) or taken or helped
            else str(say("away")),
            str(say("{load:.1f}/{capacity:.1f}", load=after / 60, capacity=capacity / 60)),
            str(_change(before, after, capacity)),
            # Who has no hours has no load: the word stands in its place, where it has room.
            Text(str(term(load.word)), style=load.colour) if capacity else "",
            *([Text("" if norm is None else str(term(norm.word)),
                    style="" if norm is None else norm.colour)] if normed else []),
        )
    table.caption = str(_caption(normed))
    table.caption_justify = "left"
    return table


def _caption(normed: bool) -> Words:
    said = [say("(1) assists; away = not at work today")]
    if normed:
        said.append(say("47/30 = 47 of a norm of 30"))
    return joined(said, "; ")


def _change(before: int, after: int, capacity: int) -> Words:
    if not capacity:
        return term(NO_CAPACITY.word)
    if before == after:
        return figure(after / capacity, ".0%")
    return say("{before:.0%} → {after:.0%}", before=before / capacity, after=after / capacity)
