"""A rebalance as a page: who hands over what to whom, who gains and loses, what stability costs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from assigner.explain.clause import Clauses
from assigner.explain.planned import Planned
from assigner.plan import Claims
from assigner.plan.norms import Norms, norms_of
from assigner.policy import Policy
from assigner.report.explain_rows import Row as Found
from assigner.report.handover import Entry, entries, months_held, why
from assigner.report.page.cases import anchor, person
from assigner.report.page.curve import curve_blocks
from assigner.report.page.disputable import disputable_moves
from assigner.report.page.figures import change, decimal, share, weekday
from assigner.report.page.parts import (
    Block,
    Cell,
    Column,
    Page,
    Row,
    Said,
    Section,
    Table,
    Tile,
)
from assigner.report.page.people import light_cell, norm_cells
from assigner.report.page.picture import Scale, load_picture, tone
from assigner.report.page.plan_page import FOOT
from assigner.report.page.proof import proof_section
from assigner.report.page.rulebook import rules_section, versions_section
from assigner.report.rebalance_text import first_line
from assigner.scenarios.rebalance import Rebalance
from assigner.words import Words, counted, figure, joined, say

CHANGES = {
    "leaves": say("leaves"), "absent": say("is away"), "returns": say("comes back"),
    "joins": say("joins"), "hours": say("works other hours"), "team": say("changes team"),
    "capacity": say("carries a share of a full load"), "hand_over": say("is handed over"),
}


@dataclass(frozen=True)
class RebalanceFacts:
    """What its page is made from: the document, the day and its changes, and the balance."""

    claims: Claims
    planned: Planned
    policy: Policy
    rebalance: Rebalance
    fairness: Found

    @property
    def clauses(self) -> Clauses:
        """Why each case is where it is."""
        tied = frozenset(row.case for row in self.claims.assignments if row.tied)
        return Clauses(self.planned.statement, self.planned.allocation, tied,
                       proven=self.planned.proven)

    @property
    def new(self) -> list[str]:
        """The new cases somebody takes."""
        seats = self.claims.allocation.seats
        return [case.id for case in self.rebalance.restaffed.before.cases if case.id in seats]

    @property
    def people(self) -> list[dict[str, Any]]:
        """Everybody's load this morning and after; the claims count from after the changes."""
        told = {row["id"]: row for row in self.claims.written.get("people", ())}
        return [{**row, **told.get(row["id"], {})} for row in self.claims.written["caseworkers"]]


def rebalance_page(facts: RebalanceFacts, *, manager: bool = False) -> Page:
    """The page. A manager reads loads and fairness before the single cases."""
    claims, rebalance = facts.claims, facts.rebalance
    before = rebalance.restaffed.before
    load, proof = _load(facts), proof_section(claims, facts.policy, facts.fairness)
    hands = _hands(facts)
    curve = () if claims.curve is None else (Section(
        "curve", say("The price of stability"), curve_blocks(claims.curve),
        say("How even the office would be if more cases changed hands by choice."),
    ),)
    look = disputable_moves(
        claims, facts.planned, facts.policy, rebalance.restaffed.stays,
        {move.case for move in rebalance.moves(claims.allocation)} | set(facts.new),
    )
    order = [load, *curve, hands, proof] if manager else [hands, load, *curve, proof]
    return Page(
        title=say("{day}: after staff changes", day=before.title or claims.instance.name),
        above=weekday(before.date),
        line=first_line(claims.status, len(claims.unassigned), rebalance, claims.allocation),
        tiles=_tiles(facts),
        under=joined(_changes(claims), "; "),
        sections=(
            look, *order, rules_section(facts.policy), versions_section(claims),
        ),
        foot=FOOT,
    )


def _changes(claims: Claims) -> Iterator[Words]:
    """What has changed, as it was written."""
    for row in claims.changes:
        rest = [_detail(value) for key, value in row.items()
                if key not in ("kind", "caseworker", "case", "id")]
        said = CHANGES.get(row["kind"], row["kind"])
        who = row.get("caseworker") or row.get("case") or row.get("id") or ""
        yield say("{who} {what}", who=who, what=said) if not rest else say(
            "{who} {what} ({details})", who=who, what=said, details=joined(rest))


def _detail(written: str) -> Words | str:
    """A day as the language writes it; the rest as it was written."""
    try:
        return figure(date.fromisoformat(written))
    except ValueError:
        return written


def _tiles(facts: RebalanceFacts) -> Sequence[Tile]:
    summary, claims = facts.claims.written["summary"], facts.claims
    moves = facts.rebalance.moves(claims.allocation)
    chosen = sum(move.origin.reason == "choice" for move in moves)
    highest, spread = summary["utilisation_max"], summary["utilisation_sd"]
    given = summary["utilisation_max_given"]
    stays = len(facts.rebalance.restaffed.stays)
    return (
        Tile(say("Change hands"), str(len(moves)),
             counted("{n} by choice", "{n} by choice", chosen)),
        Tile(say("Stay, undecided"), str(stays), tone="bad" if stays else "plain"),
        Tile(say("Unassigned"), str(summary["unassigned"]),
             tone="bad" if summary["unassigned"] else "plain"),
        Tile(say("Highest load given a case"), share(given), tone=tone(given)),
        Tile(say("Highest load of all"), share(highest),
             facts.fairness["question"]["caseworker"] or ""),
        Tile(say("Mean load"), share(summary["utilisation_mean"])),
        Tile(say("Spread of load"), decimal(None if spread is None else 100 * spread),
             say("percentage points")),
    )


def _hands(facts: RebalanceFacts) -> Section:
    """The handover lists, then new cases and new co-workers."""
    blocks: list[Block] = [*_handovers(facts), *_new(facts), *_co_workers(facts)]
    return Section(
        "hands", say("Who hands over what"), blocks or [Said(say("Nothing changes hands."))],
        say("The most urgent first. Loads are those of the caseworker who takes over, before "
            "and after."),
    )


def _handovers(facts: RebalanceFacts) -> Iterator[Table]:
    clauses = facts.clauses
    listed = entries(facts.rebalance, facts.claims.allocation)
    for holder, group in groupby(listed, key=lambda entry: entry.move.holder):
        mine = list(group)
        yield Table(
            say("{holder} hands over {n}", holder=person(facts.rebalance.before, holder),
                n=len(mine)),
            (
                Column(say("Case")), Column(say("To")), Column(say("With")),
                Column(say("Due"), minor=True), Column(say("Held"), number=True, minor=True),
                Column(say("Why")),
            ),
            [_handover(entry, clauses) for entry in mine],
        ).trimmed()


def _handover(entry: Entry, clauses: Clauses) -> Row:
    return Row(
        (
            Cell(entry.move.case), Cell(entry.move.to), Cell(entry.co_worker),
            Cell("" if entry.due is None else figure(entry.due)), Cell(months_held(entry)),
            Cell(why(entry, clauses)),
        ),
        anchor=anchor(entry.move.case),
    )


def _new(facts: RebalanceFacts) -> Iterator[Table]:
    clauses, seats = facts.clauses, facts.claims.allocation.seats
    if facts.new:
        yield Table(
            say("New cases"),
            (Column(say("Case")), Column(say("Who")), Column(say("With")), Column(say("Why"))),
            [
                Row((Cell(case), Cell(seats[case].caseworker),
                     Cell(seats[case].co_caseworker or ""), Cell(clauses.of(case))),
                    anchor=anchor(case))
                for case in facts.new
            ],
        ).trimmed()


def _co_workers(facts: RebalanceFacts) -> Iterator[Table]:
    helped = list(facts.rebalance.assisted(facts.claims.allocation))
    if helped:
        yield Table(
            say("New co-workers"),
            (Column(say("Case")), Column(say("Before")), Column(say("Now"))),
            [Row((Cell(item.case), Cell(item.before or "–"), Cell(item.to))) for item in helped],
        )


def _load(facts: RebalanceFacts) -> Section:
    people = facts.people
    scale = Scale(people)
    told = [row for row in people if "gives" in row]
    planned = facts.planned
    norms = norms_of(planned.problem, facts.policy.rules, planned.allocation)
    return Section(
        "load", say("Who gains and who loses"),
        (
            load_picture(people, facts.rebalance.problem.team_labels),
            Table(
                say("Everybody whose load changes"),
                (
                    Column(say("Who")), Column(say("Name"), minor=True),
                    Column(say("Gives"), number=True), Column(say("Gets"), number=True),
                    Column(say("Hours"), number=True, minor=True),
                    Column(say("Load"), number=True), Column(say("Picture"), minor=True),
                    Column(say("Light")),
                    *([Column(say("Norm"))] if any(norms.values()) else []),
                ),
                [_person(facts, row, scale, norms) for row in told], wide=True,
            ),
        ),
        say("Hours a week for cases, against what each caseworker can carry."),
    )


def _person(
    facts: RebalanceFacts, row: Mapping[str, Any], scale: Scale, norms: Norms
) -> Row:
    gives, gets, after = len(row["gives"]), len(row["receives"]), row["utilisation_after"]
    return Row((
        Cell(row["id"]), Cell(facts.rebalance.problem.workers[row["id"]].name),
        Cell(f"−{gives}" if gives else ""), Cell(f"+{gets}" if gets else ""),
        Cell(say("{before} → {after}", before=decimal(row["load_before_hours"]),
                 after=decimal(row["load_after_hours"]))),
        Cell(change(row["utilisation_before"], after)),
        Cell("", bar=None if after is None else scale.bar(row)), light_cell(after),
        *norm_cells(norms[row["id"]]),
    ))
