"""Ceilings by type: how many cases of one phase anybody holds at once."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.called import Called
from assigner.ceiling import one_more, relieved, spread
from assigner.norm import Norm
from assigner.problem import Problem
from assigner.quantity import Cases
from assigner.rule import OVER_NORM, Breach, Ceiling, Eased, FactCell, Place, Rule, latest
from assigner.words import Words, joined, say


class PhaseCeiling(Rule):
    """At most `at[phase]` cases of each phase named, with one caseworker.

    CWLA: at most 12 investigations, 17 ongoing families.
    """

    title: ClassVar[str] = "ceilings by type"
    soft_tier: ClassVar[str] = OVER_NORM
    standing: ClassVar[bool] = True

    at: dict[str, Cases]

    def phases_named(self) -> Iterable[tuple[Place, str]]:
        """The phases that have a ceiling."""
        return ((("at", phase), phase) for phase in self.at)

    def ceilings(self, problem: Problem) -> Iterable[Ceiling]:
        """One ceiling for each phase named."""
        for phase, most in sorted(self.at.items()):
            counts = {case.id: 1 for case in problem.cases.values() if case.phase == phase}
            room = {
                worker: most.whole - sum(case.phase == phase for case in held)
                for worker, held in problem.held.items()
            }
            words = say("is at the ceiling of {at} cases in {phase}", at=most.whole,
                        phase=problem.called.phase_in_words(phase))
            if self.hard:
                yield from spread(problem, counts, room, words)
            else:
                yield relieved(problem, counts, room, words)

    def norms(self, problem: Problem, allocation: Allocation, worker: str) -> Iterable[Norm]:
        """Cases of each phase named, against its ceiling."""
        left = problem.at_home.get(worker, frozenset()).difference(allocation.takes(worker))
        for phase, most in sorted(self.at.items()):
            count = sum(case.phase == phase for case in problem.held[worker])
            count += sum(
                problem.cases[case].phase == phase for case in allocation.gains(problem, worker)
            )
            count -= sum(problem.cases[case].phase == phase for case in left)
            yield Norm(
                self.name(), count, most.whole, f"cases in {phase}",
                problem.called.phase_in_words(phase), self.standing,
            )

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Recount, phase by phase, what each caseworker ends up with."""
        for phase, most in sorted(self.at.items()):
            for worker, held in problem.held.items():
                mine = [problem.cases[case] for case in allocation.gains(problem, worker)]
                gained = len([case for case in mine if case.phase == phase])
                total = gained + len([case for case in held if case.phase == phase])
                if not self.hard:
                    lost = problem.at_home.get(worker, frozenset()) - {*allocation.takes(worker)}
                    total -= sum(problem.cases[case].phase == phase for case in lost)
                if total > most.value and (gained or not self.hard):
                    words = say(
                        "{person} holds {total} cases in {phase}; the ceiling is {limit}",
                        person=worker, total=total, phase=problem.called.phase_in_words(phase),
                        limit=most.whole,
                    )
                    yield self.breach(worker, words, total - most.whole)

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """The phase of the latest open case of that phase."""
        phase = problem.cases[case].phase
        return latest((held for held in problem.held[worker] if held.phase == phase), "phase")

    def eased(self, problem: Problem, cases: Sequence[str]) -> Iterable[Eased]:
        """The ceiling of each phase of the cases, one higher."""
        for phase in sorted({problem.cases[case].phase for case in cases} & self.at.keys()):
            at = {**self.at, phase: one_more(self.at[phase])}
            more = self.model_copy(update={"at": at})
            yield Eased(more, f"at.{phase}", self.at[phase].whole, self.at[phase].unit)

    def words_for(self, called: Called) -> Words:
        """The rule in plain words."""
        each = joined(
            say("{phase} {most}", phase=called.phase_in_words(phase), most=most.whole)
            for phase, most in sorted(self.at.items())
        )
        return say("Nobody holds more cases of one phase than: {each}.", each=each)
