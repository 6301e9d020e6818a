"""What an audience may see of an explanation: a worker's view is built anew from what is theirs.

A worker sees who has a case, and everything about themselves. Nothing of colleagues' leave,
disqualification, capacity, roles or interests: no rule, no cell, no number that any of them
went into. Nor whether a colleague could have had a case, how many could, or whether there were
equals: beside a like case, "possible" here and "not available" there tells what is private.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from assigner.documents.explain import (
    AboutWorker,
    AlternativesAnswer,
    Answered,
    AnyAnswer,
    BalanceProof,
    FairnessAnswer,
    GainedRow,
    GroupRow,
    WhatWouldItTake,
    Why,
    WhyNot,
    WhyTable,
)
from assigner.documents.grounds import KnockOn, RankedRow, RuledOutRow, RuleReason
from assigner.explain.rows import explained
from assigner.explain.sentences import CUT, MASKED
from assigner.words import Words, say

CROWD = 5
GROUNDS: Mapping[tuple[str, bool], Words] = {
    ("equally_good", True): say("as good for the day as a whole; the lot decided"),
    ("equally_good", False): say("as good for the day as a whole; not proven"),
    ("possible_but_worse", True): say("the day as a whole would be worse"),
    ("possible_but_worse", False): say(
        "the day as a whole would be worse, as far as was found; not proven"
    ),
    ("possible_and_better", True): say("the day as a whole would be better"),
}
"""What a colleague is told of a verdict that is proven, and of one that is not."""
COLLEAGUE = say("a colleague")
_Kind = TypeVar("_Kind", bound=Answered)


@dataclass(frozen=True)
class Colleague:
    """A caseworker who reads an explanation. `decided`: cases that somebody gave out today."""

    worker: str
    decided: frozenset[str] = frozenset()

    def sees(self, answer: AnyAnswer) -> AnyAnswer:
        """The answer as this caseworker may read it."""
        match answer:
            case Why():
                return self.why(answer)
            case WhatWouldItTake():
                return self.what_would_it_take(answer)
            case WhyNot():
                return _told(answer, **self._why_not(answer))
            case AboutWorker():
                return self.person(answer)
            case FairnessAnswer():
                return self.fairness(answer)
            case AlternativesAnswer():
                return self.alternatives(answer)
            case WhyTable():
                return self.table(answer)

    def why(self, answer: Why) -> Why:
        """Who has it; of who could and could not, the reader alone."""
        seats = answer.seats
        names = {"case": answer.question.case, "person": seats.caseworker}
        if seats.caseworker is None:
            words = say("{case}: nobody takes it", **names)
        elif answer.question.case in self.decided:
            words = say("{case} → {person}: it was decided so today", **names)
        elif not answer.verified:
            words = say("{case} → {person}, best found for the day as a whole", **names)
        else:
            words = say("{case} → {person}: nothing is better for the day as a whole; whether a "
                        "lot was drawn is not shown, it would tell of colleagues", **names)
        return _told(
            answer, seats=seats, tied_with=(), ruled_out=self._ruled_out(answer), words=str(words),
            ranked=tuple(
                RankedRow(caseworker=row.caseworker, verdict=row.verdict, tiers=(),
                          proven=row.proven)
                for row in answer.ranked if row.caseworker == self.worker
            ),
        )

    def _why_not(self, answer: WhyNot) -> dict[str, object]:
        """The verdict on the reader, and its ground where that is about them; of others none."""
        verdict, question = answer.verdict, answer.question
        names = {"case": question.case, "person": question.caseworker}
        nothing: dict[str, object] = {"because": (), "knock_on": (), "loads": ()}
        if verdict is None or verdict == "chosen":
            return {**nothing, "words": str(say("{case} is with {person}", **names))}
        if question.caseworker != self.worker:
            return {**nothing, "verdict": None, "verified": False, "words": str(say(
                "{case} is not with {person}. Why a colleague has a case or has it not is theirs; "
                "whoever decides can look.", **names,
            ))}
        if verdict == "not_allowed":
            own = [row for row in answer.because if isinstance(row, RuleReason) and row.own]
            because = own or [_reason(MASKED)]
            words = say("{person} for {case}: {words}", words=because[0].words, **names)
        else:
            because = [_reason(GROUNDS[verdict, bool(answer.proven)])]
            words = say("{person} for {case}: possible; {words}", words=because[0].words,
                        **names)
        return {
            "because": tuple(because), "knock_on": self._moves(answer.knock_on),
            "loads": tuple(row for row in answer.loads if row.caseworker == self.worker),
            "words": str(words),
        }

    def what_would_it_take(self, answer: WhatWouldItTake) -> WhatWouldItTake:
        """The reader's own question; nobody asks it of a colleague."""
        shown = self._why_not(answer)
        return _told(answer, **{
            **shown, "why_not": shown["words"], "change": answer.change,
            "changes": answer.changes, "searched": answer.searched, "words": answer.words,
        })

    def person(self, answer: AboutWorker) -> AboutWorker:
        """The reader's own load and cases."""
        gained = tuple(map(self._mine, answer.person.gained))
        person = answer.person.model_copy(update={"gained": gained})
        return _told(answer, person=person, words=answer.words)

    def fairness(self, answer: FairnessAnswer) -> FairnessAnswer:
        """What is proven, and the average of groups too large to tell anybody by."""
        proof, worst, received = answer.proof, answer.worst, answer.received
        proven = proof is not None and proof.proven and not proof.tolerant
        return _told(
            answer,
            proof=None if proof is None else BalanceProof(measure=proof.measure, proven=proven),
            worst=worst if worst and worst.caseworker == self.worker and not worst.gained
            else None,
            groups=tuple(
                GroupRow(by=row.by, name=row.name, people=row.people, mean=row.mean)
                for row in answer.groups if row.people >= CROWD
            ),
            over_time=tuple(row for row in answer.over_time if row.caseworker == self.worker),
            days=answer.days,
            received=received and received.model_copy(update={"people": tuple(
                row for row in received.people if row.caseworker == self.worker
            )}),
            words=str(
                say("Proven: no allocation of the day as good in what comes before balance "
                    "is more even") if proven
                else say("Not proven: a more even allocation of the day may exist")
            ),
        )

    def alternatives(self, answer: AlternativesAnswer) -> AlternativesAnswer:
        """None: each would say of colleagues who could have had what."""
        return _told(answer, alternatives=(), words=str(say(
            "Other allocations say what colleagues could have had; whoever decides can look."
        )))

    def table(self, answer: WhyTable) -> WhyTable:
        """The cases the reader takes part in."""
        mine = sorted(
            (self.why(row) for row in answer.cases
             if self.worker in (row.seats.caseworker, row.seats.co_caseworker)),
            key=lambda row: str(row.question.case),
        )
        return _told(answer, cases=tuple(mine), words=str(
            say("{count} cases of yours explained", count=len(mine))
        ))

    def _mine(self, row: GainedRow) -> GainedRow:
        """A case of the reader's; where it would go without them is of colleagues."""
        why = say("it was decided so today") if row.case in self.decided \
            else say("best for the day as a whole") if row.proven \
            else say("best found for the day as a whole")
        return row.model_copy(update={
            "why": str(why), "verdict_without": None, "to": None, "words": "",
        })

    def _ruled_out(self, answer: Why) -> tuple[RuledOutRow, ...]:
        mine = tuple(row for row in answer.ruled_out if row.caseworker == self.worker)
        own = tuple(row for row in mine if row.own)
        masked = RuledOutRow(caseworker=self.worker, rule=None, kind=None, words=str(MASKED))
        return own or (masked,)[:len(mine)]

    def _moves(self, moves: tuple[KnockOn, ...]) -> tuple[KnockOn, ...]:
        """Cases that come to the reader or leave them; not from or to whom."""
        return tuple(
            row.model_copy(update={"from_": self._known(row.from_), "to": self._known(row.to)})
            for row in moves if self.worker in (row.from_, row.to)
        )

    def _known(self, who: str | None) -> str | None:
        return who if who in (None, self.worker) else str(COLLEAGUE)


def _told(answer: _Kind, **shown: object) -> _Kind:
    """An answer of the same kind, which holds what is `shown`, the verdict, and nothing else."""
    question = answer.question
    asked = None if question.type == "fairness" else question.caseworker
    return explained(type(answer), question.type, question.case, asked, **{
        "verdict": answer.verdict, "verified": answer.verified, **shown,
        "cut": (str(CUT),) if answer.cut else (), "audience": "worker",
    })


def _reason(words: Words) -> RuleReason:
    return RuleReason(
        rule=None, kind=None, source=None, unit=None, value=None, value_if=None,
        words=str(words), evidence=None,
    )
