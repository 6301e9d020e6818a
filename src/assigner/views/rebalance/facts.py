"""What is told of a plan of staff changes; what it comes to in one line."""

from collections.abc import Mapping
from dataclasses import dataclass

from assigner.documents.plan import CaseworkerRow
from assigner.documents.rebalance import ShareRow
from assigner.plan import Claims
from assigner.scenarios.rebalance import Move, Rebalance
from assigner.scenarios.rebalance_plan import from_this_morning
from assigner.views.plan.facts import PlanFacts, load_words, proof_words
from assigner.words import Words, counted, joined, say


@dataclass(frozen=True)
class RebalanceFacts(PlanFacts):
    """The plan, and the day before and after the changes."""

    rebalance: Rebalance

    @property
    def found(self) -> bool:
        """Whether there is an allocation to speak of."""
        return self.claims.status not in ("infeasible", "unknown")

    @property
    def moves(self) -> tuple[Move, ...]:
        """The cases that change hands."""
        return tuple(self.rebalance.moves(self.claims.allocation))

    @property
    def new(self) -> list[str]:
        """The new cases somebody takes."""
        seats = self.claims.allocation.seats
        return [case.id for case in self.rebalance.restaffed.before.cases if case.id in seats]

    @property
    def shares(self) -> Mapping[str, ShareRow]:
        """Everybody whose load changes, from this morning on; nobody where nothing is found."""
        return {row.id: row for row in self.claims.people} if self.found else {}

    @property
    def caseworkers(self) -> tuple[CaseworkerRow, ...]:
        """Everybody's load this morning and after; the claims count from after the changes."""
        return from_this_morning(self.rebalance, self.claims)


def moved_line(facts: RebalanceFacts) -> Words:
    """How many change hands, by choice or not, what stays, proof, and the highest load."""
    claims: Claims = facts.claims
    if not facts.found:
        return joined([say("Nothing changes hands"), proof_words(claims)], " · ")
    moves, stays = facts.moves, len(facts.rebalance.restaffed.stays)
    choice = sum(move.origin.reason == "choice" for move in moves)
    said = [counted("{n} case changes hands", "{n} cases change hands", len(moves))]
    if choice:
        said.append(say("{n} of them by choice", n=choice))
    if claims.unassigned:
        said.append(say("{n} UNASSIGNED", n=len(claims.unassigned)))
    if stays:
        said.append(counted("{n} stays", "{n} stay", stays))
    return joined([*said, proof_words(claims), *load_words(facts)], " · ")
