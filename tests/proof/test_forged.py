"""Proofs forged on purpose: each with counts and a digest that fit, as whoever forges would make it.

What a forger might want shown: a claim that is too high, with leaves, branches, budgets, prices,
parts or numbers that are none. None is accepted, and what rests on a solver alone says so.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from assigner.errors import VerificationFailed
from assigner.proof.check import ClaimedTier, ProofSubject, check
from assigner.proof.lines import written
from assigner.proof.stated_day import StatedDay
from assigner.statement import state
from tests.proof.made import Made, branched, evened, given_up

Line = dict[str, Any]
Lines = list[Line]


def parsed(text: str) -> Lines:
    return [json.loads(line) for line in text.splitlines()[:-1]]


def counted(lines: Sequence[Line]) -> str:
    """The lines with each part's number of them as it is now, and the digest that fits."""
    part: Line | None = None
    for line in lines:
        if "part" in line:
            part = line
            part["lines"] = 0
        elif "tier" in line or "step" in line:
            part = None
        elif part is not None:
            part["lines"] += 1
    return written(lines)


def refused(text: str, subject: ProofSubject) -> str:
    """Why a proof is refused."""
    with pytest.raises(VerificationFailed) as found:
        check(text, subject)
    return str(found.value)


def tree(lines: Lines) -> tuple[int, int]:
    """The last part with branches: its first line, and the line after its last."""
    begins = max(at for at, line in enumerate(lines) if "part" in line and line["lines"] > 9)
    return begins + 1, begins + 1 + lines[begins]["lines"]


def test_what_is_not_forged_is_accepted_with_its_counts_made_anew() -> None:
    for text, subject in (branched(), evened(), given_up()):
        assert [item.grade for item in check(counted(parsed(text)), subject)] == (
            ["prices"] * len(subject.tiers)
        )


def test_no_leaf_and_no_branch_can_be_left_out() -> None:
    """Each leaf and each split left out, and everything from every line of the tree on."""
    text, subject = branched()
    first, end = tree(parsed(text))
    for at in range(first, end):
        lines = parsed(text)
        assert refused(counted(lines[:at] + lines[end:]), subject)
        if "split" in lines[at] or lines[at]["left"] == 0:
            assert refused(counted(lines[:at] + lines[at + 1:]), subject)


@pytest.mark.parametrize("seat", [
    ["takes", "c0", "nobody"], ["helps", "c0", "w0"], ["takes", "c99", "w0"], ["takes", "c0"], [],
    ["w0", "c0", "takes"],
])
def test_a_branch_is_on_a_seat_that_there_is(seat: list[str]) -> None:
    text, subject = branched()
    lines = parsed(text)
    next(line for line in lines if "split" in line)["split"] = seat
    assert "there is no such seat" in refused(counted(lines), subject)


@pytest.mark.parametrize("made", [branched, evened, given_up])
@pytest.mark.parametrize("more", [-1, 1, 10**30])
def test_no_budget_can_be_another(made: Callable[[], Made], more: int) -> None:
    text, subject = made()
    for at in [at for at, line in enumerate(parsed(text)) if "step" in line]:
        lines = parsed(text)
        lines[at]["kept"] = [each + more for each in lines[at]["kept"]]
        assert "it is not the next claim" in refused(counted(lines), subject)


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


@pytest.mark.parametrize(("of", "price"), [
    ("place nobody", 5), ("left c0", -1), ("", -1), ("over row 0", -1), ("place c0", 0),
])
def test_a_price_is_on_a_row_that_there_is(of: str, price: int) -> None:
    text, subject = branched()
    for at in [at for at, line in enumerate(parsed(text)) if "links" in line]:
        lines = parsed(text)
        lines[at]["links"][of] = price
        assert "a price is on nothing, or on the wrong side of 0" in refused(
            counted(lines), subject
        )


def test_a_price_is_on_a_row_of_its_own_part() -> None:
    text, subject = evened()
    lines = parsed(text)
    other = next(line for line in lines if "keep" in line and line["links"])["links"]
    apart = next(line for line in lines if "keep" in line and not {*line["links"]} & {*other})
    apart["links"] |= other
    assert "a price is on nothing" in refused(counted(lines), subject)


def test_an_upper_limit_has_no_price_above_0() -> None:
    text, subject = branched()
    day = StatedDay(state(subject.problem, subject.rules))
    limits = [name for name, link in day.links.items() if not link.equal]
    assert limits
    for name in limits:
        lines = parsed(text)
        next(line for line in lines if "links" in line)["links"][name] = 1
        assert "on the wrong side of 0" in refused(counted(lines), subject)


@pytest.mark.parametrize(("number", "price"), [
    ("0", -1), ("0", 0), ("00", 1), ("-1", 1), ("1", 1), ("99", 1), ("0.0", 1), (" 0", 1),
])
def test_a_price_is_on_a_budget_that_has_begun(number: str, price: int) -> None:
    text, subject = branched()
    lines = parsed(text)
    next(line for line in lines if "keep" in line)["kept"] = {number: price}
    assert "a price is on nothing" in refused(counted(lines), subject)


@pytest.mark.parametrize("number", [-1, 1, 99])
def test_a_budget_that_is_kept_has_begun(number: int) -> None:
    text, subject = branched()
    lines = parsed(text)
    next(line for line in lines if "keep" in line)["keep"] = number
    assert "there is no such budget" in refused(counted(lines), subject)


@pytest.mark.parametrize("key", ["base", "people", "left", "scale", "sum"])
@pytest.mark.parametrize("number", [
    "1.0", "1e9", "true", '"1"', "null", "NaN", "Infinity", "-Infinity", "[1]", "9" * 5_000,
])
def test_a_number_is_whole_and_as_it_comes_out(key: str, number: str) -> None:
    """A float that rounds, a word, a number that a reader might cut."""
    text, subject = branched()
    lines = parsed(text)
    next(line for line in lines if "scale" in line and "people" in line)[key] = "HERE"
    assert refused(digested(written(lines).replace('"HERE"', number)), subject)


def digested(text: str) -> str:
    """Text as it stands, with the digest that fits."""
    before = text.removesuffix("\n").rpartition("\n")[0] + "\n"
    return f'{before}{{"end":"{hashlib.sha256(before.encode()).hexdigest()}"}}\n'


def test_no_number_wraps_round() -> None:
    """Every number further off by what a machine's word holds."""
    text, subject = branched()
    for bits in (32, 63, 64, 128):
        for key in ("base", "people", "sum", "left", "scale"):
            lines = parsed(text)
            next(line for line in lines if "people" in line)[key] += 1 << bits
            assert refused(counted(lines), subject)


@pytest.mark.parametrize("key", ["base", "people", "links", "scale"])
def test_no_key_is_said_twice(key: str) -> None:
    text, subject = branched()
    line = next(line for line in text.splitlines() if '"people"' in line)
    value = json.dumps(json.loads(line)[key], separators=(",", ":"))
    twice = line[:-1] + f',"{key}":{value}}}'
    found = refused(digested(text.replace(line, twice, 1)), subject)
    assert "it is no line of a proof" in found


def test_a_proof_of_another_day_shows_nothing_of_this_one() -> None:
    """Even where the digests of day and model, the parts and the claims are put in their place."""
    text, subject = branched()
    other, _ = given_up()
    assert refused(other, subject)
    mine, lines = parsed(text), parsed(other)
    lines[0] = mine[0]
    claims = [line for line in mine if "tier" in line]
    for line in lines:
        if "tier" in line:
            line |= next(each for each in claims if each["tier"] == line["tier"].split("_again")[0])
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


def test_parts_cannot_show_one_more_and_one_less() -> None:
    text, subject = evened()
    for at in [at for at, line in enumerate(parsed(text)) if "step" in line]:
        for more in (1, -1):
            lines = parsed(text)
            lines[at]["least"][0] += more
            lines[at]["least"][1] -= more
            assert refused(counted(lines), subject)


def test_nobody_s_cheapest_is_said_to_be_dearer() -> None:
    """What is added to one caseworker is taken from the base, from another, or from nothing."""
    text, subject = branched()
    for at in [at for at, line in enumerate(parsed(text)) if "keep" in line and line["least"]]:
        for more in (1, -1):
            for given in ("base", "least", ""):
                lines = parsed(text)
                line = lines[at]
                first, *others = line["least"]
                line["least"][first] += more
                if given == "base":
                    line["base"] -= more
                elif given and others:
                    line["least"][others[0]] -= more
                assert "the numbers do not come out" in refused(counted(lines), subject)


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


@pytest.mark.parametrize("many", [-1, 0, 1, 4, 6, 99])
def test_as_many_tiers_are_told_as_are_said_to_be(many: int) -> None:
    text, subject = branched()
    lines = parsed(text)
    lines[0]["tiers"] = many
    assert refused(counted(lines), subject)


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
