"""A model in plain words: nothing left out, nothing cut off, readable when piped."""

import io

import pytest
from rich.console import Console

from assigner.policy import Policy, builtin, load
from assigner.render.terminal import terminal
from assigner.views.amounts import amount
from assigner.views.model import model_printout
from assigner.views.model_numbers import EQUAL
from tests.draws import looped, one_in


def printed(policy: Policy, width: int = 80) -> str:
    page = io.StringIO()
    console = Console(file=page, width=width)
    console.print(terminal(model_printout(policy)))
    return page.getvalue()


def flat(text: str) -> str:
    """Without the breaks a narrow page makes."""
    return "".join(text.split())


@pytest.mark.parametrize("name", looped(1, one_in(
    2, builtin(), also=("danish-weeks-ahead", "legal-aid", "sverigesmodel", "us-cwla"))))
def test_every_number_and_rule_is_on_the_page(name: str) -> None:
    policy = load(name)
    page = printed(policy, width=400)
    for rule in policy.rules:
        assert flat(str(rule.words_for(policy.called))) in flat(page)
        assert rule.source in page
    equal = policy.weights.every_case  # then the numbers of other weights are left out
    for key in (key for key in policy.numbers
                if not equal or not key.startswith("weights.") or key in EQUAL):
        number = policy.numbers[key]
        if key == "weights.further_child_share" and not policy.called.has("children"):
            assert "further_child_share" not in page  # a case is of one: it counts nothing
            continue
        assert str(amount(number)) in page, key
        cited = "" if number.status == "assumed" else f"{number.status}: "
        assert f"{cited}{number.source}" in page, key
    for milestone in policy.milestones:
        assert milestone.words in page


@pytest.mark.parametrize("name", looped(
    ["benefits-office", "probation-england"], one_in(2, builtin())))
def test_the_page_is_80_columns_wide_and_nothing_is_cut_off(name: str) -> None:
    page = printed(load(name))
    assert max(map(len, page.splitlines())) <= 80
    assert "…" not in page
    assert "\x1b" not in page


@pytest.mark.landing
def test_the_page_of_the_default_model() -> None:
    page = printed(load("danish-child-welfare", {"fit.interest": "3"}))
    assert "Changed for this run: fit.interest = 3" in page
    assert any(line.split() == ["interest", "3", "points", "-S", "fit.interest=3"]
               for line in page.splitlines())
    half = next(line for line in page.splitlines() if "half time, 18.5 h" in line)
    assert half.split()[-2:] == ["10.6", "41%"]
    assert "Law, lifted by nobody: it is law" in page
    headings = [
        "What a case weighs", "What a caseworker carries", "Rules", "What comes first",
        "Milestones: what a lower caseload must lead to", "Assumed: nobody publishes",
    ]
    places = [page.index(f"\n{heading}") for heading in headings]
    assert places == sorted(places)


def test_square_brackets_in_a_model_are_text() -> None:
    assert "[bold]x[/]" in printed(load("equal-numbers", {"title": "[bold]x[/]"}))


def test_a_number_is_said_with_its_unit() -> None:
    numbers = load("danish-child-welfare").numbers
    assert str(amount(numbers["fit.interest"])) == "1 point"
    assert str(amount(numbers["rules.inflow_day.at"])) == "2 cases a day"
    assert str(amount(numbers["capacity.share_on_cases"])) == "82 %"
    simple = numbers["weights.phases.intake.simple.contacts_a_month"]
    assert str(amount(simple)) == "1 contact a month"
