"""What the day is worth and what is proven of it; how load is spread over people."""

from assigner.documents.explain import FairnessAnswer
from assigner.plan import Claims
from assigner.view import Block, Facts, Said, Section
from assigner.views.explain.people import groups_table
from assigner.views.tiers import MEASURES, tiers_table
from assigner.words import say


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
    blocks.append(tiers_table(claims))
    if fairness.groups:
        blocks.append(groups_table(fairness.groups, say("Load by team, seniority and hours")))
    return Section("proof", say("Fairness and its proof"), blocks)
