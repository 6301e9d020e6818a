"""Proofs forged in their leaves, branches, budgets, prices and numbers: none is accepted."""

import json
from collections.abc import Callable

import pytest

from assigner.proof.lines import written
from assigner.proof.stated_day import StatedDay
from assigner.statement import state
from tests.draws import looped
from tests.proof.forging import Lines, counted, digested, parsed, refused
from tests.proof.made import Made, branched, evened, given_up


def within(lines: Lines) -> list[int]:
    """Where a line stands inside a part."""
    found, part = [], False
    for at, line in enumerate(lines):
        part = "part" in line or (part and not {"tier", "step"} & line.keys())
        found += [at] if part and "part" not in line else []
    return found


@pytest.mark.landing
@pytest.mark.parametrize(("seed", "cases", "workers"), [
    (23, 12, 4), pytest.param(0, 12, 4, marks=pytest.mark.long),
    *(pytest.param(seed, *size, marks=pytest.mark.long)
      for seed in range(60) for size in ((12, 4), (16, 5))),
])
def test_no_line_of_a_part_can_be_left_out(seed: int, cases: int, workers: int) -> None:
    """Each leaf, split, narrowing and budget, its part counted anew."""
    text, subject = branched(seed, cases, workers)
    lines = parsed(text)
    for at in within(lines):
        refused(counted([*lines[:at], *lines[at + 1:]]), subject)


@pytest.mark.parametrize("made", [branched, evened, given_up])
def test_a_tree_has_one_leaf_more_than_splits(made: Callable[[], Made]) -> None:
    """So, whatever the numbers, one of either left out leaves lines over, or too few."""
    lines = parsed(made()[0])
    leaves, splits, part = 0, 0, 0
    for line in [*lines, {"part": 0}]:
        if {"part", "tier", "step"} & line.keys():
            assert leaves == splits + 1 or (leaves, splits) == (0, 0)
            leaves, splits, part = 0, 0, part + 1
        leaves += "people" in line and line["left"] == 0
        splits += "split" in line
    assert part > 1


@pytest.mark.parametrize("seat", looped(1, [
    ["takes", "c0", "nobody"], ["helps", "c0", "w0"], ["takes", "c99", "w0"], ["takes", "c0"], [],
    ["w0", "c0", "takes"],
]))
def test_a_branch_is_on_a_seat_that_there_is(seat: list[str]) -> None:
    text, subject = branched()
    lines = parsed(text)
    next(line for line in lines if "split" in line)["split"] = seat
    assert "there is no such seat" in refused(counted(lines), subject)


@pytest.mark.landing
@pytest.mark.parametrize("made", [branched, evened, given_up])
@pytest.mark.parametrize("more", [-1, 1, 10**30])
def test_no_budget_can_be_another(made: Callable[[], Made], more: int) -> None:
    text, subject = made()
    for at in [at for at, line in enumerate(parsed(text)) if "step" in line]:
        lines = parsed(text)
        lines[at]["kept"] = [each + more for each in lines[at]["kept"]]
        assert "it is not the next claim" in refused(counted(lines), subject)


@pytest.mark.landing
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


@pytest.mark.parametrize("key", looped(1, ["base", "people", "left", "scale", "sum"]))
@pytest.mark.parametrize("number", looped(1, [
    "1.0", "1e9", "true", '"1"', "null", "NaN", "Infinity", "-Infinity", "[1]", "9" * 5_000,
]))
def test_a_number_is_whole_and_as_it_comes_out(key: str, number: str) -> None:
    """A float that rounds, a word, a number that a reader might cut."""
    text, subject = branched()
    lines = parsed(text)
    next(line for line in lines if "scale" in line and "people" in line)[key] = "HERE"
    assert refused(digested(written(lines).replace('"HERE"', number)), subject)


@pytest.mark.landing
def test_no_number_wraps_round() -> None:
    """Every number further off by what a machine's word holds."""
    text, subject = branched()
    for bits in (32, 63, 64, 128):
        for key in ("base", "people", "sum", "left", "scale"):
            lines = parsed(text)
            next(line for line in lines if "people" in line)[key] += 1 << bits
            assert refused(counted(lines), subject)


@pytest.mark.parametrize("key", looped(1, ["base", "people", "links", "scale"]))
def test_no_key_is_said_twice(key: str) -> None:
    text, subject = branched()
    line = next(line for line in text.splitlines() if '"people"' in line)
    value = json.dumps(json.loads(line)[key], separators=(",", ":"))
    twice = line[:-1] + f',"{key}":{value}}}'
    found = refused(digested(text.replace(line, twice, 1)), subject)
    assert "it is no line of a proof" in found


@pytest.mark.landing
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
