"""What the day is worth and what is proven of it; how load is spread over people."""

from collections.abc import Iterable

from assigner.plan import Claims
from assigner.policy import Policy
from assigner.report.explain_rows import Row as Found
from assigner.report.model_words import MEASURES
from assigner.report.model_words import TIERS as ASKED
from assigner.report.page.disputable import TIERS
from assigner.report.page.figures import NONE, number, share
from assigner.report.page.parts import Block, Cell, Column, Facts, Row, Said, Section, Table
from assigner.report.plan_text import SCOPE
from assigner.words import Words, say, term

UNITS: dict[str, Words] = {
    "cases": say("cases"), "over the norm": say("over the norm"), "hours": say("hours"),
    "points": say("points"), "lots": say("lots"),
}
BY: dict[str, Words] = {
    "team": say("Team"), "seniority": say("Seniority"), "hours": say("Contracted hours"),
}


def proof_section(claims: Claims, policy: Policy, fairness: Found) -> Section:
    """Fairness, and each tier with its value, its bound and whether it is proven."""
    blocks: list[Block] = [Said(fairness["words"])]
    proof, worst = fairness["proof"], fairness["worst"]
    if worst:
        blocks.append(Said(worst["words"]))
    if proof is not None and "spread_points" in proof:
        blocks.append(Facts((
            (say("Measure"), MEASURES.get(proof["measure"], proof["measure"])),
            (say("Spread of load"), say("{points:.1f} percentage points",
                                        points=proof["spread_points"])),
            (say("Furthest from the best it can be"),
             say("{points:.3f} percentage points", points=proof["gap_points"])),
        )))
    blocks += [_tiers(claims, policy), Said(SCOPE), *_groups(fairness["groups"])]
    return Section("proof", say("Fairness and its proof"), blocks)


def _tiers(claims: Claims, policy: Policy) -> Table:
    units = {tier.name: tier.unit for tier in policy.tiers}
    return Table(
        say("What was asked for, in order"),
        (Column(say("Tier")), Column(say("What it asks"), minor=True),
         Column(say("Reached"), number=True), Column(say("Cannot be below"), number=True),
         Column(say("Unit"), minor=True), Column(say("Proof"))),
        [
            Row((
                Cell(TIERS.get(tier.name, tier.name)), Cell(ASKED.get(tier.name, "")),
                Cell(number(tier.value) if tier.name != "tie_break" else NONE),
                Cell(number(tier.bound) if tier.name != "tie_break" else NONE),
                Cell(UNITS.get(units[tier.name], units[tier.name])),
                Cell(_proven(tier.proven, tier.over),
                     tone="good" if tier.proven else "warn", tag=True),
            ))
            for tier in claims.tiers
        ],
    )


def _proven(proven: bool, over: str | None) -> Words:
    """Whether a tier is proven, and among what, where that is not all plans."""
    if not proven:
        return say("not proven")
    return say("proven") if over is None else say("proven among {plans}", plans=term(over))


def _groups(groups: Iterable[Found]) -> Iterable[Table]:
    """Load by team, seniority and contracted hours; only means where no more may be seen."""
    found = list(groups)
    if not found:
        return
    whole = "lowest" in found[0]
    more = (Column(say("Lowest"), number=True), Column(say("Highest"), number=True))
    rows = []
    for by in dict.fromkeys(row["by"] for row in found):
        rows.append(Row((Cell(BY.get(by, by)),), group=True))
        rows += [
            Row((Cell(term(row["name"])), Cell(str(row["people"])), Cell(share(row["mean"])),
                 *((Cell(share(row["lowest"])), Cell(share(row["highest"]))) if whole else ())))
            for row in found if row["by"] == by
        ]
    yield Table(
        say("Load by team, seniority and hours"),
        (Column(say("Group")), Column(say("People"), number=True),
         Column(say("Mean"), number=True), *(more if whole else ())),
        rows,
    )
