"""A rebalance in the terminal: what it comes to, the handover lists, who gains and loses."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assigner.allocation import Allocation
from assigner.plan import EndedDay
from assigner.plan.loads import day_summary
from assigner.report.handover import entries, months_held, why
from assigner.report.lights import light
from assigner.report.load_text import above_parts
from assigner.report.plan_text import (
    PROOF,
    _conflict,
    _tiers,
    _unassigned,
    case_why,
    load_words,
)
from assigner.scenarios.rebalance import Rebalance
from assigner.scenarios.rebalance_plan import shares
from assigner.words import Words, counted, figure, joined, say, term


def rebalance_text(
    plan: EndedDay, rebalance: Rebalance, curve: Sequence[dict[str, Any]] | None
) -> RenderableType:
    """Everything the manager reads, in the order she needs it."""
    line = first_line(plan.status, len(plan.unassigned), rebalance, plan.allocation)
    parts: list[RenderableType] = [Text(str(line), style="bold")]
    parts += list(_conflict(plan))
    if plan.unassigned:
        parts += ["", _unassigned(plan)]
    if rebalance.restaffed.stays:
        parts += ["", _stays(plan, rebalance)]
    for lists in _handovers(plan, rebalance):
        parts += ["", lists]
    new = [case.id for case in rebalance.restaffed.before.cases if case.id in plan.allocation.seats]
    if new:
        parts += ["", _new(plan, new)]
    helped = list(rebalance.assisted(plan.allocation))
    if helped:
        said = _table(say("New co-workers"))
        for name in (say("Case"), say("Before"), say("Now")):
            said.add_column(str(name), no_wrap=True)
        for item in helped:
            said.add_row(item.case, item.before or "–", item.to)
        parts += ["", said]
    people = _people(plan, rebalance)
    if people.row_count:
        parts += ["", people, *above_parts(rebalance.problem, plan.policy.rules, plan.allocation)]
    if curve is not None:
        parts += ["", curve_table(curve)]
    if plan.reached:
        parts += ["", _tiers(plan)]
    return Group(*parts)


def first_line(
    status: str, unassigned: int, rebalance: Rebalance, allocation: Allocation
) -> Words:
    """How many change hands, by choice or not, what stays, proof, and the highest load."""
    if status in ("infeasible", "unknown"):
        return joined([say("Nothing changes hands"), PROOF[status]], " · ")
    moves = rebalance.moves(allocation)
    choice = sum(move.origin.reason == "choice" for move in moves)
    said = [counted("{n} case changes hands", "{n} cases change hands", len(moves))]
    if choice:
        said.append(say("{n} of them by choice", n=choice))
    if unassigned:
        said.append(say("{n} UNASSIGNED", n=unassigned))
    if rebalance.restaffed.stays:
        said.append(counted("{n} stays", "{n} stay", len(rebalance.restaffed.stays)))
    said.append(say("{proof}", proof=PROOF[status]))
    said += load_words(day_summary(rebalance.problem, rebalance.policy.rules, allocation))
    return joined(said, " · ")


def _handovers(plan: EndedDay, rebalance: Rebalance) -> Iterator[Table]:
    listed = entries(rebalance, plan.allocation)
    for holder, group in groupby(listed, key=lambda entry: entry.move.holder):
        mine = list(group)
        found = _table(say("{holder} hands over {n}", holder=holder, n=len(mine)))
        for name in (say("Case"), say("To"), say("With"), say("Due"), say("Held")):
            found.add_column(str(name), no_wrap=True)
        found.add_column(str(say("Why")), ratio=1)
        for entry in mine:
            found.add_row(
                Text(entry.move.case), Text(entry.move.to), Text(entry.co_worker),
                _day(entry.due), str(months_held(entry)), Text(str(why(entry, plan.clauses))),
            )
        yield found


def _new(plan: EndedDay, cases: Sequence[str]) -> Table:
    found = _table(say("New cases"))
    for name in (say("Case"), say("Who"), say("With")):
        found.add_column(str(name), no_wrap=True)
    found.add_column(str(say("Why")), ratio=1)
    for case in cases:
        seats = plan.allocation.seats[case]
        found.add_row(Text(case), Text(seats.caseworker), Text(seats.co_caseworker or ""),
                      Text(str(case_why(plan, case))))
    return found


def _stays(plan: EndedDay, rebalance: Rebalance) -> Table:
    found = _table(say("Stay where they are: somebody must decide"))
    for name in (say("Case"), say("With")):
        found.add_column(str(name), no_wrap=True)
    found.add_column(str(say("Why")), ratio=2)
    found.add_column(str(say("Decides")), ratio=1)
    for stay in rebalance.restaffed.stays:
        found.add_row(Text(stay.case.id), Text(stay.case.caseworker), Text(str(stay.words)),
                      Text(str(term(plan.policy.owner("handover")))))
    return found


def _people(plan: EndedDay, rebalance: Rebalance) -> Table:
    found = _table(say("Who gains and who loses (h a week)"))
    found.add_column(str(say("Who")), no_wrap=True)
    found.add_column(str(say("Name")), no_wrap=True, max_width=18)
    for name in (say("Gives"), say("Gets"), say("Hours"), say("Load")):
        found.add_column(str(name), justify="right", no_wrap=True)
    found.add_column(str(say("Light")), no_wrap=True)
    for share in shares(rebalance, plan.allocation):
        worker = rebalance.problem.workers[share.worker]
        ratio = share.after / share.capacity_after if share.capacity_after else None
        shown = light(ratio)
        before = share.before / share.capacity_before if share.capacity_before else None
        found.add_row(
            Text(share.worker), Text(worker.name),
            f"-{len(share.gives)}" if share.gives else "",
            f"+{len(share.receives)}" if share.receives else "",
            f"{figure(share.before / 60, '.1f')} → {figure(share.after / 60, '.1f')}",
            f"{_percent(before)} → {_percent(ratio)}",
            Text(str(term(shown.word)), style=shown.colour),
        )
    return found


def _percent(ratio: float | None) -> str:
    return "–" if ratio is None else str(figure(ratio, ".0%"))


def curve_table(curve: Sequence[dict[str, Any]]) -> Table:
    """The price of stability: what each further move by choice would gain, and costs."""
    found = _table(say("The price of stability: moves by choice against balance"))
    for name in (say("Moves"), say("Made"), say("Balance h"), say("With moves h"),
                 say("Highest"), say("Spread")):
        found.add_column(str(name), justify="right", no_wrap=True)
    found.add_column(str(say("Proof")), no_wrap=True)
    for point in curve:
        values = {tier["name"]: tier["value"] for tier in point["tiers"]}
        found.add_row(
            str(point["moves"]), str(point["made"]),
            str(figure(values.get("balance", 0), ".2f")), str(figure(values["moves"], ".2f")),
            _percent(point["summary"]["utilisation_max"]),
            _percent(point["summary"]["utilisation_sd"]),
            str(say("proven")) if point["proven"] else str(say("not proven")),
            style="bold" if point["stops_paying"] else "",
        )
    marked = [point["moves"] for point in curve if point["stops_paying"]]
    found.caption, found.caption_justify = str(stops(marked)), "left"
    return found


def stops(marked: Sequence[int]) -> Words:
    """Where further moves stop to pay, if anywhere."""
    if marked:
        return say(
            "No further move pays after {n}: none evens out its price, as the rules stand and "
            "with the office no further above its norms.",
            n=marked[0],
        )
    return say("Every move up to here pays; more may.")


def _table(title: Words) -> Table:
    return Table(
        title=str(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD,
        pad_edge=False, padding=(0, 1, 0, 0),
    )


def _day(day: date | None) -> str:
    return "" if day is None else str(figure(day))
