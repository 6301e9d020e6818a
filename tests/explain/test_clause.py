"""What a plan was written with can be said again in another language."""

import pytest

from assigner.explain.clause import Clauses
from assigner.explain.clause_words import SAID, heard
from assigner.words import Words
from tests.draws import looped
from tests.explain.days import planned_days

VALUES = {"before": 0.61, "after": 1.25, "count": "14", "cases": "c1, c2",
          "group": "household"}


@pytest.mark.parametrize("template", looped(1, SAID))
def test_every_clause_is_heard(template: str) -> None:
    text = Words(template, VALUES).spoken("en")
    found = heard(text)
    assert isinstance(found, Words)
    assert found.template == template
    assert found.spoken("en") == text
    assert found.spoken("da") == Words(template, VALUES).spoken("da")


def test_what_is_no_clause_stays_as_it_is() -> None:
    assert heard("by the head of office") == "by the head of office"


@pytest.mark.landing
def test_every_clause_of_a_plan_is_heard() -> None:
    for _, trials in planned_days(range(8)):
        planned = trials.planned
        clauses = Clauses(planned.statement, planned.allocation, frozenset())
        for case in planned.allocation.seats:
            assert isinstance(heard(clauses.of(case).spoken("en")), Words)
