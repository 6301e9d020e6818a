"""A rebalance as a page for one caseworker: what they hand over and take over, and their load.

Why a colleague hands something over (leave, illness, another team) is not said, nor until
when: that is the day they come back.
"""

from collections.abc import Iterator, Sequence

from assigner.allocation import load_after
from assigner.plan import Claims
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.scenarios.rebalance import Rebalance
from assigner.view import Block, Cell, Column, Page, Said, Section, Table, TableRow, Tile
from assigner.view.figures import change, decimal, share, weekday
from assigner.views.answers import SEATS
from assigner.views.lights import light
from assigner.views.plan.worker import PRIVATE
from assigner.views.rebalance.handover import entries
from assigner.views.rulebook import rules_section, versions_section
from assigner.words import counted, joined, say

CASE, FROM, TO = Column(say("Case")), Column(say("From")), Column(say("To"))
ON, UNTIL, DUE = (
    Column(header, "day") for header in (say("By date"), say("Until"), say("Due"))
)


def handed_page(claims: Claims, rebalance: Rebalance, policy: Policy, who: str) -> Page:
    """The page of one reader."""
    problem, allocation = rebalance.problem, claims.allocation
    capacity, after = problem.capacity[who], load_after(problem, allocation, who)
    had = rebalance.before.capacity.get(who, 0)
    this_morning = rebalance.before.load_this_morning.get(who, 0)
    full = after / capacity if capacity else None
    gives, gets = _moved(rebalance, claims, who)
    new = list(_new(problem, claims, rebalance, who))
    worker = problem.workers[who]
    return Page(
        title=f"{who} {worker.name}".strip(),
        above=weekday(rebalance.restaffed.before.date),
        line=joined((
            counted("{n} case taken over", "{n} cases taken over", len(gets)),
            counted("{n} handed over", "{n} handed over", len(gives)),
            counted("{n} new", "{n} new", len(new)),
        ), " · "),
        tiles=(
            Tile(say("Load"), share(full),
                 change(this_morning / had if had else None, full), tone=light(full).tone),
            Tile(say("Hours for cases"), decimal(after / 60),
                 say("of {capacity} a week", capacity=decimal(capacity / 60))),
        ),
        sections=(
            Section("hands", say("What changes hands"), _tables(gives, gets, new)),
            rules_section(policy), versions_section(claims),
        ),
        foot=PRIVATE,
    )


def _moved(rebalance: Rebalance, claims: Claims, who: str) -> tuple[list[TableRow], list[TableRow]]:
    """What they hand over, and what they take over."""
    gives, gets = [], []
    for entry in entries(rebalance, claims.allocation):
        move = entry.move
        on, until, due = (
            Cell(day)
            for day in (move.origin.on, move.origin.cover_until, entry.due)
        )
        if move.holder == who:
            gives.append(TableRow((Cell(move.case), Cell(move.to), on, until, due)))
        if move.to == who:
            gets.append(TableRow((Cell(move.case), Cell(move.holder), on, due)))
    return gives, gets


def _new(
    problem: Problem, claims: Claims, rebalance: Rebalance, who: str
) -> Iterator[TableRow]:
    for case in rebalance.restaffed.before.cases:
        seats = claims.allocation.seats.get(case.id)
        if seats is None or who not in (seats.caseworker, seats.co_caseworker):
            continue
        takes = seats.caseworker == who
        weight = problem.weight[case.id] if takes else problem.co_weight[case.id]
        yield TableRow((Cell(case.id), Cell(SEATS["takes" if takes else "assists"]),
                   Cell(weight / 60),
                   Cell(case.due)))


def _tables(
    gives: Sequence[TableRow], gets: Sequence[TableRow], new: Sequence[TableRow]
) -> list[Block]:
    blocks: list[Block] = []
    if gets:
        blocks.append(Table(say("You take over"), (CASE, FROM, ON, DUE), gets).trimmed())
    if gives:
        blocks.append(Table(say("You hand over"), (CASE, TO, ON, UNTIL, DUE), gives).trimmed())
    if new:
        blocks.append(Table(
            say("New today"),
            (Column(say("Case")), Column(say("As")), Column(say("Hours"), "hours"),
             DUE),
            new,
        ))
    return blocks or [Said(say("Nothing of yours changes hands."))]
