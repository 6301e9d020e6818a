"""Skills: languages, certifications and authorisations a case requires."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Breach, FactCell, Rule
from assigner.words import Words, listing, say


class Skills(Rule):
    """The caseworker has every skill the case requires; a co-worker need not."""

    title: ClassVar[str] = "required skills"

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule out, skill by skill, who lacks it."""
        wanted = sorted({skill for case in problem.cases.values() for skill in case.skills})
        lacking = {
            skill: frozenset(w.id for w in problem.workers.values() if skill not in w.skills)
            for skill in wanted
        }
        for case in problem.cases.values():
            for skill in sorted(case.skills):
                yield Bar(case.id, lacking[skill], say("lacks {skill}", skill=skill), assists=False)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Compare what each case requires with what its caseworker has."""
        for case, seats in allocation.seats.items():
            if case in problem.at_home.get(seats.caseworker, ()):
                continue
            missing = problem.cases[case].skills - problem.workers[seats.caseworker].skills
            if missing:
                yield self.breach(
                    case,
                    say(
                        "{person} lacks {skills}",
                        person=seats.caseworker, skills=listing(missing),
                    ),
                    len(missing),
                )

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """What the case requires."""
        del worker
        yield FactCell(problem.cases[case], "skills")

    def words(self) -> Words:
        """The rule in plain words."""
        return say("The caseworker has every skill the case requires.")
