"""Families of questions, one a file: `questions(places)` and `pose(question)`.

All but CSPLib 069, alike people and one team come in three strengths of eligibility: loose (nearly
everybody may take a case), realistic (three teams, some cases need a skill) and tight (2-5 people
each, 3-12 where thousands of cases are shared out). Everything is drawn from the question's own
seed.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from benchmarks.families import afresh, alike, day, municipality, nursing, one_team
from benchmarks.question import Places, Posed, Question


class Family(NamedTuple):
    """How a family lists its questions, and makes one ready."""

    questions: Callable[[Places], Iterable[Question]]
    pose: Callable[[Question], Posed]


FAMILIES = {
    "day": Family(day.questions, day.pose),
    "afresh": Family(afresh.questions, afresh.pose),
    "municipality": Family(municipality.questions, municipality.pose),
    "alike": Family(alike.questions, alike.pose),
    "one_team": Family(one_team.questions, one_team.pose),
    "nursing": Family(nursing.questions, nursing.pose),
}
