"""Mutants of a rule made around it: one item of what it says or judges, spoilt."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from assigner.allocation import Allocation, Seats
from assigner.problem import Problem
from assigner.rule import Bar, Bond, Breach, Candidates, Ceiling, LinearRow, Rule
from assigner.words import say

Spoil = Callable[[Any, Problem], Iterable[Any]]


def dropped(item: object, problem: Problem) -> Iterable[object]:
    return ()


def _one_more(item: Bar, problem: Problem) -> Iterable[Bar]:
    free = sorted(set(problem.workers) - item.workers)
    return (replace(item, workers=item.workers | {*free[:1]}),)


def _one_less(item: Bar, problem: Problem) -> Iterable[Bar]:
    here = sorted(set(problem.workers) & item.workers)
    return (replace(item, workers=item.workers - {*here[:1]}),)


def _takes_off(item: Bar, problem: Problem) -> Iterable[Bar]:
    return (replace(item, takes=not item.takes),) if _concerns(item, problem) else (item,)


def _assists_off(item: Bar, problem: Problem) -> Iterable[Bar]:
    felt = problem.seats(item.case) == 2 and _concerns(item, problem)
    return (replace(item, assists=not item.assists),) if felt else (item,)


def _concerns(item: Bar, problem: Problem) -> bool:
    return bool(item.workers & set(problem.workers))


def _room(by: int) -> Spoil:
    def spoil(item: Ceiling, problem: Problem) -> Iterable[Ceiling]:
        return (replace(item, room={worker: room + by for worker, room in item.room.items()}),)

    return spoil


def _counts(by: int) -> Spoil:
    def spoil(item: Ceiling, problem: Problem) -> Iterable[Ceiling]:
        return (replace(item, counts={c: max(0, n + by) for c, n in item.counts.items()}),)

    return spoil


def _at_most(by: int) -> Spoil:
    def spoil(item: LinearRow, problem: Problem) -> Iterable[LinearRow]:
        return (replace(item, at_most=item.at_most + by),)

    return spoil


def _flipped(place: int) -> Spoil:
    def spoil(item: LinearRow, problem: Problem) -> Iterable[LinearRow]:
        part, count = item.terms[place]
        terms = list(item.terms)
        terms[place] = (part, -count)
        return (replace(item, terms=tuple(terms)),)

    return spoil


def _swapped(item: LinearRow, problem: Problem) -> Iterable[LinearRow]:
    terms = tuple(
        (part._replace(seat="assists" if part.seat == "takes" else "takes"), count)
        for part, count in item.terms
    )
    return (replace(item, terms=terms),)


def _short(item: Bond, problem: Problem) -> Iterable[Bond]:
    return (replace(item, cases=item.cases[1:]),)


SPOILS: dict[str, dict[str, Spoil]] = {
    "bars": {
        "dropped": dropped,
        "one more": _one_more,
        "one less": _one_less,
        "takes off": _takes_off,
        "assists off": _assists_off,
    },
    "ceilings": {
        "dropped": dropped,
        "room + 1": _room(1), "room - 1": _room(-1),
        "counts + 1": _counts(1), "counts - 1": _counts(-1),
    },
    "rows": {
        "dropped": dropped,
        "at most + 1": _at_most(1), "at most - 1": _at_most(-1),
        "first flipped": _flipped(0), "last flipped": _flipped(-1), "seats swapped": _swapped,
    },
    "bonds": {"dropped": dropped, "one short": _short},
}


def _nothing(rule: Rule, problem: Problem, found: list[Breach], a: Allocation) -> list[Breach]:
    return []


def _everything(rule: Rule, problem: Problem, found: list[Breach], a: Allocation) -> list[Breach]:
    return [rule.breach(case, say("all wrong")) for case in a.seats]


def _amount(by: int) -> Callable[..., list[Breach]]:
    def spoil(rule: Rule, problem: Problem, found: list[Breach], a: Allocation) -> list[Breach]:
        return [replace(breach, amount=breach.amount + by) for breach in found]

    return spoil


def _first_only(rule: Rule, problem: Problem, found: list[Breach], a: Allocation) -> list[Breach]:
    return found[:1]


JUDGES: dict[str, Callable[[Rule, Problem, list[Breach], Allocation], list[Breach]]] = {
    "nothing": _nothing,
    "everything": _everything,
    "amount + 1": _amount(1),
    "amount - 1": _amount(-1),
    "first only": _first_only,
}


def _seats_swapped(allocation: Allocation) -> Allocation:
    return Allocation(
        {
            case: seats if seats.co_caseworker is None
            else Seats(seats.co_caseworker, seats.caseworker)
            for case, seats in allocation.seats.items()
        }
    )


def _leads_only(allocation: Allocation) -> Allocation:
    return Allocation({case: Seats(seats.caseworker) for case, seats in allocation.seats.items()})


VIEWS: dict[str, Callable[[Allocation], Allocation]] = {
    "seats swapped": _seats_swapped,
    "leads only": _leads_only,
}


Said = list[tuple[Problem, dict[str, list[Any]]]]


def wrappers(rule: type[Rule], said: Said) -> Iterator[tuple[str, type[Rule]]]:
    """Every spoilt copy of a rule that differs from it; `said`: what it says on each day."""
    for method, spoils in SPOILS.items():
        for place in range(max(len(items[method]) for _, items in said)):
            for name, spoil in spoils.items():
                if any(
                    len(items[method]) > place
                    and _differs(items[method][place], spoil, problem)
                    for problem, items in said
                ):
                    yield f"{method} {place}: {name}", _spoilt(rule, method, place, spoil)
    for name, judge in JUDGES.items():
        yield f"breaches: {name}", _judging(rule, judge)
    for name, view in VIEWS.items():
        yield f"breaches: {name}", _seeing(rule, view)


def _differs(item: Any, spoil: Spoil, problem: Problem) -> bool:
    if isinstance(item, Bar) and not _concerns(item, problem) and spoil is dropped:
        return False
    return [*spoil(item, problem)] != [item]


def _subclass(rule: type[Rule], **methods: object) -> type[Rule]:
    return type(rule.__name__, (rule,), {"__module__": rule.__module__, **methods})


def _spoilt(rule: type[Rule], method: str, place: int, spoil: Spoil) -> type[Rule]:
    def says(self: Rule, problem: Problem, *candidates: Candidates) -> Iterable[object]:
        for index, item in enumerate(getattr(rule, method)(self, problem, *candidates)):
            if index == place:
                yield from spoil(item, problem)
            else:
                yield item

    return _subclass(rule, **{method: says})


def _judging(rule: type[Rule], spoil: Callable[..., list[Breach]]) -> type[Rule]:
    def breaches(self: Rule, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        return spoil(self, problem, list(rule.breaches(self, problem, allocation)), allocation)

    return _subclass(rule, breaches=breaches)


def _seeing(rule: type[Rule], view: Callable[[Allocation], Allocation]) -> type[Rule]:
    def breaches(self: Rule, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        return rule.breaches(self, problem, view(allocation))

    return _subclass(rule, breaches=breaches)
