"""Team and phase: only a team that takes the phase works a case in it."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Breach, FactCell, Rule, filled
from assigner.words import Words, say


class TeamRule(Rule):
    """Everybody who takes part in a case is in a team that takes its phase."""

    title: ClassVar[str] = "team and phase"

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule out the teams that do not take the phase."""
        outside = {
            phase: frozenset(w for w in problem.workers if not problem.takes(w, phase))
            for phase in {case.phase for case in problem.cases.values()}
        }
        for case in problem.cases.values():
            words = say("is in a team that does not take {phase}",
                        phase=problem.called.phase_in_words(case.phase))
            yield Bar(case.id, outside[case.phase], words)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Look up the team of everybody who takes part."""
        for case, person in allocation.given(problem):
            team = problem.workers[person].team
            phase = problem.cases[case].phase
            if phase not in problem.takes_phase[team]:
                yield self.breach(
                    case,
                    say(
                        "{person} is in {team}, which does not take {phase}",
                        person=person, team=problem.team_label(team),
                        phase=problem.called.phase_in_words(phase),
                    ),
                )

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """The team of the caseworker."""
        del case
        return filled(problem.workers[worker], "team")

    def words(self) -> Words:
        """The rule in plain words."""
        return say("A case goes to a team that takes its phase.")
