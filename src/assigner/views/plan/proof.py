"""What the day is worth and what is proven of it; how load is spread over people."""

from collections.abc import Sequence

from assigner.documents.explain import FairnessAnswer, GroupRow
from assigner.plan import Claims
from assigner.view import Block, Cell, Column, Facts, Said, Section, Table, TableRow
from assigner.views.tiers import MEASURES, tiers_table
from assigner.words import Words, say, term

BY: dict[str, Words] = {
    "team": say("Team"), "seniority": say("Seniority"), "hours": say("Contracted hours"),
}


def proof_section(claims: Claims, fairness: FairnessAnswer) -> Section:
    """Fairness, and each tier with its value, its bound and whether it is proven."""
    blocks: list[Block] = [Said(fairness.words)]
    proof, worst = fairness.proof, fairness.worst
    if worst:
        blocks.append(Said(worst.words))
    if proof is not None and proof.spread_points is not None:
        blocks.append(Facts((
            (say("Measure"), MEASURES.get(proof.measure, proof.measure)),
            (say("Spread of load"), say("{points:.1f} percentage points",
                                        points=proof.spread_points)),
            (say("Furthest from the best it can be"),
             say("{points:.3f} percentage points", points=proof.gap_points)),
        )))
    blocks += [tiers_table(claims), *([_groups(fairness.groups)] if fairness.groups else [])]
    return Section("proof", say("Fairness and its proof"), blocks)


def _groups(groups: Sequence[GroupRow]) -> Table:
    """Load by team, seniority and contracted hours; only means where no more may be seen."""
    whole = groups[0].lowest is not None
    columns = [
        Column(say("Group")), Column(say("People"), "count"), Column(say("Mean"), "share"),
        *[Column(say("Lowest"), "share"), Column(say("Highest"), "share")] * whole,
    ]
    rows = []
    for by in dict.fromkeys(row.by for row in groups):
        rows.append(TableRow((Cell(BY.get(by, by)),), group=True))
        rows += [
            TableRow([
                Cell(term(row.name)), Cell(row.people), Cell(row.mean),
                *[Cell(row.lowest), Cell(row.highest)] * whole,
            ])
            for row in groups if row.by == by
        ]
    return Table(say("Load by team, seniority and hours"), columns, rows)
