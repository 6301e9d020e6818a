"""What is called proven is proven over what the words say: the opposite is forced on random days.

Below a bound lies no allocation as good in the tiers before it. Without those words it would be
false: on many days something else is more even, or fits better, and loses a tier before.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from assigner.explain.fairness import Fairness
from assigner.explain.planned import Planned
from assigner.explain.sentences import fairness_words
from assigner.objective import Measure
from assigner.solve import Limits, Solved
from assigner.solve.dispatch import allocate
from assigner.statement import state
from assigner.verify import judge
from assigner.views.tiers import SCOPE
from tests.oracle import lawful
from tests.properties.offices import draw

ROOT = Path(__file__).parents[2]
MEASURES: tuple[Measure, ...] = ("sumsq", "leximax", "minmax")


@pytest.mark.landing
@pytest.mark.parametrize("kind", MEASURES)
def test_nothing_as_good_before_lies_below_a_proven_bound(kind: Measure) -> None:
    elsewhere: Counter[str] = Counter()
    for seed in range(900, 910):
        day = draw(seed, kind, cases=3)
        found = allocate(state(day.problem, day.rules), day.tiers, Limits())
        if not isinstance(found, Solved):
            continue
        legal = [judge(day.problem, day.rules, day.tiers, allocation).costs
                 for allocation in lawful(day.problem, day.rules)]
        left = legal
        for reached in found.reached:
            assert reached.proven
            name = reached.tier.name
            every = [costs[name] for costs in legal]
            assert min(costs[name] for costs in left) == reached.bound
            elsewhere[name] += min(every) < reached.bound
            left = [costs for costs in left if costs[name] == reached.value]
    assert elsewhere["balance"] > 0, "the words without their scope would be true here"


def test_the_words_name_their_scope() -> None:
    day = draw(905, "sumsq", cases=3)
    found = allocate(state(day.problem, day.rules), day.tiers, Limits())
    assert isinstance(found, Solved)
    planned = Planned(day.problem, day.rules, day.tiers, found.allocation)
    fairness = Fairness(planned, 0.0, proven=True)
    words = str(fairness_words(fairness.utilisation, fairness.worst, 0.0, proven=True,
                               tolerant=False))
    assert "as good in what comes before" in words
    assert "as good in the lines above" in str(SCOPE)


@pytest.mark.landing
def test_no_page_promises_more() -> None:
    """Sentences that were false as they stood."""
    false = re.compile(
        r"as even as (it )?can be|no allocation is more even|no better allocation exists"
        r"|what no allocation can cost less", re.IGNORECASE,
    )
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "src").rglob("*.py"),
             *(ROOT / "models").glob("*.toml")]
    told = [
        page.name for page in pages
        if page.name != "CHANGELOG.md"
        and false.search(" ".join(page.read_text(encoding="utf-8").split()))
    ]
    assert told == []
