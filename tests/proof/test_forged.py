"""Proofs forged in their parts, tiers, claims and plans: none is accepted.

What rests on a solver alone says so.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from assigner.proof.check import ClaimedTier, check
from tests.draws import looped
from tests.proof.forging import counted, digested, parsed, refused
from tests.proof.made import bounded_in_parts, branched, evened, given_up


def test_what_is_not_forged_is_accepted_with_its_counts_made_anew() -> None:
    for text, subject in (branched(), evened(), given_up()):
        assert [item.grade for item in check(counted(parsed(text)), subject)] == (
            ["prices"] * len(subject.tiers)
        )


@pytest.mark.landing
def test_no_tier_is_shown_to_cost_more_than_the_plan_does() -> None:
    """The plan, its claim and all that adds up to it one higher, in each tier."""
    text, subject = branched()
    for number in range(2, len(subject.tiers)):
        name = subject.tiers[number].name
        higher = [
            ClaimedTier((each.cost[0] + (at == number), *each.cost[1:]), each.proven)
            for at, each in enumerate(subject.claims)
        ]
        lines, now = parsed(text), ""
        for line in lines:
            now = line.get("tier", now)
            if now == name and "tier" in line:
                line["claim"][0] += 1
            elif now == name and "step" in line:
                line["value"] += 1
                line["least"][0] += 1
                line["kept"][0] += 1
        forged = replace(subject, claims=higher)
        assert "costs are read otherwise here than recounted" in refused(counted(lines), forged)


def test_a_proof_of_another_day_shows_nothing_of_this_one() -> None:
    """Even where the digests of day and model, the parts and the claims are put in their place."""
    text, subject = branched()
    other, _ = given_up()
    assert refused(other, subject)
    mine, lines = parsed(text), parsed(other)
    lines[0] = mine[0]
    claims = {line["tier"]: line["claim"] for line in mine if "tier" in line}
    for line in lines:
        if "tier" in line:
            line["tier"] = line["tier"].removesuffix("_again")
            line["claim"] = claims[line["tier"]]
            line.pop("best", None)
    assert refused(counted(lines), subject)
    for digest in ("instance", "model"):
        lines = parsed(text)
        lines[0][digest] = "another"
        assert "it is of another day, or under another model" in refused(counted(lines), subject)


def _halves(parts: list[Any]) -> list[Any]:
    (cases, workers), = parts
    return [[cases[:6], workers[:2]], [cases[6:], workers[2:]]]


@pytest.mark.parametrize("change", [
    _halves,
    lambda parts: [[parts[0][0][1:], parts[0][1]]],
    lambda parts: [[parts[0][0], parts[0][1][1:]]],
    lambda parts: [[[*parts[0][0], "c0"], parts[0][1]]],
    lambda parts: [parts[0], [[], ["w0"]]],
    lambda parts: [[[*parts[0][0], "c99"], parts[0][1]]],
    lambda parts: [[parts[0][0], []], [[], parts[0][1]]],
    lambda parts: [],
])
def test_parts_are_the_day_and_independent(change: Callable[[list[Any]], list[Any]]) -> None:
    text, subject = branched()
    lines = parsed(text)
    lines[0]["parts"] = change(lines[0]["parts"])
    assert "the parts are not independent, or not the day" in refused(counted(lines), subject)


@pytest.mark.landing
def test_parts_cannot_show_one_more_and_one_less() -> None:
    text, subject = evened()
    for at in [at for at, line in enumerate(parsed(text)) if "step" in line]:
        for more in (1, -1):
            lines = parsed(text)
            lines[at]["least"][0] += more
            lines[at]["least"][1] -= more
            assert refused(counted(lines), subject)


@pytest.mark.landing
def test_tiers_are_told_in_order_each_once_and_proven_ones_as_such() -> None:
    text, subject = branched()
    lines = parsed(text)
    tiers = [at for at, line in enumerate(lines) if "tier" in line]
    first, second = lines[tiers[0]:tiers[1]], lines[tiers[1]:tiers[2]]
    head, rest = lines[:1], lines[tiers[2]:]
    assert "not the next tier" in refused(counted([*head, *second, *first, *rest]), subject)
    assert "not the next tier" in refused(counted([*head, *first, *first, *rest]), subject)
    assert "not the next tier" in refused(counted([*head, *second, *rest]), subject)
    weaker = parsed(text)
    weaker[tiers[3]] |= {"bound": 0}
    assert "the plan does not call it proven, or does" in refused(counted(weaker), subject)


def test_no_bound_lies_above_the_plan_whatever_its_parts_leave_each_other() -> None:
    """Each part's budget is what the others leave: too high a bound would leave none anything."""
    text, subject = bounded_in_parts()
    at = next(at for at, line in enumerate(parsed(text)) if "bound" in line)
    parts = len(parsed(text)[at + 1]["least"])
    assert parts > 1
    lines = parsed(text)
    most = lines[at]["claim"][0]
    more = most - lines[at]["bound"] + 1
    lines[at]["bound"] += more
    lines[at + 1]["value"] += more
    lines[at + 1]["least"][0] += more
    assert "that tier is not told in proofs" in refused(counted(lines), subject)


@pytest.mark.parametrize("many", looped(1, [-1, 0, 1, 4, 6, 99]))
def test_as_many_tiers_are_told_as_are_said_to_be(many: int) -> None:
    text, subject = branched()
    lines = parsed(text)
    lines[0]["tiers"] = many
    assert refused(counted(lines), subject)


@pytest.mark.landing
def test_what_a_solver_alone_says_is_never_called_shown() -> None:
    text, subject = branched()
    for at in [at for at, line in enumerate(parsed(text)) if "part" in line]:
        lines = parsed(text)
        end = at + 1 + lines[at]["lines"]
        lines[at]["alone"] = "CP-SAT"
        tier = sum("tier" in line for line in lines[:at]) - 1
        kept = [line for line in lines[at + 1:end] if "keep" in line]
        found = check(counted([*lines[:at + 1], *kept, *lines[end:]]), subject)
        assert found[tier].grade == "alone"


def _gone(best: dict[str, list[str]]) -> None:
    best.pop(next(iter(best)))


def _elsewhere(best: dict[str, list[str]]) -> None:
    case = next(iter(best))
    best[case] = [next(who for others in best.values() for who in others if [who] != best[case])]


def _unknown(best: dict[str, list[str]]) -> None:
    best["c99"] = ["w0"]


def _nobody(best: dict[str, list[str]]) -> None:
    best[next(iter(best))] = []


def _three(best: dict[str, list[str]]) -> None:
    best[next(iter(best))] = ["w0", "w1", "w2"]


@pytest.mark.parametrize("change", [_gone, _elsewhere, _unknown, _nobody, _three])
def test_the_best_balance_is_that_of_an_allocation(
    change: Callable[[dict[str, list[str]]], None]
) -> None:
    text, subject = given_up()
    lines = parsed(text)
    change(next(line for line in lines if "best" in line)["best"])
    assert "the best allocation is" in refused(counted(lines), subject)


def test_nothing_stands_before_behind_or_between_the_lines() -> None:
    text, subject = branched()
    end = text.splitlines()[-1]
    for forged in (
        "\ufeff" + text, text + end + "\n", text + "\n", text.replace("\n", "\n\n", 1),
        digested(text.replace("\n", "\n\n", 1)),
        counted([*parsed(text), {"step": 0, "value": 0, "least": [0], "kept": []}]),
    ):
        assert refused(forged, subject)
