"""A declared field that could be otherwise, in whole steps: minutes, cases, points."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from assigner.documents.part import CellValue
from assigner.explain.evidence import column_of
from assigner.explain.perturbed_day import with_case, with_worker
from assigner.files.complaints import CASES, CASEWORKERS
from assigner.problem import Problem

WEEK = 60 * 60
KEENEST = 2


@dataclass(frozen=True)
class Parameter:
    """A field of one row. `at(step)` is the day with it moved by so many steps, 1 to `most`.

    `scale`: so many steps are a whole change, by which changes of unlike units are ranked.
    `acts`: on the caseworker's capacity (growing), on the case's weight, or otherwise.
    """

    file: str
    id: str
    attribute: str
    most: int
    scale: float
    at: Callable[[int], Problem]
    cell: Callable[[int], CellValue]
    acts: Literal["load", "weight", "else"] = "else"

    @property
    def field(self) -> str:
        """The column's header."""
        return column_of(self.file, self.attribute)


def parameters(problem: Problem, case: str, worker: str) -> Iterator[Parameter]:
    """Every single field of the caseworker's or the case's row that may give them the case."""
    yield from _hours(problem, worker)
    yield from _ceilings(problem, worker)
    yield from _weight(problem, case)
    yield from _skills(problem, case, worker)
    yield from _interests(problem, case, worker)


def _hours(problem: Problem, worker: str) -> Iterator[Parameter]:
    """Up for hours and capacity, down for reserved time. A blank capacity is what it comes to."""
    who = problem.workers[worker]
    capacity = problem.capacity[worker]
    moving = [("weekly_minutes", who.weekly_minutes, 1, WEEK, who.weekly_minutes)]
    if who.reserved_minutes:
        moving.append(("reserved_minutes", who.reserved_minutes, -1, 0, who.weekly_minutes))
    moving.append(("capacity_minutes", capacity, 1, WEEK, max(1, capacity)))
    for attribute, now, sign, end, scale in moving:
        if now < end or sign < 0:
            yield Parameter(
                CASEWORKERS, worker, attribute, abs(end - now), scale,
                _moved(problem, worker, attribute, now, sign), _in_hours(now, sign),
                "load",
            )
    if who.has_situation(problem.instance.date) and who.capacity_percent is not None:
        now = who.capacity_percent
        yield Parameter(
            CASEWORKERS, worker, "capacity_percent", 100 - now, 100,
            _moved(problem, worker, "capacity_percent", now, 1), _plus(now), "load",
        )


def _ceilings(problem: Problem, worker: str) -> Iterator[Parameter]:
    who = problem.workers[worker]
    held = {"max_cases": len(problem.held[worker]), "max_new_cases": problem.given_today[worker]}
    for attribute, there in held.items():
        now = getattr(who, attribute)
        if now is not None:
            most = max(0, there - now) + len(problem.cases)
            yield Parameter(
                CASEWORKERS, worker, attribute, most, max(1, now),
                _moved(problem, worker, attribute, now, 1), _plus(now),
            )


def _weight(problem: Problem, case: str) -> Iterator[Parameter]:
    now = problem.weight[case]
    for sign, most in ((-1, now - 1), (1, WEEK - now)):
        if most > 0:
            yield Parameter(
                CASES, case, "weight_minutes", most, now, _weighed(problem, case, now, sign),
                _in_hours(now, sign), "weight",
            )


def _skills(problem: Problem, case: str, worker: str) -> Iterator[Parameter]:
    wanted, has = problem.cases[case].skills, problem.workers[worker].skills
    missing = wanted - has
    if missing:
        yield Parameter(
            CASEWORKERS, worker, "skills", 1, 1,
            lambda _: with_worker(problem, worker, skills=has | missing),
            lambda step: "|".join(sorted(has | missing if step else has)),
        )
        yield Parameter(
            CASES, case, "skills", 1, 1,
            lambda _: with_case(problem, case, skills=wanted - missing),
            lambda step: "|".join(sorted(wanted - missing if step else wanted)),
        )


def _interests(problem: Problem, case: str, worker: str) -> Iterator[Parameter]:
    topics = problem.cases[case].topics
    scores = dict(problem.workers[worker].interests)
    if len(scores) != len(problem.workers[worker].interests):
        return
    for topic in sorted(topics):
        now = scores.get(topic, 0)
        if now < KEENEST:
            yield Parameter(
                CASEWORKERS, worker, "interests", KEENEST - now, 2 * KEENEST,
                _keener(problem, worker, scores, topic), _keen(scores, topic),
            )


def _moved(
    problem: Problem, worker: str, attribute: str, now: int, sign: int
) -> Callable[[int], Problem]:
    return lambda step: with_worker(problem, worker, **{attribute: now + sign * step})


def _weighed(problem: Problem, case: str, now: int, sign: int) -> Callable[[int], Problem]:
    return lambda step: with_case(problem, case, weight_minutes=now + sign * step)


def _in_hours(now: int, sign: int) -> Callable[[int], float]:
    return lambda step: round((now + sign * step) / 60, 4)


def _plus(now: int) -> Callable[[int], int]:
    return lambda step: now + step


def _keener(
    problem: Problem, worker: str, scores: dict[str, int], topic: str
) -> Callable[[int], Problem]:
    def at(step: int) -> Problem:
        moved = {**scores, topic: scores.get(topic, 0) + step}
        return with_worker(problem, worker, interests=tuple(moved.items()))

    return at


def _keen(scores: dict[str, int], topic: str) -> Callable[[int], str]:
    def cell(step: int) -> str:
        moved = {**scores, topic: scores.get(topic, 0) + step} if step else scores
        return "|".join(f"{name}:{score:+d}" for name, score in moved.items())

    return cell
